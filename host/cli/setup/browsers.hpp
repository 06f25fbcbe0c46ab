// SPDX-License-Identifier: Apache-2.0
//
// The browsers that paperhop knows: what they are called, where they look for native-messaging
// manifests, and how to see that one is there. Everything is asked of an Environment that is
// passed in, so that the tests can make up a machine.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop::cli {

/// The two kinds of manifest: they differ in the key that names the extension.
enum class Family { chromium, firefox };

/// For this user, or for everybody on the machine.
enum class Scope { user, system };

/// What of the process's surroundings counts here. Empty: not set.
struct Environment {
  std::string home;             ///< $HOME
  std::string xdg_config_home;  ///< $XDG_CONFIG_HOME
  std::string path;             ///< $PATH
  std::string root;             ///< put before the machine's own folders (/etc, /usr, /var, /snap); for tests
};

/// What a relative folder starts from: $HOME, or $XDG_CONFIG_HOME with its default.
enum class Base { home, config };

struct BrowserFolder {
  Base base = Base::home;
  std::string_view folder;  ///< relative; empty: no such place
};

struct Browser {
  std::string_view name;   ///< for --browser: "chrome"
  std::string_view title;  ///< for people: "Google Chrome"
  Family family = Family::chromium;
  std::array<BrowserFolder, 2> profiles{};        ///< folders that the browser makes when it runs
  BrowserFolder user_folder{};                    ///< where it looks for this user's manifests
  std::string_view system_folder{};               ///< where it looks for everybody's; empty: nowhere for certain
  std::array<std::string_view, 3> executables{};  ///< names on $PATH
  std::string_view flatpak{};                     ///< its Flatpak id
  std::string_view snap{};                        ///< its snap's name
  /// As a snap it reads the user's manifests too, and starts hosts through the desktop's portal.
  bool snap_uses_portal = false;
};

/// Every browser known, in the order in which they are listed.
std::span<const Browser> known_browsers();

/// The browser called `name`, or nothing.
const Browser* find_browser(std::string_view name);

/// "chrome, chromium, …": for messages.
std::string browser_names();

/// A place as an absolute folder; empty where the environment does not say where that is.
std::string place_folder(const BrowserFolder& place, const Environment& environment);

/// Where the manifest of `browser` belongs; empty where it has no such place, or where the
/// environment does not say where the user's folders are.
std::string manifest_file(const Browser& browser, Scope scope, const Environment& environment);

/// True where the browser can be found outside a sandbox: by a profile or by a program on $PATH.
bool is_installed(const Browser& browser, const Environment& environment);

/// The kinds of sandboxed package by which the browser is (also) there.
struct Sandboxes {
  bool flatpak = false;
  bool snap = false;
};
Sandboxes find_sandboxes(const Browser& browser, const Environment& environment);

/// One sentence for each sandboxed browser: what does not work there, and what to do.
std::vector<std::string> sandbox_notes(const Environment& environment);

}  // namespace paperhop::cli
