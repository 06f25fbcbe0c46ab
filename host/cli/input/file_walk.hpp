// SPDX-License-Identifier: Apache-2.0
//
// FileWalk: the files that operands name, one after the other, folders gone through where that is
// wanted. Their order is that of the operands and, in a folder, that of the paths' bytes, so that
// two runs print the same. Symbolic links in folders are not followed (there are no loops), and
// what is no regular file there is passed over. Memory: the names of the folders on the way down.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/input/ignore_rules.hpp"
#include "cli/input/name_globs.hpp"
#include "cli/input/shard.hpp"

namespace paperhop::cli {

struct WalkOptions {
  bool recursive = false;   ///< else a folder comes back as it was named
  bool hidden = false;      ///< also files and folders below the named ones whose name begins with a dot
  bool gitignore = false;   ///< leave out what .gitignore files say, from the named folders on
  NameGlobs globs;          ///< for what is in folders
  Shard shard;              ///< of all files: those of other parts are left out
  bool is_implied = false;  ///< the operand is "." and nobody typed it: files are named without "./"
};

/// A file to read, or what was wrong with a folder.
struct WalkedFile {
  std::string name;
  bool was_named = true;         ///< an operand; else found in a folder
  std::optional<Error> problem;  ///< unreadable: `name` is a folder that cannot be listed
};

class FileWalk {
 public:
  FileWalk(std::vector<std::string> operands, WalkOptions options);

  /// The next file; nothing at the end.
  std::optional<WalkedFile> next();

 private:
  struct Folder {
    std::string prefix;              ///< in front of the names: "papers/"; empty for the current folder
    std::string below;               ///< the same from the named folder on: "2024/"
    IgnoreRules ignored;             ///< what its .gitignore says
    std::vector<std::string> names;  ///< last one first; folders end in "/"
  };

  std::optional<WalkedFile> next_of_all();
  std::optional<Error> enter(const std::string& folder, std::string prefix, std::string below);
  bool is_ignored(const Folder& fresh, const std::string& name, bool is_folder) const;
  std::optional<WalkedFile> next_in_folder();

  std::vector<std::string> operands_;
  WalkOptions options_;
  std::size_t next_operand_ = 0;
  std::size_t number_ = 0;       ///< of the last file, from 1
  std::vector<Folder> folders_;  ///< on the way down
};

}  // namespace paperhop::cli
