// SPDX-License-Identifier: Apache-2.0
#include "cli/search/search_input.hpp"

#include <algorithm>
#include <utility>

namespace paperhop::cli {
namespace {

/// Each line of a list is read alone: an address never goes on in the next line.
void search_list(const Finder& finder, std::string_view text, const Finder::OnMention& on_mention,
                 const Finder::OnRefusal& on_refusal) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto shifted = [begin](auto found) {
      found.begin += begin;
      found.end += begin;
      return found;
    };
    Finder::OnRefusal shifted_refusal;
    if (on_refusal) shifted_refusal = [&](Refusal&& refusal) { on_refusal(shifted(std::move(refusal))); };
    search_text(
        finder, text.substr(begin, end - begin), Media::text, {},
        [&](Mention&& mention) { on_mention(shifted(std::move(mention))); }, shifted_refusal);
    begin = end + 1;
  }
}

}  // namespace

void search_input(const Finder& finder, const Input& input, std::string_view base, const Finder::OnMention& on_mention,
                  const Finder::OnRefusal& on_refusal) {
  search_as(finder, input.text(), input.media(), base, on_mention, on_refusal);
}

void search_as(const Finder& finder, std::string_view text, Media media, std::string_view base,
               const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
  if (media == Media::addresses) return search_list(finder, text, on_mention, on_refusal);
  search_text(finder, text, media, base, on_mention, on_refusal);
}

void search_text(const Finder& finder, std::string_view text, Media media, std::string_view base,
                 const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
  if (media == Media::html) return finder.find_html(text, base, on_mention, on_refusal);
  if (on_refusal) return finder.explain(text, Channel::prose, on_mention, on_refusal);
  finder.find(text, Channel::prose, on_mention);
}

}  // namespace paperhop::cli
