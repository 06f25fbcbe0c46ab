// SPDX-License-Identifier: Apache-2.0
//
// The installer on made-up machines: each browser, for the user and for the system, through
// each scenario. The folders below are written down a second time on purpose: they are the
// browsers' promise, and a slip in the table of browsers must not pass unseen.
#include "cli/setup/installer.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/machine.hpp"
#include "cli/setup/host_manifest.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFile = "/org.paperhop.host.json";
const std::string kForeign = R"({"name":"org.paperhop.host","path":"/opt/other/program","type":"stdio"})";

struct Folders {
  std::string_view user;    ///< below $HOME
  std::string_view system;  ///< empty: none
};

const std::map<std::string_view, Folders> kFolders = {
    {"chrome", {".config/google-chrome/NativeMessagingHosts", "/etc/opt/chrome/native-messaging-hosts"}},
    {"chrome-beta", {".config/google-chrome-beta/NativeMessagingHosts", "/etc/opt/chrome/native-messaging-hosts"}},
    {"chrome-dev", {".config/google-chrome-unstable/NativeMessagingHosts", "/etc/opt/chrome/native-messaging-hosts"}},
    {"chromium", {".config/chromium/NativeMessagingHosts", "/etc/chromium/native-messaging-hosts"}},
    {"ungoogled-chromium", {".config/chromium/NativeMessagingHosts", "/etc/chromium/native-messaging-hosts"}},
    {"edge", {".config/microsoft-edge/NativeMessagingHosts", "/etc/opt/edge/native-messaging-hosts"}},
    {"edge-beta", {".config/microsoft-edge-beta/NativeMessagingHosts", "/etc/opt/edge/native-messaging-hosts"}},
    {"edge-dev", {".config/microsoft-edge-dev/NativeMessagingHosts", "/etc/opt/edge/native-messaging-hosts"}},
    {"brave", {".config/BraveSoftware/Brave-Browser/NativeMessagingHosts", ""}},
    {"brave-beta", {".config/BraveSoftware/Brave-Browser-Beta/NativeMessagingHosts", ""}},
    {"brave-nightly", {".config/BraveSoftware/Brave-Browser-Nightly/NativeMessagingHosts", ""}},
    {"vivaldi", {".config/vivaldi/NativeMessagingHosts", "/etc/vivaldi/native-messaging-hosts"}},
    {"vivaldi-snapshot", {".config/vivaldi-snapshot/NativeMessagingHosts", "/etc/vivaldi/native-messaging-hosts"}},
    {"opera", {".config/opera/NativeMessagingHosts", ""}},
    {"firefox", {".mozilla/native-messaging-hosts", "/usr/lib/mozilla/native-messaging-hosts"}},
    {"librewolf", {".librewolf/native-messaging-hosts", "/usr/lib/librewolf/native-messaging-hosts"}},
    {"waterfox", {".waterfox/native-messaging-hosts", "/usr/lib/waterfox/native-messaging-hosts"}},
    {"floorp", {".floorp/native-messaging-hosts", ""}},
    {"zen", {".mozilla/native-messaging-hosts", "/usr/lib/mozilla/native-messaging-hosts"}},
    {"tor-browser",
     {".local/share/torbrowser/tbb/x86_64/tor-browser/Browser/TorBrowser/Data/Browser/.mozilla/native-messaging-hosts",
      ""}},
};

/// One browser in one scope on one machine: installs, uninstalls and looks.
struct Trial {
  Trial(const Browser& which, Scope where, std::string_view home = "home")
      : browser(which), scope(where), machine(home), file(expected_file()) {}

  fs::path expected_file() const {
    const Folders folders = kFolders.at(browser.name);
    return scope == Scope::user ? machine.home(std::string(folders.user) + std::string(kFile))
                                : machine.root(std::string(folders.system) + std::string(kFile));
  }
  Outcome install() const {
    const auto plan = plan_install({machine.environment, machine.host, {std::string(browser.name)}, scope});
    REQUIRE(plan.ok());
    REQUIRE(plan.value().actions.size() == 1);
    return apply_plan(plan.value()).at(0);
  }
  std::vector<Outcome> uninstall() const {
    const auto plan = plan_uninstall({machine.environment, {}, scope == Scope::system});
    REQUIRE(plan.ok());
    return apply_plan(plan.value());
  }
  bool is_right(const fs::path& path) const {
    const auto manifest = parse_manifest(read_text(path));
    return manifest && manifest->path == machine.host && manifest->type == "stdio" && is_ours(*manifest) &&
           allows_caller(*manifest, browser.family);
  }

  const Browser& browser;
  Scope scope;
  Machine machine;
  fs::path file;
};

/// Runs `check` for each browser and scope that the list above knows.
template <typename Check>
void for_each_place(Check check) {
  for (const Browser& browser : known_browsers()) {
    for (const Scope scope : {Scope::user, Scope::system}) {
      if (scope == Scope::system && kFolders.at(browser.name).system.empty()) continue;
      INFO(browser.name << (scope == Scope::user ? ", user" : ", system"));
      check(browser, scope);
    }
  }
}

TEST_CASE("every browser's folders are known to this test", "[installer]") {
  CHECK(known_browsers().size() == kFolders.size());
  for (const Browser& browser : known_browsers()) {
    INFO(browser.name);
    REQUIRE(kFolders.count(browser.name) == 1);
    CHECK(browser.system_folder == kFolders.at(browser.name).system);
  }
}

TEST_CASE("installing writes the manifest where the browser looks", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    const Outcome outcome = trial.install();
    CHECK(outcome.status.ok());
    CHECK(outcome.action.step == Step::write);
    CHECK(fs::path(outcome.action.file) == trial.file);
    CHECK(trial.is_right(trial.file));
    CHECK(mode_of(trial.file) == 0644);
    CHECK(mode_of(trial.file.parent_path()) == (scope == Scope::user ? 0700 : 0755));
    CHECK(std::distance(fs::directory_iterator(trial.file.parent_path()), {}) == 1);
  });
}

TEST_CASE("a manifest holds the keys of its family and no other", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    const auto json = nlohmann::json::parse(read_text(trial.file));
    CHECK(json.size() == 5);
    CHECK(json.contains("allowed_origins") == (browser.family == Family::chromium));
    CHECK(json.contains("allowed_extensions") == (browser.family == Family::firefox));
  });
}

TEST_CASE("installing again touches nothing", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    const Stamp before = stamp_of(trial.file);
    const Outcome again = trial.install();
    CHECK(again.status.ok());
    CHECK(again.action.step == Step::unchanged);
    CHECK(stamp_of(trial.file) == before);
  });
}

TEST_CASE("installing from another folder replaces the old path", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    trial.machine.host = trial.machine.add_host("newer");
    const Outcome upgrade = trial.install();
    CHECK(upgrade.status.ok());
    CHECK(upgrade.action.step == Step::replace);
    CHECK(trial.is_right(trial.file));
  });
}

TEST_CASE("uninstalling takes our file and leaves the rest", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    const fs::path neighbour = trial.file.parent_path() / "org.example.other.json";
    write_text(neighbour, kForeign);
    const auto outcomes = trial.uninstall();
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].status.ok());
    CHECK(outcomes[0].action.step == Step::remove);
    CHECK_FALSE(fs::exists(trial.file));
    CHECK(read_text(neighbour) == kForeign);
    CHECK(trial.uninstall().empty());
  });
}

TEST_CASE("a folder that cannot be written is an error that says so", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    // A regular file where the folder belongs stops root as well.
    write_text(trial.file.parent_path(), "in the way");
    const Outcome outcome = trial.install();
    REQUIRE_FALSE(outcome.status.ok());
    CHECK(outcome.status.error().code == ErrorCode::write_failed);
    CHECK(outcome.status.error().message.find(trial.file.parent_path().string()) != std::string::npos);
    CHECK((outcome.status.error().message.find("root") != std::string::npos) == (scope == Scope::system));
    CHECK(read_text(trial.file.parent_path()) == "in the way");
  });
}

TEST_CASE("a foreign file is neither replaced nor removed", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    write_text(trial.file, kForeign);
    const Outcome outcome = trial.install();
    REQUIRE_FALSE(outcome.status.ok());
    CHECK(outcome.status.error().code == ErrorCode::not_ours);
    const auto outcomes = trial.uninstall();
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].action.step == Step::refuse);
    CHECK(read_text(trial.file) == kForeign);
  });
}

TEST_CASE("a symbolic link is left alone, wherever it points", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    const fs::path kept = trial.machine.folder() / "kept.json";
    fs::rename(trial.file, kept);
    fs::create_symlink(kept, trial.file);
    const std::string before = read_text(kept);
    const Outcome outcome = trial.install();
    REQUIRE_FALSE(outcome.status.ok());
    CHECK(outcome.status.error().code == ErrorCode::not_ours);
    trial.uninstall();
    CHECK(fs::is_symlink(trial.file));
    CHECK(read_text(kept) == before);
  });
}

TEST_CASE("a home and a host with names beyond ASCII work", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    Trial trial(browser, scope, "用户 é \"q\" \\b");
    trial.machine.host = trial.machine.add_host("论文 \"q\" \\b é");
    CHECK(trial.install().status.ok());
    CHECK(trial.is_right(trial.file));
    CHECK(trial.install().action.step == Step::unchanged);
    CHECK(trial.uninstall().size() == 1);
  });
}

TEST_CASE("XDG_CONFIG_HOME moves Chromium's manifests and not Firefox's", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    Trial trial(browser, scope);
    const fs::path config = trial.machine.folder() / "settings";
    trial.machine.environment.xdg_config_home = config.string();
    fs::path file = trial.file;
    if (scope == Scope::user && browser.family == Family::chromium) {
      file = config / (std::string(kFolders.at(browser.name).user.substr(sizeof(".config/") - 1)) + std::string(kFile));
    }
    CHECK(trial.install().status.ok());
    CHECK(trial.is_right(file));
    CHECK((file == trial.file || !fs::exists(trial.file)));
    CHECK(trial.uninstall().size() == 1);
    CHECK_FALSE(fs::exists(file));
  });
}

TEST_CASE("a relative XDG_CONFIG_HOME is ignored", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    Trial trial(browser, scope);
    trial.machine.environment.xdg_config_home = "settings";
    CHECK(fs::path(trial.install().action.file) == trial.file);
  });
}

TEST_CASE("a writer killed before its rename leaves the old file whole", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    const fs::path leftover = trial.file.parent_path() / ".org.paperhop.host.json.a1B2c3";
    write_text(leftover, "{\"name\": \"org.pap");
    CHECK(trial.is_right(trial.file));
    CHECK(trial.install().action.step == Step::unchanged);
    CHECK(trial.uninstall().size() == 2);
    CHECK(fs::is_empty(trial.file.parent_path()));
  });
}

TEST_CASE("a manifest of ours with a wrong mode is put right", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    fs::permissions(trial.file, fs::perms(0600));
    CHECK(trial.install().action.step == Step::replace);
    CHECK(mode_of(trial.file) == 0644);
  });
}

TEST_CASE("modes do not depend on the umask", "[installer]") {
  const mode_t before = ::umask(0077);
  const Trial trial(*find_browser("chrome"), Scope::system);
  const Outcome outcome = trial.install();
  ::umask(before);
  CHECK(outcome.status.ok());
  CHECK(mode_of(trial.file) == 0644);
  CHECK(mode_of(trial.file.parent_path()) == 0755);
  CHECK(mode_of(trial.machine.root("/etc")) == 0755);
}

TEST_CASE("planning touches nothing", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    const Trial trial(browser, scope);
    const auto plan = plan_install({trial.machine.environment, trial.machine.host, {std::string(browser.name)}, scope});
    REQUIRE(plan.ok());
    CHECK(fs::is_empty(trial.machine.environment.home));
    CHECK(fs::is_empty(trial.machine.environment.root));
  });
}

TEST_CASE("a stranger that comes between plan and deed is left alone", "[installer]") {
  const Trial trial(*find_browser("firefox"), Scope::user);
  const auto fresh = plan_install({trial.machine.environment, trial.machine.host, {"firefox"}, Scope::user});
  REQUIRE(fresh.ok());
  write_text(trial.file, kForeign);
  CHECK_FALSE(apply_plan(fresh.value()).at(0).status.ok());
  CHECK(read_text(trial.file) == kForeign);

  fs::remove(trial.file);
  CHECK(trial.install().status.ok());
  const auto removal = plan_uninstall({trial.machine.environment, {}, false});
  REQUIRE(removal.ok());
  write_text(trial.file, kForeign);
  CHECK_FALSE(apply_plan(removal.value()).at(0).status.ok());
  CHECK(read_text(trial.file) == kForeign);
}

TEST_CASE("what is no manifest of ours is told from one that is", "[installer]") {
  const Trial trial(*find_browser("chrome"), Scope::user);
  const std::string strangers[] = {
      "",
      "not JSON",
      "[]",
      "{\"name\": \"org.paperhop.host\"}",
      R"({"name":"org.paperhop.host","path":7})",
      R"({"name":"org.paperhop.host","path":"paperhop-host"})",
      R"({"name":"org.paperhop.host","path":"/opt/not-paperhop-host"})",
      R"({"name":"org.example.host","path":"/opt/paperhop-host"})",
      "\xff\xfe",
      std::string(200'000, '['),
  };
  for (const std::string& stranger : strangers) {
    INFO(stranger.substr(0, 80));
    write_text(trial.file, stranger);
    CHECK_FALSE(trial.install().status.ok());
    CHECK(read_text(trial.file) == stranger);
  }
  write_text(trial.file, R"({"name":"org.paperhop.host","path":"/gone/paperhop-host"})");
  CHECK(trial.install().action.step == Step::replace);
}

TEST_CASE("a folder where the file belongs is left alone", "[installer]") {
  const Trial trial(*find_browser("chrome"), Scope::user);
  fs::create_directories(trial.file);
  CHECK(trial.install().status.error().code == ErrorCode::not_ours);
  CHECK(fs::is_directory(trial.file));
}

TEST_CASE("browsers that share a folder get one file", "[installer]") {
  const Machine machine;
  const auto plan = plan_install({machine.environment, machine.host, {"firefox", "zen", "firefox"}, Scope::user});
  REQUIRE(plan.ok());
  REQUIRE(plan.value().actions.size() == 1);
  CHECK(plan.value().actions[0].browsers == "Firefox, Zen");
}

TEST_CASE("what was installed by name is kept up to date without it", "[installer]") {
  for_each_place([](const Browser& browser, Scope scope) {
    Trial trial(browser, scope);
    CHECK(trial.install().status.ok());
    trial.machine.host = trial.machine.add_host("newer");
    const auto plan = plan_install({trial.machine.environment, trial.machine.host, {}, scope});
    REQUIRE(plan.ok());
    REQUIRE(plan.value().actions.size() == 1);
    CHECK(apply_plan(plan.value()).at(0).status.ok());
    CHECK(trial.is_right(trial.file));
    trial.uninstall();
    CHECK_FALSE(plan_install({trial.machine.environment, trial.machine.host, {}, scope}).ok());
  });
}

TEST_CASE("a linked folder of manifests is written once", "[installer]") {
  const Machine machine;
  fs::create_directories(machine.home(".mozilla/native-messaging-hosts"));
  fs::create_directories(machine.home(".librewolf"));
  fs::create_directory_symlink(machine.home(".mozilla/native-messaging-hosts"),
                               machine.home(".librewolf/native-messaging-hosts"));
  const auto plan = plan_install({machine.environment, machine.host, {"firefox", "librewolf"}, Scope::user});
  REQUIRE(plan.ok());
  const auto outcomes = apply_plan(plan.value());
  REQUIRE(outcomes.size() == 2);
  CHECK(outcomes[0].action.step == Step::write);
  CHECK(outcomes[1].action.step == Step::unchanged);
}

TEST_CASE("paths that no manifest can name are refused before anything is written", "[installer]") {
  for (const std::string_view folder : {"two\nlines", "bell\a", "delete\x7f", "broken\xff"}) {
    Machine machine;
    machine.host = machine.add_host(folder);
    const auto plan = plan_install({machine.environment, machine.host, {"chrome", "firefox"}, Scope::user});
    REQUIRE_FALSE(plan.ok());
    CHECK(plan.error().code == ErrorCode::bad_usage);
    CHECK(fs::is_empty(machine.environment.home));
  }
  CHECK_FALSE(make_manifest(Family::chromium, "paperhop-host").ok());
  CHECK_FALSE(make_manifest(Family::chromium, "/opt/other").ok());
  CHECK(make_manifest(Family::firefox, "/paperhop-host").ok());
}

TEST_CASE("a host that is not there is not installed", "[installer]") {
  const Machine machine;
  const auto plan = plan_install({machine.environment, "/nowhere/paperhop-host", {"chrome"}, Scope::user});
  REQUIRE_FALSE(plan.ok());
  CHECK(plan.error().code == ErrorCode::start_failed);
}

TEST_CASE("an unknown browser is an error that lists the known", "[installer]") {
  const Machine machine;
  const auto plan = plan_install({machine.environment, machine.host, {"chrome", "netscape"}, Scope::user});
  REQUIRE_FALSE(plan.ok());
  CHECK(plan.error().code == ErrorCode::no_browser);
  CHECK(plan.error().message.find("netscape") != std::string::npos);
  for (const auto& [name, folders] : kFolders) CHECK(plan.error().message.find(name) != std::string::npos);
  CHECK_FALSE(plan_uninstall({machine.environment, {"netscape"}, false}).ok());
}

TEST_CASE("without a home the user's folders are not guessed", "[installer]") {
  Machine machine;
  for (const std::string_view home : {"", "relative/home"}) {
    machine.environment.home = home;
    const auto plan = plan_install({machine.environment, machine.host, {"firefox"}, Scope::user});
    REQUIRE_FALSE(plan.ok());
    CHECK(plan.error().code == ErrorCode::bad_usage);
    CHECK_FALSE(plan_uninstall({machine.environment, {}, false}).ok());
    CHECK(plan_install({machine.environment, machine.host, {"firefox"}, Scope::system}).ok());
    CHECK(plan_uninstall({machine.environment, {}, true}).ok());
  }
}

TEST_CASE("a browser without a system folder gives a note", "[installer]") {
  const Machine machine;
  const auto plan = plan_install({machine.environment, machine.host, {"brave"}, Scope::system});
  REQUIRE(plan.ok());
  CHECK(plan.value().actions.empty());
  REQUIRE_FALSE(plan.value().notes.empty());
  CHECK(plan.value().notes[0].find("Brave") == 0);
}

TEST_CASE("a system manifest for a host that others cannot reach gives a note", "[installer]") {
  const Machine machine;  // its temporary folder is closed to others
  const auto plan = plan_install({machine.environment, machine.host, {"chrome"}, Scope::system});
  REQUIRE(plan.ok());
  REQUIRE(plan.value().notes.size() == 1);
  CHECK(plan.value().notes[0].find("other users cannot start") == 0);
}

}  // namespace
}  // namespace paperhop::cli
