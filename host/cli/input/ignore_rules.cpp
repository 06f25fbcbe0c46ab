// SPDX-License-Identifier: Apache-2.0
#include "cli/input/ignore_rules.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <utility>

#include "cli/input/split.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kAnyFolders = "**";

/// Pattern against path, part by part. Time is the product of their lengths: reachable[i] tells whether the pattern up
/// to here can have taken the first i parts.
bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  std::vector<bool> reachable(path.size() + 1);
  reachable[0] = true;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    std::vector<bool> next(path.size() + 1);
    if (pattern[at] == kAnyFolders) {
      // At the end it stands for at least one part: "a/**" is what is in a, not a itself.
      const bool is_last = at + 1 == pattern.size();
      bool any = false;
      for (std::size_t i = 0; i <= path.size(); ++i) {
        next[i] = any || (reachable[i] && !is_last);
        any = any || reachable[i];
      }
    } else {
      for (std::size_t i = 0; i < path.size(); ++i) {
        next[i + 1] = reachable[i] && ::fnmatch(pattern[at].c_str(), path[i].c_str(), 0) == 0;
      }
    }
    reachable = std::move(next);
  }
  return reachable.back();
}

}  // namespace

IgnoreRules IgnoreRules::parse(std::string_view text) {
  IgnoreRules rules;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (auto rule = rule_of(text.substr(0, end))) rules.rules_.push_back(std::move(*rule));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return rules;
}

std::optional<IgnoreRules::Rule> IgnoreRules::rule_of(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  // Blanks at the end do not count, unless a backslash keeps them.
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  if (line.empty() || line.front() == '#') return std::nullopt;
  Rule rule;
  if (line.front() == '!') {
    rule.takes_in = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    rule.only_folders = true;
    line.remove_suffix(1);
  }
  // With a slash it is held against the whole path, else against a name at any depth.
  const bool has_slash = line.find('/') != std::string_view::npos;
  rule.parts = split(line, '/');
  if (rule.parts.empty()) return std::nullopt;
  if (!has_slash) rule.parts.insert(rule.parts.begin(), std::string(kAnyFolders));
  return rule;
}

std::optional<bool> IgnoreRules::ignores(std::string_view below, bool is_folder) const {
  const std::vector<std::string> path = split(below, '/');
  const auto found = std::find_if(rules_.rbegin(), rules_.rend(), [&](const Rule& rule) {
    return (is_folder || !rule.only_folders) && matches(rule.parts, path);
  });
  if (found == rules_.rend()) return std::nullopt;
  return !found->takes_in;
}

}  // namespace paperhop::cli
