// SPDX-License-Identifier: Apache-2.0
//
// ByteStream: bytes that come one after the other, from a file or unpacked from another stream.
// Containers are streams over streams, so that a tar archive in gzip data in a WARC record needs
// no more memory than the three of them. What is broken in the middle is told to somebody, and
// the stream goes on behind it where it can.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string_view>

#include "base/result.hpp"

namespace paperhop {

/// What lies between bytes and those that were read before them.
enum class Seam {
  none,
  member,  ///< they begin a further member of a compressed file
  damage,  ///< something is missing: what was read before is not continued
};

/// What a read gave.
struct Got {
  std::size_t size = 0;    ///< 0 only at the end
  Seam seam = Seam::none;  ///< damage at the end: what is missing was told
  std::uint64_t at = 0;    ///< byte of the packed stream at which their member begins; of a plain one, their own
};

/// Bytes that need no copy: they, and at least Block::kPadding more, stay where they are as long as somebody has
/// `owner`.
struct Lent {
  std::string_view bytes;
  std::uint64_t at = 0;  ///< as in Got; there is no seam
  std::shared_ptr<const void> owner;
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Reads up to `size` (at least 1) bytes; at a seam it stops short. After an error there is nothing more.
  virtual Result<Got> read(char* to, std::size_t size) = 0;
  /// Instead of read(), of what lies in memory anyway: the next bytes, in memory right behind those that the last call
  /// lent where there was no read() in between. None where they must be read, and at the end.
  virtual Lent lend(std::size_t /*size*/) { return {}; }
  /// True where read() would give nothing, and neither wait nor say anything of it. False where that is not known: what
  /// was lent must be copied then, to have room for more.
  virtual bool is_at_end() const { return false; }
};

/// Told of what is broken: a byte of the packed stream, and why.
using OnProblem = std::function<void(std::uint64_t at, const Error& error)>;

/// Bytes that are in memory, and stay there. `at` is the place of the first one.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes, std::uint64_t at = 0) : bytes_(bytes), at_(at) {}

  Result<Got> read(char* to, std::size_t size) override {
    const Got got{std::min(size, bytes_.size()), Seam::none, at_};
    std::memcpy(to, bytes_.data(), got.size);
    bytes_.remove_prefix(got.size);
    at_ += got.size;
    return got;
  }

 private:
  std::string_view bytes_;
  std::uint64_t at_;
};

}  // namespace paperhop
