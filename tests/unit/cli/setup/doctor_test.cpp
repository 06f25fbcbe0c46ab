// SPDX-License-Identifier: Apache-2.0
//
// The doctor on made-up machines, with small scripts in the place of the host: each thing that
// can be wrong must be named, and only what is right may pass.
#include "cli/setup/doctor.hpp"
#include "cli/contains.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <thread>

#include "base/unique_fd.hpp"
#include "base/version.hpp"
#include "cli/machine.hpp"
#include "cli/manifest_templates.hpp"
#include "cli/setup/host_manifest.hpp"
#include "cli/setup/installer.hpp"

namespace paperhop::cli {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// For hosts that never answer: the test waits as long as this.
constexpr auto kShort = 300ms;

std::string octal(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += '\\';
    for (const int shift : {6, 3, 0}) text += static_cast<char>('0' + ((byte >> shift) & 7));
  }
  return text;
}

/// A shell command that prints a message as a frame of the protocol.
std::string print_frame(std::string_view message) {
  const auto size = static_cast<std::uint32_t>(message.size());
  std::array<char, sizeof size> header{};
  std::memcpy(header.data(), &size, header.size());
  return "printf '" + octal({header.data(), header.size()}) + octal(message) + "'\n";
}

std::string hello(std::string_view version, std::string_view id = "doctor") {
  return R"({"v":1,"id":")" + std::string(id) + R"(","type":"hello","version":")" + std::string(version) + R"("})";
}

std::string script(std::string_view body) {
  return "#!/bin/sh\n" + std::string(body);
}

/// Answers as the real host does, and ends when its input does.
std::string good_script(std::string_view before = {}) {
  return script(std::string(before) + print_frame(hello(kVersion)) + "cat >/dev/null\n");
}

Result<HostHello> probe(const Machine& machine, std::string_view body,
                        std::chrono::milliseconds time = kProbeDeadline) {
  return probe_host({machine.add_host("probed", script(body)), "argument"}, time);
}

std::string fault(const Result<HostHello>& result) {
  return result.ok() ? "" : result.error().message;
}

TEST_CASE("a host that answers is heard", "[probe]") {
  const Machine machine;
  const auto result = probe(machine, print_frame(hello("9.8.7")) + "cat >/dev/null\n");
  INFO(fault(result));
  REQUIRE(result.ok());
  CHECK(result.value().version == "9.8.7");
  CHECK(result.value().ended_well);
}

TEST_CASE("the host gets its arguments, its folder, and a whole hello", "[probe]") {
  const Machine machine;
  const auto seen = machine.folder() / "seen";
  const auto result =
      probe(machine, "{ pwd; echo \"$0\"; echo \"$@\"; } >'" + seen.string() + "'\n" + "head -c 4 >/dev/null\n" +
                         print_frame(hello("1")) + "cat >>'" + seen.string() + "'\n");
  INFO(fault(result));
  REQUIRE(result.ok());
  const std::string folder = (machine.folder() / "probed").string();
  const std::string text = read_text(seen);
  CHECK(text.find(folder + "\n" + folder + "/paperhop-host\nargument\n{") == 0);
  CHECK(contains(text, R"("type":"hello")"));
  CHECK(contains(text, R"("v":1)"));
}

TEST_CASE("the host gets descriptors 0, 1 and 2 and none of ours", "[probe]") {
  const Machine machine;
  const auto seen = machine.folder() / "seen";
  // On purpose without O_CLOEXEC, and above those that a shell takes for itself.
  const UniqueFd leak(::fcntl(STDIN_FILENO, F_DUPFD, 90));
  REQUIRE(leak);
  const auto result =
      probe(machine, "for n in 0 1 2 3 4 5 6 7 8 9 " + std::to_string(leak.get()) +
                         "; do [ -e /proc/$$/fd/$n ] && open=\"$open$n \"; done\n" + "echo \"$open\" >'" +
                         seen.string() + "'\n" + print_frame(hello("1")) + "cat >/dev/null\n");
  INFO(fault(result));
  REQUIRE(result.ok());
  CHECK(read_text(seen) == "0 1 2 \n");
}

TEST_CASE("each way to fail has its sentence", "[probe]") {
  const Machine machine;
  struct Row {
    std::string_view name;
    std::string body;
    std::string_view expected;
  };
  const Row rows[] = {
      {"silent", "exit 0\n", "ends without an answer (it ended with status 0)"},
      {"status", "echo 'no library' >&2; exit 3\n", "(it ended with status 3: no library)"},
      {"crash", "kill -SEGV $$\n", "ended by signal 11"},
      {"text", "echo '/home/somebody'; cat >/dev/null\n", "it starts with \"/hom\""},
      {"zero length", "printf '\\000\\000\\000\\000'; cat >/dev/null\n", "is no message"},
      {"half a length", "printf '\\001'\n", "ends too early"},
      {"half a message", "printf '\\100\\000\\000\\000{'\n", "ends too early"},
      {"no JSON", print_frame("nonsense"), "no JSON object"},
      {"no object", print_frame("[1]"), "no JSON object"},
      {"other protocol", print_frame(R"({"v":2,"id":"doctor","type":"hello","version":"1"})"), "another version"},
      {"other type", print_frame(R"({"v":1,"id":"doctor","type":"error","version":"1"})"), "is no hello"},
      {"other id", print_frame(hello("1", "7")), "not to the question"},
      {"no version", print_frame(R"({"v":1,"id":"doctor","type":"hello"})"), "does not name the host's version"},
      {"more", print_frame(hello("1")) + "echo done; cat >/dev/null\n", "more than its answer"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const auto result = probe(machine, row.body);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::host_failed);
    CHECK_THAT(result.error().message, Catch::Contains(std::string(row.expected)));
  }
}

TEST_CASE("a host that hangs is ended with all that it started", "[probe]") {
  const Machine machine;
  const auto pids = machine.folder() / "pids";
  const auto result = probe(machine, "sleep 1000 & echo $$ $! >'" + pids.string() + "'; exec sleep 1000\n", kShort);
  REQUIRE_FALSE(result.ok());
  CHECK(contains(result.error().message, "in time"));
  std::ifstream file(pids);
  for (pid_t pid = 0; file >> pid;) {
    // The grandchild is reaped by whoever adopts it: a zombie counts as ended. SIGKILL takes effect once
    // the kernel runs it again, which on a busy machine is later than now; unkilled it sleeps for long.
    std::string state;
    bool ended = false;
    for (int round = 0; round < 2000 && !ended; ++round) {
      state = read_text("/proc/" + std::to_string(pid) + "/stat");
      ended = state.empty() || contains(state, ") Z") || contains(state, ") X");
      if (!ended) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    INFO(state);
    CHECK(ended);
  }
}

TEST_CASE("a host that stops in the middle does not hold the doctor up", "[probe]") {
  const Machine machine;
  const auto result = probe(machine, "printf '\\100\\000\\000\\000{'; exec sleep 1000\n", kShort);
  REQUIRE_FALSE(result.ok());
  CHECK(contains(result.error().message, "in the middle"));
}

TEST_CASE("a host that complains without end is still heard", "[probe]") {
  const Machine machine;
  const auto result = probe(machine, "head -c 1000000 /dev/zero >&2\n" + print_frame(hello("1")) + "cat >/dev/null\n");
  INFO(fault(result));
  CHECK(result.ok());
}

TEST_CASE("a host that goes on after its input ended did not end well", "[probe]") {
  const Machine machine;
  const auto late = probe(machine, print_frame(hello("1")) + "exec sleep 1000\n", kShort);
  REQUIRE(late.ok());
  CHECK_FALSE(late.value().ended_well);
  const auto status = probe(machine, print_frame(hello("1")) + "cat >/dev/null; exit 4\n");
  REQUIRE(status.ok());
  CHECK_FALSE(status.value().ended_well);
}

TEST_CASE("what is no program cannot be started", "[probe]") {
  const Machine machine;
  CHECK(probe_host({"/nowhere/paperhop-host"}).error().code == ErrorCode::start_failed);
  write_text(machine.folder() / "paperhop-host", "no program");
  CHECK(probe_host({(machine.folder() / "paperhop-host").string()}).error().code == ErrorCode::start_failed);
}

/// A machine with one browser, installed for, and the doctor's report on it.
struct Patient {
  explicit Patient(std::string_view name = "firefox", std::string_view host_script = {})
      : browser(*find_browser(name)) {
    machine.host = machine.add_host("opt", host_script.empty() ? good_script() : std::string(host_script));
    for (const BrowserFolder& place : browser.profiles) {
      const std::string folder = place_folder(place, machine.environment);
      if (!folder.empty()) write_text(fs::path(folder) / "profile-data", "x");
    }
    file = manifest_file(browser, Scope::user, machine.environment);
  }
  void install(Scope scope = Scope::user) const {
    const auto plan = plan_install({machine.environment, machine.host, {std::string(browser.name)}, scope});
    REQUIRE(plan.ok());
    for (const Outcome& outcome : apply_plan(plan.value())) REQUIRE(outcome.status.ok());
  }
  std::vector<Finding> findings(Config config = {}) const {
    return examine({machine.environment, machine.host, std::move(config), kProbeDeadline});
  }
  /// All that is to be done, one line each.
  std::string complaints() const {
    std::string text;
    for (const Finding& finding : findings()) {
      if (finding.level != Level::ok) text += finding.subject + ": " + finding.text + "; " + finding.remedy + "\n";
    }
    return text;
  }
  /// Writes the manifest anew with one part of its text exchanged.
  void exchange(std::string_view from, std::string_view to) const {
    std::string text = read_text(file);
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    write_text(file, text);
  }

  const Browser& browser;
  Machine machine;
  std::string file;
};

TEST_CASE("all is well after an installation, for each browser", "[doctor]") {
  for (const Browser& browser : known_browsers()) {
    const Patient patient(browser.name);
    patient.install();
    INFO(browser.name);
    CHECK(patient.complaints() == "");
    CHECK_FALSE(needs_action(patient.findings()));
    CHECK(contains(patient.findings().back().text, "answers, version " + std::string(kVersion)));
  }
}

TEST_CASE("the host is started with the arguments of the family", "[doctor]") {
  for (const std::string_view name : {"chrome", "firefox"}) {
    Patient patient(name);
    const auto seen = patient.machine.folder() / "seen";
    patient.machine.host =
        patient.machine.add_host("opt", good_script("printf '%s\\n' \"$@\" >'" + seen.string() + "'\n"));
    patient.install();
    CHECK(patient.complaints() == "");
    const std::string expected = patient.browser.family == Family::chromium
                                     ? std::string(kChromiumOrigin) + "\n"
                                     : patient.file + "\n" + std::string(kFirefoxId) + "\n";
    CHECK(read_text(seen) == expected);
  }
}

TEST_CASE("a browser without a manifest is told to install", "[doctor]") {
  const Patient patient("vivaldi");
  CHECK(patient.complaints() == "Vivaldi: has no manifest of paperhop; run `paperhop install`\n");
}

TEST_CASE("a machine without a browser is told so", "[doctor]") {
  Machine machine;
  machine.host = machine.add_host("opt", good_script());
  const auto findings = examine({machine.environment, machine.host, {}, kProbeDeadline});
  CHECK(needs_action(findings));
  CHECK(findings.back().text == "no browser was found");
}

TEST_CASE("a manifest for the whole system is enough, and is looked at once", "[doctor]") {
  const Patient patient("chrome");
  patient.install(Scope::system);
  CHECK(patient.complaints() == "");
  fs::permissions(patient.machine.root("/etc/opt/chrome/native-messaging-hosts/org.paperhop.host.json"),
                  fs::perms(0600));
  const std::string complaints = patient.complaints();
  CHECK(contains(complaints, "other users cannot read"));
  CHECK(contains(complaints, "paperhop install --system"));
  CHECK(complaints.find('\n') == complaints.size() - 1);
}

TEST_CASE("a manifest of a browser that was not found is looked at as well", "[doctor]") {
  const Patient patient("firefox");
  const auto plan =
      plan_install({patient.machine.environment, patient.machine.host, {"opera", "firefox"}, Scope::user});
  apply_plan(plan.value());
  write_text(manifest_file(*find_browser("opera"), Scope::user, patient.machine.environment), "broken");
  CHECK(contains(patient.complaints(), "Opera"));
}

TEST_CASE("each fault of a manifest is named", "[doctor]") {
  for (const std::string_view name : {"chrome", "firefox"}) {
    const Patient patient(name);
    patient.install();
    const std::string whole = read_text(patient.file);
    const auto check = [&](std::string_view from, std::string_view to, std::string_view expected) {
      write_text(patient.file, whole);
      patient.exchange(from, to);
      INFO(name << ": " << to);
      CHECK_THAT(patient.complaints(), Catch::Contains(std::string(expected)));
      CHECK_THAT(patient.complaints(), Catch::Contains("run `paperhop install`"));
    };
    check("{", "", "not valid JSON");
    check("org.paperhop.host", "org.example.host", "the name \"org.example.host\"");
    check("\"stdio\"", "\"pipe\"", "\"stdio\"");
    check("\"path\": \"/", "\"path\": \"", "does not start from /");
    check("/paperhop-host", "/other-program", "another program's manifest");
    check("/opt/paperhop-host", "/gone/paperhop-host", "is not there");
    check(caller_name(patient.browser.family), "somebody-else", "does not allow the extension");
  }
}

TEST_CASE("Firefox refuses keys that it does not know, and the doctor says so", "[doctor]") {
  const Patient patient("firefox");
  patient.install();
  patient.exchange("{", "{\"allowed_origins\": [],");
  CHECK(contains(patient.complaints(), "\"allowed_origins\""));
  const Patient other("chrome");
  other.install();
  other.exchange("{", "{\"allowed_extensions\": [],");
  CHECK(other.complaints() == "");
}

TEST_CASE("a manifest that others may change is a warning", "[doctor]") {
  const Patient patient;
  patient.install();
  fs::permissions(patient.file, fs::perms(0666));
  CHECK(contains(patient.complaints(), "may change the manifest"));
}

TEST_CASE("a linked manifest is followed, as browsers do; a pipe is not waited for", "[doctor]") {
  const Patient patient;
  patient.install();
  const auto kept = patient.machine.folder() / "kept.json";
  fs::rename(patient.file, kept);
  fs::create_symlink(kept, patient.file);
  CHECK(patient.complaints() == "");
  fs::remove(patient.file);
  REQUIRE(::mkfifo(patient.file.c_str(), 0600) == 0);
  CHECK(contains(patient.complaints(), "no regular file"));
}

TEST_CASE("a manifest of another installation is a warning", "[doctor]") {
  Patient patient;
  patient.install();
  patient.machine.host = patient.machine.add_host("newer", good_script());
  CHECK(contains(patient.complaints(), "not the host of this program"));
  patient.install();
  CHECK(patient.complaints() == "");
}

TEST_CASE("a host that is missing or cannot be executed is named", "[doctor]") {
  const Patient patient;
  patient.install();
  fs::permissions(patient.machine.host, fs::perms(0644));
  CHECK(contains(patient.complaints(), "may not be executed"));
  fs::remove(patient.machine.host);
  CHECK(contains(patient.complaints(), "is not there"));
  fs::create_directory(patient.machine.host);
  CHECK(contains(patient.complaints(), "is no program"));
}

TEST_CASE("a host that others may change is a warning", "[doctor]") {
  const Patient patient;
  patient.install();
  fs::permissions(patient.machine.host, fs::perms(0777));
  CHECK(contains(patient.complaints(), "may be changed by other users"));
}

TEST_CASE("hosts that fail are reported for each browser", "[doctor]") {
  const std::pair<std::string, std::string_view> rows[] = {
      {script("exit 1\n"), "ends without an answer"},
      {script("kill -ABRT $$\n"), "signal 6"},
      {script("echo hello\n"), "prints to its standard output"},
      {script(print_frame(hello("0.0.9")) + "cat >/dev/null\n"), "version 0.0.9"},
      {script(print_frame(hello(kVersion)) + "cat >/dev/null; exit 1\n"), "does not end well"},
      {"no program\n", "cannot start"},
  };
  for (const auto& [text, expected] : rows) {
    const Patient patient("chromium", text);
    patient.install();
    INFO(text);
    CHECK_THAT(patient.complaints(), Catch::Contains(std::string(expected)));
    CHECK_THAT(patient.complaints(), Catch::StartsWith("Chromium"));
  }
}

TEST_CASE("problems of the configuration are reported", "[doctor]") {
  const Patient patient;
  patient.install();
  Config config;
  CHECK_FALSE(needs_action(patient.findings(config)));
  config.problems = {"config.toml:3: unknown key", "config.toml:9: not https"};
  const auto findings = patient.findings(config);
  CHECK(needs_action(findings));
  CHECK(std::count_if(findings.begin(), findings.end(),
                      [](const Finding& f) { return f.subject == "configuration" && f.level == Level::problem; }) == 2);
}

TEST_CASE("a sandboxed browser is mentioned and is nothing to do", "[doctor]") {
  const Patient patient;
  patient.install();
  fs::create_directories(patient.machine.home(".var/app/com.brave.Browser"));
  const auto findings = patient.findings();
  CHECK(contains(findings.back().text, "Brave is here as a Flatpak"));
  CHECK_FALSE(needs_action(findings));
}

}  // namespace
}  // namespace paperhop::cli
