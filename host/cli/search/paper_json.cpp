// SPDX-License-Identifier: Apache-2.0
#include "cli/search/paper_json.hpp"

namespace paperhop::cli {

void add_paper(JsonWriter& json, const FoundPaper& found, std::string_view url) {
  const PaperId& paper = found.paper;
  json.key("source").string(paper.source).key("id").string(paper.to_string()).key("key").string(paper.key);
  json.key("version");
  paper.version > 0 ? json.number(paper.version) : json.null();
  json.key("offset");
  found.place ? json.number(found.place->offset) : json.null();
  json.key("length");
  found.place ? json.number(found.place->length) : json.null();
  json.key("rule").string(found.rule).key("evidence").string(found.evidence).key("url").string(url);
  if (found.pdf) {
    json.key("own").boolean(found.pdf->own).key("page");
    found.pdf->page > 0 ? json.number(found.pdf->page) : json.null();
  }
}

}  // namespace paperhop::cli
