// SPDX-License-Identifier: Apache-2.0
//
// JsonWriter: writes JSON text, one value after the other, without a tree. What is no UTF-8
// becomes U+FFFD, so the output is well-formed whatever comes in.
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace paperhop {

/// Appends a JSON string with its quotes.
void append_json_string(std::string& out, std::string_view text);

/// Bytes that a byte of well-formed UTF-8 takes inside a JSON string.
std::size_t json_escaped_size(char c);

/// The caller keeps begin and end in balance and writes a key before each member.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name) {
    string(name);
    out_ += ':';
    comma_ = false;
    return *this;
  }
  JsonWriter& string(std::string_view text) {
    separate();
    append_json_string(out_, text);
    return *this;
  }
  JsonWriter& number(std::integral auto value) { return raw(std::to_string(value)); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }

  /// Writes a value that is JSON text already.
  JsonWriter& raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
  }

  /// Drops the text, and keeps its memory for the next.
  void clear() {
    comma_ = false;
    out_.clear();
  }
  /// A place in the text that one can go back to.
  struct Mark {
    std::size_t size = 0;
    bool comma = false;
  };
  Mark mark() const { return {out_.size(), comma_}; }
  /// Takes back what was written since `mark`.
  void back_to(Mark mark) {
    out_.resize(mark.size);
    comma_ = mark.comma;
  }
  /// The text so far.
  std::string_view text() const { return out_; }
  /// The text so far; leaves the writer empty.
  std::string take() {
    comma_ = false;
    return std::exchange(out_, {});
  }

 private:
  void separate() {
    if (comma_) out_ += ',';
    comma_ = true;
  }
  JsonWriter& open(char bracket) {
    separate();
    out_ += bracket;
    comma_ = false;
    return *this;
  }
  JsonWriter& close(char bracket) {
    out_ += bracket;
    comma_ = true;
    return *this;
  }

  std::string out_;
  bool comma_ = false;
};

}  // namespace paperhop
