// SPDX-License-Identifier: Apache-2.0
//
// gzip, zlib and raw deflate data, by ISA-L: it streams, with any size of member, at the speed that libdeflate has on a
// member that is held whole, which is more than twice that of zlib.
#pragma once

#include <memory>

#include "container/unpack.hpp"

namespace paperhop::gzip {

std::unique_ptr<UnpackStream> unpack_gzip(const UnpackFrom& from);
std::unique_ptr<UnpackStream> unpack_deflate(const UnpackFrom& from);

}  // namespace paperhop::gzip
