// SPDX-License-Identifier: Apache-2.0
#include "pdf/job.hpp"

#include <unistd.h>

#include "pdf/crypto.hpp"
#include "pdf/input_bytes.hpp"
#include "pdf/sandbox.hpp"

namespace paperhop::pdf {
namespace {

void lock_in(FactSink& sink) {
  for (const SandboxState& part : lock_sandbox()) {
    if (part.reason.empty()) continue;
    sink.warn(ErrorCode::sandbox_incomplete,
              "PDFs are read without a part of the sandbox (" + part.name + "): " + part.reason);
  }
}

}  // namespace

const TextEngine* prepare(const PdfRequest& request) {
  if (!needs_engine(request.text)) return nullptr;
  static const TextEngine* const engine = [] {
    const TextEngine* const loaded = load_text_engine();
    if (loaded) loaded->warm_up();
    return loaded;
  }();
  return engine;
}

void run_job(int in, int out, const PdfRequest& request) {
  limit_time();
  FactSink sink(out);
  const TextEngine* const engine = prepare(request);
  const Result<InputBytes> bytes = InputBytes::read(in);
  ::close(in);
  if (!bytes) {
    sink.end({bytes.error()});
    ::_exit(0);
  }
  if (may_be_encrypted(bytes.value().view())) load_crypto();
  lock_in(sink);
  if (needs_engine(request.text) && !engine) {
    sink.warn(ErrorCode::start_failed,
              "the text of PDFs cannot be read: paperhop-poppler.so or one of its libraries "
              "is missing; install poppler-cpp, or paperhop again");
  }
  [[maybe_unused]] const std::shared_ptr<void> kept = read_pdf(bytes.value().view(), request, engine, sink);
  ::_exit(0);
}

}  // namespace paperhop::pdf
