// SPDX-License-Identifier: Apache-2.0
//
// `paperhop install`: puts the manifests for browsers in place.
#include <ostream>

#include "cli/commands.hpp"
#include "cli/setup/browser_commands.hpp"
#include "cli/setup/installer.hpp"
#include "cli/setup/print_plan.hpp"
#include "cli/setup/process_facts.hpp"

namespace paperhop::cli {

ExitStatus run_install(const InstallOptions& options, const Streams& streams) {
  const auto plan = plan_install(
      {options.environment, options.host_path, options.browsers, options.system ? Scope::system : Scope::user});
  if (!plan) {
    print_error(plan.error(), streams);
    return ExitStatus::error;
  }
  const bool good =
      options.dry_run ? print_plan(plan.value(), streams) : print_outcomes(apply_plan(plan.value()), streams);
  print_notes(plan.value().notes, streams);
  // Nothing to do at all means that no browser asked for has such a folder: the notes said so.
  return good && !plan.value().actions.empty() ? ExitStatus::found : ExitStatus::error;
}

ExitStatus command_install(const Arguments& arguments, const Settings&, const Streams& streams) {
  return run_install({process_environment(), host_path(arguments.value("host")), arguments.all("browser"),
                      arguments.has("system"), arguments.has("dry-run")},
                     streams);
}

}  // namespace paperhop::cli
