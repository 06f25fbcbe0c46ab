// SPDX-License-Identifier: Apache-2.0
//
// A name of up to eight letters is one 64-bit number, so the table is a switch.
#include "text/html_elements.hpp"

#include <cstdint>

#include "text/html_ascii.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The name in lower case as a number; 0 for a longer one.
constexpr std::uint64_t key(std::string_view name) {
  if (name.size() > 8) return 0;
  std::uint64_t value = 0;
  for (const char c : name) value = value << 8 | static_cast<unsigned char>(to_ascii_lower(c));
  return value;
}

}  // namespace

HtmlElement html_element(std::string_view name) {
  switch (key(name)) {
    case key("a"):
    case key("abbr"):
    case key("acronym"):
    case key("b"):
    case key("bdi"):
    case key("bdo"):
    case key("big"):
    case key("cite"):
    case key("code"):
    case key("data"):
    case key("del"):
    case key("dfn"):
    case key("em"):
    case key("font"):
    case key("i"):
    case key("ins"):
    case key("kbd"):
    case key("label"):
    case key("mark"):
    case key("nobr"):
    case key("q"):
    case key("rb"):
    case key("ruby"):
    case key("s"):
    case key("samp"):
    case key("small"):
    case key("span"):
    case key("strike"):
    case key("strong"):
    case key("sub"):
    case key("sup"):
    case key("time"):
    case key("tt"):
    case key("u"):
    case key("var"):
    case key("wbr"): return HtmlElement::inline_;
    case key("script"): return HtmlElement::script;
    case key("iframe"):
    case key("noembed"):
    case key("noframes"):
    case key("style"): return HtmlElement::hidden;
    case key("title"): return HtmlElement::title;
    case key("textarea"): return HtmlElement::textarea;
    case key("xmp"): return HtmlElement::xmp;
    case key("math"):
    case key("svg"): return HtmlElement::foreign;
    case key("base"): return HtmlElement::base;
    case key("link"): return HtmlElement::link;
    case key("meta"): return HtmlElement::meta;
    default: return equals_ignoring_case(name, "plaintext") ? HtmlElement::plaintext : HtmlElement::block;
  }
}

}  // namespace paperhop
