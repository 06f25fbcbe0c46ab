// SPDX-License-Identifier: Apache-2.0
#include "ids/address_spans.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// Start of the token that holds `at`, not looked for before `floor`.
std::size_t token_begin(std::string_view text, std::size_t at, std::size_t floor) {
  std::size_t begin = at;
  while (begin > floor) {
    const auto byte = static_cast<unsigned char>(text[begin - 1]);
    if (byte < 0x80) {
      if (ends_address_byte(text[begin - 1])) break;
      --begin;
      continue;
    }
    const CodePoint point = decode_utf8_before(text, begin);
    if (is_cjk(point.value)) break;
    begin -= point.size;
  }
  return begin;
}

/// Start of the scheme that ends at `at`: a letter, then letters, digits and "+-."; `at` for none.
std::size_t scheme_begin(std::string_view text, std::size_t at, std::size_t floor) {
  std::size_t begin = at;
  std::size_t letter = at;
  while (begin > floor && at - begin < 32 &&
         (is_alnum(text[begin - 1]) || std::string_view("+-.").find(text[begin - 1]) != std::string_view::npos)) {
    --begin;
    if (is_alpha(text[begin])) letter = begin;
  }
  return letter;
}

bool starts_address(std::string_view text, std::size_t at, std::size_t floor) {
  if (text.compare(at, 3, "://") == 0) return scheme_begin(text, at, floor) < at;
  return text.compare(at, 4, "www.") == 0 && (at == floor || !is_alnum(text[at - 1]));
}

/// "10." + 4 to 9 digits + "/", not inside a longer number.
bool starts_doi(std::string_view text, std::size_t at, std::size_t floor) {
  if (!text.substr(at).starts_with("10.")) return false;
  if (at > floor && is_digit(text[at - 1])) return false;
  std::size_t end = at + 3;
  while (end < text.size() && end - at < 13 && is_digit(text[end])) ++end;
  const std::size_t digits = end - at - 3;
  return digits >= 4 && digits <= 9 && end < text.size() && text[end] == '/';
}

/// What of the token of `begin` is shown: a token may be as long as the text.
std::string_view shown_from(std::string_view text, std::size_t begin) {
  const std::string_view most = text.substr(begin, limits::kMatchWindow);
  std::size_t end = 0;
  while (end < most.size() && !ends_address(most, end)) end += decode_utf8(most, end).size;
  return most.substr(0, end);
}

}  // namespace

bool ends_address_beyond_ascii(std::string_view text, std::size_t at) {
  return is_cjk(decode_utf8(text, at).value);
}

void AddressSpans::scan(Token& token, std::size_t to) const {
  // What begins before `to` is seen whole, where it ends behind that too.
  for (std::size_t at = std::max(token.begin, token.scanned); at < to && (token.address == kNone || token.doi == kNone);
       ++at) {
    const char c = text_[at];
    if (token.address == kNone && (c == ':' || c == 'w') && starts_address(text_, at, token.begin)) {
      token.address = c == ':' ? scheme_begin(text_, at, token.begin) : at;
      token.address_mark = at;
    }
    if (token.doi == kNone && c == '1' && starts_doi(text_, at, token.begin)) token.doi = at;
  }
  token.scanned = std::max(token.scanned, to);
}

const AddressSpans::Token& AddressSpans::token_at(std::size_t at) const {
  if (at < token_.begin) {
    token_ = Token{token_begin(text_, at, 0), 0, kNone, kNone, kNone};
  } else if (at > token_.scanned) {
    const std::size_t begin = token_begin(text_, at, token_.scanned);
    if (begin > token_.scanned || (begin > 0 && begin == token_.scanned && ends_address_byte(text_[begin - 1]))) {
      token_ = Token{begin, begin, kNone, kNone, kNone};
    }
  }
  if (at > token_.scanned) scan(token_, at);
  return token_;
}

bool AddressSpans::inside_address(std::size_t at) const {
  const Token& token = token_at(at);
  return token.address != kNone && token.address_mark < at;
}

bool AddressSpans::inside_doi(std::size_t at) const {
  const Token& token = token_at(at);
  return token.doi != kNone && token.doi < at;
}

std::string_view AddressSpans::address_around(std::size_t at) const {
  if (!inside_address(at)) return {};
  return shown_from(text_, token_.address);
}

std::string_view AddressSpans::doi_around(std::size_t at) const {
  if (!inside_doi(at)) return {};
  return shown_from(text_, token_.doi);
}

}  // namespace paperhop
