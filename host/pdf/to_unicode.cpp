// SPDX-License-Identifier: Apache-2.0
#include "pdf/to_unicode.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "pdf/clean_text.hpp"
#include "pdf/content_lexer.hpp"

namespace paperhop::pdf {
namespace {

/// Bytes of text that one code may stand for.
constexpr std::size_t kCodeText = 32;

unsigned code_of(const std::string& bytes) {
  unsigned code = 0;
  for (const char byte : bytes) code = code << 8U | static_cast<unsigned char>(byte);
  return bytes.size() <= 2 ? code : kCodes;
}

/// The last 16-bit unit of a UTF-16 text raised by `steps`.
std::string raised(std::string utf16, unsigned steps) {
  if (utf16.size() < 2) return utf16;
  const auto low = static_cast<unsigned char>(utf16.back());
  const auto high = static_cast<unsigned char>(utf16[utf16.size() - 2]);
  const unsigned value = (static_cast<unsigned>(high) << 8U | low) + steps;
  utf16[utf16.size() - 2] = static_cast<char>(value >> 8U & 0xFFU);
  utf16.back() = static_cast<char>(value & 0xFFU);
  return utf16;
}

/// bfchar: <code> <text> …; bfrange: <first> <last> <text> or [<text> …] ….
class ToUnicodeReader {
 public:
  ToUnicodeReader(std::string_view map, ContentFont& font) : lexer_(map), font_(font) {}

  void run() {
    for (ContentToken token = lexer_.next(); token.kind != ContentToken::Kind::end; token = lexer_.next()) {
      if (token.kind != ContentToken::Kind::word) continue;
      if (token.text == "beginbfchar") read_chars();
      if (token.text == "beginbfrange") read_ranges();
    }
  }

 private:
  std::optional<std::string> hex() {
    const ContentToken token = lexer_.next();
    if (token.kind != ContentToken::Kind::hex_string) return std::nullopt;
    return unhex_string(token.text);
  }

  void read_chars() {
    while (const std::optional<std::string> code = hex()) {
      const std::optional<std::string> text = hex();
      if (!text) return;
      set_text(font_, code_of(*code), decode_utf16(*text, true));
    }
  }

  void read_ranges() {
    while (const std::optional<std::string> first = hex()) {
      const std::optional<std::string> last = hex();
      const ContentToken texts = lexer_.next();
      if (!last) return;
      const unsigned end = std::min(code_of(*last) + 1, kCodes);
      if (texts.kind == ContentToken::Kind::array) {
        read_list(code_of(*first), end, texts.text);
      } else if (texts.kind == ContentToken::Kind::hex_string) {
        const std::string text = unhex_string(texts.text);
        for (unsigned code = code_of(*first), step = 0; code < end; ++code, ++step) {
          set_text(font_, code, decode_utf16(raised(text, step), true));
        }
      } else {
        return;
      }
    }
  }

  void read_list(unsigned code, unsigned end, std::string_view list) {
    ContentLexer items(list);
    for (ContentToken item = items.next(); code < end && item.kind == ContentToken::Kind::hex_string;
         item = items.next()) {
      set_text(font_, code++, decode_utf16(unhex_string(item.text), true));
    }
  }

  ContentLexer lexer_;
  ContentFont& font_;
};

}  // namespace

void set_text(ContentFont& font, unsigned code, std::string text) {
  if (code >= kCodes || text.size() > kCodeText) return;
  if (font.texts.size() <= code) font.texts.resize(code + 1);
  font.texts[code] = std::move(text);
}

void apply_to_unicode(std::string_view map, ContentFont& font) {
  ToUnicodeReader(map, font).run();
}

}  // namespace paperhop::pdf
