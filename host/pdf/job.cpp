// SPDX-License-Identifier: Apache-2.0
#include "pdf/job.hpp"

#include <unistd.h>

#include "pdf/crypto.hpp"
#include "pdf/input_bytes.hpp"
#include "pdf/sandbox.hpp"

namespace paperhop::pdf {

const TextEngine* prepare(const ReadOptions& options) {
  if (options.text == TextOf::no_page) return nullptr;
  static const TextEngine* const engine = [] {
    const TextEngine* const loaded = load_text_engine();
    if (loaded) loaded->warm_up();
    return loaded;
  }();
  return engine;
}

void run_job(int in, int out, const ReadOptions& options) {
  limit_time();
  FactSink sink(out);
  const TextEngine* const engine = prepare(options);
  const Result<InputBytes> bytes = InputBytes::read(in);
  ::close(in);
  if (!bytes) return sink.end({bytes.error()});
  if (may_be_encrypted(bytes.value().view())) load_crypto();
  for (const SandboxState& part : lock_sandbox()) {
    if (part.reason.empty()) continue;
    sink.warn(ErrorCode::sandbox_incomplete,
              std::string("PDFs are read without a part of the sandbox (") + part.name + "): " + part.reason);
  }
  if (options.text != TextOf::no_page && !engine) {
    sink.warn(ErrorCode::start_failed,
              "the text of PDFs cannot be read: paperhop-poppler.so or one of its libraries "
              "is missing; install poppler-cpp, or paperhop again");
  }
  read_pdf(bytes.value().view(), options, engine, sink);
}

}  // namespace paperhop::pdf
