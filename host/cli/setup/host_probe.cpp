// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/host_probe.hpp"

#include <sys/wait.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "base/limits.hpp"
#include "base/version.hpp"
#include "cli/terminal/child_process.hpp"
#include "cli/terminal/printable.hpp"

namespace paperhop::cli {
namespace {

using nlohmann::json;
using Wait = ChildProcess::Wait;

constexpr std::string_view kRequestId = "doctor";
constexpr std::size_t kHeader = sizeof(std::uint32_t);

/// A message behind its length in native byte order, as the protocol has it.
std::string frame(std::string_view message) {
  const auto size = static_cast<std::uint32_t>(message.size());
  std::array<char, kHeader> header{};
  std::memcpy(header.data(), &size, header.size());
  return std::string(header.data(), header.size()).append(message);
}

std::uint32_t length_of(std::string_view header) {
  std::uint32_t size = 0;
  std::memcpy(&size, header.data(), kHeader);
  return size;
}

/// How the host ended: " (it ended with status 3: first line of its complaint)".
std::string how_it_ended(ChildProcess& host, Deadline deadline) {
  host.close_input();
  const std::optional<int> status = host.wait(deadline);
  std::string text = " (it ";
  if (!status) {
    text += "goes on running";
  } else if (WIFSIGNALED(*status)) {
    text += "was ended by signal " + std::to_string(WTERMSIG(*status));
  } else {
    text += "ended with status " + std::to_string(WEXITSTATUS(*status));
  }
  const std::string_view complaint = host.complaint();
  if (!complaint.empty()) text += ": " + printable(complaint.substr(0, complaint.find('\n')));
  return text + ')';
}

/// The sentence for a read that did not get all it wanted. `got` are the bytes that came.
Error cut_short(Wait wait, std::string_view got, ChildProcess& host, Deadline deadline) {
  std::string message;
  if (wait == Wait::timeout) {
    message = got.empty() ? "the host does not answer in time" : "the host stops in the middle of its answer";
    return {ErrorCode::host_failed, message};
  }
  message = got.empty() ? "the host ends without an answer" : "the host's answer ends too early";
  return {ErrorCode::host_failed, message + how_it_ended(host, deadline)};
}

/// A length that no host may announce is nearly always text that something printed.
Error impossible_length(std::string_view header, std::uint32_t size) {
  return {ErrorCode::host_failed, "the host's output is no message: it starts with \"" + printable(header) +
                                      "\", read as a length of " + std::to_string(size) +
                                      "; something prints to its standard output"};
}

Result<std::string> read_message(ChildProcess& host, Deadline deadline) {
  std::string header;
  if (const Wait wait = host.read_until(header, kHeader, deadline); wait != Wait::done) {
    return cut_short(wait, header, host, deadline);
  }
  const std::uint32_t size = length_of(header);
  if (size == 0 || size > limits::kFrameOut) return impossible_length(header, size);
  std::string message;
  if (const Wait wait = host.read_until(message, size, deadline); wait != Wait::done) {
    return cut_short(wait, header, host, deadline);
  }
  return message;
}

Result<HostHello> read_hello(std::string_view message) {
  const auto wrong = [](std::string_view what) {
    return Error{ErrorCode::host_failed, "the host's answer " + std::string(what)};
  };
  const json reply = json::parse(message, nullptr, /*allow_exceptions=*/false);
  if (!reply.is_object()) return wrong("is no JSON object");
  const auto has = [&](const char* key, const json& value) {
    const auto found = reply.find(key);
    return found != reply.end() && *found == value;
  };
  if (!has("v", kProtocolVersion)) return wrong("speaks another version of the protocol");
  if (!has("type", "hello")) return wrong("is no hello");
  if (!has("id", kRequestId)) return wrong("is not to the question that was asked");
  const auto version = reply.find("version");
  if (version == reply.end() || !version->is_string()) return wrong("does not name the host's version");
  HostHello hello;
  hello.version = version->get<std::string>();
  return hello;
}

}  // namespace

Result<HostHello> probe_host(const std::vector<std::string>& argv, std::chrono::milliseconds time) {
  const Deadline deadline = std::chrono::steady_clock::now() + time;
  Result<ChildProcess> started = ChildProcess::start(argv);
  if (!started) return started.error();
  ChildProcess& host = started.value();

  const json request = {{"v", kProtocolVersion}, {"id", kRequestId}, {"type", "hello"}};
  // A host that closes its input may have answered all the same: reading tells.
  if (host.write(frame(request.dump()), deadline) == Wait::timeout) {
    return Error{ErrorCode::host_failed, "the host does not read its input"};
  }
  const Result<std::string> message = read_message(host, deadline);
  if (!message) return message.error();
  Result<HostHello> hello = read_hello(message.value());
  if (!hello) return hello;

  host.close_input();
  std::string stray;
  const Wait rest = host.read_until(stray, 1, deadline);
  if (rest == Wait::done) {
    return Error{ErrorCode::host_failed, "the host writes more than its answer, starting with \"" + printable(stray) +
                                             "\"; something prints to its standard output"};
  }
  const std::optional<int> status = rest == Wait::closed ? host.wait(deadline) : std::nullopt;
  hello.value().ended_well = status && WIFEXITED(*status) && WEXITSTATUS(*status) == 0;
  return hello;
}

}  // namespace paperhop::cli
