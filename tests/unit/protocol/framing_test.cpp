// SPDX-License-Identifier: Apache-2.0
//
// Framing over real pipes: every way in which a stream can be cut, interrupted or wrong.
#include "protocol/framing.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

using namespace paperhop;

namespace {

/// Both ends of a pipe or socket pair; closes what is still open.
class Ends {
 public:
  static Ends pipe() {
    Ends ends;
    REQUIRE(::pipe(ends.fds_) == 0);
    return ends;
  }
  static Ends sockets() {
    Ends ends;
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.fds_) == 0);
    return ends;
  }
  Ends(Ends&& other) noexcept {
    std::swap(fds_[0], other.fds_[0]);
    std::swap(fds_[1], other.fds_[1]);
  }
  ~Ends() {
    for (const int fd : fds_) {
      if (fd >= 0) ::close(fd);
    }
  }
  int read_end() const { return fds_[0]; }
  int write_end() const { return fds_[1]; }
  void close_write() { ::close(std::exchange(fds_[1], -1)); }
  void close_read() { ::close(std::exchange(fds_[0], -1)); }

 private:
  Ends() = default;
  int fds_[2] = {-1, -1};
};

std::string header(std::uint32_t size) {
  std::string bytes(kFrameHeader, '\0');
  std::memcpy(bytes.data(), &size, sizeof size);
  return bytes;
}

std::string frame(std::string_view body) {
  return header(static_cast<std::uint32_t>(body.size())) + std::string(body);
}

void put(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd, bytes.data(), bytes.size());
    if (done > 0) bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

/// All messages until the stream ends or fails; the error's code at the end, where there is one.
struct Seen {
  std::vector<std::string> messages;
  std::optional<ErrorCode> error;
  std::string message;
};

Seen read_all(int fd, std::size_t limit = limits::kFrameIn) {
  Seen seen;
  while (true) {
    auto next = read_frame(fd, limit);
    if (!next) {
      seen.error = next.error().code;
      seen.message = next.error().message;
      return seen;
    }
    if (!next.value()) return seen;
    seen.messages.push_back(*next.value());
  }
}

Seen read_bytes(std::string_view bytes, std::size_t limit = limits::kFrameIn) {
  Ends ends = Ends::pipe();
  put(ends.write_end(), bytes);
  ends.close_write();
  return read_all(ends.read_end(), limit);
}

void on_alarm(int) {}

/// Interrupts a thread's system calls, without restart, as long as it lives.
class Interrupter {
 public:
  explicit Interrupter(pthread_t victim) {
    struct sigaction action = {};
    action.sa_handler = on_alarm;
    sigaction(SIGUSR1, &action, &old_);
    thread_ = std::thread([this, victim] {
      while (!stop_) {
        pthread_kill(victim, SIGUSR1);
        std::this_thread::sleep_for(std::chrono::microseconds(100));
      }
    });
  }
  ~Interrupter() {
    stop_ = true;
    thread_.join();
    sigaction(SIGUSR1, &old_, nullptr);
  }

 private:
  std::atomic<bool> stop_ = false;
  struct sigaction old_ = {};
  std::thread thread_;
};

}  // namespace

TEST_CASE("frames arrive whole wherever the stream is cut") {
  const std::vector<std::string> messages = {"{\"v\":1}", "", "{\"text\":\"文字\"}"};
  std::string bytes;
  for (const auto& message : messages) bytes += frame(message);
  const bool over_pipe = GENERATE(true, false);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Ends ends = over_pipe ? Ends::pipe() : Ends::sockets();
    std::thread writer([&] {
      put(ends.write_end(), std::string_view(bytes).substr(0, cut));
      std::this_thread::yield();
      put(ends.write_end(), std::string_view(bytes).substr(cut));
      ends.close_write();
    });
    const Seen seen = read_all(ends.read_end());
    writer.join();
    INFO("cut at " << cut);
    CHECK(seen.messages == messages);
    CHECK_FALSE(seen.error);
  }
}

TEST_CASE("frames arrive whole one byte at a time") {
  const std::string bytes = frame("{\"v\":1}") + frame("{\"v\":1,\"type\":\"hello\"}");
  Ends ends = Ends::sockets();
  std::thread writer([&] {
    for (const char c : bytes) put(ends.write_end(), {&c, 1});
    ends.close_write();
  });
  const Seen seen = read_all(ends.read_end());
  writer.join();
  CHECK(seen.messages == std::vector<std::string>{"{\"v\":1}", "{\"v\":1,\"type\":\"hello\"}"});
}

TEST_CASE("an end between frames is no error, an end inside one is") {
  const std::string good = frame("{}");
  const std::string last = frame("{\"v\":1}");
  for (std::size_t size = 0; size < last.size(); ++size) {
    const Seen seen = read_bytes(good + last.substr(0, size));
    INFO(size << " bytes of the last frame");
    CHECK(seen.messages == std::vector<std::string>{"{}"});
    CHECK(seen.error == (size == 0 ? std::nullopt : std::optional(ErrorCode::frame_truncated)));
  }
}

TEST_CASE("a length over the limit is refused and shown as text") {
  const auto [length, shown] = GENERATE(table<std::string, std::string>({
      {header(101), "\"e\\x00\\x00\\x00\""},
      {header(0x7fffffff), "\\xff\\xff\\xff\\x7f"},
      {header(0x80000000), "\\x00\\x00\\x00\\x80"},
      {header(0xffffffff), "\\xff\\xff\\xff\\xff"},
      {"[DEB", "\"[DEB\""},
      {"\r\nC:", "\"\\r\\nC:\""},
      {"a\"\\\t", "\"a\\\"\\\\\\t\""},
  }));
  const Seen seen = read_bytes(length + "some bytes that follow", 100);
  CHECK(seen.messages.empty());
  CHECK(seen.error == ErrorCode::frame_too_long);
  CHECK_THAT(seen.message, Catch::Contains(shown));
}

TEST_CASE("the limit itself is allowed") {
  const std::string body(100, 'x');
  CHECK(read_bytes(frame(body), 100).messages == std::vector{body});
}

TEST_CASE("a large frame comes through a small pipe") {
  std::string body(3 * limits::kMiB + 17, ' ');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i % 23);
  Ends ends = Ends::pipe();
  std::thread writer([&] {
    put(ends.write_end(), frame(body));
    ends.close_write();
  });
  const Seen seen = read_all(ends.read_end());
  writer.join();
  REQUIRE(seen.messages.size() == 1);
  CHECK((seen.messages[0] == body));
}

TEST_CASE("interrupted calls are repeated") {
  const std::string body(limits::kFrameOut, 'x');
  Ends ends = Ends::sockets();
  std::thread slow_reader;
  Seen seen;
  {
    // Both sides work in small steps so that signals arrive inside their calls.
    const int small = 4096;
    REQUIRE(setsockopt(ends.write_end(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small) == 0);
    std::atomic<pthread_t> reader = {};
    std::atomic<bool> ready = false;
    slow_reader = std::thread([&] {
      reader = pthread_self();
      ready = true;
      seen = read_all(ends.read_end());
    });
    while (!ready) std::this_thread::yield();
    Interrupter interrupt_reader(reader);
    Interrupter interrupt_writer(pthread_self());
    CHECK(write_frame(ends.write_end(), body).ok());
    ends.close_write();
    // The reader must be alive as long as it is interrupted.
    slow_reader.join();
  }
  REQUIRE(seen.messages.size() == 1);
  CHECK((seen.messages[0] == body));
}

TEST_CASE("non-blocking descriptors are waited for") {
  Ends ends = Ends::pipe();
  REQUIRE(fcntl(ends.read_end(), F_SETFL, O_NONBLOCK) == 0);
  REQUIRE(fcntl(ends.write_end(), F_SETFL, O_NONBLOCK) == 0);
  const std::string body(limits::kFrameOut, 'x');
  bool written = false;
  std::thread writer([&] {
    written = write_frame(ends.write_end(), body).ok();
    ends.close_write();
  });
  const Seen seen = read_all(ends.read_end());
  writer.join();
  CHECK(written);
  REQUIRE(seen.messages.size() == 1);
  CHECK((seen.messages[0] == body));
}

TEST_CASE("a frame that is too long for a browser is not written") {
  Ends ends = Ends::pipe();
  const Status status = write_frame(ends.write_end(), std::string(limits::kFrameOut + 1, 'x'));
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().code == ErrorCode::frame_too_long);
  ends.close_write();
  CHECK(read_all(ends.read_end()).messages.empty());
}

TEST_CASE("a reader that went away is an error, not a signal") {
  struct sigaction ignore = {};
  struct sigaction old = {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &old);
  Ends ends = Ends::pipe();
  ends.close_read();
  const Status status = write_frame(ends.write_end(), "{}");
  sigaction(SIGPIPE, &old, nullptr);
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().code == ErrorCode::write_failed);
}

TEST_CASE("a descriptor that cannot be read is an error") {
  const Seen seen = read_all(-1);
  CHECK(seen.error == ErrorCode::unreadable);
}
