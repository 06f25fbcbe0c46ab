// SPDX-License-Identifier: Apache-2.0
#include "answer/target.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

constexpr auto npos = std::string_view::npos;

/// Placeholders that say the whole ID; with none of them every part of the ID must stand in the template.
constexpr std::array<std::string_view, 5> kWholePlaceholders = {"id", "key", "coolpapers_key", "page", "pdf"};

bool is_one_of(std::string_view name, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_known_placeholder(std::string_view name, const Source* source) {
  if (name == "version" || is_one_of(name, kWholePlaceholders)) return true;
  if (source != nullptr) return is_one_of(name, source->field_names);
  const auto sources = all_sources();
  return std::any_of(sources.begin(), sources.end(), [&](const Source* s) { return is_one_of(name, s->field_names); });
}

std::string known_placeholders(const Source* source) {
  std::string out = "{id} {key} {version} {coolpapers_key} {page} {pdf}";
  for (const Source* each : all_sources()) {
    if (source != nullptr && each != source) continue;
    for (const std::string_view name : each->field_names) {
      const std::string placeholder = "{" + std::string(name) + "}";
      if (out.find(placeholder) == std::string::npos) out += " " + placeholder;
    }
  }
  return out;
}

Error bad_target(std::string message) {
  return {ErrorCode::bad_target, std::move(message)};
}

bool is_loopback(std::string_view host) {
  const std::size_t colon = host.starts_with('[') ? host.find(']') + 1 : host.find(':');
  const std::string_view name = host.substr(0, colon);
  return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

bool is_host_char(char c) {
  return is_alnum(c) || std::string_view(".-:[]").find(c) != npos;
}

/// Scheme, host and characters: what both kinds of template share.
Status check_address(std::string_view address) {
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F ||
        std::string_view("\\\"'<>`|^").find(c) != npos) {
      return bad_target("an address holds no blanks, quotes or characters outside ASCII; percent-encode them");
    }
  }
  const bool secure = address.starts_with("https://");
  if (!secure && !address.starts_with("http://")) return bad_target("an address begins with https://");
  const std::string_view rest = address.substr(secure ? 8 : 7);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty() || !std::all_of(host.begin(), host.end(), is_host_char)) {
    return bad_target("the host \"" + std::string(host) + "\" is no plain host name; placeholders stand behind it");
  }
  if (!secure && !is_loopback(host)) {
    return bad_target("http:// is only for this machine (127.0.0.1, localhost, [::1]); write https://");
  }
  return Done{};
}

/// Calls check(name) for each placeholder; an error for unbalanced braces or from check.
Status for_each_placeholder(std::string_view address, const std::function<Status(std::string_view)>& check) {
  for (std::size_t at = address.find_first_of("{}"); at != npos; at = address.find_first_of("{}", at)) {
    const std::size_t close = address.find('}', at);
    if (address[at] == '}' || close == npos) return bad_target("a { or } stands alone; write {key}");
    if (Status status = check(address.substr(at + 1, close - at - 1)); !status) return status;
    at = close + 1;
  }
  return Done{};
}

/// Value of a placeholder for a paper; empty where the paper has none.
std::string placeholder_value(std::string_view name, const PaperId& paper, const Source& source) {
  if (name == "id") return paper.to_string();
  if (name == "key") return paper.key;
  if (name == "version") return paper.version > 0 ? "v" + std::to_string(paper.version) : "";
  if (name == "coolpapers_key") return source.coolpapers_key == nullptr ? "" : source.coolpapers_key(paper);
  if (name == "page") return percent_encode(source.page(paper));
  if (name == "pdf") return percent_encode(source.pdf(paper));
  if (source.fields == nullptr) return {};
  for (Field& field : source.fields(paper)) {
    if (field.name == name) return std::move(field.value);
  }
  return {};
}

/// Every part of the ID can be read back from the template.
bool says_whole_id(std::string_view part, const PaperId& paper, const Source& source) {
  for (const std::string_view name : kWholePlaceholders) {
    if (part.find("{" + std::string(name) + "}") != npos) return true;
  }
  if (source.fields == nullptr) return false;
  for (const Field& field : source.fields(paper)) {
    if (!field.value.empty() && part.find("{" + std::string(field.name) + "}") == npos) return false;
  }
  return true;
}

/// Host and port of a web address, without "www."; empty for any other.
std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == npos) return {};
  const std::string_view name = address.substr(0, scheme);
  if (lower_ascii(name) != "https" && lower_ascii(name) != "http") return {};
  const std::string_view rest = address.substr(scheme + 3);
  std::string host = lower_ascii(rest.substr(0, rest.find_first_of("/?#\\")));
  if (host.starts_with("www.")) host.erase(0, 4);
  return host.find('@') == std::string::npos ? host : std::string();
}

}  // namespace

Result<AddressTemplate> parse_address_template(std::string_view address, const Source* source) {
  if (address == "{page}" || address == "{pdf}") return AddressTemplate{"", std::string(address), "", ""};
  if (Status status = check_address(address); !status) return status.error();
  const Status placeholders = for_each_placeholder(address, [&](std::string_view name) -> Status {
    if (is_known_placeholder(name, source)) return Done{};
    return bad_target("unknown placeholder {" + std::string(name) + "}; known: " + known_placeholders(source));
  });
  if (!placeholders) return placeholders.error();
  const std::size_t first = address.find('{');
  if (first == npos)
    return bad_target("no placeholder: every paper would have the same address; write {key} where the ID goes");
  const std::size_t last = address.rfind('}') + 1;
  return AddressTemplate{std::string(address.substr(0, first)), std::string(address.substr(first, last - first)),
                         std::string(address.substr(last)), ""};
}

Status check_search_template(std::string_view address) {
  if (Status status = check_address(address); !status) return status;
  Status placeholders = for_each_placeholder(address, [&](std::string_view name) -> Status {
    if (name == "query") return Done{};
    return bad_target("unknown placeholder {" + std::string(name) + "} in a search; known: {query}");
  });
  if (!placeholders) return placeholders;
  if (address.find("{query}") == npos) return bad_target("a search needs {query} where the words go");
  return Done{};
}

bool is_at_target(const Target& target, std::string_view address) {
  const std::string host = host_of(address);
  if (host.empty()) return false;
  const auto same = [&](std::string_view own) { return host_of(own) == host; };
  if (target.any_source && same(target.any_source->prefix)) return true;
  return std::any_of(target.by_source.begin(), target.by_source.end(),
                     [&](const auto& entry) { return same(entry.second.prefix); });
}

const AddressTemplate* template_for(const Target& target, std::string_view source) {
  const auto found = target.by_source.find(source);
  if (found != target.by_source.end()) return &found->second;
  return target.any_source ? &*target.any_source : nullptr;
}

std::optional<std::string> fill_part(const AddressTemplate& address, const PaperId& paper) {
  const Source* source = find_source(paper.source);
  if (source == nullptr) return std::nullopt;
  if (address.prefix.empty() && address.part == "{page}") return source->page(paper);
  if (address.prefix.empty() && address.part == "{pdf}") return source->pdf(paper);
  const std::string_view part = address.part;
  if (!says_whole_id(part, paper, *source)) return std::nullopt;
  std::string out;
  for (std::size_t at = 0; at < part.size();) {
    if (part[at] != '{') {
      out += part[at++];
      continue;
    }
    const std::size_t close = part.find('}', at);
    const std::string_view name = part.substr(at + 1, close - at - 1);
    const std::string value = placeholder_value(name, paper, *source);
    if (value.empty() && name != "version") return std::nullopt;
    out += value;
    at = close + 1;
  }
  return out;
}

}  // namespace paperhop
