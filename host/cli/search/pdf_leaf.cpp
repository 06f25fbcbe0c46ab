// SPDX-License-Identifier: Apache-2.0
#include "cli/search/pdf_leaf.hpp"

#include <utility>

#include "base/limits.hpp"
#include "cli/search/leaf_output.hpp"
#include "cli/search/pdf_search.hpp"

namespace paperhop::cli {
namespace {

class PdfLeaf : public Leaf {
 public:
  PdfLeaf(std::shared_ptr<const Document> document, UniqueFd pdf)
      : document_(std::move(document)), pdf_(std::move(pdf)) {}

  /// Reading it takes long: it is worth a batch of its own.
  std::size_t size() const override { return limits::kBatch; }

  void run(SearchTools& tools, LeafOutput& output) override {
    const FindOptions& options = tools.options;
    HitWriter writer(output.streams().out, options.style, tools.address_of);
    writer.set_part(&document_->part);
    const PdfListener listener{[&](PdfMention&& mention) {
                                 ++output.counts().papers;
                                 if (options.quiet || options.count) return;
                                 if (options.explain) return writer.explained_hit(document_->file, mention);
                                 writer.hit(document_->file, mention);
                               },
                               [&](const Error& warning) { output.warn(*document_, warning.message); }};
    const Status status =
        read_pdf_papers(tools.pdf_worker, tools.finder, pdf_.get(), pdf_origin(document_->part.member, document_->base),
                        options.want, listener, tools.stop_descriptor);
    if (!status.ok() && status.error().code != ErrorCode::cancelled) output.fail(*document_, status.error());
  }

 private:
  std::shared_ptr<const Document> document_;
  UniqueFd pdf_;
};

}  // namespace

std::unique_ptr<Leaf> make_pdf_leaf(std::shared_ptr<const Document> document, UniqueFd pdf) {
  return std::make_unique<PdfLeaf>(std::move(document), std::move(pdf));
}

}  // namespace paperhop::cli
