// SPDX-License-Identifier: Apache-2.0
//
// PdfAnswerer: from the papers that a PDF is and cites to what to open. The own paper can be answered before the rest
// of the PDF is read; the last answer tells everything, damage included.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer.hpp"
#include "answer/target.hpp"
#include "base/result.hpp"
#include "ids/pdf/pdf_papers.hpp"

namespace paperhop {

struct PdfAnswer {
  Answer answer;  ///< `open` is for the own paper, or for the cited ones where only those were wanted
  std::vector<std::string> open_cited;  ///< addresses that open the cited papers
  bool more = false;                    ///< another answer follows
};

class PdfAnswerer {
 public:
  /// `limit` is the number of cited papers to open.
  PdfAnswerer(const Target& target, PdfWant want, std::optional<std::size_t> limit)
      : target_(target), want_(want), limit_(limit) {}

  /// Take the next paper, warning or title (PdfListener tells them).
  void add(PdfMention&& mention);
  /// Told are pdf_damaged, pdf_no_text and start_failed (the text engine is missing): what was not found may stand in
  /// what was not read. Not sandbox_incomplete: it changes no answer and nothing in the PDF is to blame; `paperhop
  /// doctor` and the terminal tell it.
  void warn(const Error& warning) { warnings_.push_back(warning); }
  void set_title(std::string_view title);

  /// An answer with the own paper alone; nothing where it is not known or not wanted.
  std::optional<PdfAnswer> first() const;

  /// The whole answer. `end` is how the reading ended: its error, where nothing at all was found.
  Result<PdfAnswer> last(const Status& end) const;

 private:
  void add_notice(const Status& end, const Plan& plan, PdfAnswer& answer) const;

  const Target& target_;
  PdfWant want_;
  std::optional<std::size_t> limit_;
  std::vector<AnswerPaper> own_;
  std::vector<AnswerPaper> cited_;
  std::vector<Error> warnings_;
  std::string title_;
};

/// The title of a PDF's metadata where it is worth a search: no file's name ("Microsoft Word - final2.doc"), no single
/// word, of bounded length. Else empty.
std::string_view searchable_title(std::string_view title);

}  // namespace paperhop
