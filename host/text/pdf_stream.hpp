// SPDX-License-Identifier: Apache-2.0
//
// The frames of one PDF as they come through a pipe, read under limits: how long they may be waited
// for and how many bytes they may be.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>

#include "text/pdf_facts.hpp"

namespace paperhop {

/// How a stream ended.
enum class PdfStreamEnd {
  complete,   ///< the worker said how the reading ended
  enough,     ///< the listener has heard enough
  broke_off,  ///< the pipe was closed before that
  garbled,    ///< bytes that are no frames
  cancelled,
  timed_out,
  too_long,
};

struct PdfStreamResult {
  PdfStreamEnd end = PdfStreamEnd::broke_off;
  bool heard = false;            ///< a byte came
  std::optional<Error> problem;  ///< complete: what the worker said
  std::chrono::milliseconds left{};  ///< of the patience
};

struct PdfStreamLimits {
  std::chrono::milliseconds patience{};  ///< waiting in all; time that the listener takes is its own
  std::size_t bytes = 0;                 ///< of all frames
};

/// Reads frames from the pipe `frames`, tells the facts, each checked by PdfFactCheck. Ends once
/// `on_fact` returns false or `cancel` (a descriptor, or -1) becomes readable.
PdfStreamResult read_pdf_stream(int frames, const PdfStreamLimits& stream_limits,
                                const std::function<bool(PdfFact&&)>& on_fact, int cancel);

}  // namespace paperhop
