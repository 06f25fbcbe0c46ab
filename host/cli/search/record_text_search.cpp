// SPDX-License-Identifier: Apache-2.0
#include "cli/search/record_text_search.hpp"

#include <utility>

#include "base/limits.hpp"
#include "cli/search/search_input.hpp"
#include "cli/search/text_parts.hpp"

namespace paperhop::cli {

RecordTextSearch::RecordTextSearch(SearchTools& tools, LeafOutput& output, const Document& document)
    : tools_(tools),
      output_(output),
      file_(document.file),
      media_(document.media),
      base_(document.base),
      part_(document.part),
      writer_(output.streams().out, tools.options.style, tools.address_of) {
  writer_.set_part(&part_);
}

void RecordTextSearch::begin(std::size_t line, std::string id) {
  part_.line = line;
  part_.record = std::move(id);
  papers_ = {};
  ++output_.counts().records;
}

void RecordTextSearch::search(std::string_view text, const Locate& locate) {
  write_found(locate, [&](const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
    search_as(tools_.finder, text, media_, base_, on_mention, on_refusal);
  });
}

void RecordTextSearch::search_written(const WrittenText& text, std::size_t at) {
  const Locate locate = [at](std::size_t begin, std::size_t end) { return Place{at + begin, end - begin}; };
  write_found(locate, [&](const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
    search_in_parts(tools_.finder, text, media_, base_, limits::kRecord, on_mention, on_refusal);
  });
}

void RecordTextSearch::write_found(const Locate& locate, const Search& search) {
  const FindOptions& options = tools_.options;
  const bool explains = options.explain && !options.quiet;
  const auto on_mention = [&](Mention&& mention) {
    if (explains) {
      ++output_.counts().papers;
      return writer_.explained_hit(file_, mention, locate(mention.begin, mention.end));
    }
    if (!options.all && !output_.is_new(papers_, PaperSet::key(mention.paper))) return;
    ++output_.counts().papers;
    if (options.quiet || options.count) return;
    writer_.hit(file_, mention,
                writer_.shows_places() ? std::optional(locate(mention.begin, mention.end)) : std::nullopt);
  };
  Finder::OnRefusal on_refusal;
  if (explains) {
    on_refusal = [&](Refusal&& refusal) { writer_.refusal(file_, refusal, locate(refusal.begin, refusal.end)); };
  }
  search(on_mention, on_refusal);
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace paperhop::cli
