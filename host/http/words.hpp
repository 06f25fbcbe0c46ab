// SPDX-License-Identifier: Apache-2.0
//
// The words of the pages in each language: pages/words.*.txt, one `name = text` a line.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "http/html.hpp"
#include "http/language.hpp"

namespace paperhop::http {

/// The text of that name; empty where there is none.
std::string_view word(Language language, std::string_view name);

/// Every text for the scripts of a page: ` data-NAME="text"` for each.
Html words_as_attributes(Language language);

/// As fill(), where {{say.NAME}} stands for the text NAME, {{words}} for all of them as attributes, {{lang}} for the
/// language's tag, {{head}} for what every head has.
Html fill_page(std::string_view page, Language language, std::initializer_list<Slot> slots);

}  // namespace paperhop::http
