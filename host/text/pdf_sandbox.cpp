// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_sandbox.hpp"

#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "text/pdf_process.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// What stands before the next `separator`; it is taken from `text`.
std::string_view cut(std::string_view& text, char separator) {
  const std::size_t end = std::min(text.find(separator), text.size());
  const std::string_view head = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return head;
}

/// All that comes from `from`; nothing where it does not end in time or is too long.
std::optional<std::string> read_answer(int from, milliseconds patience) {
  const auto deadline = steady_clock::now() + patience;
  std::string answer;
  while (answer.size() <= limits::kPdfSandboxAnswer) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now());
    pollfd ready{from, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(std::max<long>(left.count(), 0)));
    if (count == 0 || (count < 0 && errno != EINTR)) return std::nullopt;
    if (count < 0) continue;
    std::array<char, limits::kPdfSandboxAnswer> chunk{};
    const ssize_t got = ::read(from, chunk.data(), chunk.size());
    if (got == 0) return answer;
    if (got < 0 && errno != EINTR) return std::nullopt;
    if (got > 0) answer.append(chunk.data(), static_cast<std::size_t>(got));
  }
  return std::nullopt;
}

}  // namespace

std::vector<SandboxPart> parse_sandbox(std::string_view lines) {
  std::vector<SandboxPart> parts;
  while (!lines.empty()) {
    std::string_view line = cut(lines, '\n');
    SandboxPart part;
    part.name = cut(line, '\t');
    const std::string_view answer = cut(line, '\t');
    part.in_force = answer == "yes";
    part.reason = line;
    if (!part.name.empty() && (part.in_force || answer == "no")) parts.push_back(std::move(part));
  }
  return parts;
}

Result<std::vector<SandboxPart>> ask_pdf_sandbox(const std::string& program, milliseconds patience) {
  PdfPipe pipe = make_pdf_pipe();
  if (!pipe.write) {
    return Error{ErrorCode::start_failed,
                 "no descriptor is left to start " + program + " with; close other files, or try again"};
  }
  Result<PdfProcess> process = PdfProcess::start(program, {"--sandbox"}, -1, pipe.write.get());
  if (!process) return process.error();
  pipe.write.reset();
  std::optional<std::string> answer = read_answer(pipe.read.get(), patience);
  std::vector<SandboxPart> parts = parse_sandbox(valid_utf8(std::move(answer).value_or("")));
  if (parts.empty())
    return Error{ErrorCode::start_failed, program + " does not say what its sandbox is made of; install paperhop anew"};
  return parts;
}

}  // namespace paperhop
