// SPDX-License-Identifier: Apache-2.0
#include "text/url.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/npos.hpp"
#include "text/skip_blocks.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool is_unreserved(char c) {
  return is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_percent(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 0x0F];
}

/// Where "u=" of a urldefense v2 address stands behind `from`, inside its run.
std::size_t find_v2_value(std::string_view text, std::size_t from, std::size_t run_end) {
  const std::string_view run = text.substr(0, run_end);
  for (std::size_t at = run.find("u=", from); at != npos; at = run.find("u=", at + 1)) {
    if (run[at - 1] == '?' || run[at - 1] == '&') return at + 2;
  }
  return npos;
}

/// The next host of the wrapper at or behind `from`: urldefense.com, .proofpoint.com, .us.
std::size_t find_urldefense(std::string_view text, std::size_t from) {
  constexpr std::string_view kName = kUrldefense;
  // Three of its characters at once, many bytes at a time: a search for it takes as long as folding the rest.
  const auto find_name = [&](std::size_t at) {
    const auto may_begin = [](const unsigned char& first) {
      constexpr std::size_t kMiddle = kUrldefense.size() / 2;
      const unsigned char* const begin = &first;
      return (begin[0] == kUrldefense[0]) & (begin[kMiddle] == kUrldefense[kMiddle]) &
             (begin[kUrldefense.size() - 1] == kUrldefense.back());
    };
    if (text.size() - at < kName.size()) return npos;
    const std::string_view begins = text.substr(0, text.size() - kName.size() + 1);
    for (at = skip_blocks(begins, at, may_begin); at < begins.size(); ++at) {
      if (text[at] != kName[0]) continue;
      if (text.substr(at).starts_with(kName)) return at;
      at = skip_blocks(begins, at + 1, may_begin) - 1;
    }
    return npos;
  };
  for (std::size_t at = find_name(from); at != npos; at = find_name(at + 1)) {
    const std::string_view rest = text.substr(at + kName.size(), 24);
    const std::string_view domain = rest.substr(0, rest.find('/'));
    if (domain == "com" || domain == "proofpoint.com" || domain == "us") return at;
  }
  return npos;
}

std::size_t run_end_of(std::string_view text, std::size_t from) {
  constexpr auto kEnds = [] {
    std::array<bool, 256> ends{};
    for (const char c : std::string_view(" \t\n\r\v\f<>\"")) ends[static_cast<unsigned char>(c)] = true;
    return ends;
  }();
  while (from < text.size() && !kEnds[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

/// Copies spans of a text while the map keeps up.
class Splicer {
 public:
  Splicer(std::string_view text, std::string& out, OffsetMap& map) : text_(text), out_(out), map_(map) {}

  void copy_until(std::size_t end) {
    out_.append(text_.substr(at_, end - at_));
    map_.add(end - at_, at_, end - at_);
    at_ = end;
  }

  void replace(std::size_t size, char with) {
    out_ += with;
    map_.add(1, at_, size);
    at_ += size;
  }

 private:
  std::string_view text_;
  std::string& out_;
  OffsetMap& map_;
  std::size_t at_ = 0;
};

/// v2 writes "_" for "/" and "-XX" for a byte: https://help.proofpoint.com, "URL Defense".
void splice_v2(std::string_view text, std::size_t value, std::size_t run_end, Splicer& splicer) {
  splicer.copy_until(value);
  for (std::size_t at = value; at < run_end && text[at] != '&';) {
    if (text[at] == '_') {
      splicer.copy_until(at);
      splicer.replace(1, '/');
      ++at;
    } else if (text[at] == '-' && at + 2 < run_end && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0) {
      splicer.copy_until(at);
      splicer.replace(3, static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2])));
      at += 3;
    } else {
      ++at;
    }
  }
}

struct AddressParts {
  std::string_view origin;  ///< "https://host:port" or "//host:port"
  std::string_view path;    ///< "/a/b"
  std::string_view query;   ///< "?x"
};

AddressParts split_address(std::string_view address) {
  const std::size_t scheme = address.starts_with("//") ? 0 : address.find("://");
  const std::size_t host = scheme == npos ? 0 : address.find("//", scheme) + 2;
  const std::size_t path = std::min(address.find_first_of("/?#", host), address.size());
  const std::size_t query = std::min(address.find_first_of("?#", path), address.size());
  const std::size_t fragment = std::min(address.find('#', query), address.size());
  return {address.substr(0, path), address.substr(path, query - path), address.substr(query, fragment - query)};
}

/// Removes "." and ".." segments of an absolute path.
std::string remove_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  std::size_t at = 1;
  for (;;) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    const bool last = end == path.size();
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
      if (last) kept.emplace_back("");
    } else if (segment == ".") {
      if (last) kept.emplace_back("");
    } else {
      kept.push_back(segment);
    }
    if (last) break;
    at = end + 1;
  }
  std::string out;
  for (const std::string_view segment : kept) {
    out += '/';
    out += segment;
  }
  return out;
}

}  // namespace

std::string percent_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      append_percent(out, c);
    }
  }
  return out;
}

std::string form_encode(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ') {
      out += '+';
    } else if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '*') {
      out += c;
    } else {
      append_percent(out, c);
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_percent_code(text, at)) {
      out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

bool unwrap_urldefense(std::string_view text, std::string& out, OffsetMap& map) {
  std::size_t at = find_urldefense(text, 0);
  if (at == npos) return false;
  Splicer splicer(text, out, map);
  for (; at != npos; at = find_urldefense(text, at)) {
    const std::size_t run_end = run_end_of(text, at);
    const std::size_t v3 = text.substr(0, run_end).find("/v3/__", at);
    if (v3 != npos) {
      // The closing "__;" would otherwise be read as part of an OpenReview ID.
      const std::size_t close = text.substr(0, run_end).find("__;", v3 + 6);
      if (close != npos) {
        splicer.copy_until(close);
        splicer.replace(3, ' ');
      }
    } else if (text.substr(0, run_end).find("/v2/", at) != npos) {
      const std::size_t value = find_v2_value(text, at, run_end);
      if (value != npos) splice_v2(text, value, run_end, splicer);
    }
    at = run_end;
  }
  splicer.copy_until(text.size());
  return true;
}

bool is_absolute_address(std::string_view address) {
  if (address.starts_with("//")) return true;
  const std::size_t end = address.find_first_of(":/?#");
  if (end == npos || end == 0 || address[end] != ':' || !is_alpha(address[0])) return false;
  for (const char c : address.substr(0, end)) {
    if (!is_alnum(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return true;
}

std::string resolve_address(std::string_view base, std::string_view address) {
  if (is_absolute_address(address) || !is_absolute_address(base) || address.empty()) return std::string(address);
  const AddressParts parts = split_address(base);
  if (parts.origin.empty()) return std::string(address);
  std::string out(parts.origin);
  if (address[0] == '#') return out + std::string(parts.path) + std::string(parts.query) + std::string(address);
  if (address[0] == '?') return out + std::string(parts.path.empty() ? "/" : parts.path) + std::string(address);
  const std::size_t tail = std::min(address.find_first_of("?#"), address.size());
  std::string path;
  if (address[0] != '/') path = std::string(parts.path.substr(0, parts.path.rfind('/') + 1));
  if (path.empty() && address[0] != '/') path = "/";
  path += address.substr(0, tail);
  return out + remove_dot_segments(path) + std::string(address.substr(tail));
}

}  // namespace paperhop
