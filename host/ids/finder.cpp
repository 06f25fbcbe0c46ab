// SPDX-License-Identifier: Apache-2.0
#include "ids/finder.hpp"

#include <utility>

#include "base/limits.hpp"
#include "ids/blocks.hpp"
#include "ids/neighbours.hpp"
#include "ids/rule_set.hpp"
#include "text/fold.hpp"

namespace paperhop {
namespace {

/// Finds and, where `on_refusal` is set, explains, block by block.
void search(const RuleSet& rules, std::string_view text, Channel channel, const Finder::OnMention& on_mention,
            const Finder::OnRefusal& on_refusal) {
  bool any = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = block_end(text, begin);
    const FoldedText folded(text.substr(begin, end - begin));
    const auto to_input = [&](auto& span) {
      span.begin = begin + folded.input_begin(span.begin);
      span.end = begin + folded.input_end(span.end);
    };
    const auto emit = [&](Mention&& mention) {
      any = true;
      to_input(mention);
      on_mention(std::move(mention));
    };
    const bool try_whole = (channel == Channel::prose || channel == Channel::single_id) && begin == 0 &&
                           end == text.size() && text.size() <= limits::kWholeInput;
    if (!on_refusal) {
      rules.find(folded.text(), channel, emit);
      if (try_whole && !any) rules.find_whole_input(folded.text(), emit);
    } else {
      std::vector<Mention> mentions;
      const auto keep = [&](Mention&& mention) { mentions.push_back(std::move(mention)); };
      rules.find(folded.text(), channel, keep);
      if (try_whole && mentions.empty()) rules.find_whole_input(folded.text(), keep);
      std::vector<Refusal> refusals = rules.refusals(folded.text(), mentions);
      auto refusal = refusals.begin();
      const auto refuse_before = [&](std::size_t at) {
        for (; refusal != refusals.end() && refusal->begin < at; ++refusal) {
          to_input(*refusal);
          on_refusal(std::move(*refusal));
        }
      };
      for (Mention& mention : mentions) {
        refuse_before(mention.begin);
        emit(std::move(mention));
      }
      refuse_before(kNoBegin);
    }
    begin = end;
  }
}

}  // namespace

Finder::Finder(std::span<const Source* const> sources) : rules_(std::make_unique<RuleSet>(sources)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

void Finder::find(std::string_view text, Channel channel, const OnMention& on_mention) const {
  search(*rules_, text, channel, on_mention, {});
}

void Finder::explain(std::string_view text, Channel channel, const OnMention& on_mention,
                     const OnRefusal& on_refusal) const {
  search(*rules_, text, channel, on_mention, on_refusal);
}

}  // namespace paperhop
