// SPDX-License-Identifier: Apache-2.0
//
// MappedFile: a large file in memory without a copy, some megabytes at a time. What is lent stays for as long as
// somebody holds it; what nobody holds is given back, so that a file of any size takes little.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "container/byte_stream.hpp"

namespace paperhop::cli {

class GuardedRange;

class MappedFile {
 public:
  /// Of the file from its first byte on, where mapping it is worth it and safe: a large regular one that nobody else
  /// may write to. Bytes that change while they are looked at would be more than most code is made for. Else null.
  static std::unique_ptr<MappedFile> of(int descriptor);
  ~MappedFile();

  /// Up to `size` bytes, in memory behind those that were lent before. None at the end (as it was when the file was
  /// mapped), and where the rest can only be read.
  Lent lend(std::size_t size);

  /// The first byte that was there when the file was mapped, and is there no more. Asks the descriptor.
  std::optional<std::uint64_t> first_lost() const;

 private:
  struct Segment;

  MappedFile(int descriptor, std::shared_ptr<const GuardedRange> range, std::uint64_t size);
  bool map_next();

  int descriptor_;
  std::shared_ptr<const GuardedRange> range_;
  std::shared_ptr<Segment> segment_;  ///< the last one
  std::uint64_t expected_;            ///< its size when it was mapped
  std::uint64_t size_;                ///< of what can be mapped
  std::uint64_t at_ = 0;              ///< lent before here
  std::uint64_t mapped_ = 0;          ///< mapped before here
};

}  // namespace paperhop::cli
