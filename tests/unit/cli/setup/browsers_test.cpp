// SPDX-License-Identifier: Apache-2.0
//
// Finding browsers on made-up machines: by profile, by program, and inside sandboxes.
#include "cli/setup/browsers.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "cli/machine.hpp"
#include "cli/setup/installer.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

std::string found_names(const Environment& environment) {
  std::string names;
  for (const Browser& browser : known_browsers()) {
    if (is_installed(browser, environment)) names.append(names.empty() ? "" : " ").append(browser.name);
  }
  return names;
}

TEST_CASE("names are told apart and found again", "[browsers]") {
  std::set<std::string_view> names;
  for (const Browser& browser : known_browsers()) {
    CHECK(names.insert(browser.name).second);
    CHECK(find_browser(browser.name) == &browser);
    CHECK(browser_names().find(browser.name) != std::string::npos);
  }
  CHECK(find_browser("") == nullptr);
  CHECK(find_browser("Chrome") == nullptr);
}

TEST_CASE("an empty machine has no browser, and installing says which are known", "[browsers]") {
  const Machine machine;
  CHECK(found_names(machine.environment).empty());
  const auto plan = plan_install({machine.environment, machine.host, {}, Scope::user});
  REQUIRE_FALSE(plan.ok());
  CHECK(plan.error().code == ErrorCode::no_browser);
  CHECK(plan.error().message.find(browser_names()) != std::string::npos);
}

TEST_CASE("each profile shows its browser", "[browsers]") {
  for (const Browser& browser : known_browsers()) {
    for (const BrowserFolder& place : browser.profiles) {
      if (place.folder.empty()) continue;
      const Machine machine;
      write_text(fs::path(place_folder(place, machine.environment)) / "profile-data", "x");
      INFO(browser.name);
      CHECK(found_names(machine.environment) == browser.name);
    }
  }
}

TEST_CASE("each program on $PATH shows its browser", "[browsers]") {
  for (const Browser& browser : known_browsers()) {
    for (const std::string_view program : browser.executables) {
      if (program.empty()) continue;
      Machine machine;
      write_program(machine.folder() / "bin" / program, "#!/bin/sh\n");
      machine.environment.path = "/nowhere:" + (machine.folder() / "bin").string() + ":relative";
      INFO(program);
      CHECK(found_names(machine.environment) == browser.name);
    }
  }
}

TEST_CASE("what is no program of the browser does not show it", "[browsers]") {
  Machine machine;
  write_text(machine.folder() / "bin" / "firefox", "not executable");
  fs::create_directories(machine.folder() / "bin" / "vivaldi");
  CHECK(found_names(machine.environment).empty());
  machine.environment.path = "";
  CHECK(found_names(machine.environment).empty());
  machine.environment.path = ":::";
  CHECK(found_names(machine.environment).empty());
}

TEST_CASE("a folder that only an installer made is no profile", "[browsers]") {
  for (const Browser& browser : known_browsers()) {
    const Machine machine;
    write_text(manifest_file(browser, Scope::user, machine.environment), "{}");
    INFO(browser.name);
    CHECK(found_names(machine.environment).empty());
  }
}

TEST_CASE("only browsers that were found are installed for", "[browsers]") {
  const Machine machine;
  fs::create_directories(machine.home(".config/google-chrome/Default"));
  fs::create_directories(machine.home(".config/mozilla/firefox"));
  const auto plan = plan_install({machine.environment, machine.host, {}, Scope::user});
  REQUIRE(plan.ok());
  REQUIRE(plan.value().actions.size() == 2);
  CHECK(plan.value().actions[0].browsers == "Google Chrome");
  CHECK(plan.value().actions[1].file == machine.home(".mozilla/native-messaging-hosts/org.paperhop.host.json"));
}

TEST_CASE("a Flatpak is noted and not written to", "[browsers]") {
  for (const Browser& browser : known_browsers()) {
    if (browser.flatpak.empty()) continue;
    for (const std::string folder : {".var/app/", ".local/share/flatpak/app/", "/var/lib/flatpak/app/"}) {
      const Machine machine;
      const std::string path = folder + std::string(browser.flatpak);
      fs::create_directories(folder[0] == '/' ? machine.root(path) : machine.home(path));
      INFO(browser.name << ' ' << folder);
      CHECK(found_names(machine.environment).empty());
      const auto notes = sandbox_notes(machine.environment);
      REQUIRE(notes.size() == 1);
      CHECK(notes[0].find(std::string(browser.title) + " is here as a Flatpak") == 0);
      const auto plan = plan_install({machine.environment, machine.host, {}, Scope::user});
      REQUIRE_FALSE(plan.ok());
      CHECK(plan.error().message.find(notes[0]) != std::string::npos);
    }
  }
}

TEST_CASE("a snap is noted; only one that uses the portal is installed for", "[browsers]") {
  for (const Browser& browser : known_browsers()) {
    if (browser.snap.empty()) continue;
    const Machine machine;
    fs::create_directories(machine.home("snap/" + std::string(browser.snap)));
    INFO(browser.name);
    CHECK(found_names(machine.environment) == (browser.snap_uses_portal ? browser.name : ""));
    const auto notes = sandbox_notes(machine.environment);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].find(std::string(browser.title) + " is here as a snap") == 0);
  }
}

TEST_CASE("programs that only start a snap show no browser", "[browsers]") {
  const Machine machine;
  const fs::path bin = machine.folder() / "bin";
  write_program(bin / "chromium-browser", "#!/bin/sh\nexec /snap/bin/chromium \"$@\"\n");
  write_program(machine.folder() / "usr" / "snap", "#!/bin/sh\n");
  fs::create_symlink(machine.folder() / "usr" / "snap", bin / "brave");
  CHECK(found_names(machine.environment).empty());
}

TEST_CASE("without a home nothing of the user's is found", "[browsers]") {
  Machine machine;
  machine.environment.home.clear();
  CHECK(found_names(machine.environment).empty());
  CHECK(sandbox_notes(machine.environment).empty());
  CHECK(manifest_file(*find_browser("firefox"), Scope::user, machine.environment).empty());
}

}  // namespace
}  // namespace paperhop::cli
