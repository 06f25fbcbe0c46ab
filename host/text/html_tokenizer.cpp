// SPDX-License-Identifier: Apache-2.0
//
// The states of the standard, folded: where it goes on byte by byte in one state, we look for
// the byte that leaves the state.
#include "text/html_tokenizer.hpp"

#include <algorithm>
#include <array>

#include "text/html_ascii.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// What ends a run in a tag. A carriage return counts as the line feed it would become.
enum ByteClass : unsigned char { kSpace = 1, kNameEnd = 2, kAttributeNameEnd = 4, kUnquotedEnd = 8 };

constexpr std::array<unsigned char, 256> make_classes() {
  std::array<unsigned char, 256> classes{};
  for (const char c : {'\t', '\n', '\f', '\r', ' '}) {
    classes[static_cast<unsigned char>(c)] = kSpace | kNameEnd | kAttributeNameEnd | kUnquotedEnd;
  }
  classes['/'] = kNameEnd | kAttributeNameEnd;
  classes['>'] = kNameEnd | kAttributeNameEnd | kUnquotedEnd;
  classes['='] = kAttributeNameEnd;
  return classes;
}

constexpr std::array<unsigned char, 256> kClasses = make_classes();

constexpr bool is(char c, ByteClass byte_class) {
  return (kClasses[static_cast<unsigned char>(c)] & byte_class) != 0;
}

/// First offset at or behind `at` whose byte is of the class, or the size.
std::size_t find_class(std::string_view html, std::size_t at, ByteClass byte_class) {
  while (at < html.size() && !is(html[at], byte_class)) ++at;
  return at;
}

}  // namespace

void HtmlTokenizer::read_content(Content content, std::string_view name) {
  has_content_ = true;
  content_ = content;
  content_name_ = name;
}

HtmlToken HtmlTokenizer::next_in_data() {
  if (has_content_) {
    const HtmlToken token = read_content_token();
    if (token.begin < token.end) return token;
  }
  while (at_ < html_.size()) {
    // A "<" that opens nothing is text, so a run of text may begin with one.
    std::size_t text_end = at_;
    if (html_[at_] == '<') {
      const char after = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
      if (is_ascii_letter(after)) return open_tag(HtmlToken::Kind::start_tag, at_ + 1);
      if (after == '/' && at_ + 2 < html_.size() && is_ascii_letter(html_[at_ + 2])) {
        return open_tag(HtmlToken::Kind::end_tag, at_ + 2);
      }
      if (skip_markup()) continue;
      ++text_end;
    }
    const std::size_t begin = at_;
    at_ = std::min(html_.find('<', text_end), html_.size());
    return {HtmlToken::Kind::text, true, {}, begin, at_};
  }
  return {HtmlToken::Kind::end, false, {}, at_, at_};
}

/// At "<" of anything but a tag with a name: passes over it, or says that it is text.
bool HtmlTokenizer::skip_markup() {
  if (at_ + 1 >= html_.size()) return false;
  switch (html_[at_ + 1]) {
    case '!':
      if (html_.substr(at_, 4) == "<!--") {
        skip_comment();
        return true;
      }
      // A doctype ends at the first ">", even in its quotes; everything else is a bogus comment.
      return skip_to('>');
    case '?': return skip_to('>');
    case '/': return at_ + 2 < html_.size() && skip_to('>');
    default: return false;
  }
}

/// A comment ends at "-->" or "--!>"; "<!-->" and "<!--->" are whole comments.
void HtmlTokenizer::skip_comment() {
  const std::size_t begin = at_ + 4;
  const std::string_view rest = html_.substr(begin);
  if (rest.starts_with('>') || rest.starts_with("->")) {
    skip_to('>');
    return;
  }
  at_ = begin;
  for (;;) {
    const std::size_t close = html_.find('>', at_);
    at_ = std::min(close, html_.size() - 1) + 1;
    if (close == std::string_view::npos) return;
    const std::string_view body = html_.substr(begin, close - begin);
    if (body.ends_with("--") || body.ends_with("--!")) return;
  }
}

/// Goes behind the next `c`, or to the end. Always true, for the callers' sake.
bool HtmlTokenizer::skip_to(char c) {
  const std::size_t found = html_.find(c, at_);
  at_ = found == std::string_view::npos ? html_.size() : found + 1;
  return true;
}

void HtmlTokenizer::skip_space() {
  while (at_ < html_.size() && is(html_[at_], kSpace)) ++at_;
}

HtmlToken HtmlTokenizer::open_tag(HtmlToken::Kind kind, std::size_t name_begin) {
  tag_ = at_;
  at_ = find_class(html_, name_begin, kNameEnd);
  in_tag_ = true;
  return {kind, false, html_.substr(name_begin, at_ - name_begin), tag_, at_};
}

HtmlToken HtmlTokenizer::next_in_tag() {
  for (;;) {
    skip_space();
    if (at_ >= html_.size()) return end_of_input();
    if (html_[at_] == '>') return close_tag(false);
    if (html_[at_] != '/') return read_attribute();
    ++at_;
    if (at_ < html_.size() && html_[at_] == '>') return close_tag(true);
  }
}

HtmlToken HtmlTokenizer::close_tag(bool self_closing) {
  ++at_;
  in_tag_ = false;
  return {HtmlToken::Kind::tag_close, self_closing, {}, tag_, at_};
}

HtmlToken HtmlTokenizer::end_of_input() {
  at_ = html_.size();
  in_tag_ = false;
  return {HtmlToken::Kind::end, false, {}, at_, at_};
}

HtmlToken HtmlTokenizer::read_attribute() {
  // An "=" in the first place belongs to the name.
  const std::size_t name_begin = at_;
  at_ = find_class(html_, at_ + 1, kAttributeNameEnd);
  HtmlToken token{HtmlToken::Kind::attribute, false, html_.substr(name_begin, at_ - name_begin), at_, at_};
  skip_space();
  if (at_ >= html_.size() || html_[at_] != '=') return token;
  ++at_;
  skip_space();
  if (at_ >= html_.size()) return end_of_input();

  const char first = html_[at_];
  if (first == '"' || first == '\'') {
    token.begin = at_ + 1;
    token.end = html_.find(first, token.begin);
    if (token.end == std::string_view::npos) return end_of_input();
    at_ = token.end + 1;
  } else {
    token.begin = at_;
    token.end = find_class(html_, at_, kUnquotedEnd);
    at_ = token.end;
  }
  return token;
}

HtmlToken HtmlTokenizer::read_content_token() {
  has_content_ = false;
  const std::size_t begin = at_;
  switch (content_) {
    case Content::rest: at_ = html_.size(); break;
    case Content::script: at_ = script_end(); break;
    case Content::raw:
    case Content::escapable: at_ = raw_end(content_name_); break;
  }
  return {HtmlToken::Kind::text, content_ == Content::escapable, {}, begin, at_};
}

/// True where a whole tag name stands at `at`, in any case.
bool HtmlTokenizer::is_tag_name(std::size_t at, std::string_view name) const {
  const std::size_t end = at + name.size();
  return end < html_.size() && is(html_[end], kNameEnd) && equals_ignoring_case(html_.substr(at, name.size()), name);
}

std::size_t HtmlTokenizer::raw_end(std::string_view name) const {
  for (std::size_t at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
    if (is_tag_name(at + 2, name)) return at;
  }
  return html_.size();
}

/// Scripts may hide "</script>" as "<!-- <script> … </script> -->" (the escaped states).
std::size_t HtmlTokenizer::script_end() const {
  enum class State { plain, escaped, twice } state = State::plain;
  std::size_t at = at_;
  for (;;) {
    at = state == State::plain ? html_.find('<', at) : html_.find_first_of("<-", at);
    if (at == std::string_view::npos) return html_.size();
    const std::string_view rest = html_.substr(at);
    if (rest.starts_with("</") && is_tag_name(at + 2, "script")) {
      if (state != State::twice) return at;
      state = State::escaped;
    } else if (state == State::plain && rest.starts_with("<!--")) {
      state = State::escaped;
      ++at;  // The dashes may be those of "-->" too: "<!-->".
    } else if (state != State::plain && rest.starts_with("-->")) {
      state = State::plain;
    } else if (state == State::escaped && is_tag_name(at + 1, "script")) {
      state = State::twice;
    }
    ++at;
  }
}

}  // namespace paperhop
