// SPDX-License-Identifier: Apache-2.0
//
// Puts native-messaging manifests where browsers look for them, and takes them away again.
// First a plan, which touches nothing and can be shown; then the plan is carried out. Only
// files of ours are ever replaced or removed; what is right already is not touched.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/setup/browsers.hpp"

namespace paperhop::cli {

enum class Step {
  write,      ///< nothing stands there yet
  replace,    ///< an older manifest of ours stands there
  unchanged,  ///< it is there as it should be
  remove,     ///< a manifest of ours, or a temporary file that was left behind
  refuse,     ///< something that is not ours, or that cannot be looked at: left alone
};

struct Action {
  Step step = Step::write;
  std::string file;
  std::string browsers;  ///< titles of those that read it: "Firefox, Zen"
  Scope scope = Scope::user;
  std::string content;  ///< for write, replace and unchanged
  Error refusal{};      ///< for refuse: not_ours, or unreadable
};

struct InstallPlan {
  std::vector<Action> actions;
  std::vector<std::string> notes;  ///< sentences for people: what will not work, and why
};

struct InstallRequest {
  Environment environment;
  std::string host_path;              ///< absolute path of paperhop-host
  std::vector<std::string> browsers;  ///< names; empty: all that are found
  Scope scope = Scope::user;
};

/// What installing would do. An error where a name is not known, where no browser is found,
/// where there is no host, or where no manifest can name it.
Result<InstallPlan> plan_install(const InstallRequest& request);

struct UninstallRequest {
  Environment environment;
  std::vector<std::string> browsers;  ///< names; empty: all that are known
  bool system = false;                ///< the system's folders as well as the user's
};

/// What uninstalling would do: all that is ours goes, folders and strangers stay.
Result<InstallPlan> plan_uninstall(const UninstallRequest& request);

/// What became of an action. Its step says what was done in fact: between plan and deed the
/// file may have changed, so each is looked at again.
struct Outcome {
  Action action;
  Status status = Done{};
};

/// Carries a plan out; a failure does not keep the rest from being done.
std::vector<Outcome> apply_plan(const InstallPlan& plan);

}  // namespace paperhop::cli
