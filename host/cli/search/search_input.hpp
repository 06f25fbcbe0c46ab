// SPDX-License-Identifier: Apache-2.0
//
// The finder over an input, by what the input is.
#pragma once

#include <string_view>

#include "cli/input/input.hpp"
#include "ids/finder.hpp"

namespace paperhop::cli {

/// Calls back for every mention (and every refusal, where `on_refusal` is given) of an input, in
/// order. Offsets are bytes of input.text(); Input::file_begin() leads to the file. `base` is
/// the page's address where known.
void search_input(const Finder& finder, const Input& input, std::string_view base, const Finder::OnMention& on_mention,
                  const Finder::OnRefusal& on_refusal = {});

/// The same for one text that is an input of its own: a line.
void search_text(const Finder& finder, std::string_view text, Media media, std::string_view base,
                 const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal = {});

/// The same for a text of any media.
void search_as(const Finder& finder, std::string_view text, Media media, std::string_view base,
               const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal = {});

}  // namespace paperhop::cli
