// SPDX-License-Identifier: Apache-2.0
//
// The few things an installer does to files, each whole or not at all. Errors name the file
// and say why; nothing follows a symbolic link at the last part of a path.
#pragma once

#include <sys/types.h>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace paperhop::cli {

enum class FileKind { missing, regular, symlink, other };

/// What stands at `path`. What cannot be looked at (a folder is closed to us) is `other`.
FileKind file_kind(const std::string& path);

struct SmallFile {
  std::string content;
  mode_t mode = 0;  ///< permission bits
};

/// Reads a regular file of at most `limit` bytes.
Result<SmallFile> read_small_file(const std::string& path, std::size_t limit, bool follow_link);

/// Makes the folders above `path` that are missing, with this mode whatever the umask.
Status make_parent_folders(const std::string& path, mode_t mode);

/// Writes a file such that `path` holds the old content or the new, never a part: a temporary
/// file beside it, flushed to the disk, then renamed. The mode is set whatever the umask.
Status write_whole_file(const std::string& path, std::string_view content, mode_t mode);

/// How the temporary files of `path` start: what a killed writer leaves behind.
std::string temporary_prefix(const std::string& path);

Status remove_file(const std::string& path);

}  // namespace paperhop::cli
