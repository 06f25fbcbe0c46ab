// SPDX-License-Identifier: Apache-2.0
//
// Which browsers are there: looks at profiles, at $PATH, and at the folders of Flatpak and snap.
#include <unistd.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include "base/limits.hpp"
#include "cli/setup/browsers.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

/// True where `folder` is known and holds an entry called `name`.
bool holds(const std::string& folder, std::string_view name) {
  std::error_code ignored;
  return !folder.empty() && fs::exists(fs::path(folder) / name, ignored);
}

/// A folder that holds nothing but a folder for manifests was made by an installer (ours, or
/// another program's), not by the browser.
bool is_profile(const std::string& folder) {
  std::error_code failed;
  if (folder.empty() || !fs::is_directory(folder, failed)) return false;
  fs::directory_iterator entry(folder, failed);
  if (failed || entry == fs::directory_iterator()) return true;
  for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
    const auto name = entry->path().filename();
    if (name != "NativeMessagingHosts" && name != "native-messaging-hosts") return true;
  }
  return false;
}

/// True for the programs that only start a snap: a link to snap, or a short script that names its folder.
bool starts_snap(const fs::path& program) {
  std::error_code failed;
  const fs::path target = fs::canonical(program, failed);
  if (!failed && target.filename() == "snap") return true;
  std::ifstream file(program, std::ios::binary);
  std::string head(limits::kSniff, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head.starts_with("#!") && head.find("/snap/bin/") != std::string::npos;
}

bool on_path(std::string_view program, std::string_view path) {
  while (!path.empty()) {
    const std::size_t end = std::min(path.find(':'), path.size());
    const std::string_view folder = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (!folder.starts_with('/') || folder == "/snap/bin") continue;
    const fs::path file = fs::path(folder) / program;
    std::error_code failed;
    if (fs::is_regular_file(file, failed) && ::access(file.c_str(), X_OK) == 0 && !starts_snap(file)) return true;
  }
  return false;
}

std::string sentence(const Browser& browser, std::string_view package, bool portal) {
  std::string text(browser.title);
  text.append(" is here as a ").append(package).append(": ");
  text += portal ? "it starts paperhop only where the desktop has a portal for it, and asks first; if it does not, "
                 : "its sandbox cannot start programs of this machine, paperhop among them; ";
  text += "install the browser from an ordinary package to use paperhop in it";
  return text;
}

}  // namespace

bool is_installed(const Browser& browser, const Environment& environment) {
  for (const BrowserFolder& place : browser.profiles) {
    if (is_profile(place_folder(place, environment))) return true;
  }
  for (const std::string_view program : browser.executables) {
    if (!program.empty() && on_path(program, environment.path)) return true;
  }
  // What a portal starts is read from the user's folder: a manifest there is of use.
  return browser.snap_uses_portal && find_sandboxes(browser, environment).snap;
}

Sandboxes find_sandboxes(const Browser& browser, const Environment& environment) {
  Sandboxes found;
  if (!browser.flatpak.empty()) {
    found.flatpak = holds(place_folder({Base::home, ".var/app"}, environment), browser.flatpak) ||
                    holds(place_folder({Base::home, ".local/share/flatpak/app"}, environment), browser.flatpak) ||
                    holds(environment.root + "/var/lib/flatpak/app", browser.flatpak);
  }
  if (!browser.snap.empty()) {
    found.snap = holds(place_folder({Base::home, "snap"}, environment), browser.snap) ||
                 holds(environment.root + "/snap", browser.snap);
  }
  return found;
}

std::vector<std::string> sandbox_notes(const Environment& environment) {
  std::vector<std::string> notes;
  for (const Browser& browser : known_browsers()) {
    const Sandboxes found = find_sandboxes(browser, environment);
    if (found.flatpak) notes.push_back(sentence(browser, "Flatpak", false));
    if (found.snap) notes.push_back(sentence(browser, "snap", browser.snap_uses_portal));
  }
  return notes;
}

}  // namespace paperhop::cli
