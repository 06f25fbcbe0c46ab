// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "cli/browser_commands.hpp"
#include "cli/installer.hpp"
#include "cli/print_plan.hpp"

namespace paperhop::cli {

int run_uninstall(const UninstallOptions& options, std::ostream& out, std::ostream& err) {
  const auto plan = plan_uninstall({options.environment, options.browsers, options.system});
  if (!plan) {
    print_error(err, plan.error());
    return 2;
  }
  if (plan.value().actions.empty()) {
    out << "nothing of paperhop is installed\n";
    return 0;
  }
  // What is not ours may stay, so finding it is no failure here.
  InstallPlan ours;
  for (const Action& action : plan.value().actions) {
    if (action.step == Step::refuse && action.refusal.code == ErrorCode::not_ours) {
      print_notes({action.refusal.message}, err);
    } else {
      ours.actions.push_back(action);
    }
  }
  const bool good = options.dry_run ? print_plan(ours, out, err) : print_outcomes(apply_plan(ours), out, err);
  return good ? 0 : 2;
}

}  // namespace paperhop::cli
