// SPDX-License-Identifier: Apache-2.0
//
// `paperhop install`, `uninstall` and `doctor`: from the command line to the functions that do
// the work.
#include <filesystem>
#include <system_error>

#include "cli/browser_commands.hpp"
#include "cli/commands.hpp"

namespace paperhop::cli {
namespace {

std::string host_path(const Arguments& arguments) {
  const auto given = arguments.value("host");
  if (!given) return host_beside_program();
  // A manifest holds the whole path; a browser starts the host in no particular folder.
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::absolute(*given, failed);
  return failed ? *given : whole.string();
}

std::vector<std::string> browsers_of(const Arguments& arguments) {
  const auto given = arguments.values.find("browser");
  return given == arguments.values.end() ? std::vector<std::string>() : given->second;
}

ExitStatus status_of_code(int code) {
  switch (code) {
    case exit_code(ExitStatus::found): return ExitStatus::found;
    case exit_code(ExitStatus::none): return ExitStatus::none;
    default: return ExitStatus::error;
  }
}

}  // namespace

ExitStatus command_install(const Arguments& arguments, const Settings&, const Streams& streams) {
  return status_of_code(run_install({process_environment(), host_path(arguments), browsers_of(arguments),
                                     arguments.has("system"), arguments.has("dry-run")},
                                    streams.out, streams.err));
}

ExitStatus command_uninstall(const Arguments& arguments, const Settings&, const Streams& streams) {
  return status_of_code(
      run_uninstall({process_environment(), browsers_of(arguments), arguments.has("system"), arguments.has("dry-run")},
                    streams.out, streams.err));
}

ExitStatus command_doctor(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  return status_of_code(
      run_doctor({process_environment(), host_path(arguments), settings.config}, streams.out, streams.err));
}

}  // namespace paperhop::cli
