// SPDX-License-Identifier: Apache-2.0
//
// Normalisation of the reference finder: one pass over the text for each step, in the order of the grammars.
#include <cstdint>

#include "reference_finder.hpp"
#include "reference_rules.hpp"

namespace paperhop::reference {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Decoded {
  char32_t code_point;
  std::size_t length;
  bool valid;
};

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1, true};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  const Decoded bad{0xFFFD, 1, false};
  if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return bad;
  char32_t code_point = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return bad;
    code_point = (code_point << 6) | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return bad;
  return {code_point, length, true};
}

std::string repair_utf8(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    out += decoded.valid ? text.substr(at, decoded.length) : replacement;
    at += decoded.length;
  }
  return out;
}

/// Replaces every code point (of valid UTF-8) by what `fold` gives, or keeps it where `fold` gives nothing.
template <typename Fold>
std::string map_code_points(std::string_view text, Fold fold) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    const std::optional<std::string> folded = fold(decoded.code_point);
    out += folded ? *folded : std::string(text.substr(at, decoded.length));
    at += decoded.length;
  }
  return out;
}

std::string fold_line_ends(std::string text) {
  re2::RE2::GlobalReplace(&text, "\r\n", "\n");
  return map_code_points(text, [](char32_t c) -> std::optional<std::string> {
    if (c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) return "\n";
    return std::nullopt;
  });
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode_once(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size();
    const int high = escape ? hex_value(text[at + 1]) : -1;
    const int low = escape ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      out += text[at];
    } else {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    }
  }
  return repair_utf8(out);
}

std::string replace_matches(const re2::RE2& pattern, std::string_view text, std::string (*replace)(const Match&)) {
  std::string out;
  std::size_t from = 0;
  while (const auto match = search(pattern, text, from, re2::RE2::UNANCHORED)) {
    out += text.substr(from, match->start() - from);
    out += replace(*match);
    from = match->end();
  }
  out += text.substr(from);
  return out;
}

/// "_" stands for "/", "-3A" for ":".
std::string decode_urldefense_v2(const std::string& value) {
  static const re2::RE2 code("-([0-9A-Fa-f]{2})");
  std::string out = value;
  re2::RE2::GlobalReplace(&out, "_", "/");
  return replace_matches(code, out, [](const Match& match) {
    return std::string(1, static_cast<char>(std::stoi(match[1], nullptr, 16)));
  });
}

std::string unwrap_one(const Match& match) {
  static const re2::RE2 v3(R"((?s)(.*?/v3/__.*?)__;(.*))");
  static const re2::RE2 v2(R"((?s)(.*?/v2/.*))");
  static const re2::RE2 v2_value(R"((?s)(.*?[?&]u=)([^&]*)(.*))");
  std::string run = match[0];
  std::string left;
  std::string middle;
  std::string right;
  if (re2::RE2::FullMatch(run, v3, &left, &right)) return left + " " + right;
  const bool is_v3 = run.find("/v3/__") != std::string::npos;
  if (is_v3 || !re2::RE2::FullMatch(run, v2) || !re2::RE2::FullMatch(run, v2_value, &left, &middle, &right)) return run;
  return left + decode_urldefense_v2(middle) + right;
}

/// Section 9: what urldefense adds to the URL inside is taken off; what stands before that URL stays an address.
std::string unwrap_urldefense(std::string_view text) {
  static const re2::RE2 wrapper(R"(urldefense\.(?:com|proofpoint\.com|us)/[^\s<>"]*)");
  return replace_matches(wrapper, text, unwrap_one);
}

std::string fold_characters(std::string_view text) {
  return map_code_points(text, [](char32_t c) -> std::optional<std::string> {
    if (c >= 0xFF01 && c <= 0xFF5E) return std::string(1, static_cast<char>(c - 0xFF01 + 0x21));
    if ((c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFE63) return "-";
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return " ";
    if ((c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF || c == 0xAD) return "";
    return std::nullopt;
  });
}

}  // namespace

std::string percent_decode(std::string text) {
  for (int round = 0; round < 3; ++round) text = decode_once(text);
  return text;
}

std::string normalise(std::string_view utf8_text) {
  std::string text = fold_line_ends(repair_utf8(utf8_text));
  text = unwrap_urldefense(text);
  text = fold_line_ends(percent_decode(std::move(text)));
  re2::RE2::GlobalReplace(&text, R"(\\([._=&/-]))", R"(\1)");
  text = fold_characters(text);
  re2::RE2::GlobalReplace(&text, "&amp;", "&");
  return text;
}

}  // namespace paperhop::reference
