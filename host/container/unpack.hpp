// SPDX-License-Identifier: Apache-2.0
//
// Unpackers: streams of what gzip and zstd data hold. They live in a module that is loaded when
// the first such data comes: its libraries would cost every start of the program.
#pragma once

#include <memory>

#include "container/byte_stream.hpp"
#include "container/unpack_budget.hpp"
#include "container/window.hpp"

namespace paperhop {

/// What an unpacker reads from and tells to; all of it must outlive the stream.
struct UnpackFrom {
  Window& packed;
  UnpackBudget& budget;
  const OnProblem& on_problem;
  bool whole = true;  ///< `packed` holds all there is; else its end is the cut of a slice
};

/// How a slice ended.
enum class SliceEnd { clean, inside_member };

/// An unpacking stream that knows how its input ended.
class UnpackStream : public ByteStream {
 public:
  /// Meaningful once read() gave 0.
  virtual SliceEnd slice_end() const = 0;
};

/// gzip data of any number of members, as GNU gzip reads them: what lies behind the last one, or between two, is
/// told and passed over. A broken member is told, and the next one is looked for.
std::unique_ptr<UnpackStream> unpack_gzip(const UnpackFrom& from);

/// zlib or raw deflate data, as servers send them. One member.
std::unique_ptr<UnpackStream> unpack_deflate(const UnpackFrom& from);

/// zstd data of any number of frames.
std::unique_ptr<UnpackStream> unpack_zstd(const UnpackFrom& from);

/// What the module exports.
struct UnpackModule {
  std::unique_ptr<UnpackStream> (*gzip)(const UnpackFrom&);
  std::unique_ptr<UnpackStream> (*deflate)(const UnpackFrom&);
  std::unique_ptr<UnpackStream> (*zstd)(const UnpackFrom&);
};

/// The module; null where it cannot be loaded. The functions above give null then.
const UnpackModule* unpack_module();

}  // namespace paperhop
