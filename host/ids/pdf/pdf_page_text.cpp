// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_page_text.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "ids/neighbours.hpp"
#include "ids/pdf/pdf_characters.hpp"
#include "ids/pdf/pdf_lines.hpp"
#include "ids/pdf/pdf_old_numbers.hpp"
#include "ids/pdf/pdf_seams.hpp"
#include "ids/pdf/pdf_split_keys.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

/// The line that holds [begin, end), as far as limits::kMatchWindow reaches on either side.
std::string_view line_around(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t floor = begin - std::min(begin, limits::kMatchWindow);
  const std::size_t before = text.substr(floor, begin - floor).rfind('\n');
  const std::size_t first = before == npos ? floor : floor + before + 1;
  const std::string_view rest = text.substr(end, limits::kMatchWindow);
  return text.substr(first, end - first + std::min(rest.find('\n'), rest.size()));
}

/// A number with nothing but blanks between it and the ID, on either side: a table's row.
bool stands_in_row(std::string_view line, std::size_t begin, std::size_t end) {
  std::size_t left = begin;
  while (left > 0 && is_blank(line[left - 1])) --left;
  std::size_t right = end;
  while (right < line.size() && is_blank(line[right])) ++right;
  const bool number_left = left < begin && left > 0 && is_digit(line[left - 1]);
  const bool number_right = right > end && right < line.size() && is_digit(line[right]);
  if (number_right) {
    const std::size_t dot = skip_digits(line, right, line.size());
    if (dot + 1 < line.size() && line[dot] == '.' && is_digit(line[dot + 1])) return true;
  }
  if (!number_left) return false;
  std::size_t digits = left;
  while (digits > 0 && is_digit(line[digits - 1])) --digits;
  return digits > 1 && line[digits - 1] == '.' && is_digit(line[digits - 2]);
}

/// Digits and a dot with nothing that announces them.
bool is_bare_number(const Mention& mention) {
  const std::string_view key = mention.paper.key;
  return mention.evidence == Evidence::bare && mention.paper.version == 0 &&
         std::all_of(key.begin(), key.end(), [](char c) { return is_digit(c) || c == '.'; });
}

/// A bare number in a line without a word or bracket, or in a row of numbers: a cell of a table, a
/// label of an axis.
bool is_cell(std::string_view text, const Mention& mention) {
  if (!is_bare_number(mention)) return false;
  const std::string_view line = line_around(text, mention.begin, mention.end);
  const auto offset = static_cast<std::size_t>(line.data() - text.data());
  if (stands_in_row(line, mention.begin - offset, mention.end - offset)) return true;
  // A list of papers goes on: "arXiv:1506.03931," / "1507.00013."
  const std::string_view before =
      text.substr(offset - std::min(offset, limits::kMatchWindow), std::min(offset, limits::kMatchWindow));
  const std::size_t last = before.find_last_not_of(" \t\r\n\f");
  if (last != npos && (before[last] == ',' || before[last] == ';')) return false;
  return std::none_of(line.begin(), line.end(), [](char c) {
    return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80 || c == '[' || c == '(';
  });
}

bool ends_line(std::string_view text, std::size_t end) {
  while (end < text.size() && (is_blank(text[end]) || std::string_view(".,;)]").find(text[end]) != npos)) ++end;
  return end >= text.size() || text[end] == '\n';
}

/// A line that can end in the start of a mention.
bool may_announce(std::string_view line) {
  const std::string end = lower_ascii(line.substr(line.size() - std::min(line.size(), limits::kPdfSeamReach)));
  for (const std::string_view sign :
       {"arxiv", "doi", "10.", "http", "www", ".org", ".net", "eprint", "abs", "anthology"}) {
    if (end.find(sign) != npos) return true;
  }
  return false;
}

/// The last lines of a page that may hold the start of a mention: the last one, and the ones before
/// it as long as only page numbers stand behind them.
std::vector<std::string_view> last_lines(std::string_view page) {
  const std::string_view end = page.substr(page.size() - std::min(page.size(), 4 * limits::kPdfSeamReach));
  const std::vector<std::string_view> lines = filled_lines(end);
  std::vector<std::string_view> last;
  for (std::size_t i = lines.size(); i-- > 0 && last.size() < 2;) {
    if (may_announce(lines[i])) last.push_back(lines[i]);
    if (!is_page_number(lines[i])) break;
  }
  return last;
}

/// The first lines of a page that may go on with it: never a page's number, behind a running head.
std::vector<std::string_view> first_lines(std::string_view page) {
  constexpr std::size_t kFirstLines = 3;
  std::vector<std::string_view> lines = filled_lines(page.substr(0, 4 * limits::kPdfSeamReach));
  if (lines.size() > kFirstLines) lines.resize(kFirstLines);
  lines.erase(std::remove_if(lines.begin(), lines.end(), is_page_number), lines.end());
  return lines;
}

}  // namespace

std::vector<std::string> readable_texts(const Finder& finder, std::string_view page, PdfTextOrder order,
                                        std::size_t& looks_left) {
  std::vector<std::string> texts;
  const auto add = [&](SoftHyphen soft_hyphen) {
    std::string text = with_whole_keys(with_plain_characters(page, soft_hyphen));
    if (order == PdfTextOrder::content) text = with_joined_lines(finder, text, looks_left);
    texts.push_back(with_spelled_out_numbers(text));
  };
  add(SoftHyphen::nothing);
  if (has_soft_hyphen(page)) add(SoftHyphen::hyphen);
  return texts;
}

std::vector<PageMention> page_mentions(const Finder& finder, std::string_view readable) {
  std::vector<PageMention> mentions;
  finder.find(readable, Channel::passage, [&](Mention&& mention) {
    if (is_cell(readable, mention)) return;
    const bool at_line_end = ends_line(readable, mention.end);
    mentions.push_back({std::move(mention), at_line_end});
  });
  return mentions;
}

std::vector<Mention> mentions_across(const Finder& finder, std::string_view page, std::string_view next) {
  std::vector<Mention> across;
  for (const std::string_view left : last_lines(page)) {
    for (const std::string_view right : first_lines(next)) {
      std::size_t looks = 1;
      const std::string text = with_joined_lines(finder, std::string(left).append("\n").append(right), looks);
      // A join may have dropped a hyphen: what lies behind the seam is told from the end.
      const std::size_t seam = text.size() - right.size();
      finder.find(text, Channel::passage, [&](Mention&& mention) {
        if (is_strong(mention) && mention.begin < seam && mention.end > seam) across.push_back(std::move(mention));
      });
      if (!across.empty()) return across;
    }
  }
  return across;
}

}  // namespace paperhop
