// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/service_units.hpp"

#include <string_view>

#include "base/limits.hpp"
#include "cli/service_templates.hpp"
#include "cli/setup/small_file.hpp"

namespace paperhop::cli {
namespace {

constexpr mode_t kUnitMode = 0644;
constexpr mode_t kFolderMode = 0700;
/// Bytes of a unit that could be ours.
constexpr std::size_t kUnitBytes = 64 * limits::kKiB;

std::string filled(std::string_view text, std::string_view slot, std::string_view value) {
  std::string out(text);
  if (const std::size_t at = out.find(slot); at != std::string::npos) out.replace(at, slot.size(), value);
  return out;
}

/// A path as ExecStart= takes it: in quotes, with what systemd would read as its own doubled.
Result<std::string> exec_path(const std::string& path) {
  std::string out = "\"";
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20) {
      return Error{ErrorCode::start_failed, "no unit can name " + path + "; install paperhop elsewhere"};
    }
    if (c == '"' || c == '\\') out += '\\';
    if (c == '%' || c == '$') out += c;
    out += c;
  }
  return out + "\"";
}

std::string listen_lines(const UnitRequest& request) {
  const std::string port = std::to_string(request.port);
  std::string lines = "ListenStream=127.0.0.1:" + port;
  if (request.has_ipv6) lines += "\nListenStream=[::1]:" + port;
  return lines;
}

/// The first line of a template says whose the unit is.
bool is_ours(std::string_view content) {
  return content.starts_with(kSocketTemplate.substr(0, kSocketTemplate.find('\n') + 1));
}

Error not_ours(const Unit& unit) {
  return {ErrorCode::not_ours,
          unit.file + " was not written by paperhop, so it is left alone; move it away if paperhop is to use it"};
}

}  // namespace

Result<std::vector<Unit>> make_units(const UnitRequest& request) {
  const Environment& environment = request.environment;
  const bool has_config = environment.xdg_config_home.starts_with('/');
  if (!has_config && !environment.home.starts_with('/')) {
    return Error{ErrorCode::bad_usage, "HOME does not name a folder from /, so there is no place for units; set it"};
  }
  const std::string folder =
      (has_config ? environment.xdg_config_home : environment.home + "/.config") + "/systemd/user/paperhop.";
  const Result<std::string> daemon = exec_path(request.daemon);
  if (!daemon) return daemon.error();
  return std::vector<Unit>{{folder + "socket", filled(kSocketTemplate, "{listen}", listen_lines(request))},
                           {folder + "service", filled(kServiceTemplate, "{daemon}", daemon.value())}};
}

UnitState state_of(const Unit& unit) {
  if (file_kind(unit.file) == FileKind::missing) return UnitState::missing;
  const Result<SmallFile> present = read_small_file(unit.file, kUnitBytes, /*follow_link=*/false);
  if (!present || !is_ours(present.value().content)) return UnitState::foreign;
  return present.value().content == unit.content ? UnitState::ours : UnitState::older;
}

Status write_units(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (state_of(unit) == UnitState::foreign) return not_ours(unit);
  }
  for (const Unit& unit : units) {
    if (Status made = make_parent_folders(unit.file, kFolderMode); !made) return made;
    if (Status written = write_whole_file(unit.file, unit.content, kUnitMode); !written) return written;
  }
  return Done{};
}

Status remove_units(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    const UnitState state = state_of(unit);
    if (state == UnitState::foreign) return not_ours(unit);
    if (state == UnitState::missing) continue;
    if (Status removed = remove_file(unit.file); !removed) return removed;
  }
  return Done{};
}

}  // namespace paperhop::cli
