// SPDX-License-Identifier: Apache-2.0
//
// A row tells so many papers and no more, whatever kind of document they come from.
#include "cli/search/record_row.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "base/limits.hpp"

namespace paperhop::cli {
namespace {

/// The row of a PDF with that many papers.
nlohmann::json row_of(std::size_t papers, const Status& status) {
  const RecordRow::AddressOf address_of = [](const PaperId&) { return std::string(); };
  RecordRow row(address_of);
  row.begin("1", {});
  PdfMention mention;
  mention.paper = {"arxiv", "2402.12345", 0};
  for (std::size_t i = 0; i < papers; ++i) row.add(mention);
  return nlohmann::json::parse(row.finish(status), nullptr, false);
}

TEST_CASE("a PDF with too many papers gives as many as a row may have, and an error") {
  const auto full = row_of(limits::kFilterPapers, Done{});
  CHECK(full["ids"].size() == limits::kFilterPapers);
  CHECK(full["err"].is_null());
  const auto more = row_of(limits::kFilterPapers + 2, Done{});
  CHECK(more["ids"].size() == limits::kFilterPapers);
  CHECK(more["err"]["code"] == "record_too_long");
  // Where something else is wrong, it is a note.
  const auto broken = row_of(limits::kFilterPapers + 1, Error{ErrorCode::pdf_unreadable, "broken; mend it"});
  CHECK(broken["err"]["code"] == "pdf_unreadable");
  CHECK(broken["notes"].size() == 1);
}

}  // namespace
}  // namespace paperhop::cli
