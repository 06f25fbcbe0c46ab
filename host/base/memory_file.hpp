// SPDX-License-Identifier: Apache-2.0
//
// A PDF that is no file of its own: bytes that came over a pipe or a socket, as a descriptor that the reader of PDFs
// can be handed. Nothing is written to a disk.
#pragma once

#include <sys/mman.h>

#include <string_view>

#include "base/unique_fd.hpp"
#include "base/write_all.hpp"

namespace paperhop {

/// An empty file in memory, closed on exec. Empty with errno set where there is none to be had.
inline UniqueFd memory_file() {
  return UniqueFd(::memfd_create("paperhop-pdf", MFD_CLOEXEC));
}

/// A file in memory with these bytes; its offset is behind them. Empty with errno set where memory is short.
inline UniqueFd memory_file(std::string_view bytes) {
  UniqueFd file = memory_file();
  if (!file || !write_all(file.get(), bytes)) return {};
  return file;
}

}  // namespace paperhop
