// SPDX-License-Identifier: Apache-2.0
//
// ConfigStore: the user's configuration for a program that runs for weeks. Read once, and
// again soon after the file has changed.
#pragma once

#include <sys/stat.h>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "answer/config.hpp"

namespace paperhop::http {

/// May be used by several threads.
class ConfigStore {
 public:
  using Load = std::function<Config()>;

  /// `path` is the file whose changes count.
  explicit ConfigStore(std::string path = config_path(), Load load = load_config)
      : path_(std::move(path)), load_(std::move(load)) {}

  /// The configuration as the file had it limits::kHttpConfigTime ago or later. It has a target
  /// at least, and stays what it is while it is held.
  std::shared_ptr<const Config> current();

 private:
  std::string path_;
  Load load_;
  std::mutex mutex_;
  std::shared_ptr<const Config> config_;
  std::chrono::steady_clock::time_point looked_{};
  struct stat seen_ {};
};

}  // namespace paperhop::http
