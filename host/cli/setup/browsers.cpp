// SPDX-License-Identifier: Apache-2.0
//
// The table, and what can be said from the table alone; browser_detect.cpp looks at the disk.
#include "cli/setup/browsers.hpp"

#include <algorithm>

#include "cli/manifest_templates.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kChromeSystem = "/etc/opt/chrome/native-messaging-hosts";
constexpr std::string_view kChromiumSystem = "/etc/chromium/native-messaging-hosts";
constexpr std::string_view kEdgeSystem = "/etc/opt/edge/native-messaging-hosts";
constexpr std::string_view kVivaldiSystem = "/etc/vivaldi/native-messaging-hosts";
constexpr std::string_view kMozillaSystem = "/usr/lib/mozilla/native-messaging-hosts";
// Firefox keeps new profiles under ~/.config/mozilla, yet reads manifests from ~/.mozilla alone.
constexpr BrowserFolder kMozillaUser{Base::home, ".mozilla/native-messaging-hosts"};

/// A Chromium: its profile lies in the configuration folder, and the manifests in its profile.
constexpr Browser chromium(std::string_view name, std::string_view title, std::string_view profile,
                           std::string_view manifests, std::string_view system,
                           std::array<std::string_view, 3> executables, std::string_view flatpak = {},
                           std::string_view snap = {}) {
  return {name,
          title,
          Family::chromium,
          {BrowserFolder{Base::config, profile}},
          BrowserFolder{Base::config, manifests},
          system,
          executables,
          flatpak,
          snap,
          false};
}

// Brave, Opera and Floorp have no system folder that is certain: they are installed for the user.
constexpr auto kBrowsers = std::to_array<Browser>({
    chromium("chrome", "Google Chrome", "google-chrome", "google-chrome/NativeMessagingHosts", kChromeSystem,
             {"google-chrome", "google-chrome-stable"}, "com.google.Chrome"),
    chromium("chrome-beta", "Google Chrome Beta", "google-chrome-beta", "google-chrome-beta/NativeMessagingHosts",
             kChromeSystem, {"google-chrome-beta"}),
    chromium("chrome-dev", "Google Chrome Dev", "google-chrome-unstable", "google-chrome-unstable/NativeMessagingHosts",
             kChromeSystem, {"google-chrome-unstable"}, "com.google.ChromeDev"),
    chromium("chromium", "Chromium", "chromium", "chromium/NativeMessagingHosts", kChromiumSystem,
             {"chromium", "chromium-browser"}, "org.chromium.Chromium", "chromium"),
    // Takes Chromium's folders over; its program and its Flatpak have names of their own.
    chromium("ungoogled-chromium", "Ungoogled Chromium", {}, "chromium/NativeMessagingHosts", kChromiumSystem,
             {"ungoogled-chromium"}, "io.github.ungoogled_software.ungoogled_chromium"),
    chromium("edge", "Microsoft Edge", "microsoft-edge", "microsoft-edge/NativeMessagingHosts", kEdgeSystem,
             {"microsoft-edge", "microsoft-edge-stable"}, "com.microsoft.Edge"),
    chromium("edge-beta", "Microsoft Edge Beta", "microsoft-edge-beta", "microsoft-edge-beta/NativeMessagingHosts",
             kEdgeSystem, {"microsoft-edge-beta"}),
    chromium("edge-dev", "Microsoft Edge Dev", "microsoft-edge-dev", "microsoft-edge-dev/NativeMessagingHosts",
             kEdgeSystem, {"microsoft-edge-dev"}, "com.microsoft.EdgeDev"),
    chromium("brave", "Brave", "BraveSoftware/Brave-Browser", "BraveSoftware/Brave-Browser/NativeMessagingHosts", {},
             {"brave-browser", "brave-browser-stable", "brave"}, "com.brave.Browser", "brave"),
    chromium("brave-beta", "Brave Beta", "BraveSoftware/Brave-Browser-Beta",
             "BraveSoftware/Brave-Browser-Beta/NativeMessagingHosts", {}, {"brave-browser-beta"}),
    chromium("brave-nightly", "Brave Nightly", "BraveSoftware/Brave-Browser-Nightly",
             "BraveSoftware/Brave-Browser-Nightly/NativeMessagingHosts", {}, {"brave-browser-nightly"}),
    chromium("vivaldi", "Vivaldi", "vivaldi", "vivaldi/NativeMessagingHosts", kVivaldiSystem,
             {"vivaldi", "vivaldi-stable"}, "com.vivaldi.Vivaldi", "vivaldi"),
    chromium("vivaldi-snapshot", "Vivaldi Snapshot", "vivaldi-snapshot", "vivaldi-snapshot/NativeMessagingHosts",
             kVivaldiSystem, {"vivaldi-snapshot"}),
    chromium("opera", "Opera", "opera", "opera/NativeMessagingHosts", {}, {"opera", "opera-stable"}, "com.opera.Opera",
             "opera"),
    {.name = "firefox",
     .title = "Firefox",
     .family = Family::firefox,
     .profiles = {BrowserFolder{Base::home, ".mozilla/firefox"}, BrowserFolder{Base::config, "mozilla/firefox"}},
     .user_folder = kMozillaUser,
     .system_folder = kMozillaSystem,
     .executables = {"firefox", "firefox-esr", "firefox-developer-edition"},
     .flatpak = "org.mozilla.firefox",
     .snap = "firefox",
     .snap_uses_portal = true},
    {.name = "librewolf",
     .title = "LibreWolf",
     .family = Family::firefox,
     .profiles = {BrowserFolder{Base::home, ".librewolf"}, BrowserFolder{Base::config, "librewolf"}},
     .user_folder = {Base::home, ".librewolf/native-messaging-hosts"},
     .system_folder = "/usr/lib/librewolf/native-messaging-hosts",
     .executables = {"librewolf"},
     .flatpak = "io.gitlab.librewolf-community"},
    {.name = "waterfox",
     .title = "Waterfox",
     .family = Family::firefox,
     .profiles = {BrowserFolder{Base::home, ".waterfox"}, BrowserFolder{Base::config, "waterfox"}},
     .user_folder = {Base::home, ".waterfox/native-messaging-hosts"},
     .system_folder = "/usr/lib/waterfox/native-messaging-hosts",
     .executables = {"waterfox"},
     .flatpak = "net.waterfox.waterfox"},
    {.name = "floorp",
     .title = "Floorp",
     .family = Family::firefox,
     .profiles = {BrowserFolder{Base::home, ".floorp"}, BrowserFolder{Base::config, "floorp"}},
     .user_folder = {Base::home, ".floorp/native-messaging-hosts"},
     .executables = {"floorp"},
     .flatpak = "one.ablaze.floorp"},
    // Its profiles are its own, but it reads Firefox's manifests (zen-browser/desktop issue 10622).
    {.name = "zen",
     .title = "Zen",
     .family = Family::firefox,
     .profiles = {BrowserFolder{Base::home, ".zen"}, BrowserFolder{Base::config, "zen"}},
     .user_folder = kMozillaUser,
     .system_folder = kMozillaSystem,
     .executables = {"zen-browser", "zen"},
     .flatpak = "app.zen_browser.zen"},
    // As torbrowser-launcher unpacks it; the browser takes a folder inside for its home.
    {.name = "tor-browser",
     .title = "Tor Browser",
     .family = Family::firefox,
     .profiles = {BrowserFolder{Base::home,
                                ".local/share/torbrowser/tbb/x86_64/tor-browser/Browser/TorBrowser/Data/Browser/"
                                "profile.default"}},
     .user_folder = {Base::home,
                     ".local/share/torbrowser/tbb/x86_64/tor-browser/Browser/TorBrowser/Data/Browser/"
                     ".mozilla/native-messaging-hosts"},
     .flatpak = "org.torproject.torbrowser-launcher"},
});

}  // namespace

std::span<const Browser> known_browsers() {
  return kBrowsers;
}

const Browser* find_browser(std::string_view name) {
  const auto found = std::find_if(kBrowsers.begin(), kBrowsers.end(), [&](const Browser& b) { return b.name == name; });
  return found == kBrowsers.end() ? nullptr : &*found;
}

std::string browser_names() {
  std::string names;
  for (const Browser& browser : kBrowsers) {
    if (!names.empty()) names += ", ";
    names += browser.name;
  }
  return names;
}

std::string manifest_file(const Browser& browser, Scope scope, const Environment& environment) {
  std::string folder;
  if (scope == Scope::system) {
    if (browser.system_folder.empty()) return {};
    folder = environment.root + std::string(browser.system_folder);
  } else {
    folder = place_folder(browser.user_folder, environment);
    if (folder.empty()) return {};
  }
  return folder + '/' + std::string(kHostName) + ".json";
}

std::string place_folder(const BrowserFolder& place, const Environment& environment) {
  // A relative $HOME or $XDG_CONFIG_HOME would mean another folder in every working folder: the
  // XDG specification says to ignore it.
  const auto absolute = [](const std::string& folder) { return folder.starts_with('/'); };
  if (place.folder.empty()) return {};
  if (place.base == Base::config && absolute(environment.xdg_config_home)) {
    return environment.xdg_config_home + '/' + std::string(place.folder);
  }
  if (!absolute(environment.home)) return {};
  return environment.home + (place.base == Base::config ? "/.config/" : "/") + std::string(place.folder);
}

}  // namespace paperhop::cli
