// SPDX-License-Identifier: Apache-2.0
//
// Which encoding a text is in. UTF-8 is believed where the bytes are well-formed, whatever a
// page declares: other encodings hardly ever look like it. The one guess is GB18030 (with GBK
// and GB2312), the legacy encoding of Chinese text files.
#include <algorithm>
#include <array>

#include "cli/input/charset.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
// UTF-32 first: its little-endian mark begins with that of UTF-16.
constexpr std::array kMarks = {Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"}, Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"},
                               Mark{"\xFF\xFE"sv, "UTF-16LE"}, Mark{"\xFE\xFF"sv, "UTF-16BE"}};

struct Label {
  std::string_view label;  ///< as pages write it, lower case
  std::string_view name;   ///< for iconv
};
/// The labels that pages still use (WHATWG Encoding, section 4.2), with the supersets that browsers read them as.
constexpr std::array kLabels = {
    Label{"gb2312", "GB18030"},
    Label{"gbk", "GB18030"},
    Label{"gb18030", "GB18030"},
    Label{"x-gbk", "GB18030"},
    Label{"gb_2312-80", "GB18030"},
    Label{"big5", "BIG5-HKSCS"},
    Label{"big5-hkscs", "BIG5-HKSCS"},
    Label{"shift_jis", "CP932"},
    Label{"shift-jis", "CP932"},
    Label{"x-sjis", "CP932"},
    Label{"sjis", "CP932"},
    Label{"euc-jp", "EUC-JP"},
    Label{"euc-kr", "CP949"},
    Label{"ks_c_5601-1987", "CP949"},
    Label{"iso-8859-1", "CP1252"},
    Label{"latin1", "CP1252"},
    Label{"us-ascii", "CP1252"},
    Label{"windows-1252", "CP1252"},
    Label{"iso-8859-2", "ISO-8859-2"},
    Label{"iso-8859-15", "ISO-8859-15"},
    Label{"windows-1250", "CP1250"},
    Label{"windows-1251", "CP1251"},
    Label{"koi8-r", "KOI8-R"},
    Label{"windows-1253", "CP1253"},
    Label{"windows-1254", "CP1254"},
    Label{"iso-8859-9", "CP1254"},
    Label{"windows-1255", "CP1255"},
    Label{"windows-1256", "CP1256"},
};

constexpr std::size_t kDeclarationWithin = 1024;              // HTML: "the first 1024 bytes"
constexpr std::size_t kGuessWindow = std::size_t{64} * 1024;  // bytes from the first odd one that a guess looks at

/// The charset that a page or an XML declaration names, as iconv calls it; empty where none.
std::string_view declared_encoding(std::string_view bytes) {
  const std::string head = lower_ascii(bytes.substr(0, kDeclarationWithin));
  const std::size_t first = head.find_first_not_of(" \t\r\n\f");
  if (first == std::string::npos || head[first] != '<') return {};
  std::size_t at = head.find("charset");
  std::size_t skip = 7;
  if (at == std::string::npos) {
    at = head.find("encoding");
    skip = 8;
  }
  if (at == std::string::npos) return {};
  const std::size_t begin = head.find_first_not_of(" \t\r\n=\"'", at + skip);
  if (begin == std::string::npos) return {};
  const std::size_t end = std::min(head.find_first_of(" \t\r\n\"';/>?", begin), head.size());
  const std::string_view label = std::string_view(head).substr(begin, end - begin);
  const auto found = std::find_if(kLabels.begin(), kLabels.end(), [&](const Label& l) { return l.label == label; });
  return found == kLabels.end() ? std::string_view() : found->name;
}

constexpr unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// True where most pairs of high bytes are the common characters of GB2312 (level 1, punctuation,
/// full-width forms) and hardly a byte is left over. Latin letters stand alone, Cyrillic and
/// UTF-8 pairs fall outside.
bool looks_like_gb18030(std::string_view window) {
  std::size_t common = 0;
  std::size_t rare = 0;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < window.size();) {
    const unsigned char lead = byte_at(window, i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 == window.size()) break;  // the window may cut a pair
    const unsigned char trail = byte_at(window, i + 1);
    const bool is_gb2312 = trail >= 0xA1 && trail <= 0xFE;
    if (is_gb2312 && ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3))) {
      ++common;
      i += 2;
    } else if (lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail != 0x7F && trail != 0xFF) {
      ++rare;
      i += 2;
    } else if (lead >= 0x81 && lead <= 0xFE && is_digit(window[i + 1]) && i + 3 < window.size()) {
      ++rare;
      i += 4;
    } else {
      ++wrong;
      ++i;
    }
  }
  return common > 0 && common >= 3 * rare && common >= 20 * wrong;
}

}  // namespace

Encoding encoding_of_mark(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) {
      return {std::string(mark.encoding), mark.bytes.size(), EncodingEvidence::mark, 0};
    }
  }
  return {};
}

Encoding detect_encoding(std::string_view bytes) {
  if (Encoding marked = encoding_of_mark(bytes); !marked.name.empty()) return marked;
  const std::size_t invalid = find_invalid_utf8(bytes);
  if (invalid == std::string_view::npos) return {};
  if (const std::string_view declared = declared_encoding(bytes); !declared.empty()) {
    return {std::string(declared), 0, EncodingEvidence::declared, invalid};
  }
  // Where the bytes before the first odd one are high as well, they belong to the same word.
  std::size_t begin = invalid;
  while (begin > 0 && byte_at(bytes, begin - 1) >= 0x80) --begin;
  if (looks_like_gb18030(bytes.substr(begin, kGuessWindow))) {
    return {"GB18030", 0, EncodingEvidence::guessed, invalid};
  }
  return {{}, 0, EncodingEvidence::broken_utf8, invalid};
}

}  // namespace paperhop::cli
