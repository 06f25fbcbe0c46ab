// SPDX-License-Identifier: Apache-2.0
#include "cli/search/slice_leaf.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "cli/search/leaf_output.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kMemberStart = "\x1F\x8B\x08";
constexpr std::size_t kWarcStart = 16;

class SliceLeaf : public Leaf {
 public:
  SliceLeaf(ContentContext context, const std::string& file, SlicePiece piece)
      : context_(std::move(context)), file_(file), piece_(std::move(piece)) {}

  std::size_t size() const override { return piece_.bytes.size(); }
  std::string_view packed() const override { return piece_.bytes.view(); }
  std::uint64_t unpack_limit() const override { return piece_.unpack_limit; }

  void run(SearchTools& tools, LeafOutput& output) override {
    if (!piece_.is_last) output.hold_until([this] { return ends_cleanly(); });
    UnpackBudget budget(std::min(limits::kUnpackedRatio * size(), piece_.unpack_limit),
                        [&] { return output.take_turn() ? limit_behind(output.counted_before().unpacked) : 0; });
    BlockStream bytes(piece_.bytes, piece_.at);
    Window window(bytes);
    DirectSink sink(tools, output);
    Document document;
    document.file = file_;
    document.part = context_.part;
    const OnProblem on_problem = [&](std::uint64_t at, const Error& error) {
      output.fail(document, {error.code, "byte " + std::to_string(at) + ": " + error.message});
    };
    const std::unique_ptr<UnpackStream> stream = unpack_gzip({window, budget, on_problem, piece_.is_last});
    if (!stream) return;  // the first member was unpacked already: the module is there
    Window records(*stream);
    ContentSearch search(tools.options, file_, sink, nullptr, budget);
    const Status status = search.warc(records, inside(context_));
    if (!piece_.is_last && stream->slice_end() == SliceEnd::inside_member) return output.set_miscut();
    // Whoever settles with the budget says that it is spent.
    if (!status.ok() && !budget.is_spent()) output.fail(document, status.error());
    output.counts().unpacked += budget.unpacked();
  }

 private:
  std::uint64_t limit_behind(std::uint64_t unpacked) const {
    return piece_.unpack_limit - std::min(piece_.unpack_limit, unpacked);
  }

  /// Whether the last member ends where the slice does: told beforehand, for output that cannot be taken back.
  bool ends_cleanly() const {
    BlockStream bytes(piece_.bytes, piece_.at);
    Window window(bytes);
    UnpackBudget budget(piece_.unpack_limit);
    const OnProblem nobody = [](std::uint64_t, const Error&) {};
    const std::unique_ptr<UnpackStream> stream = unpack_gzip({window, budget, nobody, false});
    std::string room(limits::kReadAhead, '\0');
    while (true) {
      const Result<Got> got = stream->read(room.data(), room.size());
      // The search will not come to the end.
      if (!got.ok()) return true;
      if (got.value().size == 0) return stream->slice_end() == SliceEnd::clean;
    }
  }

  ContentContext context_;
  const std::string& file_;
  SlicePiece piece_;
};

/// The last beginning of a member in view()[from, to); npos where there is none.
std::size_t last_member(std::string_view view, std::size_t from, std::size_t to) {
  std::size_t tries = limits::kSliceTries;
  for (std::size_t at = view.rfind(kMemberStart, to); at != std::string_view::npos && at >= from && tries > 0;
       --tries) {
    if (begins_warc_member(view.substr(at))) return at;
    at = view.rfind(kMemberStart, at - 1);
  }
  return std::string_view::npos;
}

}  // namespace

bool begins_warc_member(std::string_view packed) {
  MemoryStream memory(packed.substr(0, limits::kSniff));
  Window window(memory);
  UnpackBudget budget;
  const OnProblem nobody = [](std::uint64_t, const Error&) {};
  const std::unique_ptr<UnpackStream> stream = unpack_gzip({window, budget, nobody, false});
  if (!stream) return false;
  std::string start(kWarcStart, '\0');
  const Result<Got> got = stream->read(start.data(), start.size());
  return got.ok() && got.value().at == 0 && is_warc(std::string_view(start).substr(0, got.value().size));
}

Result<std::size_t> slice_size(Window& window) {
  for (std::size_t wanted = limits::kSlice; wanted <= limits::kSliceMax; wanted *= 2) {
    const Result<bool> filled = window.fill(wanted);
    if (!filled.ok()) return filled.error();
    const std::size_t held = window.view().size();
    if (window.is_at_end() && held <= wanted) return held;
    const std::size_t cut = last_member(window.view(), wanted / 2, wanted);
    if (cut != std::string_view::npos) return cut;
    if (!filled.value()) break;
  }
  return std::size_t{0};
}

std::unique_ptr<Leaf> make_slice_leaf(const ContentContext& context, const std::string& file, SlicePiece piece) {
  return std::make_unique<SliceLeaf>(context, file, std::move(piece));
}

}  // namespace paperhop::cli
