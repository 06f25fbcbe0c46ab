// SPDX-License-Identifier: Apache-2.0
//
// `paperhop uninstall`: takes away all that is ours, and nothing else.
#include <ostream>

#include "cli/commands.hpp"
#include "cli/setup/browser_commands.hpp"
#include "cli/setup/installer.hpp"
#include "cli/setup/print_plan.hpp"
#include "cli/setup/process_facts.hpp"

namespace paperhop::cli {

ExitStatus run_uninstall(const UninstallOptions& options, const Streams& streams) {
  const auto plan = plan_uninstall({options.environment, options.browsers, options.system});
  if (!plan) {
    print_error(plan.error(), streams);
    return ExitStatus::error;
  }
  if (plan.value().actions.empty()) {
    streams.out << "nothing of paperhop is installed\n";
    return ExitStatus::found;
  }
  // What is not ours may stay, so finding it is no failure here.
  InstallPlan ours;
  for (const Action& action : plan.value().actions) {
    if (action.step == Step::refuse && action.refusal.code == ErrorCode::not_ours) {
      print_notes({action.refusal.message}, streams);
    } else {
      ours.actions.push_back(action);
    }
  }
  const bool good = options.dry_run ? print_plan(ours, streams) : print_outcomes(apply_plan(ours), streams);
  return good ? ExitStatus::found : ExitStatus::error;
}

ExitStatus command_uninstall(const Arguments& arguments, const Settings&, const Streams& streams) {
  return run_uninstall(
      {process_environment(), arguments.all("browser"), arguments.has("system"), arguments.has("dry-run")}, streams);
}

}  // namespace paperhop::cli
