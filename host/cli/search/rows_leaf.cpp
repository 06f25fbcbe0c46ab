// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/lines_leaf.hpp"
#include "cli/search/record_text_search.hpp"

namespace paperhop::cli {
namespace {

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

std::unique_ptr<Leaf> make_rows_leaf(std::shared_ptr<const Document> document, LinesPiece piece,
                                     const CsvDialect& dialect, const TableColumns& columns) {
  return std::make_unique<RowsLeaf>(std::move(document), std::move(piece), dialect, columns);
}

}  // namespace paperhop::cli
