// SPDX-License-Identifier: Apache-2.0
#include "cli/search/text_parts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "cli/search/page_parts.hpp"
#include "cli/search/search_input.hpp"
#include "ids/blocks.hpp"
#include "text/unicode.hpp"

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
      search(std::string_view(held_).substr(0, size));
      drop(size);
      wanted = first_look();
    }
  }

 private:
  /// Where a stretch of held_ begins, and the bytes that it stands for.
  struct Stretch {
    std::size_t held;
    std::size_t raw;
  };
  /// Bytes of a stretch: the way back is drawn up for one at a time, and only where something was found, since it takes
  /// up to fifty times as much.
  static constexpr std::size_t kStretch = 4 * limits::kKiB;

  bool is_all() const { return held_end_ == text_.raw.size(); }
  std::size_t first_look() const { return media_ == Media::html ? page_limit_ + 1 : limits::kBatch; }

  void hold(std::size_t wanted) {
    while (held_.size() < wanted && !is_all()) {
      stretches_.push_back({held_.size(), held_end_});
      held_end_ = text_.undo(held_end_, kStretch, held_);
    }
  }

  /// Of the next part; 0 where more of the text must be held to tell.
  std::size_t part_size() const {
    const std::size_t size = media_ == Media::html ? page_size() : text_size();
    // Where no good place stands, a cut may lie anywhere. The way back leads to the start of what is written only.
    return size == 0 ? 0 : whole_characters(held_, size);
  }
  std::size_t page_size() const {
    return is_all() && held_.size() <= page_limit_ ? held_.size() : page_part_size(held_, is_all(), page_limit_);
  }
  std::size_t text_size() const {
    if (is_all()) return held_.size();
    const std::size_t end = media_ == Media::addresses ? held_.rfind('\n') + 1 : last_block_end(held_);
    return end == 0 && held_.size() >= limits::kBlockMax + limits::kCutLookAhead ? held_.size() : end;
  }

  void search(std::string_view part) {
    const auto on_mention = [this](Mention&& mention) {
      move_to_raw(mention);
      on_mention_(std::move(mention));
    };
    const bool is_first = stretches_.front().raw == 0;
    const bool is_whole = is_first && part.size() == held_.size() && is_all();
    if (media_ == Media::html && is_first && !is_whole && base_.empty()) base_ = base_of_first_part(part);
    if (media_ != Media::text || is_whole) return search_as(finder_, part, media_, base_, on_mention, on_refusal_);
    // A part of a text is never a whole ID.
    finder_.explain(part, Channel::passage, on_mention, on_refusal_);
  }

  void drop(std::size_t size) {
    const std::size_t begin = size == held_.size() ? held_end_ : raw_begin(size);
    held_.erase(0, size);
    const auto behind =
        std::find_if(stretches_.begin(), stretches_.end(), [&](const Stretch& stretch) { return stretch.held > size; });
    stretches_.erase(stretches_.begin(), behind);
    for (Stretch& stretch : stretches_) stretch.held -= size;
    if (!held_.empty()) stretches_.insert(stretches_.begin(), {0, begin});
    drawn_ = npos;
  }

  template <typename Span>
  void move_to_raw(Span& span) {
    const std::size_t begin = raw_begin(span.begin);
    span.end = span.end > 0 ? raw_end(span.end) : begin;
    span.begin = begin;
  }

  /// The byte of the raw text at which that of held_ begins, and behind which the one before it ends.
  std::size_t raw_begin(std::size_t at) {
    const Stretch& stretch = draw(at);
    return stretch.raw + way_back_.begin_of(at - stretch.held);
  }
  std::size_t raw_end(std::size_t end) {
    const Stretch& stretch = draw(end - 1);
    return stretch.raw + way_back_.end_of(end - stretch.held);
  }

  /// The stretch of a byte of held_; way_back_ is its way back then.
  const Stretch& draw(std::size_t at) {
    const auto behind = std::upper_bound(stretches_.begin(), stretches_.end(), at,
                                         [](std::size_t value, const Stretch& s) { return value < s.held; });
    const auto i = static_cast<std::size_t>(behind - stretches_.begin()) - 1;
    if (i != drawn_)
      way_back_ = text_.way_back(stretches_[i].raw, behind == stretches_.end() ? held_end_ : behind->raw);
    drawn_ = i;
    return stretches_[i];
  }

  const Finder& finder_;
  const WrittenText& text_;
  Media media_;
  std::string base_;
  std::size_t page_limit_;
  const Finder::OnMention& on_mention_;
  Finder::OnRefusal on_refusal_;
  std::string held_;                ///< what bytes up to held_end_ stand for
  std::vector<Stretch> stretches_;  ///< of held_, in order
  std::size_t held_end_ = 0;
  OffsetMap way_back_;  ///< of the stretch drawn_
  std::size_t drawn_ = npos;
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
