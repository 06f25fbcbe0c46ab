// SPDX-License-Identifier: Apache-2.0
#include "cli/search/whole_leaf.hpp"

#include <utility>

#include "base/limits.hpp"
#include "cli/input/media.hpp"
#include "cli/search/leaf_output.hpp"

namespace paperhop::cli {
namespace {

class WholeLeaf : public Leaf {
 public:
  WholeLeaf(ContentContext context, const std::string& file, Block bytes, std::uint64_t at)
      : context_(std::move(context)), file_(file), bytes_(std::move(bytes)), at_(at) {}

  std::size_t size() const override {
    const bool is_page = context_.declared.value_or(sniff(bytes_.view())) == Media::html;
    return bytes_.size() * (is_page ? limits::kPageCost : 1);
  }

  void run(SearchTools& tools, LeafOutput& output) override {
    BlockStream stream(bytes_, at_);
    Window window(stream);
    DirectSink sink(tools, output);
    UnpackBudget budget;  // there is nothing to unpack
    ContentSearch(tools.options, file_, sink, nullptr, budget).member_text(window, context_);
  }

 private:
  ContentContext context_;
  const std::string& file_;
  Block bytes_;
  std::uint64_t at_;
};

}  // namespace

std::unique_ptr<Leaf> make_whole_leaf(const ContentContext& context, const std::string& file, Block bytes,
                                      std::uint64_t at) {
  return std::make_unique<WholeLeaf>(context, file, std::move(bytes), at);
}

}  // namespace paperhop::cli
