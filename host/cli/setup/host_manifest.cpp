// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/host_manifest.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/manifest_templates.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

using nlohmann::json;

bool names_host_program(std::string_view path) {
  return path.starts_with('/') && path.size() > kHostProgram.size() && path.ends_with(kHostProgram) &&
         path[path.size() - kHostProgram.size() - 1] == '/';
}

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> texts_of(const json& object, const char* key) {
  std::vector<std::string> texts;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return texts;
  for (const json& item : *found) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

}  // namespace

Result<std::string> make_manifest(Family family, std::string_view host_path) {
  if (!names_host_program(host_path)) {
    return Error{ErrorCode::bad_usage, "the host's path is not that of a paperhop-host: " + std::string(host_path)};
  }
  if (std::any_of(host_path.begin(), host_path.end(), is_control)) {
    return Error{ErrorCode::bad_usage,
                 "the folder of paperhop-host has a line end or another control character in its name; rename it"};
  }
  if (find_invalid_utf8(host_path) != std::string_view::npos) {
    return Error{ErrorCode::bad_usage, "the folder of paperhop-host has a name that is not UTF-8; rename it"};
  }
  constexpr std::string_view kPlace = "{host_path}";
  std::string text(family == Family::chromium ? kChromiumTemplate : kFirefoxTemplate);
  text.replace(text.find(kPlace), kPlace.size(), json(host_path).dump());
  return text;
}

std::optional<HostManifest> parse_manifest(std::string_view text) {
  const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return std::nullopt;
  HostManifest manifest;
  manifest.name = text_of(object, "name");
  manifest.path = text_of(object, "path");
  manifest.type = text_of(object, "type");
  manifest.allowed_origins = texts_of(object, "allowed_origins");
  manifest.allowed_extensions = texts_of(object, "allowed_extensions");
  for (const auto& [key, value] : object.items()) {
    constexpr std::string_view kKnown[] = {"name", "description", "path", "type", "allowed_extensions"};
    if (std::find(std::begin(kKnown), std::end(kKnown), key) == std::end(kKnown)) manifest.unknown_keys.push_back(key);
  }
  return manifest;
}

bool is_ours(const HostManifest& manifest) {
  return manifest.name == kHostName && names_host_program(manifest.path);
}

std::string_view caller_name(Family family) {
  return family == Family::chromium ? kChromiumOrigin : kFirefoxId;
}

bool allows_caller(const HostManifest& manifest, Family family) {
  const auto& allowed = family == Family::chromium ? manifest.allowed_origins : manifest.allowed_extensions;
  return std::find(allowed.begin(), allowed.end(), caller_name(family)) != allowed.end();
}

}  // namespace paperhop::cli
