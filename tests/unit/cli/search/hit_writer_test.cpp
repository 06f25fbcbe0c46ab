// SPDX-License-Identifier: Apache-2.0
//
// The formats of `paperhop find`, with file names that make trouble.
#include "cli/search/hit_writer.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

namespace paperhop::cli {
namespace {

Mention mention() {
  return {PaperId{"arxiv", "2402.12345", 2}, 4, 22, Evidence::label, "arxiv.label"};
}

std::string written(Style style, const std::function<void(HitWriter&)>& write) {
  std::ostringstream out;
  HitWriter writer(out, style, [](const PaperId& paper) { return "https://a.org/" + paper.key; });
  write(writer);
  return out.str();
}

std::string hit(Style style, std::string_view file) {
  return written(style, [&](HitWriter& writer) { writer.hit(file, mention(), Place{4, 18}); });
}

Style style_of(Format format, bool file_names = false) {
  Style style;
  style.format = format;
  style.file_names = file_names;
  return style;
}

TEST_CASE("each format has its line") {
  CHECK(hit(style_of(Format::id), "f") == "arxiv:2402.12345v2\n");
  CHECK(hit(style_of(Format::id, true), "f") == "f:arxiv:2402.12345v2\n");
  CHECK(hit(style_of(Format::url), "f") == "https://a.org/2402.12345\n");
  CHECK(hit(style_of(Format::tsv), "f") ==
        "f\tarxiv\tarxiv:2402.12345v2\t4\t18\tarxiv.label\tlabel\thttps://a.org/2402.12345\n");
  CHECK(hit(style_of(Format::json), "f") ==
        R"({"v":1,"file":"f","source":"arxiv","id":"arxiv:2402.12345v2","key":"2402.12345","version":2,"offset":4,)"
        R"("length":18,"rule":"arxiv.label","evidence":"label","url":"https://a.org/2402.12345"})"
        "\n");
  CHECK(hit(style_of(Format::md), "f").find("2402.12345v2](https://a.org/2402.12345)\n") != std::string::npos);
}

TEST_CASE("gathered IDs wait until they are sent, or many, or the writer ends") {
  const std::string line = "arxiv:2402.12345v2\n";
  std::ostringstream out;
  std::size_t hits = 1;
  {
    HitWriter writer(out, style_of(Format::id), {});
    writer.gather();
    writer.hit("f", mention(), {});
    CHECK(out.str().empty());
    writer.send();
    CHECK(out.str() == line);
    for (; out.str() == line && hits < 100'000; ++hits) writer.hit("f", mention(), {});
    CHECK(out.str().size() == hits * line.size());
    writer.hit("f", mention(), {});
    CHECK(out.str().size() == hits * line.size());
  }
  CHECK(out.str().size() == (hits + 1) * line.size());
}

TEST_CASE("IDs for somebody who watches are not gathered") {
  Style style = style_of(Format::id);
  style.flush_lines = true;
  std::ostringstream out;
  HitWriter writer(out, style, {});
  writer.gather();
  writer.hit("f", mention(), {});
  CHECK(out.str() == "arxiv:2402.12345v2\n");
}

TEST_CASE("file names cannot break a line format") {
  CHECK(hit(style_of(Format::tsv), "a\tb\nc\\d").find("a\\tb\\nc\\\\d\tarxiv\t") == 0);
  const auto json = nlohmann::json::parse(hit(style_of(Format::json), "odd \xFF\n\x01name"));
  CHECK(json["file"] == "odd \uFFFD\n\x01name");
  Style null = style_of(Format::id, true);
  null.null = true;
  CHECK(hit(null, "a:b\n") == std::string("a:b\n\0arxiv:2402.12345v2\0", 24));
}

TEST_CASE("names are cleaned for terminals only") {
  Style style = style_of(Format::id, true);
  CHECK(hit(style, "\x1B]0;x\x07") == "\x1B]0;x\x07:arxiv:2402.12345v2\n");
  style.clean = true;
  CHECK(hit(style, "\x1B]0;x\x07") == "\uFFFD]0;x\uFFFD:arxiv:2402.12345v2\n");
}

TEST_CASE("a refusal is one line with its reason") {
  const Refusal refusal{"2500.\n33307", 30, 41, "arxiv.bare", {Against::doi, "10.1145/2500.33307"}};
  const auto write = [&](HitWriter& writer) { writer.refusal("f", refusal, Place{30, 11}); };
  CHECK(written(style_of(Format::id), write) ==
        "30-41: no ID: 2500.\uFFFD33307: inside DOI 10.1145/2500.33307, rule arxiv.bare\n");
  const auto json = nlohmann::json::parse(written(style_of(Format::json), write));
  CHECK(json["refused"] == "2500.\n33307");
  CHECK(json["reason"] == "inside DOI 10.1145/2500.33307");
  CHECK_FALSE(json.contains("id"));
}

TEST_CASE("an input line is one output line") {
  const auto two = [](HitWriter& writer) { writer.line("f", 7, {mention(), mention()}); };
  CHECK(written(style_of(Format::id), two) == "arxiv:2402.12345v2 arxiv:2402.12345v2\n");
  CHECK(written(style_of(Format::id), [](HitWriter& writer) { writer.line("f", 1, {}); }) == "\n");
  const auto json = nlohmann::json::parse(written(style_of(Format::json), two));
  CHECK(json["line"] == 7);
  CHECK(json["papers"].size() == 2);
}

std::string pdf_hit(Style style, const PdfMention& found, bool explained = false) {
  return written(style, [&](HitWriter& writer) {
    if (explained) return writer.explained_hit("f.pdf", found);
    writer.hit("f.pdf", found);
  });
}

TEST_CASE("a paper of a PDF has a page instead of a place") {
  const PdfMention own{PaperId{"arxiv", "2402.12345", 2}, PdfEvidence::stamp, "arxiv.label", 1, true};
  const PdfMention by_name{PaperId{"acl", "P19-1001", 0}, PdfEvidence::file_name, "acl.file_name", 0, true};
  const PdfMention cited{PaperId{"arxiv", "1706.03762", 0}, PdfEvidence::text, "arxiv.label", 7, false};
  CHECK(pdf_hit(style_of(Format::id), own) == "arxiv:2402.12345v2\n");
  CHECK(pdf_hit(style_of(Format::url), own) == "https://a.org/2402.12345\n");
  CHECK(pdf_hit(style_of(Format::tsv), own) ==
        "f.pdf\tarxiv\tarxiv:2402.12345v2\t\t\tarxiv.label\tstamp\thttps://a.org/2402.12345\n");
  CHECK(pdf_hit(style_of(Format::json), own) ==
        R"({"v":1,"file":"f.pdf","source":"arxiv","id":"arxiv:2402.12345v2","key":"2402.12345","version":2,)"
        R"("offset":null,"length":null,"rule":"arxiv.label","evidence":"stamp","url":"https://a.org/2402.12345",)"
        R"("own":true,"page":1})"
        "\n");
  const std::string json = pdf_hit(style_of(Format::json), by_name);
  CHECK(json.find(R"("evidence":"file_name")") != std::string::npos);
  CHECK(json.ends_with(R"("own":true,"page":null})"
                       "\n"));
  CHECK(pdf_hit(style_of(Format::id), own, true) == "page 1: arxiv:2402.12345v2: own, stamp, rule arxiv.label\n");
  CHECK(pdf_hit(style_of(Format::id), by_name, true) == "acl:P19-1001: own, file_name, rule acl.file_name\n");
  CHECK(pdf_hit(style_of(Format::id, true), cited, true) ==
        "f.pdf:page 7: arxiv:1706.03762: cited, text, rule arxiv.label\n");
}

}  // namespace
}  // namespace paperhop::cli
