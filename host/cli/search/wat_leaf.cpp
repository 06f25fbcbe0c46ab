// SPDX-License-Identifier: Apache-2.0
#include "cli/search/wat_leaf.hpp"

#include <string_view>
#include <utility>

#include "cli/search/leaf_output.hpp"
#include "cli/search/text_leaf.hpp"

namespace paperhop::cli {
namespace {

class WatLeaf : public Leaf {
 public:
  WatLeaf(Document document, Block json, HeldMemory::Part memory)
      : document_(std::move(document)), json_(std::move(json)), memory_(std::move(memory)) {}

  std::size_t size() const override { return json_.size(); }

  void run(SearchTools& tools, LeafOutput& output) override {
    json_ = own_block(std::move(json_));
    JsonLineReader* const reader = tools.json();
    if (!reader) return output.fail(document_, no_json_reader_error());
    const auto page = std::make_shared<Document>(document_);
    page->media = Media::html;
    page->has_places = false;
    page->base.clear();  // the page says it
    page->state = std::make_shared<DocumentState>(true);
    const bool is_json = reader->read_wat(json_.view(), [&](std::string_view part) {
      make_text_leaf(page, {block_of(part), 0, true})->run(tools, output);
    });
    if (!is_json) {
      output.fail(document_, {ErrorCode::bad_json, "no JSON, though it says so; the other records are read"});
    }
  }

 private:
  Document document_;
  Block json_;
  HeldMemory::Part memory_;
};

}  // namespace

std::unique_ptr<Leaf> make_wat_leaf(Document document, Block json, HeldMemory::Part memory) {
  return std::make_unique<WatLeaf>(std::move(document), std::move(json), std::move(memory));
}

}  // namespace paperhop::cli
