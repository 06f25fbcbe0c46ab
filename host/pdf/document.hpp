// SPDX-License-Identifier: Apache-2.0
//
// Opening a PDF with libqpdf, and walking its pages one by one: page 1 must be known before the
// others are looked at, and a page tree may be a trap (loops, a million kids, no kids).
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "pdf/qpdf_headers.hpp"

namespace paperhop::pdf {

/// An open document. The bytes stay the caller's and must outlive it.
struct Document {
  std::shared_ptr<QPDF> qpdf;
  bool damaged = false;                   ///< it had to be repaired
  std::shared_ptr<std::string> salvaged;  ///< where set: what `qpdf` reads instead of the bytes
};

/// Opens a PDF as it is, or with the empty password; repairs it where it has to. pdf_password, pdf_unreadable. May
/// throw std::bad_alloc.
Result<Document> open_document(std::string_view bytes);

/// The document written anew, whole and not encrypted, for an engine that repairs less. Exceptions of libqpdf pass
/// through.
std::string rewrite_document(QPDF& qpdf);

/// A page with what it inherits from the nodes above it.
struct PageNode {
  QPDFObjectHandle page;
  QPDFObjectHandle resources;
  QPDFObjectHandle media_box;
  QPDFObjectHandle rotate;
};

/// The pages in order, each once. Exceptions of libqpdf pass through.
class PageWalk {
 public:
  explicit PageWalk(QPDF& qpdf);

  /// The next page, or nothing after the last.
  std::optional<PageNode> next();

 private:
  /// A node whose kids are being walked.
  struct Level {
    PageNode inherited;
    QPDFObjectHandle kids;
    int at = 0;
    int count = 0;
  };
  void enter(QPDFObjectHandle node, PageNode inherited);
  std::optional<PageNode> visit(QPDFObjectHandle node, PageNode inherited);

  std::vector<Level> levels_;
  std::set<QPDFObjGen> seen_;
};

/// How many pages the document says it has; at least 0.
std::uint32_t page_count(QPDF& qpdf);

}  // namespace paperhop::pdf
