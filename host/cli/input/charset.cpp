// SPDX-License-Identifier: Apache-2.0
//
// Decoding by iconv. A map with a piece for each character would cost ten times the text, so
// only the start of every step of kStep bytes is kept, and a step is decoded again, character
// by character, when an offset in it is asked.
#include "cli/input/charset.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

constexpr std::size_t kStep = 256;           // bytes of input decoded at a time
constexpr std::size_t kLongestSequence = 8;  // bytes of one character in any encoding that iconv knows, shifts included
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Bytes to skip at a wrong character: UTF-16 and UTF-32 must stay in step.
std::size_t unit_size(std::string_view encoding) {
  const std::string name = upper_ascii(encoding);
  if (!name.starts_with("UTF") && !name.starts_with("UCS")) return 1;
  if (name.find("32") != std::string::npos || name.find("UCS-4") != std::string::npos) return 4;
  return name.find("16") != std::string::npos || name.find("UCS-2") != std::string::npos ? 2 : 1;
}

}  // namespace

/// An iconv descriptor from some encoding to UTF-8.
class DecodedText::Converter {
 public:
  explicit Converter(const std::string& encoding) : handle_(::iconv_open("UTF-8", encoding.c_str())) {}
  ~Converter() {
    if (ok()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  bool ok() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  struct Outcome {
    std::size_t consumed = 0;
    int error = 0;  ///< EILSEQ: the next byte is wrong; EINVAL: the input ends inside a character
  };

  /// Decodes as much of `in` as possible, appending to `out`.
  Outcome run(std::string_view in, std::string& out) {
    std::array<char, kStep * 4> buffer;
    char* from = const_cast<char*>(in.data());  // iconv's signature; it does not write there
    std::size_t left = in.size();
    while (true) {
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t done = ::iconv(handle_, &from, &left, &to, &room);
      const int error = done == static_cast<std::size_t>(-1) ? errno : 0;
      out.append(buffer.data(), buffer.size() - room);
      if (error == E2BIG && room < buffer.size()) continue;
      return {in.size() - left, error};
    }
  }

  /// Appends what some encodings hold back to combine it with the next character.
  void finish(std::string& out) {
    std::array<char, kStep> buffer;
    char* to = buffer.data();
    std::size_t room = buffer.size();
    ::iconv(handle_, nullptr, nullptr, &to, &room);
    out.append(buffer.data(), buffer.size() - room);
  }

 private:
  iconv_t handle_;
};

Result<DecodedText> DecodedText::decode(std::string_view bytes, const std::string& encoding) {
  Converter converter(encoding);
  if (!converter.ok()) {
    return Error{ErrorCode::bad_encoding, encoding + ": no encoding that iconv knows; `iconv -l` lists them"};
  }
  DecodedText decoded(bytes, encoding);
  decoded.decode_all(converter);
  return decoded;
}

void DecodedText::decode_all(Converter& converter) {
  text_.reserve(bytes_.size() + bytes_.size() / 2);
  const std::size_t unit = unit_size(encoding_);
  std::size_t at = 0;
  while (at < bytes_.size()) {
    steps_.push_back({text_.size(), at});
    const std::string_view piece = bytes_.substr(at, kStep);
    const Converter::Outcome outcome = converter.run(piece, text_);
    at += outcome.consumed;
    const bool is_last = at - outcome.consumed + piece.size() == bytes_.size();
    if (outcome.error == EILSEQ || (outcome.error == EINVAL && is_last) || outcome.consumed == 0) {
      steps_.push_back({text_.size(), at});
      text_ += kReplacement;
      at += std::min(unit, bytes_.size() - at);
    }
  }
  converter.finish(text_);
  steps_.push_back({text_.size(), bytes_.size()});
}

std::size_t DecodedText::locate(std::size_t out, bool round_up) const {
  if (out >= text_.size()) return bytes_.size();
  const auto after = std::upper_bound(steps_.begin(), steps_.end(), out,
                                      [](std::size_t value, const Step& s) { return value < s.out; });
  if (after == steps_.begin()) return 0;
  Step here = *std::prev(after);
  const Step end = *after;
  if (here.out == out) return here.in;
  Converter converter(encoding_);
  std::string character;
  while (converter.ok() && here.in < end.in && here.out < out) {
    // The shortest piece that decodes without rest is one character.
    std::size_t size = 1;
    character.clear();
    while (true) {
      const Converter::Outcome outcome = converter.run(bytes_.substr(here.in, size), character);
      if (outcome.error == 0 && !character.empty()) break;
      if (outcome.error == EILSEQ || size == kLongestSequence || here.in + size >= end.in) return here.in;
      ++size;
    }
    if (here.out + character.size() > out) return round_up ? here.in + size : here.in;
    here = {here.out + character.size(), here.in + size};
  }
  return here.in;
}

bool is_known_encoding(const std::string& name) {
  iconv_t handle = ::iconv_open("UTF-8", name.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return false;
  ::iconv_close(handle);
  return true;
}

}  // namespace paperhop::cli
