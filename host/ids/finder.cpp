// SPDX-License-Identifier: Apache-2.0
#include "ids/finder.hpp"

#include <utility>

#include "base/limits.hpp"
#include "ids/blocks.hpp"
#include "ids/explanation.hpp"
#include "ids/neighbours.hpp"
#include "ids/rule_set.hpp"
#include "text/fold.hpp"

namespace paperhop {
namespace {

/// Finds and, where `on_refusal` is set, explains.
class Search {
 public:
  Search(const RuleSet& rules, Channel channel, const Finder::OnMention& on_mention,
         const Finder::OnRefusal& on_refusal)
      : rules_(rules), channel_(channel), on_mention_(on_mention), on_refusal_(on_refusal) {}

  void run(std::string_view text) {
    const bool is_short = text.size() <= limits::kWholeInput;
    try_whole_ = is_short && (channel_ == Channel::prose || channel_ == Channel::single_id);
    if (is_short) {
      folded_.fold(text);
      return search();
    }
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = block_end(text, begin);
      const std::string_view block = text.substr(begin, end - begin);
      Pieces pieces(block);
      for (Piece piece; pieces.next(piece);) {
        begin_ = begin + piece.begin;
        const std::string_view part = block.substr(piece.begin, piece.end - piece.begin);
        if (piece.folds) {
          folded_.fold(part);
        } else {
          folded_.keep(part);
        }
        search();
      }
      begin = end;
    }
  }

 private:
  void search() {
    if (on_refusal_) return explain();
    bool any = false;
    const auto emit = [&](Mention&& mention) {
      any = true;
      emit_mention(std::move(mention));
    };
    rules_.find(folded_.text(), channel_, emit);
    if (try_whole_ && !any) rules_.find_whole_input(folded_.text(), emit);
  }

  void explain() {
    const Explanation::OnMention on_mention = [&](Mention&& mention) { emit_mention(std::move(mention)); };
    const Explanation::OnRefusal on_refusal = [&](Refusal&& refusal) {
      move_to_input(refusal);
      on_refusal_(std::move(refusal));
    };
    Explanation explanation(rules_.lookalikes(), folded_.text(), on_mention, on_refusal);
    bool any = false;
    const auto add = [&](Mention&& mention) {
      any = true;
      explanation.add(std::move(mention));
    };
    rules_.find(folded_.text(), channel_, add);
    if (try_whole_ && !any) rules_.find_whole_input(folded_.text(), add);
    explanation.finish();
  }

  void emit_mention(Mention&& mention) {
    move_to_input(mention);
    on_mention_(std::move(mention));
  }

  /// From offsets of a folded piece to those of the input.
  template <typename Span>
  void move_to_input(Span& span) const {
    span.begin = begin_ + folded_.input_begin(span.begin);
    span.end = begin_ + folded_.input_end(span.end);
  }

  const RuleSet& rules_;
  Channel channel_;
  const Finder::OnMention& on_mention_;
  const Finder::OnRefusal& on_refusal_;
  bool try_whole_ = false;
  FoldedText folded_;      ///< of the piece
  std::size_t begin_ = 0;  ///< of the piece, in the input
};

}  // namespace

Finder::Finder(std::span<const Source* const> sources) : rules_(std::make_unique<RuleSet>(sources)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

void Finder::find(std::string_view text, Channel channel, const OnMention& on_mention) const {
  const OnRefusal none;
  Search(*rules_, channel, on_mention, none).run(text);
}

void Finder::explain(std::string_view text, Channel channel, const OnMention& on_mention,
                     const OnRefusal& on_refusal) const {
  Search(*rules_, channel, on_mention, on_refusal).run(text);
}

}  // namespace paperhop
