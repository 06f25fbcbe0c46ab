// SPDX-License-Identifier: Apache-2.0
//
// Searching a large text a part at a time, cut where no ID reaches over: what is held of it has a bound.
#pragma once

#include <string_view>

#include "cli/input/media.hpp"
#include "cli/search/written_text.hpp"
#include "ids/finder.hpp"

namespace paperhop::cli {

/// As search_as() on what `text` stands for. Offsets are bytes of text.raw. A page larger than `page_limit` is read in
/// parts.
void search_in_parts(const Finder& finder, const WrittenText& text, Media media, std::string_view base,
                     std::size_t page_limit, const Finder::OnMention& on_mention,
                     const Finder::OnRefusal& on_refusal = {});

/// As search_as() on the document of a record, which lies in memory: a large page is read in parts.
void search_record(const Finder& finder, std::string_view text, Media media, std::string_view base,
                   const Finder::OnMention& on_mention);

}  // namespace paperhop::cli
