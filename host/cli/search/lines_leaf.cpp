// SPDX-License-Identifier: Apache-2.0
#include "cli/search/lines_leaf.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/media.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/record_text_search.hpp"
#include "cli/search/written_text.hpp"
#include "container/json_lines.hpp"
#include "container/json_text.hpp"
#include "container/large_json_line.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class JsonLinesLeaf : public Leaf {
 public:
  JsonLinesLeaf(std::shared_ptr<const Document> document, LinesPiece piece)
      : document_(std::move(document)), piece_(std::move(piece)) {}

  std::size_t size() const override { return piece_.bytes.size(); }

  void run(SearchTools& tools, LeafOutput& output) override {
    JsonLineReader* const reader = tools.json();
    if (!reader) return output.fail(*document_, no_json_reader_error());
    RecordTextSearch search(tools, output, *document_);
    // Nobody can change what the reader relies on. The one of large lines relies on nothing: they need no copy.
    if (piece_.bytes.size() <= 2 * limits::kReadAhead) piece_.bytes = own_block(std::move(piece_.bytes));
    const std::string_view all = piece_.bytes.view();
    std::size_t number = piece_.first_line;
    for (std::size_t begin = 0; begin < all.size(); ++number) {
      const std::size_t end = std::min(all.find('\n', begin), all.size());
      std::string_view line = without_line_end(all.substr(begin, end - begin));
      std::size_t offset = static_cast<std::size_t>(piece_.offset) + begin;
      begin = end + 1;
      offset += line.size() - without_mark(line).size();
      line = without_mark(line);
      if (is_blank_line(line)) continue;
      const JsonLineFields& fields = tools.options.json;
      if (line.size() > limits::kLargeRecord) {
        large_line(search, output, fields, line, number, offset);
      } else if (piece_.bytes.is_lent()) {
        const Block own = block_of(line);
        one_line(*reader, search, output, fields, own.view(), number, offset);
      } else {
        one_line(*reader, search, output, fields, line, number, offset);
      }
    }
  }

 private:
  void complain(LeafOutput& output, std::size_t number, std::size_t offset, std::string_view why) {
    output.fail(*document_,
                {ErrorCode::bad_json, "line " + std::to_string(number) + ", byte " + std::to_string(offset) +
                                          ": no JSON object (" + std::string(why) + "); the other lines are read"});
  }

  void large_line(RecordTextSearch& search, LeafOutput& output, const JsonLineFields& fields, std::string_view line,
                  std::size_t number, std::size_t offset) {
    const Result<LargeJsonLine> read = read_large_json_line(line, fields);
    if (!read.ok()) return complain(output, number, offset, read.error().message);
    std::string id = read.value().id;
    mark_invalid_utf8(id);
    search.begin(number, id.empty() ? std::to_string(number) : std::move(id));
    if (fields.texts.empty()) return search.search_written({line, WrittenText::Way::json_line}, offset);
    output.counts().has_named_field |= !read.value().texts.empty();
    for (const std::string_view text : read.value().texts) {
      const auto at = static_cast<std::size_t>(text.data() - line.data());
      search.search_written({text, WrittenText::Way::json_string}, offset + at);
    }
  }

  void one_line(JsonLineReader& reader, RecordTextSearch& search, LeafOutput& output, const JsonLineFields& fields,
                std::string_view line, std::size_t number, std::size_t offset) {
    const JsonLine* const read = read_line(reader, line, fields);
    if (!read) return complain(output, number, offset, reader.why());
    search.begin(number, read->id.empty() ? std::to_string(number) : read->id);
    if (fields.texts.empty()) return search_raw(search, line, offset);
    output.counts().has_named_field |= !read->texts.empty();
    for (const JsonLine::Text& text : read->texts) {
      const std::size_t at = offset + static_cast<std::size_t>(text.raw.data() - line_begin(line));
      search.search(text.text, way_back(at, [&] { return json_escape_map(text.raw); }));
    }
  }

  /// Keys, quotes and brackets stay where they are: "arxiv_id": "1312.6114" says more than its value.
  static void search_raw(RecordTextSearch& search, std::string_view line, std::size_t offset) {
    if (line.find('\\') == std::string_view::npos) {
      return search.search(line, [&](std::size_t begin, std::size_t end) {
        return Place{offset + begin, end - begin};
      });
    }
    search.search(undo_json_escapes(line), way_back(offset, [&] { return json_escape_map(line); }));
  }

  /// simdjson takes whole characters only. A line with other bytes is read with "?" for each of them.
  const JsonLine* read_line(JsonLineReader& reader, std::string_view line, const JsonLineFields& fields) {
    mended_ = {};
    if (const JsonLine* const read = reader.read(line, fields)) return read;
    mended_ = block_of(line);
    const bool had_surrogates = mend_lone_surrogates({mended_.data(), mended_.size()});
    if (!had_surrogates && find_invalid_utf8(line) == std::string_view::npos) return nullptr;
    mark_invalid_utf8({mended_.data(), mended_.size()});
    return reader.read(mended_.view(), fields);
  }

  /// What the texts that were read point into.
  const char* line_begin(std::string_view line) { return mended_.size() > 0 ? mended_.data() : line.data(); }

  std::shared_ptr<const Document> document_;
  LinesPiece piece_;
  Block mended_;
};

}  // namespace

std::unique_ptr<Leaf> make_json_lines_leaf(std::shared_ptr<const Document> document, LinesPiece piece) {
  return std::make_unique<JsonLinesLeaf>(std::move(document), std::move(piece));
}

}  // namespace paperhop::cli
