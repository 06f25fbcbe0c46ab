// SPDX-License-Identifier: Apache-2.0
//
// Text in other encodings than UTF-8: telling which one it is, and decoding it with the way
// back to the bytes of the file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace paperhop::cli {

/// How an encoding was told.
enum class EncodingEvidence {
  valid_utf8,   ///< the bytes are UTF-8 (or ASCII)
  mark,         ///< a byte order mark
  declared,     ///< the page says so
  guessed,      ///< the bytes look like Chinese in GB18030
  broken_utf8,  ///< none of these: read as UTF-8 all the same
};

struct Encoding {
  std::string name;           ///< for iconv; empty: UTF-8, nothing to decode
  std::size_t mark_size = 0;  ///< bytes of the byte order mark
  EncodingEvidence evidence = EncodingEvidence::valid_utf8;
  std::size_t first_invalid = 0;  ///< offset of the first byte that is not UTF-8, for broken_utf8 and guessed
};

/// Tells the encoding of a whole text. Linear.
Encoding detect_encoding(std::string_view bytes);

/// The encoding of a byte order mark of UTF-16 or UTF-32 at the start, if there is one: such
/// text has NULs and is no binary file.
Encoding encoding_of_mark(std::string_view bytes);

/// A text decoded to UTF-8. Offsets can be asked back; it keeps the bytes' view, so they must
/// outlive it.
class DecodedText {
 public:
  /// Decodes `bytes` from `encoding`. What cannot be decoded becomes U+FFFD, byte by byte.
  /// bad_encoding where iconv does not know the name.
  static Result<DecodedText> decode(std::string_view bytes, const std::string& encoding);

  const std::string& text() const { return text_; }

  /// Byte of the input where the character at `out` of text() begins; its size for the end.
  /// Exact for encodings without shift states, else within one step of decoding.
  std::size_t begin_of(std::size_t out) const { return locate(out, false); }
  /// Byte of the input just behind the text [.., out_end).
  std::size_t end_of(std::size_t out_end) const { return locate(out_end, true); }

  DecodedText(DecodedText&&) noexcept = default;
  DecodedText& operator=(DecodedText&&) noexcept = default;

 private:
  class Converter;
  struct Step {
    std::size_t out;
    std::size_t in;
  };

  DecodedText(std::string_view bytes, std::string encoding) : bytes_(bytes), encoding_(std::move(encoding)) {}
  void decode_all(Converter& converter);
  std::size_t locate(std::size_t out, bool round_up) const;

  std::string_view bytes_;
  std::string encoding_;
  std::string text_;
  std::vector<Step> steps_;  ///< where each step of decoding began; between two, locate() decodes again
};

/// True where iconv can decode from an encoding of that name.
bool is_known_encoding(const std::string& name);

}  // namespace paperhop::cli
