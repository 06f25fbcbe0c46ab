// SPDX-License-Identifier: Apache-2.0
#include "pdf/page_texts.hpp"

#include <new>
#include <string>
#include <utility>
#include <vector>

#include "pdf/text_order.hpp"
#include "pdf/turned_lines.hpp"

namespace paperhop::pdf {

bool PageTexts::open(std::string_view bytes) {
  if (!engine_) return false;
  const EngineOpened opened = engine_->open(bytes.data(), bytes.size());
  if (opened == EngineOpened::no_memory) throw std::bad_alloc();
  return opened == EngineOpened::yes && pages() > 0;
}

std::uint32_t PageTexts::pages() const {
  const int pages = engine_->pages();
  return pages > 0 ? static_cast<std::uint32_t>(pages) : 0;
}

PdfPageText PageTexts::read(std::uint32_t number, PdfTextOrder order) {
  PdfPageText page{number, order, {}};
  const auto take = [](void* closure, const char* text, std::size_t size) {
    static_cast<std::string*>(closure)->assign(text, size);
  };
  const bool content = order == PdfTextOrder::content;
  const EngineRead read = engine_->page_text(static_cast<int>(number - 1), content, take, &page.text);
  if (read == EngineRead::no_memory) throw std::bad_alloc();
  return page;
}

void PageTexts::tell(std::uint32_t number, bool turned_lines) {
  if (turned_lines) tell_turned_lines(number);
  PdfPageText content = read(number, PdfTextOrder::content);
  blank_ = blank_ && content.text.find_first_not_of(" \t\r\n\f") == std::string::npos;
  const bool both = needs_reading_order(content.text);
  sink_.tell(std::move(content));
  if (both) sink_.tell(read(number, PdfTextOrder::reading));
}

void PageTexts::tell_turned_lines(std::uint32_t number) {
  std::vector<TurnedWord> words;
  const auto take = [](void* closure, const EngineWord* word) {
    static_cast<std::vector<TurnedWord>*>(closure)->push_back({std::string(word->text, word->size), word->left,
                                                               word->top, word->right, word->bottom,
                                                               word->quarter_turns, word->space_after});
  };
  const int page = static_cast<int>(number - 1);
  if (!engine_->turned_words(page, take, &words)) return;
  for (PdfStampLine& line : join_turned_words(words, engine_->page_height(page))) sink_.tell(std::move(line));
}

}  // namespace paperhop::pdf
