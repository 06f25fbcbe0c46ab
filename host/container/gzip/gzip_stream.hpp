// SPDX-License-Identifier: Apache-2.0
//
// gzip, zlib and raw deflate data. Small members, which most are in files of many, by libdeflate: it
// is more than twice as fast as zlib but must have all of a member in memory. The others by zlib.
#pragma once

#include <memory>

#include "container/unpack.hpp"

namespace paperhop::gzip {

std::unique_ptr<UnpackStream> unpack_gzip(const UnpackFrom& from);
std::unique_ptr<UnpackStream> unpack_deflate(const UnpackFrom& from);

}  // namespace paperhop::gzip
