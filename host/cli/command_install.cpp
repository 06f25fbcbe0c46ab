// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "cli/browser_commands.hpp"
#include "cli/installer.hpp"
#include "cli/print_plan.hpp"

namespace paperhop::cli {

int run_install(const InstallOptions& options, std::ostream& out, std::ostream& err) {
  const auto plan = plan_install(
      {options.environment, options.host_path, options.browsers, options.system ? Scope::system : Scope::user});
  if (!plan) {
    print_error(err, plan.error());
    return 2;
  }
  const bool good =
      options.dry_run ? print_plan(plan.value(), out, err) : print_outcomes(apply_plan(plan.value()), out, err);
  print_notes(plan.value().notes, err);
  // Nothing to do at all means that no browser asked for has such a folder: the notes said so.
  return good && !plan.value().actions.empty() ? 0 : 2;
}

}  // namespace paperhop::cli
