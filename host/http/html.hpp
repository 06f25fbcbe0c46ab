// SPDX-License-Identifier: Apache-2.0
//
// Pages from templates: {{name}} stands for a value, which is escaped. A value that is HTML
// already is an Html, and only what this file's functions make is one.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

namespace paperhop::http {

/// Text that is HTML.
struct Html {
  std::string text;
};

/// Text as HTML: "<" becomes "&lt;"; fit for element content and quoted attributes.
Html escaped(std::string_view text);

struct Slot {
  std::string_view name;
  Html value;
};

/// Fills a template with what `value_of` gives for each name.
Html fill(std::string_view page, const std::function<Html(std::string_view name)>& value_of);

/// Fills a template; a name without a value becomes nothing.
Html fill(std::string_view page, std::initializer_list<Slot> slots);

}  // namespace paperhop::http
