// SPDX-License-Identifier: Apache-2.0
#include "cli/search/wat_leaf.hpp"

#include <optional>
#include <string>
#include <utility>

#include "cli/search/leaf_output.hpp"
#include "cli/search/text_leaf.hpp"

namespace paperhop::cli {
namespace {

class WatLeaf : public Leaf {
 public:
  WatLeaf(Document document, Block json) : document_(std::move(document)), json_(std::move(json)) {}

  std::size_t size() const override { return json_.size(); }

  void run(SearchTools& tools, LeafOutput& output) override {
    json_ = own_block(std::move(json_));
    JsonLineReader* const reader = tools.json();
    const std::optional<std::string> page = reader ? reader->wat_page(json_.view()) : std::nullopt;
    if (!reader) return output.fail(document_, no_json_reader_error());
    if (!page) {
      return output.fail(document_, {ErrorCode::bad_json, "no JSON, though it says so; the other records are read"});
    }
    if (page->empty()) return;
    document_.media = Media::html;
    document_.has_places = false;
    document_.base.clear();  // the page says it
    document_.state = std::make_shared<DocumentState>(true);
    make_text_leaf(std::make_shared<Document>(std::move(document_)), {block_of(*page), 0, true})->run(tools, output);
  }

 private:
  Document document_;
  Block json_;
};

}  // namespace

std::unique_ptr<Leaf> make_wat_leaf(Document document, Block json) {
  return std::make_unique<WatLeaf>(std::move(document), std::move(json));
}

}  // namespace paperhop::cli
