// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_stream.hpp"

#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "base/limits.hpp"
#include "text/pdf_fact_check.hpp"
#include "text/pdf_frames.hpp"

namespace paperhop {
namespace {

using std::chrono::steady_clock;

/// What a pipe holds.
constexpr std::size_t kChunk = 64 * limits::kKiB;

class Stream {
 public:
  Stream(int frames, const PdfStreamLimits& stream_limits, const std::function<bool(PdfFact&&)>& on_fact, int cancel)
      : ready_{{{frames, POLLIN, 0}, {cancel, POLLIN, 0}}},
        patience_(stream_limits.patience),
        bytes_(stream_limits.bytes),
        on_fact_(on_fact),
        chunk_(std::make_unique_for_overwrite<char[]>(kChunk)) {}

  PdfStreamResult read() {
    while (!result_) {
      if (const auto problem = wait()) {
        finish(*problem);
      } else {
        take_chunk();
      }
    }
    const auto left = std::chrono::floor<std::chrono::milliseconds>(patience_);
    result_->left = std::max(left, std::chrono::milliseconds(0));
    return *result_;
  }

 private:
  /// Until there is something to read; else why not.
  std::optional<PdfStreamEnd> wait() {
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(patience_);
      const auto before = steady_clock::now();
      const int count = ::poll(ready_.data(), ready_.size(), static_cast<int>(std::max<long>(left.count(), 0)));
      patience_ -= steady_clock::now() - before;
      if (count < 0 && errno != EINTR) return PdfStreamEnd::broke_off;
      if (count > 0 && ready_[1].revents != 0) return PdfStreamEnd::cancelled;
      if (patience_.count() <= 0) return PdfStreamEnd::timed_out;
      if (count > 0) return std::nullopt;
    }
  }

  bool is_cancelled() const {
    pollfd cancel = ready_[1];
    return cancel.fd >= 0 && ::poll(&cancel, 1, 0) > 0;
  }

  void take_chunk() {
    const ssize_t got = ::read(ready_[0].fd, chunk_.get(), kChunk);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) return finish(PdfStreamEnd::broke_off);
    const auto size = static_cast<std::size_t>(got);
    if (size > bytes_) return finish(PdfStreamEnd::too_long);
    bytes_ -= size;
    heard_ = true;
    reader_.add(std::string_view(chunk_.get(), size));
    // The listener may take long over a frame, and is asked to stop meanwhile.
    while (!result_ && take_frame()) {
      if (is_cancelled()) finish(PdfStreamEnd::cancelled);
    }
  }

  /// False where no whole frame is left.
  bool take_frame() {
    Result<std::optional<PdfFrame>> frame = reader_.next();
    if (!frame) return finish(PdfStreamEnd::garbled), false;
    if (!frame.value()) return false;
    if (auto* end = std::get_if<PdfEnd>(&*frame.value())) {
      finish(PdfStreamEnd::complete);
      if (end->problem) result_->problem = PdfFactCheck::check_end(std::move(*end->problem));
      return false;
    }
    std::optional<PdfFact> fact = check_.check(std::move(std::get<PdfFact>(*frame.value())));
    if (fact && !on_fact_(std::move(*fact))) finish(PdfStreamEnd::enough);
    return true;
  }

  void finish(PdfStreamEnd end) { result_ = PdfStreamResult{end, heard_, {}, {}}; }

  std::array<pollfd, 2> ready_;
  std::chrono::nanoseconds patience_;
  std::size_t bytes_;
  bool heard_ = false;
  const std::function<bool(PdfFact&&)>& on_fact_;
  std::unique_ptr<char[]> chunk_;
  PdfFrameReader reader_;
  PdfFactCheck check_;
  std::optional<PdfStreamResult> result_;
};

}  // namespace

PdfStreamResult read_pdf_stream(int frames, const PdfStreamLimits& stream_limits,
                                const std::function<bool(PdfFact&&)>& on_fact, int cancel) {
  return Stream(frames, stream_limits, on_fact, cancel).read();
}

}  // namespace paperhop
