// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "text/html_elements.hpp"
#include "text/html_tokenizer.hpp"

namespace paperhop {

/// How the content of an element is read that holds no tags; nothing for all others.
constexpr std::optional<HtmlTokenizer::Content> html_content(HtmlElement element) {
  using Content = HtmlTokenizer::Content;
  switch (element) {
    case HtmlElement::script: return Content::script;
    case HtmlElement::hidden:
    case HtmlElement::xmp: return Content::raw;
    case HtmlElement::title:
    case HtmlElement::textarea: return Content::escapable;
    case HtmlElement::plaintext: return Content::rest;
    default: return std::nullopt;
  }
}

}  // namespace paperhop
