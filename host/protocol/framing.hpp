// SPDX-License-Identifier: Apache-2.0
//
// Framing of native messaging: each message is its length in bytes (32 bits, native byte order)
// and as many bytes. Works on plain file descriptors and copes with short reads and writes,
// interrupted calls and non-blocking descriptors. A declared length is believed only as far as
// the bytes have come: what a stranger declares is never allocated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.hpp"
#include "base/result.hpp"

namespace paperhop {

/// Bytes of a frame's length.
inline constexpr std::size_t kFrameHeader = 4;

/// Reads one message. Nothing where the input ends between frames. Errors: frame_too_long (the
/// stream cannot be read any further), frame_truncated (it ended inside a frame), unreadable.
Result<std::optional<std::string>> read_frame(int fd, std::size_t limit = limits::kFrameIn);

/// Writes one message. Errors: frame_too_long where it is over limits::kFrameOut (nothing is
/// written then), write_failed.
Status write_frame(int fd, std::string_view message);

/// The length that the four bytes of `header` tell.
std::uint32_t frame_size(std::string_view header);

/// Appends the header of a message of `size` bytes.
void append_frame_header(std::string& out, std::uint32_t size);

/// Why a message of the length in `header` is not taken: frame_too_long.
Error frame_too_long_error(std::string_view header, std::size_t limit);

/// Why a message that ended after `got` of `expected` bytes is none: frame_truncated.
Error frame_truncated_error(std::size_t got, std::size_t expected);

/// The four bytes of a length as text: printable ASCII as it is, else "\r", "\n", "\x1f". An
/// impossible length is nearly always text that went astray to a standard stream.
std::string length_as_text(std::string_view header);

}  // namespace paperhop
