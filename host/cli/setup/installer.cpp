// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/installer.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/setup/host_manifest.hpp"
#include "cli/setup/small_file.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

// Browsers run as the user that reads them; everybody may read what holds no secret.
constexpr mode_t kFileMode = 0644;
constexpr mode_t kUserFolderMode = 0700;    // as browsers make their profiles
constexpr mode_t kSystemFolderMode = 0755;  // everybody's browser reads it

/// What stands at the place of a manifest.
struct Present {
  enum class What { nothing, ours, foreign, unknown } what = What::nothing;
  SmallFile file;
  std::string reason;  ///< for foreign and unknown
};

Present look_at(const std::string& path) {
  switch (file_kind(path)) {
    case FileKind::missing: return {};
    case FileKind::symlink: return {Present::What::foreign, {}, "a symbolic link"};
    case FileKind::other:
      if (::access(path.c_str(), F_OK) == 0) return {Present::What::foreign, {}, "no regular file"};
      return {Present::What::unknown, {}, "cannot look at " + path};
    case FileKind::regular: break;
  }
  Result<SmallFile> read = read_small_file(path, kManifestBytes, /*follow_link=*/false);
  if (!read) return {Present::What::unknown, {}, read.error().message};
  const auto manifest = parse_manifest(read.value().content);
  if (!manifest || !is_ours(*manifest)) return {Present::What::foreign, {}, "not written by paperhop"};
  return {Present::What::ours, std::move(read).value(), {}};
}

Action refused(Action action, const Present& present) {
  action.step = Step::refuse;
  action.refusal = present.what == Present::What::foreign
                       ? Error{ErrorCode::not_ours, action.file + " is " + present.reason +
                                                        ", so it is left alone; move it away if paperhop is to use it"}
                       : Error{ErrorCode::unreadable, present.reason + "; it is left alone"};
  return action;
}

/// Decides the step of an action that wants `action.content` to stand in the file.
Action decide_install(Action action) {
  const Present present = look_at(action.file);
  switch (present.what) {
    case Present::What::nothing: action.step = Step::write; return action;
    case Present::What::ours: break;
    default: return refused(std::move(action), present);
  }
  const bool right = present.file.content == action.content && present.file.mode == kFileMode;
  action.step = right ? Step::unchanged : Step::replace;
  return action;
}

/// A program that other users cannot reach is of no use in the system's folders.
bool open_to_everybody(const std::string& host_path) {
  struct stat info {};
  for (fs::path part = host_path; part.has_relative_path(); part = part.parent_path()) {
    if (::stat(part.c_str(), &info) == 0 && (info.st_mode & S_IXOTH) == 0) return false;
  }
  return true;
}

Status check_host(const std::string& host_path) {
  std::error_code failed;
  if (!fs::is_regular_file(host_path, failed) || ::access(host_path.c_str(), X_OK) != 0) {
    return Error{ErrorCode::start_failed,
                 "there is no program at " + host_path + "; paperhop-host belongs beside paperhop: install both"};
  }
  return Done{};
}

using Browsers = std::vector<const Browser*>;

Result<Browsers> named_browsers(const std::vector<std::string>& names) {
  Browsers browsers;
  for (const std::string& name : names) {
    const Browser* browser = find_browser(name);
    if (browser == nullptr) {
      return Error{ErrorCode::no_browser, "no browser called \"" + name + "\" is known; known are " + browser_names()};
    }
    if (std::find(browsers.begin(), browsers.end(), browser) == browsers.end()) browsers.push_back(browser);
  }
  return browsers;
}

/// The browsers that are there, and those that a manifest of ours stands for already: what was
/// installed by name is kept up to date without naming it again.
Result<Browsers> found_browsers(const Environment& environment, Scope scope) {
  Browsers browsers;
  std::vector<std::string> files;
  const auto add = [&](const Browser& browser) {
    browsers.push_back(&browser);
    files.push_back(manifest_file(browser, scope, environment));
  };
  for (const Browser& browser : known_browsers()) {
    if (is_installed(browser, environment)) add(browser);
  }
  for (const Browser& browser : known_browsers()) {
    const std::string file = manifest_file(browser, scope, environment);
    const bool known = file.empty() || std::find(files.begin(), files.end(), file) != files.end();
    if (!known && look_at(file).what == Present::What::ours) add(browser);
  }
  if (!browsers.empty()) return browsers;
  std::string message = "no browser was found; name one with --browser, known are " + browser_names();
  for (const std::string& note : sandbox_notes(environment)) message += "; " + note;
  return Error{ErrorCode::no_browser, message};
}

Browsers all_browsers() {
  Browsers browsers;
  for (const Browser& browser : known_browsers()) browsers.push_back(&browser);
  return browsers;
}

Status check_user_folders(Scope scope, const Environment& environment) {
  if (scope == Scope::system || environment.home.starts_with('/')) return Done{};
  return Error{ErrorCode::bad_usage,
               "HOME does not name a folder from /, so this user's browsers cannot be found; set it"};
}

/// One action for each file: some browsers share theirs.
void add_action(std::vector<Action>& actions, const Browser& browser, Action action) {
  const auto same =
      std::find_if(actions.begin(), actions.end(), [&](const Action& a) { return a.file == action.file; });
  if (same == actions.end()) {
    action.browsers = browser.title;
    actions.push_back(std::move(action));
  } else {
    same->browsers.append(", ").append(browser.title);
  }
}

/// Temporary files that a killed installation left beside `file`.
void add_leftovers(std::vector<Action>& actions, const std::string& file, Scope scope) {
  const std::string prefix = temporary_prefix(file);
  constexpr std::size_t kRandomPart = 6;  // of mkostemp
  std::error_code failed;
  std::vector<Action> found;
  for (fs::directory_iterator entry(fs::path(file).parent_path(), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const std::string path = entry->path().string();
    if (path.size() != prefix.size() + kRandomPart || !path.starts_with(prefix)) continue;
    if (file_kind(path) != FileKind::regular) continue;
    Action action;
    action.step = Step::remove;
    action.file = path;
    action.scope = scope;
    found.push_back(std::move(action));
  }
  std::sort(found.begin(), found.end(), [](const Action& a, const Action& b) { return a.file < b.file; });
  std::move(found.begin(), found.end(), std::back_inserter(actions));
}

void plan_removals(InstallPlan& plan, const Browsers& browsers, Scope scope, const Environment& environment) {
  std::vector<Action> wanted;
  for (const Browser* browser : browsers) {
    Action action;
    action.scope = scope;
    action.file = manifest_file(*browser, scope, environment);
    if (!action.file.empty()) add_action(wanted, *browser, std::move(action));
  }
  for (Action& action : wanted) {
    add_leftovers(plan.actions, action.file, scope);
    const Present present = look_at(action.file);
    if (present.what == Present::What::nothing) continue;
    action.step = Step::remove;
    plan.actions.push_back(present.what == Present::What::ours ? std::move(action)
                                                               : refused(std::move(action), present));
  }
}

Status write_manifest(const Action& action) {
  const mode_t folder_mode = action.scope == Scope::system ? kSystemFolderMode : kUserFolderMode;
  Status made = make_parent_folders(action.file, folder_mode);
  if (!made) return made;
  return write_whole_file(action.file, action.content, kFileMode);
}

Status carry_out(const Action& action) {
  if (action.step == Step::unchanged) return Done{};
  if (action.step == Step::refuse) return action.refusal;
  Status done = action.step == Step::remove ? remove_file(action.file) : write_manifest(action);
  if (done || action.scope == Scope::user) return done;
  return Error{done.error().code, done.error().message + "; the system's folders need the rights of root"};
}

/// The action as it is right now: the file may have changed since the plan was made.
Action decide_again(const Action& action) {
  if (action.step == Step::refuse) return action;
  if (action.step != Step::remove) return decide_install(action);
  if (action.browsers.empty()) return action;  // a temporary file: it is told by its name
  const Present present = look_at(action.file);
  const bool removable = present.what == Present::What::ours || present.what == Present::What::nothing;
  return removable ? action : refused(action, present);
}

}  // namespace

Result<InstallPlan> plan_install(const InstallRequest& request) {
  if (Status ready = check_user_folders(request.scope, request.environment); !ready) return ready.error();
  const auto browsers =
      request.browsers.empty() ? found_browsers(request.environment, request.scope) : named_browsers(request.browsers);
  if (!browsers) return browsers.error();
  if (Status ready = check_host(request.host_path); !ready) return ready.error();

  InstallPlan plan;
  for (const Browser* browser : browsers.value()) {
    Action action;
    action.scope = request.scope;
    action.file = manifest_file(*browser, request.scope, request.environment);
    if (action.file.empty()) {
      plan.notes.push_back(std::string(browser->title) +
                           " has no folder for the whole system; run `paperhop install` without --system for it");
      continue;
    }
    auto content = make_manifest(browser->family, request.host_path);
    if (!content) return content.error();
    action.content = std::move(content).value();
    add_action(plan.actions, *browser, std::move(action));
  }
  for (Action& action : plan.actions) action = decide_install(std::move(action));
  if (request.scope == Scope::system && !open_to_everybody(request.host_path)) {
    plan.notes.push_back("other users cannot start " + request.host_path +
                         "; install paperhop where everybody may, such as /usr/local/bin");
  }
  for (std::string& note : sandbox_notes(request.environment)) plan.notes.push_back(std::move(note));
  return plan;
}

Result<InstallPlan> plan_uninstall(const UninstallRequest& request) {
  const Scope least = request.system ? Scope::system : Scope::user;
  if (Status ready = check_user_folders(least, request.environment); !ready) return ready.error();
  const Result<Browsers> browsers =
      request.browsers.empty() ? Result<Browsers>(all_browsers()) : named_browsers(request.browsers);
  if (!browsers) return browsers.error();
  InstallPlan plan;
  plan_removals(plan, browsers.value(), Scope::user, request.environment);
  if (request.system) plan_removals(plan, browsers.value(), Scope::system, request.environment);
  return plan;
}

std::vector<Outcome> apply_plan(const InstallPlan& plan) {
  std::vector<Outcome> outcomes;
  for (const Action& planned : plan.actions) {
    Outcome outcome;
    outcome.action = decide_again(planned);
    outcome.status = carry_out(outcome.action);
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

}  // namespace paperhop::cli
