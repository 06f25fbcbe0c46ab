// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <ostream>
#include <string_view>

#include "cli/browser_commands.hpp"
#include "cli/doctor.hpp"
#include "cli/printable.hpp"

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

int run_doctor(const DoctorOptions& options, std::ostream& out, std::ostream& err) {
  if (options.host_path.empty()) {
    err << "paperhop: cannot tell where this program lies, so its host cannot be found\n";
    return 2;
  }
  const auto findings = examine({options.environment, options.host_path, options.config});
  print_findings(findings, out);
  return needs_action(findings) ? 1 : 0;
}

}  // namespace paperhop::cli
