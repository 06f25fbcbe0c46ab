// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_drawn_page.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "ids/pdf/pdf_own.hpp"
#include "ids/pdf/pdf_page_text.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kUnknown = "\xEF\xBF\xBD";

std::string replaced(std::string_view text, std::string_view with) {
  std::string all;
  for (std::size_t at = text.find(kUnknown); at != std::string_view::npos; at = text.find(kUnknown)) {
    all.append(text.substr(0, at)).append(with);
    text.remove_prefix(at + kUnknown.size());
  }
  return all.append(text);
}

bool are_same(const std::optional<PdfMention>& one, const std::optional<PdfMention>& other) {
  if (!one || !other) return !one && !other;
  return one->paper.identity() == other->paper.identity() && one->evidence == other->evidence;
}

bool names_a_paper(const Finder& finder, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (!page_mentions(finder, text).empty()) return true;
  }
  return false;
}

}  // namespace

DrawnPage judge_drawn_page(const Finder& finder, std::string_view text) {
  const auto read = [&finder](std::string_view reading) {
    std::size_t looks = limits::kPdfSeams;
    return readable_texts(finder, reading, PdfTextOrder::content, looks);
  };
  const std::vector<std::string> texts = read(text);
  DrawnPage page{true, own_of_first_page(finder, texts)};
  if (text.find(kUnknown) == std::string_view::npos) return page;
  // "c 2017" without its circle, "finds" without its ligature: where no paper stands, that changes nothing.
  if (!page.own) return {!names_a_paper(finder, texts), std::nullopt};
  // A letter, which goes on with a sentence; nothing; the sign that a footer begins with.
  constexpr std::array<std::string_view, 3> kReadings = {"x", "", "\xC2\xA9"};
  for (const std::string_view with : kReadings) {
    if (!are_same(page.own, own_of_first_page(finder, read(replaced(text, with))))) return {};
  }
  return page;
}

}  // namespace paperhop
