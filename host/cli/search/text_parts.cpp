// SPDX-License-Identifier: Apache-2.0
#include "cli/search/text_parts.hpp"

#include <algorithm>
#include <string>

#include "base/limits.hpp"
#include "cli/search/page_parts.hpp"
#include "cli/search/search_input.hpp"
#include "ids/blocks.hpp"

namespace paperhop::cli {
namespace {

class Parts {
 public:
  Parts(const Finder& finder, const WrittenText& text, Media media, std::string_view base, std::size_t page_limit,
        const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal)
      : finder_(finder), text_(text), media_(media), base_(base), page_limit_(page_limit), on_mention_(on_mention) {
    if (!on_refusal) return;
    on_refusal_ = [&](Refusal&& refusal) {
      move_to_raw(refusal);
      on_refusal(std::move(refusal));
    };
  }

  void run() {
    std::size_t wanted = first_look();
    while (true) {
      hold(wanted);
      if (held_.empty()) return;
      const std::size_t size = part_size();
      if (size == 0) {
        wanted = 2 * held_.size();
        continue;
      }
      map_ = text_.way_back(held_begin_, held_end_);
      search(std::string_view(held_).substr(0, size));
      drop(size);
      wanted = first_look();
    }
  }

 private:
  bool is_all() const { return held_end_ == text_.raw.size(); }
  std::size_t first_look() const { return media_ == Media::html ? page_limit_ + 1 : limits::kBatch; }

  void hold(std::size_t wanted) {
    while (held_.size() < wanted && !is_all()) {
      // What is written takes as much room as what it stands for, or more.
      held_end_ = text_.undo(held_end_, std::max(wanted - held_.size(), limits::kSniff), held_);
    }
  }

  /// Of the next part; 0 where more of the text must be held to tell.
  std::size_t part_size() const {
    if (media_ == Media::html) {
      return is_all() && held_.size() <= page_limit_ ? held_.size() : page_part_size(held_, is_all(), page_limit_);
    }
    if (is_all()) return held_.size();
    const std::size_t end = media_ == Media::addresses ? held_.rfind('\n') + 1 : last_block_end(held_);
    return end == 0 && held_.size() >= limits::kBlockMax + limits::kCutLookAhead ? held_.size() : end;
  }

  void search(std::string_view part) {
    const auto on_mention = [this](Mention&& mention) {
      move_to_raw(mention);
      on_mention_(std::move(mention));
    };
    const bool is_first_of_more = held_begin_ == 0 && (part.size() < held_.size() || !is_all());
    if (media_ == Media::html && is_first_of_more && base_.empty()) base_ = base_of_first_part(part);
    if (media_ != Media::text) return search_as(finder_, part, media_, base_, on_mention, on_refusal_);
    // A part of a text is never a whole ID.
    finder_.explain(part, Channel::passage, on_mention, on_refusal_);
  }

  void drop(std::size_t size) {
    held_begin_ = size == held_.size() ? held_end_ : held_begin_ + map_.begin_of(size);
    held_.erase(0, size);
  }

  template <typename Span>
  void move_to_raw(Span& span) const {
    span.begin = held_begin_ + map_.begin_of(span.begin);
    span.end = held_begin_ + map_.end_of(span.end);
  }

  const Finder& finder_;
  const WrittenText& text_;
  Media media_;
  std::string base_;
  std::size_t page_limit_;
  const Finder::OnMention& on_mention_;
  Finder::OnRefusal on_refusal_;
  std::string held_;  ///< what bytes [held_begin_, held_end_) stand for
  std::size_t held_begin_ = 0;
  std::size_t held_end_ = 0;
  OffsetMap map_;  ///< from held_ back to these
};

}  // namespace

void search_in_parts(const Finder& finder, const WrittenText& text, Media media, std::string_view base,
                     std::size_t page_limit, const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
  Parts(finder, text, media, base, page_limit, on_mention, on_refusal).run();
}

void search_record(const Finder& finder, std::string_view text, Media media, std::string_view base,
                   const Finder::OnMention& on_mention) {
  if (media != Media::html || text.size() <= limits::kRecord) return search_as(finder, text, media, base, on_mention);
  search_in_parts(finder, {text, WrittenText::Way::plain}, media, base, limits::kRecord, on_mention);
}

}  // namespace paperhop::cli
