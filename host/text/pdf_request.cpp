// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_request.hpp"

#include <algorithm>
#include <array>

namespace paperhop {
namespace {

constexpr std::string_view kLinksWord = "--links";
constexpr std::uint8_t kLinksFlag = 1;

struct Spelling {
  PdfTextExtent text;
  std::string_view word;
  std::uint8_t flag;
};

/// The smallest first.
constexpr std::array kTexts = {
    Spelling{PdfTextExtent::drawn, "--text=drawn", 8},
    Spelling{PdfTextExtent::first_page, "--text=first", 2},
    Spelling{PdfTextExtent::all_pages, "--text=all", 4},
};

}  // namespace

std::vector<std::string> words_of(const PdfRequest& request) {
  std::vector<std::string> words;
  if (request.links) words.emplace_back(kLinksWord);
  for (const Spelling& text : kTexts) {
    if (text.text == request.text) words.emplace_back(text.word);
  }
  return words;
}

std::optional<PdfRequest> request_of(const std::vector<std::string_view>& words) {
  PdfRequest request;
  for (const std::string_view word : words) {
    const auto* const text =
        std::find_if(kTexts.begin(), kTexts.end(), [&](const Spelling& t) { return t.word == word; });
    if (text != kTexts.end()) {
      request.text = text->text;
    } else if (word == kLinksWord) {
      request.links = true;
    } else {
      return std::nullopt;
    }
  }
  return request;
}

std::uint8_t flags_of(const PdfRequest& request) {
  int flags = request.links ? kLinksFlag : 0;
  for (const Spelling& text : kTexts) {
    if (text.text == request.text) flags |= text.flag;
  }
  return static_cast<std::uint8_t>(flags);
}

PdfRequest request_of(std::uint8_t flags) {
  PdfRequest request;
  request.links = (flags & kLinksFlag) != 0;
  for (const Spelling& text : kTexts) {
    if ((flags & text.flag) != 0) request.text = text.text;
  }
  return request;
}

}  // namespace paperhop
