// SPDX-License-Identifier: Apache-2.0
//
// NameGlobs: which files of a folder are wanted, by patterns as the shell has them. With "!" in
// front a pattern takes files and folders out. Where several match, the last one counts; where
// none matches, a file is wanted unless a pattern asks for some (the rules of ripgrep's --glob).
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace paperhop::cli {

class NameGlobs {
 public:
  NameGlobs() = default;

  /// bad_usage for a pattern that is empty.
  static Result<NameGlobs> parse(const std::vector<std::string>& patterns);

  /// `below` is the path below the folder that was named: "2024/paper.pdf". A pattern without a
  /// slash is held against the last name, one with a slash against the whole of it.
  bool wants_file(const std::string& below) const;
  /// False where a pattern takes the folder out, with all that is in it.
  bool wants_folder(const std::string& below) const;

 private:
  struct Glob {
    std::string pattern;
    bool excludes = false;
    bool has_slash = false;     ///< but at its end
    bool only_folders = false;  ///< "build/"
  };
  const Glob* last_match(const std::string& below, bool is_folder) const;

  std::vector<Glob> globs_;
  bool asks_for_some_ = false;
};

}  // namespace paperhop::cli
