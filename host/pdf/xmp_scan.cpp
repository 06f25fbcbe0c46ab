// SPDX-License-Identifier: Apache-2.0
//
// XMP is RDF in XML. All we want is "name, text", so tags are read one after the other, and the
// innermost element that is no list of RDF names the text or attribute.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "pdf/metadata.hpp"
#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::optional<char32_t> numeric_entity(std::string_view name) {
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x');
  if (hex) name.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return value;
}

std::optional<char32_t> entity(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 5> kNamed{
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  for (const auto& [known, value] : kNamed) {
    if (name == known) return value;
  }
  return numeric_entity(name);
}

std::string unescape(std::string_view text) {
  constexpr std::size_t kLongestEntity = 10;
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.starts_with('&') ? text.substr(0, kLongestEntity).find(';') : std::string_view::npos;
    const auto value = end == std::string_view::npos ? std::nullopt : entity(text.substr(1, end - 1));
    if (value) {
      append_utf8(out, *value);
      text.remove_prefix(end + 1);
    } else {
      out.push_back(text.front());
      text.remove_prefix(1);
    }
  }
  return out;
}

/// Names of RDF's own grammar and declarations of namespaces: they name no property.
bool is_property(std::string_view name) {
  return name.find(':') != std::string_view::npos && !name.starts_with("rdf:") && !name.starts_with("xml") &&
         !name.starts_with("x:");
}

class XmpScan {
 public:
  explicit XmpScan(std::string_view packet) : rest_(packet) {}

  std::vector<PdfField> run() {
    while (!rest_.empty() && fields_.size() < limits::kPdfFields) step();
    return std::move(fields_);
  }

 private:
  void step() {
    const std::size_t tag = rest_.find('<');
    add_text(rest_.substr(0, tag));
    if (tag == std::string_view::npos) {
      rest_ = {};
      return;
    }
    rest_.remove_prefix(tag);
    if (rest_.starts_with("<!--")) return skip_to("-->");
    if (rest_.starts_with("<![CDATA[")) return cdata();
    if (rest_.starts_with("<?") || rest_.starts_with("<!")) return skip_to(">");
    element();
  }

  void skip_to(std::string_view end) {
    const std::size_t at = rest_.find(end);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
  }

  void cdata() {
    constexpr std::size_t kHead = 9;
    const std::size_t end = rest_.find("]]>");
    if (end != std::string_view::npos) add_field(property(), std::string(rest_.substr(kHead, end - kHead)));
    skip_to("]]>");
  }

  void element() {
    rest_.remove_prefix(1);
    if (rest_.starts_with('/')) {
      if (!open_.empty()) open_.pop_back();
      return skip_to(">");
    }
    const std::string_view name = take_name();
    attributes();
    const bool closed = rest_.starts_with('/');
    skip_to(">");
    if (!closed && open_.size() < limits::kXmpDepth) open_.push_back(name);
  }

  std::string_view take_name() {
    const std::size_t size = std::min(rest_.find_first_of("=/> \t\r\n<"), rest_.size());
    const std::string_view name = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return name;
  }

  void skip_space() { rest_.remove_prefix(std::min(rest_.find_first_not_of(kSpace), rest_.size())); }

  void attributes() {
    while (true) {
      skip_space();
      const std::string_view name = take_name();
      skip_space();
      if (name.empty() || !rest_.starts_with('=')) return;
      rest_.remove_prefix(1);
      skip_space();
      if (rest_.empty() || (rest_.front() != '"' && rest_.front() != '\'')) return;
      const std::size_t end = rest_.find(rest_.front(), 1);
      if (end == std::string_view::npos) return;
      if (is_property(name)) add_field(name, unescape(trim(rest_.substr(1, end - 1))));
      if (name == "rdf:resource") add_field(property(), unescape(trim(rest_.substr(1, end - 1))));
      rest_.remove_prefix(end + 1);
    }
  }

  /// The innermost open element that is a property.
  std::string_view property() const {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), is_property);
    return found == open_.rend() ? std::string_view() : *found;
  }

  void add_text(std::string_view text) {
    text = trim(text);
    if (!text.empty()) add_field(property(), unescape(text));
  }

  void add_field(std::string_view name, std::string value) {
    if (!name.empty() && !value.empty()) fields_.push_back({std::string(name), std::move(value)});
  }

  std::string_view rest_;
  std::vector<std::string_view> open_;
  std::vector<PdfField> fields_;
};

}  // namespace

std::vector<PdfField> scan_xmp(std::string_view packet) {
  return XmpScan(packet).run();
}

}  // namespace paperhop::pdf
