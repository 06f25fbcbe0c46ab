// SPDX-License-Identifier: Apache-2.0
//
// The languages of the pages, and which of them a browser asks for.
#pragma once

#include <string_view>

namespace paperhop::http {

enum class Language { english, chinese };

/// What stands in <html lang> and in addresses: "en", "zh-CN".
std::string_view language_tag(Language language);

/// The language of an Accept-Language header: the one of ours that is preferred, English where none is.
Language accepted_language(std::string_view header);

/// A language by its tag, as `lang=` of a page names it; `fallback` for any other.
Language language_of(std::string_view tag, Language fallback);

}  // namespace paperhop::http
