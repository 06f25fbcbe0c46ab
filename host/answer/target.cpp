// SPDX-License-Identifier: Apache-2.0
#include "answer/target.hpp"

#include <algorithm>
#include <array>

#include "answer/template_check.hpp"
#include "base/npos.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

/// Placeholders that say the whole ID; with none of them every part of the ID must stand in the template.
constexpr std::array<std::string_view, 5> kWholePlaceholders = {"id", "key", "coolpapers_key", "page", "pdf"};

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

AddressTemplate split_address_template(std::string_view address) {
  if (address == "{page}" || address == "{pdf}") return {"", std::string(address), "", ""};
  const std::size_t first = address.find('{');
  const std::size_t last = address.rfind('}') + 1;
  return {std::string(address.substr(0, first)), std::string(address.substr(first, last - first)),
          std::string(address.substr(last)), ""};
}

Result<AddressTemplate> parse_address_template(std::string_view address, const Source* source) {
  if (std::optional<TargetFault> fault = check_address_template(address, source)) {
    return Error{ErrorCode::bad_target, std::move(fault->message)};
  }
  return split_address_template(address);
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
