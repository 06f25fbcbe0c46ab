// SPDX-License-Identifier: Apache-2.0
//
// Reading a file or standard input whole, in big steps. Large files that are searched piece by piece need not be
// copied: see MappedFile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "base/unique_fd.hpp"

namespace paperhop::cli {

/// Opens the file of that name to read, "-" like any other. is_directory, unreadable; the message does not repeat the
/// name.
Result<UniqueFd> open_file(const std::string& name);

/// The same of a regular file only, without ever waiting: neither for whoever is at the other end of a pipe, nor for a
/// program that holds the file. What it is, is asked of what was opened, and not of the name.
Result<UniqueFd> open_regular_file(const std::string& name);

/// As open_file(); "-" is standard input.
Result<UniqueFd> open_input(const std::string& name);

/// Reads up to `size` bytes; 0 at the end. Never gives up for a signal or a non-blocking pipe. A regular file that has
/// nothing more, but no end, is unreadable.
Result<std::size_t> read_some(int descriptor, char* to, std::size_t size);

/// True where a read would give something (or the end) at once.
bool is_ready(int descriptor);

/// Bytes from here on, until there are `size` of them or the end.
Result<std::string> read_head(int descriptor, std::size_t size);

/// `head` and all bytes behind it. With `size_limit`: done as soon as there are more.
Result<std::string> read_rest(int descriptor, std::string head, std::size_t size_limit = SIZE_MAX);

/// True where the file can be opened and read in any order and at any time: a regular one. Pipes and
/// devices wait for somebody, and are used up by reading.
bool is_regular_file(const std::string& name);

/// All bytes of a file, "-" being standard input.
Result<std::string> read_bytes(const std::string& name);

}  // namespace paperhop::cli
