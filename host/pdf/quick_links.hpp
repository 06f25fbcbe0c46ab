// SPDX-License-Identifier: Apache-2.0
//
// The links of a document's pages, several times as fast as by libqpdf and the same: what is not
// written as it should be throws UnusualPdf, and libqpdf reads on.
#pragma once

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "pdf/raw_objects.hpp"
#include "text/pdf_facts.hpp"

namespace paperhop::pdf {

class QuickLinks {
 public:
  /// `bytes` are those that the document was opened from, and outlive this.
  QuickLinks(std::string_view bytes, QPDF& qpdf);

  /// The links of the next page, or nothing after the last. UnusualPdf, and then nothing more.
  std::optional<std::vector<PdfLink>> next();

 private:
  std::optional<RawValue> next_page();
  void enter(const RawValue& node);
  std::optional<PdfLink> read_link(const RawValue& annotation);

  RawObjects objects_;
  std::vector<RawReader> levels_;  ///< the kids that are still to visit
  std::set<int> seen_;             ///< nodes, by number
  std::uint32_t page_ = 0;
};

}  // namespace paperhop::pdf
