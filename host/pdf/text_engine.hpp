// SPDX-License-Identifier: Apache-2.0
//
// The border to the engine that reads the text of pages: a table of C functions in a module of
// its own (paperhop-poppler.so), because loading poppler costs more than all else that
// paperhop-pdf does, and most questions need no text. Plain C, so that the module and the
// program may each have their own C++ library; no exception crosses it.
#pragma once

#include <cstddef>

namespace paperhop::pdf {

/// What became of opening a document.
enum class EngineOpened : int { yes, needs_password, no, no_memory };

/// What became of reading a page.
enum class EngineRead : int { yes, no, no_memory };

/// A word that does not run from left to right. Points from the upper left corner of the page as shown.
struct EngineWord {
  const char* text;  ///< UTF-8
  std::size_t size;
  double left, top, right, bottom;
  int quarter_turns;  ///< clockwise, as poppler counts
  bool space_after;
};

using TakeText = void (*)(void* closure, const char* text, std::size_t size);
using TakeWord = void (*)(void* closure, const EngineWord* word);

/// One document at a time. Pages are counted from 0.
struct TextEngine {
  /// Opens what it needs of the system (code tables, lists of files): to be called before the sandbox is locked.
  void (*warm_up)();
  /// `data` must outlive the document.
  EngineOpened (*open)(const char* data, std::size_t size);
  int (*pages)();
  /// UTF-8 text in content order (or else reading order), told once where it can be read.
  EngineRead (*page_text)(int page, bool content_order, TakeText take, void* closure);
  /// Points, as shown; 0 where the page cannot be read.
  double (*page_height)(int page);
  /// The words of a page that are turned.
  bool (*turned_words)(int page, TakeWord take, void* closure);
};

/// The engine, loaded on the first call; null where the module or one of its libraries is missing.
const TextEngine* load_text_engine();

/// The module's one symbol.
inline constexpr const char* kTextEngineSymbol = "paperhop_text_engine";
using GetTextEngine = const TextEngine* (*)();

}  // namespace paperhop::pdf
