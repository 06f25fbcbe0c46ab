// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_characters.hpp"

#include <array>
#include <optional>

#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
constexpr char32_t kFirstLigature = 0xFB00;
constexpr char32_t kSoftHyphen = 0xAD;

/// What stands for a code point; nothing where it stays.
std::optional<std::string_view> plain(char32_t value, SoftHyphen soft_hyphen) {
  if (value >= kFirstLigature && value < kFirstLigature + kLigatures.size()) return kLigatures[value - kFirstLigature];
  if (value == kSoftHyphen) return soft_hyphen == SoftHyphen::hyphen ? "-" : "";
  if ((value >= 0x2010 && value <= 0x2013) || value == 0x2212 || value == 0xFE63) return "-";
  if (value == 0x2044 || value == 0x2215) return "/";
  if (value == 0x2236) return ":";
  // Zero-width characters, as folding drops them: they must not hide a broken line.
  if ((value >= 0x200B && value <= 0x200D) || value == 0x2060 || value == 0xFEFF) return "";
  return std::nullopt;
}

}  // namespace

bool has_soft_hyphen(std::string_view text) {
  return text.find("\xC2\xAD") != std::string_view::npos;
}

std::string with_plain_characters(std::string_view text, SoftHyphen soft_hyphen) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      // Line ends and pages' ends are one thing to all that follows.
      out += text[at] == '\r' || text[at] == '\f' || text[at] == '\v' ? '\n' : text[at];
      at += text.substr(at).starts_with("\r\n") ? 2 : 1;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    const auto replacement = point.valid ? plain(point.value, soft_hyphen) : std::nullopt;
    out += replacement ? *replacement : text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

}  // namespace paperhop
