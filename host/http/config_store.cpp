// SPDX-License-Identifier: Apache-2.0
#include "http/config_store.hpp"

#include <utility>

#include "base/limits.hpp"

namespace paperhop::http {
namespace {

/// What changes with a file's content; all 0 where there is none.
struct stat look_at(const std::string& path) {
  struct stat seen {};
  if (path.empty() || ::stat(path.c_str(), &seen) != 0) return {};
  return seen;
}

bool is_same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

std::shared_ptr<const Config> ConfigStore::current() {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (config_ && now - looked_ < std::chrono::milliseconds(limits::kHttpConfigTime)) return config_;
  looked_ = now;
  // Looked at before it is read: a change in between is then seen at the next look.
  const struct stat seen = look_at(path_);
  if (config_ && is_same_file(seen, seen_)) return config_;
  seen_ = seen;
  Config loaded = load_();
  if (loaded.targets.empty()) loaded.targets = builtin_targets();
  config_ = std::make_shared<const Config>(std::move(loaded));
  return config_;
}

}  // namespace paperhop::http
