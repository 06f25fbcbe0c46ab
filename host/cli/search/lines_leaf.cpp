// SPDX-License-Identifier: Apache-2.0
#include "cli/search/lines_leaf.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/media.hpp"
#include "cli/search/document_state.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/search_input.hpp"
#include "cli/search/text_parts.hpp"
#include "container/json_text.hpp"
#include "container/large_json_line.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

/// Bytes of a line for a span of a text that was made of it.
using Locate = std::function<Place(std::size_t begin, std::size_t end)>;

/// The places of a text that was made of the bytes at `at`. The way back is drawn up once somebody asks for a place.
template <typename MakeMap>
Locate way_back(std::size_t at, MakeMap make_map) {
  return [at, make_map, map = std::optional<OffsetMap>()](std::size_t begin, std::size_t end) mutable {
    if (!map) map = make_map();
    const std::size_t raw_begin = map->begin_of(begin);
    return Place{at + raw_begin, map->end_of(end) - raw_begin};
  };
}

/// Searches the texts of one record, and writes.
class RecordTextSearch {
 public:
  RecordTextSearch(SearchTools& tools, LeafOutput& output, const Document& document)
      : tools_(tools),
        output_(output),
        file_(document.file),
        media_(document.media),
        base_(document.base),
        part_(document.part),
        writer_(output.streams().out, tools.options.style, tools.address_of) {
    writer_.set_part(&part_);
  }

  void begin(std::size_t line, std::string id) {
    part_.line = line;
    part_.record = std::move(id);
    papers_ = {};
    ++output_.counts().records;
  }

  void search(std::string_view text, const Locate& locate) {
    search(locate, [&](const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
      search_as(tools_.finder, text, media_, base_, on_mention, on_refusal);
    });
  }

  /// The same of a text that may be large, and stands at byte `at` of the file.
  void search_written(const WrittenText& text, std::size_t at) {
    const Locate locate = [at](std::size_t begin, std::size_t end) { return Place{at + begin, end - begin}; };
    search(locate, [&](const Finder::OnMention& on_mention, const Finder::OnRefusal& on_refusal) {
      search_in_parts(tools_.finder, text, media_, base_, limits::kRecord, on_mention, on_refusal);
    });
  }

 private:
  template <typename Search>
  void search(const Locate& locate, Search&& search) {
    const FindOptions& options = tools_.options;
    const bool explains = options.explain && !options.quiet;
    const auto on_mention = [&](Mention&& mention) {
      if (explains) {
        ++output_.counts().papers;
        return writer_.explained_hit(file_, mention, locate(mention.begin, mention.end));
      }
      if (!options.all && !output_.is_new(papers_, PaperSet::key(mention.paper))) return;
      ++output_.counts().papers;
      if (options.quiet || options.count) return;
      writer_.hit(file_, mention,
                  writer_.shows_places() ? std::optional(locate(mention.begin, mention.end)) : std::nullopt);
    };
    Finder::OnRefusal on_refusal;
    if (explains) {
      on_refusal = [&](Refusal&& refusal) { writer_.refusal(file_, refusal, locate(refusal.begin, refusal.end)); };
    }
    search(on_mention, on_refusal);
  }

  SearchTools& tools_;
  LeafOutput& output_;
  const std::string& file_;
  Media media_;
  const std::string& base_;
  DocumentPart part_;
  HitWriter writer_;
  HeldPapers papers_;
};

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

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
    mark_invalid_utf8(id, 0);
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
    for (std::size_t at = find_invalid_utf8(mended_.view()); at != std::string_view::npos;) {
      mended_.data()[at] = '?';
      const std::size_t next = find_invalid_utf8(mended_.view().substr(at + 1));
      at = next == std::string_view::npos ? next : at + 1 + next;
    }
    return reader.read(mended_.view(), fields);
  }

  /// What the texts that were read point into.
  const char* line_begin(std::string_view line) { return mended_.size() > 0 ? mended_.data() : line.data(); }

  std::shared_ptr<const Document> document_;
  LinesPiece piece_;
  Block mended_;
};

class RowsLeaf : public Leaf {
 public:
  RowsLeaf(std::shared_ptr<const Document> document, LinesPiece piece, const CsvDialect& dialect,
           const TableColumns& columns)
      : document_(std::move(document)), piece_(std::move(piece)), dialect_(dialect), columns_(columns) {}

  std::size_t size() const override { return piece_.bytes.size(); }

  void run(SearchTools& tools, LeafOutput& output) override {
    RecordTextSearch search(tools, output, *document_);
    std::vector<CsvField> fields;
    std::string_view rest = piece_.bytes.view();
    for (std::size_t number = piece_.first_line; !rest.empty(); ++number) {
      const std::size_t size = csv_row_size(rest, dialect_);
      const std::string_view row = without_line_end(rest.substr(0, size > 0 ? size : rest.size()));
      rest.remove_prefix(size > 0 ? size : rest.size());
      if (row.empty()) continue;
      if (!split_csv_row(row, dialect_, fields)) {
        fail(output, row, number, "a quote is not closed; all behind it is read as one field");
      }
      if (fields.size() <= columns_.text) {
        const std::string count = std::to_string(fields.size()) + (fields.size() == 1 ? " field" : " fields");
        fail(output, row, number, "only " + count + "; the other rows are read");
        continue;
      }
      const bool has_id = columns_.id && *columns_.id < fields.size();
      std::string id = has_id ? csv_text(fields[*columns_.id]) : std::string();
      search.begin(number, id.empty() ? std::to_string(number) : std::move(id));
      const CsvField& field = fields[columns_.text];
      const auto way = field.is_quoted ? WrittenText::Way::csv_quoted : WrittenText::Way::plain;
      if (field.raw.size() > limits::kLargeRecord) {
        search.search_written({field.raw, way}, offset_of(field.raw));
      } else {
        search.search(csv_text(field), way_back(offset_of(field.raw), [&] { return csv_text_map(field); }));
      }
    }
  }

 private:
  void fail(LeafOutput& output, std::string_view row, std::size_t number, const std::string& what) const {
    output.fail(*document_, {ErrorCode::unreadable, "row " + std::to_string(number) + ", byte " +
                                                        std::to_string(offset_of(row)) + ": " + what});
  }

  /// Byte of the file at which a part of the piece begins.
  std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(piece_.offset) + static_cast<std::size_t>(part.data() - piece_.bytes.view().data());
  }

  std::shared_ptr<const Document> document_;
  LinesPiece piece_;
  CsvDialect dialect_;
  TableColumns columns_;
};

}  // namespace

std::unique_ptr<Leaf> make_json_lines_leaf(std::shared_ptr<const Document> document, LinesPiece piece) {
  return std::make_unique<JsonLinesLeaf>(std::move(document), std::move(piece));
}

std::unique_ptr<Leaf> make_rows_leaf(std::shared_ptr<const Document> document, LinesPiece piece,
                                     const CsvDialect& dialect, const TableColumns& columns) {
  return std::make_unique<RowsLeaf>(std::move(document), std::move(piece), dialect, columns);
}

}  // namespace paperhop::cli
