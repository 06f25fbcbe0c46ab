// SPDX-License-Identifier: Apache-2.0
#include "cli/search/paper_json.hpp"

namespace paperhop::cli {

FoundPaper found_paper(const Mention& mention, std::optional<Place> place) {
  return {mention.paper, mention.rule, evidence_name(mention.evidence), place};
}

FoundPaper found_paper(const PdfMention& mention) {
  return {mention.paper, mention.rule, evidence_name(mention.evidence), std::nullopt, &mention};
}

void add_paper(JsonWriter& json, const FoundPaper& found, std::string_view url) {
  const PaperId& paper = found.paper;
  json.key("source").string(paper.source).key("id").string(paper.to_string()).key("key").string(paper.key);
  json.key("version");
  paper.version > 0 ? json.number(paper.version) : json.null();
  add_place(json, found.place);
  json.key("rule").string(found.rule).key("evidence").string(found.evidence).key("url").string(url);
  if (found.pdf) {
    json.key("own").boolean(found.pdf->own).key("page");
    found.pdf->page > 0 ? json.number(found.pdf->page) : json.null();
  }
}

void add_place(JsonWriter& json, const std::optional<Place>& place) {
  json.key("offset");
  place ? json.number(place->offset) : json.null();
  json.key("length");
  place ? json.number(place->length) : json.null();
}

void add_error(JsonWriter& json, const Error& error) {
  json.begin_object().key("code").string(code_name(error.code)).key("message").string(error.message).end_object();
}

}  // namespace paperhop::cli
