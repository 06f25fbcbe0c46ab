// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/systemctl.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <chrono>
#include <optional>

#include "base/limits.hpp"
#include "cli/terminal/child_process.hpp"
#include "cli/terminal/printable.hpp"

namespace paperhop::cli {
namespace {

/// Starting a unit waits for what it needs; ours needs nothing slow.
constexpr std::chrono::seconds kPatience{30};
/// Bytes of output that are read; nothing asked for says more.
constexpr std::size_t kOutputBytes = limits::kMiB;

std::string find_program(std::string_view path, const std::string& name) {
  while (!path.empty()) {
    const std::size_t colon = path.find(':');
    std::string candidate = std::string(path.substr(0, colon)) + "/" + name;
    path.remove_prefix(colon == std::string_view::npos ? path.size() : colon + 1);
    if (candidate.starts_with('/') && ::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

Error no_manager(const std::string& why) {
  return {ErrorCode::start_failed, why +
                                       "; start `paperhop serve` with your session instead (autostart of the desktop, "
                                       "or a line in ~/.profile)"};
}

}  // namespace

Result<Systemctl> Systemctl::find(std::string_view path) {
  const std::string program = find_program(path, "systemctl");
  if (program.empty()) return no_manager("there is no systemd here");
  Systemctl systemctl(program);
  if (const Status asked = systemctl.run({"show-environment"}); !asked) {
    return no_manager("no systemd manages this session (" + asked.error().message + ")");
  }
  return systemctl;
}

Status Systemctl::run(const std::vector<std::string>& words) const {
  std::vector<std::string> argv = {program_, "--user"};
  argv.insert(argv.end(), words.begin(), words.end());
  Result<ChildProcess> child = ChildProcess::start(argv);
  if (!child) return child.error();
  child.value().close_input();
  const Deadline deadline = std::chrono::steady_clock::now() + kPatience;
  std::string output;
  child.value().read_until(output, kOutputBytes, deadline);
  const std::optional<int> status = child.value().wait(deadline);
  if (status && WIFEXITED(*status) && WEXITSTATUS(*status) == 0) return Done{};
  const std::string& complaint = child.value().complaint();
  const std::string said = complaint.empty() ? "it failed" : printable(complaint.substr(0, complaint.find('\n')));
  return Error{ErrorCode::start_failed, "systemctl --user " + words.front() + ": " + said};
}

bool Systemctl::is_active(const std::string& unit) const {
  return run({"is-active", unit}).ok();
}

}  // namespace paperhop::cli
