// SPDX-License-Identifier: Apache-2.0
//
// Texts and pages: their encoding, and where they are cut.
#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "cli/input/input.hpp"
#include "cli/search/content_search.hpp"
#include "cli/search/page_parts.hpp"
#include "cli/search/text_leaf.hpp"
#include "cli/search/whole_leaf.hpp"
#include "ids/blocks.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_view_literals;

/// What is looked at of a text to tell its encoding and kind: all of it where that is one piece.
constexpr std::size_t kFirstLook = limits::kBlock + limits::kCutLookAhead;

/// The start of a text without what may be half a line or half a character.
std::string_view whole_lines(std::string_view start, bool is_all) {
  if (is_all) return start;
  if (const std::size_t end = start.rfind('\n'); end != npos) return start.substr(0, end + 1);
  for (int i = 0; i < 4 && !start.empty() && static_cast<unsigned char>(start.back()) >= 0x80; ++i)
    start.remove_suffix(1);
  return start;
}

/// Bytes of the code unit of encodings in which a line end is no single byte.
std::size_t unit_of(const Encoding& encoding) {
  const std::string name = upper_ascii(encoding.name);
  if (name.starts_with("UTF-32") || name.starts_with("UTF32") || name.starts_with("UCS-4")) return 4;
  if (name.starts_with("UTF-16") || name.starts_with("UTF16") || name.starts_with("UCS-2")) return 2;
  return 1;
}

/// The ASCII character of that code unit; 0 for any other.
char ascii_unit(std::string_view unit) {
  const bool is_ascii = std::count(unit.begin(), unit.end(), '\0') == static_cast<int>(unit.size()) - 1;
  return is_ascii ? static_cast<char>(unit.front() | unit.back()) : '\0';
}

/// Behind the last line end of UTF-16 or UTF-32 that no ID reaches over (see ids/blocks.hpp), else behind the last one;
/// as much as are whole characters where there is none.
std::size_t wide_piece_end(std::string_view held, std::size_t unit) {
  std::size_t last = 0;
  const auto at_unit = [&](std::size_t at) { return ascii_unit(held.substr(at, unit)); };
  for (std::size_t end = held.size() / unit * unit; end >= 2 * unit; end -= unit) {
    if (at_unit(end - unit) != '\n') continue;
    if (last == 0) last = end;
    std::size_t before = end - 2 * unit;
    while (before > 0 && (at_unit(before) == '\r' || is_blank(at_unit(before)))) before -= unit;
    const char mark = at_unit(before);
    if (mark != '\0' && ",;!)]}\n"sv.find(mark) != npos) return end;
  }
  return last;
}

/// Where text in units is cut that has no line end: behind a blank, or between characters.
std::size_t wide_cut_anyway(std::string_view held, std::size_t unit) {
  for (std::size_t end = held.size() / unit * unit; end >= unit; end -= unit) {
    if (ascii_unit(held.substr(end - unit, unit)) == ' ') return end;
  }
  return held.size() / 4 * 4;
}

Media media_of(std::string_view start, const Encoding& encoding) {
  if (encoding.name.empty()) return sniff(start);
  const Result<DecodedText> decoded =
      DecodedText::decode(start.substr(encoding.mark_size, limits::kSniff * 4), encoding.name);
  return decoded.ok() ? sniff(decoded.value().text()) : Media::text;
}

}  // namespace

Status ContentSearch::text(Window& window, const ContentContext& context) {
  if (options_.want == PdfWant::own) return no_own_error();
  if (!options_.json.texts.empty()) return json_lines(window, context);
  if (!options_.column.empty()) return table(window, context);
  const Result<bool> filled = window.fill_while(kFirstLook, context.is_ready);
  if (!filled.ok()) return filled.error();
  if (context.is_member && !sink_.is_one_thread() && window.is_at_end() && window.view().size() <= kFirstLook) {
    const std::uint64_t at = window.packed_at();
    sink_.add(make_whole_leaf(context, file_, window.take(window.view().size()), at));
    return Done{};
  }
  const std::string_view start = whole_lines(window.view(), window.is_at_end() && window.view().size() <= kFirstLook);
  Document document = this->document(context);
  const bool is_known = !context.charset.empty() && is_known_encoding(context.charset);
  document.encoding = choose_encoding(
      start, options_.reading.encoding.empty() && is_known ? context.charset : options_.reading.encoding);
  const bool is_forced = context.depth == 0 && options_.reading.as;
  Media media = is_forced ? *options_.reading.as : context.declared.value_or(media_of(start, document.encoding));
  if (media == Media::json_lines && !is_forced && document.encoding.name.empty()) return json_lines(window, context);
  // Text that was decoded may hold NULs; it was said to be text.
  if (media != Media::html && media != Media::addresses) media = Media::text;
  document.media = media;
  if (media == Media::html) return page(window, std::move(document));
  return pieces(window, context, std::move(document));
}

Status ContentSearch::pieces(Window& window, const ContentContext& context, Document document) {
  std::shared_ptr<const Document> shared;
  const std::uint64_t begin = window.position();
  while (sink_.wants_more()) {
    const std::uint64_t offset = window.position() - begin;
    Result<Block> piece = next_piece(window, context, document);
    if (!piece.ok()) return piece.error();
    const bool is_end = window.view().empty() && window.is_whole();
    const bool is_whole = offset == 0 && is_end && window.is_at_end();
    if (piece.value().size() == 0 && is_end && !window.pass_damage()) break;
    if (piece.value().size() == 0) continue;
    if (!shared) {
      document.state = std::make_shared<DocumentState>(sink_.is_one_thread() || is_whole);
      shared = std::make_shared<Document>(document);
    }
    sink_.add(make_text_leaf(shared, {std::move(piece).value(), offset, is_whole}));
    if (is_whole) break;
  }
  return Done{};
}

/// Pieces that no ID reaches out of, as many as were read. Empty at the end, and before damage.
Result<Block> ContentSearch::next_piece(Window& window, const ContentContext& context, const Document& document) {
  const std::size_t unit = unit_of(document.encoding);
  for (std::size_t wanted = kFirstLook;; wanted = std::min(2 * wanted, limits::kBlockMax + limits::kCutLookAhead)) {
    const Result<bool> filled = window.fill_while(wanted, context.is_ready);
    if (!filled.ok()) return filled.error();
    const std::string_view held = window.view();
    if (!filled.value() && !window.is_whole()) {
      // A blank line ends everything that goes before it, and the input is slow.
      const std::size_t blank = unit == 1 ? held.rfind("\n\n") : npos;
      sink_.input_is_idle();
      if (blank != npos && blank > limits::kWholeInput) return window.take(blank + 2);
      const Result<bool> waited = window.fill(held.size() + 1);
      if (!waited.ok()) return waited.error();
      wanted = kFirstLook / 2;
      continue;
    }
    if (window.is_whole() && held.size() <= limits::kBlock) return window.take(held.size());
    std::size_t end = 0;
    if (unit > 1) {
      end = wide_piece_end(held.substr(0, limits::kBlock), unit);
      if (end == 0) end = wide_piece_end(held, unit);
    } else if (document.media == Media::addresses) {
      end = held.rfind('\n') + 1;
    } else {
      end = last_block_end(held);
    }
    if (end > 0) return window.take(end);
    if (window.is_whole()) return window.take(held.size());
    if (held.size() >= limits::kBlockMax + limits::kCutLookAhead) {
      return window.take(unit > 1 ? wide_cut_anyway(held, unit) : held.size());
    }
  }
}

/// Bytes of the next part of a page that is too large to be read whole; more of it is held until there is a good place
/// for a cut.
Result<std::size_t> ContentSearch::next_page_part(Window& window, const Document& document) {
  const std::size_t unit = unit_of(document.encoding);
  if (unit > 1) {
    const std::size_t size = wide_piece_end(window.view(), unit);
    return size > 0 ? size : wide_cut_anyway(window.view(), unit);
  }
  const std::size_t least = page_limit(options_);
  for (std::size_t wanted = 2 * least;; wanted *= 2) {
    if (const std::size_t size = page_part_size(window.view(), window.is_whole(), least); size > 0) return size;
    const Result<bool> filled = window.fill(wanted);
    if (!filled.ok()) return filled.error();
  }
}

/// A page is read whole, or in parts of --max-record.
Status ContentSearch::page(Window& window, Document document) {
  std::shared_ptr<const Document> shared;
  const std::uint64_t begin = window.position();
  while (sink_.wants_more()) {
    const Result<bool> filled = window.fill(page_limit(options_) + 1);
    if (!filled.ok()) return filled.error();
    const std::uint64_t offset = window.position() - begin;
    if (window.view().empty()) {
      if (!window.pass_damage()) break;
      continue;
    }
    const bool is_part = filled.value();
    std::size_t size = window.view().size();
    if (is_part) {
      const Result<std::size_t> part = next_page_part(window, document);
      if (!part.ok()) return part.error();
      size = part.value();
    }
    const std::string_view held = window.view();
    const bool is_whole = !is_part && offset == 0 && window.is_at_end();
    if (!shared) {
      if (!is_whole && document.base.empty() && document.encoding.name.empty()) {
        document.base = base_of_first_part(held.substr(0, size));
      }
      document.state = std::make_shared<DocumentState>(sink_.is_one_thread() || is_whole);
      shared = std::make_shared<Document>(document);
    }
    sink_.add(make_text_leaf(shared, {window.take(size), offset, is_whole}));
  }
  return Done{};
}

}  // namespace paperhop::cli
