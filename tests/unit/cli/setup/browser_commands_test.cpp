// SPDX-License-Identifier: Apache-2.0
//
// What the commands install and uninstall print, and the status that they end with.
#include "cli/setup/browser_commands.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/machine.hpp"

namespace paperhop::cli {
namespace {

struct Run {
  ExitStatus status = ExitStatus::error;
  std::string out;
  std::string err;
};

Run install(const Machine& machine, std::vector<std::string> names, bool system = false, bool dry_run = false) {
  std::ostringstream out;
  std::ostringstream err;
  const ExitStatus status =
      run_install({machine.environment, machine.host, std::move(names), system, dry_run}, Streams{out, err});
  return {status, out.str(), err.str()};
}

Run uninstall(const Machine& machine, bool system = false, bool dry_run = false) {
  std::ostringstream out;
  std::ostringstream err;
  const ExitStatus status = run_uninstall({machine.environment, {}, system, dry_run}, Streams{out, err});
  return {status, out.str(), err.str()};
}

TEST_CASE("install and uninstall say what they do", "[commands]") {
  const Machine machine;
  const std::string file = machine.home(".config/opera/NativeMessagingHosts/org.paperhop.host.json").string();
  const Run planned = install(machine, {"opera"}, false, true);
  CHECK(planned.status == ExitStatus::found);
  CHECK(planned.out == "would write " + file + " (Opera)\n");
  CHECK(std::filesystem::is_empty(machine.environment.home));

  const Run first = install(machine, {"opera"});
  CHECK(first.status == ExitStatus::found);
  CHECK(first.out == "wrote " + file + " (Opera)\n");
  CHECK(first.err.empty());
  CHECK(install(machine, {"opera"}).out == "unchanged " + file + " (Opera)\n");

  CHECK(uninstall(machine, false, true).out == "would remove " + file + " (Opera)\n");
  CHECK(std::filesystem::exists(file));
  CHECK(uninstall(machine).out == "removed " + file + " (Opera)\n");
  const Run again = uninstall(machine);
  CHECK(again.status == ExitStatus::found);
  CHECK(again.out == "nothing of paperhop is installed\n");
}

TEST_CASE("what stands in the way is an error of install and a note of uninstall", "[commands]") {
  const Machine machine;
  write_text(machine.home(".config/opera/NativeMessagingHosts/org.paperhop.host.json"), "foreign");
  for (const bool dry_run : {true, false}) {
    const Run blocked = install(machine, {"opera", "vivaldi"}, false, dry_run);
    CHECK(blocked.status == ExitStatus::error);
    CHECK(blocked.err.find("is not written by paperhop") != std::string::npos);
    CHECK(blocked.out.find("(Vivaldi)") != std::string::npos);
  }
  const Run rest = uninstall(machine);
  CHECK(rest.status == ExitStatus::found);
  CHECK(rest.out.find("(Vivaldi") != std::string::npos);
  CHECK(rest.err.find("note: ") == 0);
}

TEST_CASE("errors go to the error stream and give status 2", "[commands]") {
  const Machine machine;
  const Run none = install(machine, {});
  CHECK(none.status == ExitStatus::error);
  CHECK(none.out.empty());
  CHECK(none.err.find("no browser was found") != std::string::npos);
  CHECK(install(machine, {"netscape"}).status == ExitStatus::error);
  const Run nowhere = install(machine, {"brave"}, true);
  CHECK(nowhere.status == ExitStatus::error);
  CHECK(nowhere.err.find("without --system") != std::string::npos);
}

TEST_CASE("the doctor's status says whether something is to be done", "[commands]") {
  const Machine machine;
  std::ostringstream out;
  std::ostringstream err;
  CHECK(run_doctor({machine.environment, machine.host, {}}, Streams{out, err}) == ExitStatus::none);
  CHECK(out.str().find("warning  browsers: no browser was found; ") != std::string::npos);
  CHECK(run_doctor({machine.environment, {}, {}}, Streams{out, err}) == ExitStatus::error);
}

}  // namespace
}  // namespace paperhop::cli
