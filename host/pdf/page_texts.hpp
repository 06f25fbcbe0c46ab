// SPDX-License-Identifier: Apache-2.0
//
// PageTexts: the text of pages as the engine reads it, told in the orders that find most.
#pragma once

#include <cstdint>
#include <string_view>

#include "pdf/fact_sink.hpp"
#include "pdf/text_engine.hpp"

namespace paperhop::pdf {

class PageTexts {
 public:
  /// `engine` may be null: then nothing opens.
  PageTexts(const TextEngine* engine, FactSink& sink) : engine_(engine), sink_(sink) {}

  /// False where the engine cannot open the bytes, which must outlive this. std::bad_alloc.
  bool open(std::string_view bytes);
  std::uint32_t pages() const;
  /// Tells page `number` (from 1): turned lines first where asked for, content order, and reading order where that may
  /// show more.
  void tell(std::uint32_t number, bool turned_lines);
  /// True while no page had any text.
  bool blank() const { return blank_; }

 private:
  PdfPageText read(std::uint32_t number, PdfTextOrder order);
  void tell_turned_lines(std::uint32_t number);

  const TextEngine* engine_;
  FactSink& sink_;
  bool blank_ = true;
};

}  // namespace paperhop::pdf
