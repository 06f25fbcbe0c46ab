// SPDX-License-Identifier: Apache-2.0
#include "base/module.hpp"
#include "container/archive.hpp"
#include "container/json_lines.hpp"
#include "container/unpack.hpp"

namespace paperhop {

const UnpackModule* unpack_module() {
  static const auto* const module =
      static_cast<const UnpackModule*>(find_in_module("paperhop-unpack.so", "paperhop_unpack"));
  return module;
}

std::unique_ptr<UnpackStream> unpack_gzip(const UnpackFrom& from) {
  return unpack_module() ? unpack_module()->gzip(from) : nullptr;
}

std::unique_ptr<UnpackStream> unpack_deflate(const UnpackFrom& from) {
  return unpack_module() ? unpack_module()->deflate(from) : nullptr;
}

std::unique_ptr<UnpackStream> unpack_zstd(const UnpackFrom& from) {
  return unpack_module() ? unpack_module()->zstd(from) : nullptr;
}

const ArchiveModule* archive_module() {
  static const auto* const module =
      static_cast<const ArchiveModule*>(find_in_module("paperhop-archive.so", "paperhop_archive"));
  return module;
}

const JsonLinesModule* json_lines_module() {
  static const auto* const module =
      static_cast<const JsonLinesModule*>(find_in_module("paperhop-lines.so", "paperhop_lines"));
  return module;
}

}  // namespace paperhop
