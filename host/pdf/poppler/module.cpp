// SPDX-License-Identifier: Apache-2.0
//
// The module paperhop-poppler.so: poppler-cpp behind the table of text_engine.hpp. poppler is
// under the GPL; this module and the program that loads it are a process of their own.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "pdf/text_engine.hpp"
#include "text/unicode.hpp"

namespace paperhop::pdf {
namespace {

/// A page with a word, in which libqpdf and poppler find nothing wrong: makes poppler set up its tables.
constexpr std::string_view kTinyPdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 28>>stream\nBT /F 9 Tf 9 9 Td (word) Tj ET\nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n";

std::unique_ptr<poppler::document>& current() {
  static std::unique_ptr<poppler::document> document;
  return document;
}

/// poppler's ustring is UTF-16; its own to_utf8() goes through iconv, which asks the system for files.
std::string to_utf8(const poppler::ustring& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 4);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t value = text[i];
    if (value >= 0xD800 && value < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10) + (text[++i] - 0xDC00U);
    }
    if (value < 0x80) {
      out.push_back(static_cast<char>(value));
    } else {
      append_utf8(out, value);
    }
  }
  return out;
}

EngineOpened open(const char* data, std::size_t size) {
  try {
    current().reset(poppler::document::load_from_raw_data(data, static_cast<int>(size)));
    if (!current()) return EngineOpened::no;
    return current()->is_locked() ? EngineOpened::needs_password : EngineOpened::yes;
  } catch (const std::bad_alloc&) {
    return EngineOpened::no_memory;
  } catch (const std::exception&) {
    return EngineOpened::no;
  }
}

int pages() {
  return current() ? current()->pages() : 0;
}

EngineRead page_text(int page, bool content_order, TakeText take, void* closure) {
  try {
    const std::unique_ptr<poppler::page> one(current() ? current()->create_page(page) : nullptr);
    if (!one) return EngineRead::no;
    const auto layout = content_order ? poppler::page::raw_order_layout : poppler::page::non_raw_non_physical_layout;
    const std::string text = to_utf8(one->text(poppler::rectf(), layout));
    take(closure, text.data(), text.size());
    return EngineRead::yes;
  } catch (const std::bad_alloc&) {
    return EngineRead::no_memory;
  } catch (const std::exception&) {
    return EngineRead::no;
  }
}

double page_height(int page) {
  try {
    const std::unique_ptr<poppler::page> one(current() ? current()->create_page(page) : nullptr);
    return one ? one->page_rect(poppler::crop_box).height() : 0;
  } catch (const std::exception&) {
    return 0;
  }
}

void tell_word(const poppler::text_box& box, TakeWord take, void* closure) {
  const std::string text = to_utf8(box.text());
  const poppler::rectf place = box.bbox();
  const EngineWord word{text.data(),   text.size(),    place.left(),   place.top(),
                        place.right(), place.bottom(), box.rotation(), box.has_space_after()};
  take(closure, &word);
}

bool turned_words(int page, TakeWord take, void* closure) {
  try {
    const std::unique_ptr<poppler::page> one(current() ? current()->create_page(page) : nullptr);
    if (!one) return false;
    for (const poppler::text_box& box : one->text_list()) {
      if (box.rotation() != 0) tell_word(box, take, closure);
    }
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void ignore(const std::string& /*message*/, void* /*closure*/) {}

void warm_up() {
  poppler::set_debug_error_function(ignore, nullptr);
  if (open(kTinyPdf.data(), kTinyPdf.size()) == EngineOpened::yes) {
    page_text(
        0, true, [](void*, const char*, std::size_t) {}, nullptr);
  }
  current().reset();
}

}  // namespace
}  // namespace paperhop::pdf

extern "C" __attribute__((visibility("default"))) const paperhop::pdf::TextEngine* paperhop_text_engine() {
  using namespace paperhop::pdf;
  static constexpr TextEngine kEngine{warm_up, open, pages, page_text, page_height, turned_words};
  return &kEngine;
}
