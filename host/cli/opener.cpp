// SPDX-License-Identifier: Apache-2.0
#include "cli/opener.hpp"

#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <system_error>

#include "base/spawn_setup.hpp"
#include "cli/input/split.hpp"

namespace paperhop::cli {
namespace {

constexpr int kPatienceSteps = 100;               // how often to look whether a program has ended
constexpr timespec kPatienceStep{0, 20'000'000};  // 20 ms each: 2 s, what xdg-open needs at most

/// Puts the address where "%s" stands, else behind the last word.
std::vector<std::string> with_address(std::vector<std::string> words, const std::string& address) {
  bool is_placed = false;
  for (std::string& word : words) {
    if (const std::size_t at = word.find("%s"); at != std::string::npos) {
      word.replace(at, 2, address);
      is_placed = true;
    }
  }
  if (!is_placed) words.push_back(address);
  return words;
}

/// Starts a program with its standard output joined to ours for errors; the errno where that fails.
struct Started {
  pid_t process = -1;
  int error = 0;
};
Started start(const std::vector<std::string>& command) {
  SpawnSetup setup;
  ::posix_spawn_file_actions_adddup2(&setup.files, STDERR_FILENO, STDOUT_FILENO);
  const std::vector<char*> argv = argv_pointers(command);
  Started started;
  started.error = ::posix_spawnp(&started.process, argv.front(), &setup.files, &setup.attributes, argv.data(), environ);
  return started;
}

Status status_of_child(int status, const std::string& program) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return Done{};
  const std::string how = WIFEXITED(status) ? "ended with status " + std::to_string(WEXITSTATUS(status))
                                            : "was ended by signal " + std::to_string(WTERMSIG(status));
  return Error{ErrorCode::start_failed, program + " " + how + "; set BROWSER to another, or use --dry-run"};
}

/// The wait status of a process that ends within the patience; nothing where it still runs.
std::optional<int> wait_a_moment(pid_t process) {
  for (int i = 0; i < kPatienceSteps; ++i) {
    int status = 0;
    const pid_t ended = ::waitpid(process, &status, WNOHANG);
    if (ended == process) return status;
    if (ended < 0 && errno != EINTR) return 0;
    ::nanosleep(&kPatienceStep, nullptr);
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::vector<std::string>> opening_commands(const char* browser, const std::string& address) {
  if (browser == nullptr || *browser == '\0') return {{"xdg-open", address}};
  if (::access(browser, X_OK) == 0) return {{browser, address}};
  std::vector<std::vector<std::string>> commands;
  for (const std::string& command : split(browser, ':')) {
    std::vector<std::string> words = split(command, ' ');
    if (!words.empty()) commands.push_back(with_address(std::move(words), address));
  }
  return commands;
}

Status Opener::open(const char* browser, const std::string& address) {
  std::string failures;
  for (const std::vector<std::string>& command : opening_commands(browser, address)) {
    const Started started = start(command);
    if (started.error == 0) {
      const std::optional<int> ended = wait_a_moment(started.process);
      if (ended) return status_of_child(*ended, command.front());
      running_.push_back({started.process, command.front()});
      return Done{};
    }
    failures += (failures.empty() ? "" : ", ") + command.front() + " (" +
                std::error_code(started.error, std::generic_category()).message() + ")";
  }
  if (failures.empty()) failures = "BROWSER, which names no program";
  return Error{ErrorCode::start_failed,
               "cannot start " + failures + "; set BROWSER to a program that opens addresses, or install xdg-utils"};
}

Status Opener::wait_for_all() {
  Status first_failure = Done{};
  for (const Running& running : running_) {
    int status = 0;
    while (::waitpid(running.process, &status, 0) < 0 && errno == EINTR) {
    }
    Status result = status_of_child(status, running.program);
    if (first_failure.ok() && !result.ok()) first_failure = std::move(result);
  }
  running_.clear();
  return first_failure;
}

}  // namespace paperhop::cli
