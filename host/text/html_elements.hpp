// SPDX-License-Identifier: Apache-2.0
//
// What the name of a tag means for the reading of a page.
#pragma once

#include <string_view>

namespace paperhop {

enum class HtmlElement {
  block,      ///< breaks the line: every tag that is not named below
  inline_,    ///< joins text
  script,     ///< content is not text of the page
  hidden,     ///< as script: style, and iframe, noembed, noframes, which browsers do not show
  title,      ///< content without tags
  textarea,   ///< content without tags
  xmp,        ///< content without tags and references
  plaintext,  ///< as xmp, to the end of the input
  foreign,    ///< svg, math: where "/>" closes an element
  base,
  link,
  meta,
};

/// Of a tag name in any case. Bounded time: no name that counts is long.
HtmlElement html_element(std::string_view name);

}  // namespace paperhop
