// SPDX-License-Identifier: Apache-2.0
#include "answer/template_check.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

using Fault = std::optional<TargetFault>;

/// A host with its port, in pieces.
struct HostParts {
  std::string_view name;  ///< with its brackets where it is an IPv6 address
  std::string_view port;
  bool has_port = false;
};

HostParts split_host(std::string_view host) {
  const std::size_t after = host.starts_with('[') ? host.find(']') : 0;
  const std::size_t colon = after == npos ? npos : host.find(':', after);
  if (colon == npos) return {host, {}, false};
  return {host.substr(0, colon), host.substr(colon + 1), true};
}

bool is_port(std::string_view port) {
  unsigned value = 0;
  const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), value);
  return failed == std::errc() && end == port.data() + port.size() && value >= 1 && value <= 65535;
}

bool is_ip(int family, std::string_view text) {
  std::array<unsigned char, sizeof(in6_addr)> address{};
  return inet_pton(family, std::string(text).c_str(), address.data()) == 1;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), [](char c) { return is_alnum(c) || c == '-'; });
}

/// A name that browsers take for a host: labels of letters, digits and hyphens, or an IP address. One whose last label
/// is a number must be an IPv4 address, since browsers read it as one.
bool is_host_name(std::string_view name) {
  if (name.starts_with('[')) return name.ends_with(']') && is_ip(AF_INET6, name.substr(1, name.size() - 2));
  std::string_view last;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t dot = std::min(name.find('.', at), name.size());
    last = name.substr(at, dot - at);
    if (!is_label(last)) return false;
    at = dot + 1;
  }
  return !is_digit(last.front()) || is_ip(AF_INET, name);
}

bool is_loopback(std::string_view name) {
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

Fault check_host(std::string_view host, bool secure) {
  const HostParts parts = split_host(host);
  if (!is_host_name(parts.name) || (parts.has_port && !is_port(parts.port))) {
    return TargetFault{"bad_host", shown(host),
                       "the host " + in_quotes(shown(host)) + " is no plain host name; placeholders stand behind it"};
  }
  if (secure || is_loopback(parts.name)) return std::nullopt;
  return TargetFault{
      "http_elsewhere", {}, "http:// is only for this machine (127.0.0.1, localhost, [::1]); write https://"};
}

bool may_stand_in_address(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F &&
         std::string_view("\\\"'<>`|^").find(c) == npos;
}

/// Length, characters, scheme and host: what both kinds of template share.
Fault check_address(std::string_view address) {
  if (address.size() > limits::kAddressLength) {
    return TargetFault{"too_long", std::to_string(limits::kAddressLength),
                       "the address is longer than " + std::to_string(limits::kAddressLength) +
                           " characters, which not every browser takes; shorten it"};
  }
  if (!std::all_of(address.begin(), address.end(), may_stand_in_address)) {
    return TargetFault{
        "bad_character", {}, "an address holds no blanks, quotes or characters outside ASCII; percent-encode them"};
  }
  const bool secure = address.starts_with("https://");
  if (!secure && !address.starts_with("http://")) {
    return TargetFault{"no_https", {}, "an address begins with https://; write it so"};
  }
  const std::string_view rest = address.substr(secure ? 8 : 7);
  return check_host(rest.substr(0, rest.find_first_of("/?#")), secure);
}

/// Calls check(name) for each placeholder; a fault for unbalanced braces or from check.
Fault check_placeholders(std::string_view address, const std::function<Fault(std::string_view)>& check) {
  for (std::size_t at = address.find_first_of("{}"); at != npos; at = address.find_first_of("{}", at)) {
    const std::size_t close = address.find('}', at);
    if (address[at] == '}' || close == npos) {
      return TargetFault{"lone_brace", {}, "a { or } stands alone; write {key}"};
    }
    if (Fault fault = check(address.substr(at + 1, close - at - 1))) return fault;
    at = close + 1;
  }
  return std::nullopt;
}

std::string in_braces(std::string_view name) {
  return "{" + std::string(name) + "}";
}

}  // namespace

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string shown(std::string_view input) {
  std::string piece(input.substr(0, limits::kShownInput + 1));
  const bool cut = cut_utf8(piece, limits::kShownInput);
  std::replace_if(piece.begin(), piece.end(), is_control, ' ');
  return cut ? piece + "…" : piece;
}

std::vector<std::string_view> placeholders_for(const Source* source) {
  std::vector<std::string_view> names = {"id", "key", "version", "coolpapers_key", "page", "pdf"};
  for (const Source* each : all_sources()) {
    if (source != nullptr && each != source) continue;
    for (const std::string_view name : each->field_names) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

std::optional<TargetFault> check_address_template(std::string_view address, const Source* source) {
  if (address == "{page}" || address == "{pdf}") return std::nullopt;
  if (Fault fault = check_address(address)) return fault;
  const std::vector<std::string_view> known = placeholders_for(source);
  Fault fault = check_placeholders(address, [&](std::string_view name) -> Fault {
    if (std::find(known.begin(), known.end(), name) != known.end()) return std::nullopt;
    const std::string wrong = in_braces(shown(name));
    std::string message = "unknown placeholder " + wrong + "; known:";
    for (const std::string_view each : known) message += " " + in_braces(each);
    return TargetFault{"unknown_placeholder", wrong, std::move(message)};
  });
  if (fault) return fault;
  if (address.find('{') != npos) return std::nullopt;
  return TargetFault{
      "no_placeholder", {}, "no placeholder: every paper would have the same address; write {key} where the ID goes"};
}

std::optional<TargetFault> check_search_template(std::string_view address) {
  if (Fault fault = check_address(address)) return fault;
  Fault fault = check_placeholders(address, [](std::string_view name) -> Fault {
    if (name == "query") return std::nullopt;
    const std::string wrong = in_braces(shown(name));
    return TargetFault{"unknown_placeholder", wrong, "unknown placeholder " + wrong + " in a search; known: {query}"};
  });
  if (fault) return fault;
  if (address.find("{query}") != npos) return std::nullopt;
  return TargetFault{"no_query", {}, "a search needs {query} where the words go; write it there"};
}

}  // namespace paperhop
