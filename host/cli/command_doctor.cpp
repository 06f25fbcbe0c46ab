// SPDX-License-Identifier: Apache-2.0
//
// `paperhop doctor`: says what keeps a browser from reaching paperhop, and paperhop from reading PDFs.
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/setup/browser_commands.hpp"
#include "cli/setup/doctor.hpp"
#include "cli/setup/doctor_pdf.hpp"
#include "cli/setup/process_facts.hpp"
#include "cli/terminal/printable.hpp"

namespace paperhop::cli {
namespace {

std::string_view word_for(Level level) {
  switch (level) {
    case Level::ok: return "ok       ";
    case Level::warning: return "warning  ";
    case Level::problem: break;
  }
  return "problem  ";
}

void print_findings(const std::vector<Finding>& findings, std::ostream& out) {
  for (const Finding& finding : findings) {
    out << word_for(finding.level) << printable(finding.subject) << ": " << printable(finding.text);
    if (!finding.remedy.empty()) out << "; " << printable(finding.remedy);
    out << '\n';
  }
}

}  // namespace

ExitStatus run_doctor(const DoctorOptions& options, const Streams& streams) {
  if (options.host_path.empty()) {
    streams.complain("cannot tell where this program lies, so its host cannot be found");
    return ExitStatus::error;
  }
  std::vector<Finding> findings = examine({options.environment, options.host_path, options.config});
  for (Finding& finding : examine_pdfs()) findings.push_back(std::move(finding));
  print_findings(findings, streams.out);
  return needs_action(findings) ? ExitStatus::none : ExitStatus::found;
}

ExitStatus command_doctor(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  return run_doctor({process_environment(), host_path(arguments.value("host")), settings.config}, streams);
}

}  // namespace paperhop::cli
