// SPDX-License-Identifier: Apache-2.0
#include "cli/input/name_globs.hpp"

#include <fnmatch.h>
#include <algorithm>

namespace paperhop::cli {

Result<NameGlobs> NameGlobs::parse(const std::vector<std::string>& patterns) {
  NameGlobs globs;
  for (const std::string& text : patterns) {
    Glob glob;
    glob.excludes = text.starts_with('!');
    glob.pattern = text.substr(glob.excludes ? 1 : 0);
    if (glob.pattern.size() > 1 && glob.pattern.ends_with('/')) {
      glob.only_folders = true;
      glob.pattern.pop_back();
    }
    if (glob.pattern.starts_with('/')) {
      glob.has_slash = true;
      glob.pattern.erase(0, 1);
    }
    if (glob.pattern.empty()) {
      return Error{ErrorCode::bad_usage, "--glob " + text + ": an empty pattern; use one such as '*.pdf'"};
    }
    glob.has_slash = glob.has_slash || glob.pattern.find('/') != std::string::npos;
    globs.asks_for_some_ = globs.asks_for_some_ || !glob.excludes;
    globs.globs_.push_back(std::move(glob));
  }
  return globs;
}

const NameGlobs::Glob* NameGlobs::last_match(const std::string& below, bool is_folder) const {
  const std::size_t slash = below.rfind('/');
  const std::string name = slash == std::string::npos ? below : below.substr(slash + 1);
  const auto matches = [&](const Glob& glob) {
    if (glob.only_folders && !is_folder) return false;
    // Without FNM_PATHNAME: in a pattern with a slash, "*" reaches over folders.
    return ::fnmatch(glob.pattern.c_str(), (glob.has_slash ? below : name).c_str(), 0) == 0;
  };
  const auto found = std::find_if(globs_.rbegin(), globs_.rend(), matches);
  return found == globs_.rend() ? nullptr : &*found;
}

bool NameGlobs::wants_file(const std::string& below) const {
  const Glob* glob = last_match(below, false);
  return glob ? !glob->excludes : !asks_for_some_;
}

bool NameGlobs::wants_folder(const std::string& below) const {
  const Glob* glob = last_match(below, true);
  return glob == nullptr || !glob->excludes;
}

}  // namespace paperhop::cli
