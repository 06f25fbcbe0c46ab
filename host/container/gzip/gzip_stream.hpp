// SPDX-License-Identifier: Apache-2.0
//
// gzip, zlib and raw deflate data by ISA-L: as fast as libdeflate, three times as fast as zlib, and
// in steps, so that no member is too large.
#pragma once

#include <memory>

#include "container/unpack.hpp"

namespace paperhop::gzip {

std::unique_ptr<UnpackStream> unpack_gzip(const UnpackFrom& from);
std::unique_ptr<UnpackStream> unpack_deflate(const UnpackFrom& from);

}  // namespace paperhop::gzip
