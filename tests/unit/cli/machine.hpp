// SPDX-License-Identifier: Apache-2.0
//
// Machine: a made-up machine in a temporary folder, with a home, system folders and a host, for
// the tests of the installer and the doctor. It is gone when the test ends.
#pragma once

#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "cli/setup/browsers.hpp"

namespace paperhop::cli {

inline void write_text(const std::filesystem::path& path, std::string_view text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_program(const std::filesystem::path& path, std::string_view text) {
  write_text(path, text);
  std::filesystem::permissions(path, std::filesystem::perms(0755));
}

inline unsigned mode_of(const std::filesystem::path& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 ? info.st_mode & 07777U : 0;
}

/// Tells a file that was left alone from one that was written anew with the same content.
struct Stamp {
  ino_t inode = 0;
  timespec changed{};
  bool operator==(const Stamp& other) const {
    return inode == other.inode && changed.tv_sec == other.changed.tv_sec && changed.tv_nsec == other.changed.tv_nsec;
  }
};
inline Stamp stamp_of(const std::filesystem::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return {info.st_ino, info.st_ctim};
}

class Machine {
 public:
  explicit Machine(std::string_view home_name = "home") {
    std::string pattern = (std::filesystem::temp_directory_path() / "paperhop-test-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    // $PATH of the real machine would let its browsers in.
    environment.home = (folder_ / home_name).string();
    environment.root = (folder_ / "root").string();
    environment.path = (folder_ / "bin").string();
    std::filesystem::create_directories(environment.home);
    std::filesystem::create_directories(environment.root);
    host = add_host("opt");
  }
  ~Machine() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  /// Puts a host program into a folder of its own and gives its path.
  std::string add_host(std::string_view folder, std::string_view script = "#!/bin/sh\nexit 0\n") const {
    const auto path = folder_ / folder / "paperhop-host";
    write_program(path, script);
    return path.string();
  }

  std::filesystem::path home(std::string_view path) const { return std::filesystem::path(environment.home) / path; }
  std::filesystem::path root(std::string_view path) const { return environment.root + std::string(path); }
  const std::filesystem::path& folder() const { return folder_; }

  Environment environment;
  std::string host;

 private:
  std::filesystem::path folder_;
};

}  // namespace paperhop::cli
