// SPDX-License-Identifier: Apache-2.0
//
// `paperhop service install|status|uninstall`: has systemd start the daemon with its first request.
#include <filesystem>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/setup/daemon_program.hpp"
#include "cli/setup/print_plan.hpp"
#include "cli/setup/process_facts.hpp"
#include "cli/setup/service_units.hpp"
#include "cli/setup/systemctl.hpp"

namespace paperhop::cli {
namespace {

constexpr const char* kSocketUnit = "paperhop.socket";
constexpr const char* kServiceUnit = "paperhop.service";

bool has_ipv6() {
  return std::filesystem::exists("/proc/net/if_inet6");
}

std::string address(int port) {
  return "http://127.0.0.1:" + std::to_string(port) + "/";
}

Result<std::vector<Unit>> units_for(int port) {
  const std::string daemon = daemon_path();
  if (daemon.empty()) {
    return Error{ErrorCode::start_failed, "there is no paperhopd beside paperhop; install both"};
  }
  return make_units({process_environment(), daemon, port, has_ipv6()});
}

Status install(const std::vector<Unit>& units, const Systemctl& systemctl) {
  if (Status written = write_units(units); !written) return written;
  if (Status read = systemctl.run({"daemon-reload"}); !read) return read;
  // A daemon that runs already holds the sockets of the units before.
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"enable", kSocketUnit}, std::vector<std::string>{"stop", kServiceUnit},
        std::vector<std::string>{"restart", kSocketUnit}}) {
    if (Status done = systemctl.run(words); !done) return done;
  }
  return Done{};
}

Status uninstall(const std::vector<Unit>& units, const Systemctl& systemctl) {
  bool is_there = false;
  for (const Unit& unit : units) is_there = is_there || state_of(unit) != UnitState::missing;
  // The sockets go first: nothing of ours may listen once this says so.
  if (is_there) {
    if (Status done = systemctl.run({"disable", "--now", kSocketUnit, kServiceUnit}); !done) return done;
  }
  if (Status removed = remove_units(units); !removed) return removed;
  return is_there ? systemctl.run({"daemon-reload"}) : Status(Done{});
}

std::string_view words_for(UnitState state) {
  switch (state) {
    case UnitState::missing: return "not installed";
    case UnitState::ours: return "installed";
    case UnitState::older: return "installed, but not as `paperhop service install` would write it now";
    case UnitState::foreign: break;
  }
  return "not written by paperhop";
}

/// found: the sockets are open; none: they are not.
ExitStatus print_status(const std::vector<Unit>& units, const Systemctl& systemctl, std::ostream& out) {
  for (const Unit& unit : units) out << unit.file << ": " << words_for(state_of(unit)) << '\n';
  const bool is_open = systemctl.is_active(kSocketUnit);
  out << kSocketUnit << ": " << (is_open ? "active" : "not active") << '\n';
  out << kServiceUnit << ": " << (systemctl.is_active(kServiceUnit) ? "running" : "not running") << '\n';
  return is_open ? ExitStatus::found : ExitStatus::none;
}

ExitStatus report(const Status& done, const std::string& sentence, const Streams& streams) {
  if (!done) {
    print_error(done.error(), streams);
    return ExitStatus::error;
  }
  streams.out << sentence << '\n';
  return ExitStatus::found;
}

}  // namespace

ExitStatus command_service(const Arguments& arguments, const Settings&, const Streams& streams) {
  const std::string action = arguments.operands.size() == 1 ? arguments.operands.front() : "";
  const Result<int> port = daemon_port(arguments);
  if (action != "install" && action != "status" && action != "uninstall") {
    streams.complain("say what to do: paperhop service install, status or uninstall");
    return ExitStatus::error;
  }
  if (port && port.value() == 0) {
    streams.complain("--port 0 is no port that a bookmark could name; use 1 to 65535");
    return ExitStatus::error;
  }
  const Result<std::vector<Unit>> units = port ? units_for(port.value()) : port.error();
  if (!units) return report(units.error(), "", streams);
  const Result<Systemctl> systemctl = Systemctl::find(process_environment().path);
  if (!systemctl) return report(systemctl.error(), "", streams);
  if (action == "status") return print_status(units.value(), systemctl.value(), streams.out);
  if (action == "uninstall") {
    return report(uninstall(units.value(), systemctl.value()), "nothing of paperhop's service is left", streams);
  }
  return report(install(units.value(), systemctl.value()),
                "paperhop is at " + address(port.value()) + " and starts with the first request", streams);
}

}  // namespace paperhop::cli
