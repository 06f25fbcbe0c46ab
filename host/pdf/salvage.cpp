// SPDX-License-Identifier: Apache-2.0
#include "pdf/salvage.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "pdf/inflate.hpp"
#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_white(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

std::size_t skip_white(std::string_view text, std::size_t at) {
  while (at < text.size() && is_white(text[at])) ++at;
  return at;
}

std::optional<std::uint32_t> take_number(std::string_view text, std::size_t& at) {
  at = skip_white(text, at);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (error != std::errc()) return std::nullopt;
  at = static_cast<std::size_t>(end - text.data());
  return value;
}

/// Where the value of a key begins; npos without the key.
std::size_t value_of(std::string_view head, std::string_view key) {
  for (std::size_t at = head.find(key); at != npos; at = head.find(key, at + 1)) {
    const std::size_t end = at + key.size();
    if (end < head.size() && !is_alnum(head[end])) return skip_white(head, end);
  }
  return npos;
}

bool has_type(std::string_view head, std::string_view type) {
  const std::size_t at = value_of(head, "/Type");
  if (at == npos || !head.substr(at).starts_with(type)) return false;
  const std::size_t end = at + type.size();
  return end >= head.size() || !is_alnum(head[end]);
}

std::optional<std::uint32_t> number_at(std::string_view head, std::string_view key) {
  std::size_t at = value_of(head, key);
  return at == npos ? std::nullopt : take_number(head, at);
}

/// The number N of "N G obj" that ends before `keyword`.
std::optional<std::uint32_t> object_number(std::string_view bytes, std::size_t keyword) {
  std::size_t at = keyword;
  const auto back_over = [&](auto is_part) {
    const std::size_t end = at;
    while (at > 0 && is_part(bytes[at - 1])) --at;
    return end - at;
  };
  if (back_over(is_white) == 0 || back_over(is_digit) == 0 || back_over(is_white) == 0) return std::nullopt;
  const std::size_t digits = back_over(is_digit);
  if (digits == 0 || digits > 8) return std::nullopt;
  return take_number(bytes, at);
}

class Salvage {
 public:
  explicit Salvage(std::string_view bytes) : bytes_(bytes) {}

  std::optional<Salvaged> run(bool own_tree) {
    scan();
    if (pages_.empty()) return std::nullopt;
    std::string out;
    out.reserve(bytes_.size() + added_.size() + limits::kKiB);
    out.append(bytes_).append("\nendstream\nendobj\n").append(added_);
    if (own_tree || !root_) add_tree(out);
    out += "trailer\n<< /Size " + std::to_string(highest_ + 1) + " /Root " + std::to_string(*root_) + " 0 R";
    if (information_) out += " /Info " + std::to_string(*information_) + " 0 R";
    out += " >>\nstartxref\n0\n%%EOF\n";
    return Salvaged{std::move(out), pages_.size()};
  }

 private:
  void scan() {
    std::size_t objects = 0;
    for (std::size_t at = bytes_.find("obj"); at != npos && objects < limits::kPdfObjects;
         at = bytes_.find("obj", at + 3)) {
      const std::optional<std::uint32_t> number = object_number(bytes_, at);
      if (!number) continue;
      ++objects;
      const std::string_view rest = bytes_.substr(at + 3);
      std::string_view head = rest.substr(0, limits::kPdfObjectHead);
      head = head.substr(0, std::min(head.find("endobj"), head.find("stream")));
      note(*number, head);
      if (has_type(head, "/ObjStm")) unpack(rest, head);
    }
  }

  void note(std::uint32_t number, std::string_view head) {
    highest_ = std::max(highest_, number);
    if (has_type(head, "/Catalog")) root_ = number;
    if (has_type(head, "/Page") && seen_pages_.insert(number).second) {
      pages_.push_back(number);
    }
    if (value_of(head, "/Producer") != npos && value_of(head, "/CreationDate") != npos) information_ = number;
  }

  /// Object streams: /N pairs "number offset", at /First the objects (ISO 32000-1, 7.5.7).
  void unpack(std::string_view object, std::string_view head) {
    const std::size_t start = object.find("stream");
    const std::uint32_t count = number_at(head, "/N").value_or(0);
    const std::uint32_t first = number_at(head, "/First").value_or(0);
    if (start == npos || head.find("/FlateDecode") == npos || unpacked_ > limits::kPdfObjectStreams) return;
    const std::size_t data = skip_white(object, start + 6);
    const std::string_view packed = object.substr(data, object.find("endstream", data) - data);
    const std::string text = inflate(packed, limits::kPdfObjectStream);
    unpacked_ += text.size();
    if (first > text.size()) return;
    std::size_t at = 0;
    std::vector<std::pair<std::uint32_t, std::size_t>> places;
    for (std::uint32_t i = 0; i < count && at < first; ++i) {
      const auto number = take_number(text, at);
      const auto offset = take_number(text, at);
      if (!number || !offset || first + *offset > text.size()) break;
      places.emplace_back(*number, first + *offset);
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::size_t end = i + 1 < places.size() ? places[i + 1].second : text.size();
      if (end > places[i].second)
        add(places[i].first, std::string_view(text).substr(places[i].second, end - places[i].second));
    }
  }

  void add(std::uint32_t number, std::string_view body) {
    note(number, body.substr(0, limits::kPdfObjectHead));
    added_ += std::to_string(number);
    added_.append(" 0 obj\n").append(body).append("\nendobj\n");
  }

  void add_tree(std::string& out) {
    const std::uint32_t list = highest_ + 1;
    out += std::to_string(list) + " 0 obj\n<< /Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [";
    for (const std::uint32_t page : pages_) out += " " + std::to_string(page) + " 0 R";
    root_ = list + 1;
    highest_ = list + 1;
    out += " ] >>\nendobj\n" + std::to_string(*root_) + " 0 obj\n<< /Type /Catalog /Pages " + std::to_string(list) +
           " 0 R >>\nendobj\n";
  }

  std::string_view bytes_;
  std::string added_;
  std::vector<std::uint32_t> pages_;
  std::set<std::uint32_t> seen_pages_;
  std::optional<std::uint32_t> root_;
  std::optional<std::uint32_t> information_;
  std::uint32_t highest_ = 0;
  std::size_t unpacked_ = 0;
};

}  // namespace

std::optional<Salvaged> salvage(std::string_view bytes, bool own_tree) {
  return Salvage(bytes).run(own_tree);
}

}  // namespace paperhop::pdf
