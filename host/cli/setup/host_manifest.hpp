// SPDX-License-Identifier: Apache-2.0
//
// The native-messaging manifest: the small JSON file by which a browser learns which program
// is org.paperhop.host and which extension may start it. Made from the templates in manifest/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "cli/setup/browsers.hpp"

namespace paperhop::cli {

/// Bytes of a manifest that are read: ours has about 300; more is somebody else's.
inline constexpr std::size_t kManifestBytes = 64 * limits::kKiB;

/// What the host program is called: a manifest whose path ends so is ours.
inline constexpr std::string_view kHostProgram = "paperhop-host";

/// The manifest for a family; an error where no JSON can say the path (control characters,
/// broken UTF-8) or where it is not the absolute path of a paperhop-host.
Result<std::string> make_manifest(Family family, std::string_view host_path);

/// What stands in a manifest. Keys that are missing or of a wrong type are empty.
struct HostManifest {
  std::string name;
  std::string path;
  std::string type;
  std::vector<std::string> allowed_origins;     ///< Chromium's
  std::vector<std::string> allowed_extensions;  ///< Firefox's
  std::vector<std::string> unknown_keys;        ///< for which Firefox refuses the whole file
};

/// Reads a manifest; nothing where it is no JSON object.
std::optional<HostManifest> parse_manifest(std::string_view json);

/// True where the manifest was written by paperhop, this version or another.
bool is_ours(const HostManifest& manifest);

/// The extension as this family names it: an origin, or the add-on's id.
std::string_view caller_name(Family family);

/// True where the manifest lets our extension start the host.
bool allows_caller(const HostManifest& manifest, Family family);

}  // namespace paperhop::cli
