// SPDX-License-Identifier: Apache-2.0
#include "text/html_cut.hpp"

#include <algorithm>
#include <array>

#include "base/npos.hpp"
#include "text/html_content.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

using namespace std::string_view_literals;

/// Tags before which a page may be cut.
constexpr std::array kCuts = {"<p"sv, "<div"sv, "<li"sv, "<tr"sv, "<table"sv, "<section"sv, "<article"sv};

/// A heading: "<h1" to "<h6", and not what begins the page.
bool is_heading(std::string_view tag) {
  return tag.size() > 2 && starts_with_lower(tag, "<h") && is_digit(tag[2]);
}

bool is_cut(std::string_view tag) {
  return is_heading(tag) ||
         std::any_of(kCuts.begin(), kCuts.end(), [&](std::string_view cut) { return starts_with_lower(tag, cut); });
}

}  // namespace

std::size_t html_cut(std::string_view html) {
  HtmlTokenizer tokens(html);
  std::size_t cut = 0;
  std::string_view opened;  // name of a start tag that is not closed yet
  for (HtmlToken token = tokens.next(); token.kind != HtmlToken::Kind::end; token = tokens.next()) {
    if (token.kind == HtmlToken::Kind::start_tag) opened = token.name;
    if (token.kind == HtmlToken::Kind::end_tag) opened = {};
    if (token.kind != HtmlToken::Kind::tag_close || opened.empty()) continue;
    if (is_cut(html.substr(token.begin))) cut = token.begin;
    // "<style/>" in a drawing is empty.
    if (token.flag) continue;
    if (const auto content = html_content(html_element(opened))) tokens.read_content(*content, opened);
  }
  return cut;
}

std::size_t html_cut_anyway(std::string_view html) {
  for (std::size_t at = html.rfind('<'); at != npos && at > html.size() / 2; at = html.rfind('<', at - 1)) {
    if (is_cut(html.substr(at))) return at;
  }
  const std::size_t any = html.rfind('<');
  if (any != npos && any > 0) return any;
  const std::size_t blank = html.find_last_of(" \n");
  return blank == npos ? html.size() : blank + 1;
}

}  // namespace paperhop
