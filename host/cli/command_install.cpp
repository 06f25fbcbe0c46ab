// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include "cli/browser_commands.hpp"
#include "cli/installer.hpp"
#include "cli/print_plan.hpp"

namespace paperhop {

int run_install(const InstallOptions& options, std::ostream& out, std::ostream& err) {
  using browsers::Scope;
  const auto plan = browsers::plan_install(
      {options.environment, options.host_path, options.browsers, options.system ? Scope::system : Scope::user});
  if (!plan) {
    browsers::print_error(err, plan.error());
    return 2;
  }
  const bool good = options.dry_run ? browsers::print_plan(plan.value(), out, err)
                                    : browsers::print_outcomes(browsers::apply_plan(plan.value()), out, err);
  browsers::print_notes(plan.value().notes, err);
  // Nothing to do at all means that no browser asked for has such a folder: the notes said so.
  return good && !plan.value().actions.empty() ? 0 : 2;
}

}  // namespace paperhop
