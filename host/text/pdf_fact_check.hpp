// SPDX-License-Identifier: Apache-2.0
//
// PdfFactCheck: what the worker says, made fit to be passed on. The worker may have been taken over
// by its PDF, so every string is made UTF-8 and cut to its limit, every number made one, and
// what is more than the limits allow is dropped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "text/pdf_facts.hpp"

namespace paperhop {

class PdfFactCheck {
 public:
  /// The fact as it may be told; nothing where it is one too many. A page that the document does
  /// not have becomes 0.
  std::optional<PdfFact> check(PdfFact&& fact);

  /// How the reading ended, as it may be told: only with codes that a reading can end with, and in the words of
  /// pdf_error(), the worker's being the reason.
  static Error check_end(Error problem);

 private:
  bool check(PdfPageCount& count);
  bool check(PdfField& field);
  bool check(PdfStampLine& line);
  bool check(PdfLink& link);
  bool check(PdfPageText& page);
  bool check(PdfWarning& warning);
  std::uint32_t known_page(std::uint32_t page) const;

  std::optional<std::uint32_t> pages_;
  std::size_t fields_ = 0;
  std::size_t stamp_lines_ = 0;
  std::size_t warnings_ = 0;
  std::uint32_t link_page_ = 0;  ///< the highest page of which links were told
  std::size_t links_ = 0;        ///< links told since then
  std::size_t all_links_ = 0;
};

}  // namespace paperhop
