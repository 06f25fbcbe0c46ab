// SPDX-License-Identifier: Apache-2.0
//
// Input: a file or standard input as text in UTF-8 that the finder can read, with the way back
// to the bytes of the file. What the file is, is told by its content.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "cli/input/charset.hpp"
#include "cli/input/media.hpp"

namespace paperhop::cli {

/// How to read, as the options say.
struct ReadingOptions {
  std::optional<Media> as;  ///< text, html or pdf; empty: tell by content
  std::string encoding;     ///< a name for iconv; empty: tell by content
};

/// A text to search. Owns its bytes; can be moved, not copied.
class Input {
 public:
  /// What there is to search, in UTF-8 (maybe with broken places).
  std::string_view text() const { return decoded_ ? std::string_view(decoded_->text()) : std::string_view(*bytes_); }
  Media media() const { return media_; }
  /// What people should know about the reading, without the file's name; may be empty.
  const std::string& note() const { return note_; }

  /// Bytes of the file for a span of text().
  std::size_t file_begin(std::size_t begin) const { return decoded_ ? mark_size_ + decoded_->begin_of(begin) : begin; }
  std::size_t file_end(std::size_t end) const { return decoded_ ? mark_size_ + decoded_->end_of(end) : end; }

 private:
  friend Result<Input> make_input(std::string bytes, const ReadingOptions& options, const std::string& name);
  std::unique_ptr<std::string> bytes_;  // on the heap, so that views of it survive a move
  std::optional<DecodedText> decoded_;
  std::size_t mark_size_ = 0;
  Media media_ = Media::text;
  std::string note_;
};

/// The encoding of a text, of which `bytes` is all or the beginning: `wanted`, or as its bytes tell; its name is empty
/// for UTF-8.
Encoding choose_encoding(std::string_view bytes, const std::string& wanted);
/// What people should know about a text that is read in this encoding; may be empty.
std::string note_on(const Encoding& encoding);
/// unsupported_media, with a command that unpacks the file of that name for `reader`.
Error refused_media(Media media, const std::string& name, std::string_view reader = "paperhop find");
/// binary_input; for what looks like UTF-16, with the option to read it.
Error refused_binary(Media media);
/// True for the two: a file of no kind that is read, not one that is damaged.
bool is_no_text(const Error& error);

/// Makes an input of bytes; `name` ("-" for standard input) only serves the advice in errors.
/// unsupported_media, binary_input, bad_encoding; the message does not start with the name.
Result<Input> make_input(std::string bytes, const ReadingOptions& options, const std::string& name);

/// read_bytes() and make_input().
Result<Input> read_input(const std::string& name, const ReadingOptions& options);

}  // namespace paperhop::cli
