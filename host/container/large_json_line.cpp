// SPDX-License-Identifier: Apache-2.0
#include "container/large_json_line.hpp"

#include <algorithm>
#include <optional>

#include "base/npos.hpp"
#include "container/json_text.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// Walks over the members of the outermost object. What is nested is passed over by its brackets.
class Walk {
 public:
  explicit Walk(std::string_view json) : json_(json) {}

  /// Calls `on_member` with each name and value, as written. Empty, or what is wrong.
  template <typename OnMember>
  std::string_view members(OnMember&& on_member) {
    skip_blanks();
    if (!take('{')) return "it begins as something else";
    skip_blanks();
    if (take('}')) return end();
    while (true) {
      const std::optional<std::string_view> name = string();
      if (!name || !has_json_escapes_only(*name)) return "a name that is no string";
      skip_blanks();
      if (!take(':')) return "a name without a value";
      skip_blanks();
      const std::size_t begin = at_;
      if (!pass_value()) return "a value that does not end";
      const std::string_view value = json_.substr(begin, at_ - begin);
      if (value.empty()) return "a name without a value";
      if (!on_member(*name, value)) return "a string with a wrong escape";
      skip_blanks();
      if (take('}')) return end();
      if (!take(',')) return "a value that does not end";
      skip_blanks();
    }
  }

 private:
  char here() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  bool take(char c) {
    if (here() != c) return false;
    ++at_;
    return true;
  }
  void skip_blanks() { at_ = std::min(json_.find_first_not_of(kBlanks, at_), json_.size()); }
  std::string_view end() {
    skip_blanks();
    return at_ == json_.size() ? std::string_view() : "something stands behind the object";
  }

  /// What stands between the quotes, where a string stands here; goes behind it.
  std::optional<std::string_view> string() {
    if (!take('"')) return std::nullopt;
    const std::size_t begin = at_;
    while (true) {
      const std::size_t quote = json_.find('"', at_);
      if (quote == npos) return std::nullopt;
      std::size_t slashes = quote;
      while (slashes > at_ && json_[slashes - 1] == '\\') --slashes;
      at_ = quote + 1;
      if ((quote - slashes) % 2 == 1) continue;
      const std::string_view text = json_.substr(begin, quote - begin);
      // All of it, without a way out: such a loop takes many at a time.
      bool has_control = false;
      for (const char c : text) has_control |= static_cast<unsigned char>(c) < 0x20;
      return has_control ? std::nullopt : std::optional(text);
    }
  }

  bool pass_value() {
    if (here() == '"') return string().has_value();
    if (here() != '{' && here() != '[') {
      constexpr std::string_view kEnds = ",}] \t\r\n";
      at_ = std::min(json_.find_first_of(kEnds, at_), json_.size());
      return true;
    }
    std::size_t depth = 0;
    while (at_ < json_.size()) {
      const char c = json_[at_];
      if (c == '"') {
        if (!string()) return false;
        continue;
      }
      ++at_;
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return true;
    }
    return false;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

bool is_number(std::string_view value) {
  return value.front() == '-' || (value.front() >= '0' && value.front() <= '9');
}

}  // namespace

Result<LargeJsonLine> read_large_json_line(std::string_view line, const JsonLineFields& fields) {
  LargeJsonLine read;
  const std::string_view id = fields.id.empty() ? std::string_view("id") : std::string_view(fields.id);
  const std::string_view why = Walk(line).members([&](std::string_view written_name, std::string_view value) {
    const std::string name = undo_json_escapes(written_name);
    const bool is_string = value.front() == '"';
    const std::string_view text = is_string ? value.substr(1, value.size() - 2) : std::string_view();
    const bool is_text = std::find(fields.texts.begin(), fields.texts.end(), name) != fields.texts.end();
    if (is_string && (is_text || name == id) && !has_json_escapes_only(text)) return false;
    if (is_text) {
      if (is_string) read.texts.push_back(text);
    } else if (name == id && is_string) {
      read.id = undo_json_escapes(text);
    } else if (name == id && is_number(value)) {
      read.id = value;
    }
    return true;
  });
  if (!why.empty()) return Error{ErrorCode::bad_json, std::string(why)};
  return read;
}

}  // namespace paperhop
