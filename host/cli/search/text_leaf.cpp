// SPDX-License-Identifier: Apache-2.0
#include "cli/search/text_leaf.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/input.hpp"
#include "cli/search/held_memory.hpp"
#include "cli/search/search_input.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

/// Bytes that searching a page takes at most, about.
std::size_t page_memory(std::string_view page) {
  constexpr std::size_t kStep = 128;  // what a byte can count
  std::size_t memory = limits::kPageByteCost * page.size();
  for (; !page.empty(); page.remove_prefix(std::min(page.size(), kStep))) {
    std::uint8_t tags = 0;
    std::uint8_t entities = 0;
    std::uint8_t others = 0;
    for (const char c : page.substr(0, kStep)) {
      tags = static_cast<std::uint8_t>(tags + (c == '<'));
      entities = static_cast<std::uint8_t>(entities + (c == '&'));
      others = static_cast<std::uint8_t>(others + (static_cast<unsigned char>(c) >= 0x80));
    }
    memory += limits::kPageTagCost * tags + limits::kPageEntityCost * entities + limits::kPageOtherCost * others;
  }
  return memory;
}

class TextLeaf : public Leaf {
 public:
  TextLeaf(std::shared_ptr<const Document> document, TextPiece piece)
      : document_(std::move(document)), piece_(std::move(piece)) {}

  std::size_t size() const override {
    return piece_.bytes.size() * (document_->media == Media::html ? limits::kPageCost : 1);
  }

  void run(SearchTools& tools, LeafOutput& output) override {
    const auto memory = reserve_memory(output);
    if (!memory) return;
    if (const Status decoded = decode(); !decoded.ok()) return output.fail(*document_, decoded.error());
    HitWriter writer(output.streams().out, tools.options.style, tools.address_of);
    writer.set_part(&document_->part);
    const bool writes = !tools.options.quiet && !tools.options.count;
    if (tools.options.explain && !tools.options.quiet) {
      explain(tools, output, writer);
      return tell_encoding(output);
    }
    // Null: every mention counts.
    const std::shared_ptr<DocumentState> unique = tools.options.all ? nullptr : document_->state;
    // Whether a hit counts may be decided later, line by line.
    if (!unique) writer.gather();
    search(tools, [&](Mention&& mention) {
      output.hit(unique, mention.paper, [&] {
        if (!writes) return;
        const auto where = writer.shows_places() ? place(mention.begin, mention.end) : std::nullopt;
        writer.hit(document_->file, mention, where);
      });
    });
    writer.send();
    // Last, because what was searched is in the cache now.
    tell_encoding(output);
  }

 private:
  /// For what is made of a page, which is all there at the same time.
  std::optional<HeldMemory::Part> reserve_memory(LeafOutput& output) const {
    const bool counts = document_->media == Media::html && piece_.bytes.size() >= limits::kPageCounted;
    return counts ? output.reserve(page_memory(piece_.bytes.view())) : HeldMemory::Part();
  }

  Status decode() {
    const Encoding& encoding = document_->encoding;
    if (encoding.name.empty()) return Done{};
    // Only the first piece begins with the mark.
    mark_size_ = piece_.offset == 0 ? encoding.mark_size : 0;
    Result<DecodedText> decoded = DecodedText::decode(piece_.bytes.view().substr(mark_size_), encoding.name);
    if (!decoded.ok()) return decoded.error();
    decoded_.emplace(std::move(decoded).value());
    return Done{};
  }

  std::string_view text() const { return decoded_ ? std::string_view(decoded_->text()) : piece_.bytes.view(); }

  /// Where bytes are no UTF-8, or were read as something else without being told so.
  void tell_encoding(LeafOutput& output) const {
    Encoding encoding = document_->encoding;
    std::atomic<std::uint64_t>& noted_at = document_->state->noted_at;
    if (noted_at.load(std::memory_order_relaxed) < piece_.offset) return;
    if (encoding.evidence == EncodingEvidence::valid_utf8 && encoding.name.empty() && !document_->part.record_offset) {
      const std::size_t invalid = find_invalid_utf8(piece_.bytes.view());
      if (invalid == std::string_view::npos) return;
      encoding.evidence = EncodingEvidence::broken_utf8;
      encoding.first_invalid = static_cast<std::size_t>(piece_.offset) + invalid;
    }
    // Records of crawls are in all sorts of encodings: their notes would drown what matters.
    const std::string note = note_on(encoding);
    if (note.empty() || document_->part.record_offset) return;
    std::uint64_t before = noted_at.load(std::memory_order_relaxed);
    while (piece_.offset < before && !noted_at.compare_exchange_weak(before, piece_.offset)) {
    }
    output.note(*document_, note);
  }

  std::optional<Place> place(std::size_t begin, std::size_t end) const {
    if (!document_->has_places) return std::nullopt;
    if (decoded_) {
      begin = mark_size_ + decoded_->begin_of(begin);
      end = mark_size_ + decoded_->end_of(end);
    }
    const auto offset = static_cast<std::size_t>(piece_.offset);
    return Place{offset + begin, std::max(end, begin) - begin};
  }

  void search(SearchTools& tools, const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal = {}) {
    if (document_->media == Media::text && !piece_.is_whole) {
      // A piece of a text is never a whole ID.
      if (on_refusal) return tools.finder.explain(text(), Channel::passage, on_mention, on_refusal);
      return tools.finder.find(text(), Channel::passage, on_mention);
    }
    search_as(tools.finder, text(), document_->media, document_->base, on_mention, on_refusal);
  }

  /// Hits and refusals in the order of the text.
  void explain(SearchTools& tools, LeafOutput& output, HitWriter& writer) {
    search(
        tools,
        [&](Mention&& mention) {
          ++output.counts().papers;
          writer.explained_hit(document_->file, mention, place(mention.begin, mention.end));
        },
        [&](Refusal&& refusal) { writer.refusal(document_->file, refusal, place(refusal.begin, refusal.end)); });
  }

  std::shared_ptr<const Document> document_;
  TextPiece piece_;
  std::optional<DecodedText> decoded_;
  std::size_t mark_size_ = 0;
};

}  // namespace

std::unique_ptr<Leaf> make_text_leaf(std::shared_ptr<const Document> document, TextPiece piece) {
  return std::make_unique<TextLeaf>(std::move(document), std::move(piece));
}

}  // namespace paperhop::cli
