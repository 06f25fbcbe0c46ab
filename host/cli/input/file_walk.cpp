// SPDX-License-Identifier: Apache-2.0
#include "cli/input/file_walk.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/input/file_bytes.hpp"

namespace paperhop::cli {
namespace {

namespace fs = std::filesystem;

bool is_folder(const std::string& name) {
  std::error_code failed;
  return name != "-" && fs::is_directory(name, failed);
}

std::string with_slash(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

bool is_missing(const WalkedFile& file) {
  std::error_code failed;
  return file.was_named && file.name != "-" && !fs::exists(file.name, failed);
}

IgnoreRules ignore_rules_of(const std::string& folder) {
  const Result<std::string> text = read_bytes(with_slash(folder) + ".gitignore");
  return text.ok() ? IgnoreRules::parse(text.value()) : IgnoreRules();
}

}  // namespace

FileWalk::FileWalk(std::vector<std::string> operands, WalkOptions options)
    : operands_(std::move(operands)), options_(std::move(options)) {}

std::optional<WalkedFile> FileWalk::next() {
  while (std::optional<WalkedFile> file = next_of_all()) {
    // What was named and is not there is an error for everybody: one part alone would tell it, the others nothing.
    if (options_.shard.takes(++number_) || is_missing(*file)) return file;
  }
  return std::nullopt;
}

std::optional<WalkedFile> FileWalk::next_of_all() {
  while (true) {
    if (!folders_.empty()) {
      if (auto file = next_in_folder()) return file;
      continue;
    }
    if (next_operand_ == operands_.size()) return std::nullopt;
    const std::string& operand = operands_[next_operand_++];
    if (!options_.recursive || !is_folder(operand)) return WalkedFile{operand, true, std::nullopt};
    if (auto problem = enter(operand, options_.is_implied ? std::string() : with_slash(operand), {})) {
      return WalkedFile{operand, true, std::move(problem)};
    }
  }
}

/// Lists the folder and goes down into it. What was listed before an error counts.
std::optional<Error> FileWalk::enter(const std::string& folder, std::string prefix, std::string below) {
  Folder fresh{std::move(prefix), std::move(below), {}, {}};
  if (options_.gitignore) fresh.ignored = ignore_rules_of(folder);
  std::error_code failed;
  fs::directory_iterator entries(folder, failed);
  while (!failed && entries != fs::directory_iterator()) {
    const fs::directory_entry& entry = *entries;
    std::string name = entry.path().filename().string();
    std::error_code gone;  // whatever vanishes while we look is none of ours
    if (!entry.is_symlink(gone) && (options_.hidden || !name.starts_with('.'))) {
      if (entry.is_directory(gone)) {
        if (options_.globs.wants_folder(fresh.below + name) && !is_ignored(fresh, name, true)) {
          fresh.names.push_back(name + "/");
        }
      } else if (entry.is_regular_file(gone) && options_.globs.wants_file(fresh.below + name) &&
                 !is_ignored(fresh, name, false)) {
        fresh.names.push_back(std::move(name));
      }
    }
    entries.increment(failed);
  }
  // With the slash at a folder's end this is the order of the whole paths; std::string compares bytes.
  std::sort(fresh.names.begin(), fresh.names.end(), std::greater<>());
  folders_.push_back(std::move(fresh));
  if (!failed) return std::nullopt;
  return Error{ErrorCode::unreadable, "a folder that cannot be listed (" + failed.message() +
                                          "); ask its owner, or leave it out with --glob '!NAME'"};
}

/// The .gitignore nearest to the file that speaks of it decides.
bool FileWalk::is_ignored(const Folder& fresh, const std::string& name, bool is_folder) const {
  const std::string path = fresh.below + name;
  if (const auto ignores = fresh.ignored.ignores(name, is_folder)) return *ignores;
  for (std::size_t at = folders_.size(); at-- > 0;) {
    const Folder& folder = folders_[at];
    if (folder.ignored.empty()) continue;
    const auto ignores = folder.ignored.ignores(std::string_view(path).substr(folder.below.size()), is_folder);
    if (ignores) return *ignores;
  }
  return false;
}

std::optional<WalkedFile> FileWalk::next_in_folder() {
  Folder& folder = folders_.back();
  if (folder.names.empty()) {
    folders_.pop_back();
    return std::nullopt;
  }
  const std::string name = std::move(folder.names.back());
  folder.names.pop_back();
  if (!name.ends_with('/')) return WalkedFile{folder.prefix + name, false, std::nullopt};
  std::string path = folder.prefix + name;
  std::string below = folder.below + name;
  const std::string shown = path.substr(0, path.size() - 1);
  // `folder` is gone once this has grown folders_.
  if (auto problem = enter(shown, std::move(path), std::move(below)))
    return WalkedFile{shown, false, std::move(problem)};
  return std::nullopt;
}

}  // namespace paperhop::cli
