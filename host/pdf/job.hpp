// SPDX-License-Identifier: Apache-2.0
//
// One reading from descriptor to descriptor, as both the one-shot program and the children of the
// fork server do it: take the bytes, load what is needed, lock the sandbox, read, tell.
#pragma once

#include "pdf/read_pdf.hpp"

namespace paperhop::pdf {

/// Loads what such a reading needs of the system: before fork, or before the sandbox.
const TextEngine* prepare(const PdfRequest& request);

/// Reads the PDF of descriptor `in`, writes frames to `out` (1: the sandbox allows no other), and ends this process,
/// which was locked in between the two, with status 0.
[[noreturn]] void run_job(int in, int out, const PdfRequest& request);

}  // namespace paperhop::pdf
