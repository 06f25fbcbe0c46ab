// SPDX-License-Identifier: Apache-2.0
//
// Small PDFs made by code, with a correct table of objects.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/pdf_frames.hpp"

namespace paperhop::test {

/// Object bodies by number; 1 is the root.
using Objects = std::map<int, std::string>;

/// Catalog, page tree and one page with this content; font /F is Helvetica. Objects from 10 on are free.
Objects one_page(std::string_view content);

std::string make_pdf(const Objects& objects, std::string_view trailer = {});

std::string make_stream(std::string_view data, std::string_view dictionary = {});

/// What read_pdf() tells of the bytes, with the last frame. The engine's text is not asked for.
struct Told {
  std::vector<PdfFact> facts;
  PdfEnd end;
  bool complete = false;  ///< the last frame came, and nothing behind it

  template <typename Fact>
  std::vector<Fact> all() const {
    std::vector<Fact> found;
    for (const PdfFact& fact : facts) {
      if (const Fact* one = std::get_if<Fact>(&fact)) found.push_back(*one);
    }
    return found;
  }
  bool warned(ErrorCode code) const {
    for (const PdfWarning& warning : all<PdfWarning>()) {
      if (warning.what.code == code) return true;
    }
    return false;
  }
};

Told tell(const std::string& pdf, bool all_links = true, bool drawn_text = false);

}  // namespace paperhop::test
