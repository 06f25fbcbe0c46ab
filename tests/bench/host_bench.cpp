// SPDX-License-Identifier: Apache-2.0
//
// The native host against a host written in Python (python_host.py), in one run and interleaved:
// start + one small message + reply, as sendNativeMessage does, and a message of 1 MB on an open
// port. Prints medians and their ratio as a table. A driver in C++, because a script's own way
// of starting programs takes longer than the host.
//
//   host_bench PAPERHOP_HOST PYTHON_HOST.py [ROUNDS]
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

extern char** environ;

namespace {

[[noreturn]] void fail(const char* what) {
  std::perror(what);
  std::exit(1);
}

/// A host with pipes to its standard streams.
class Host {
 public:
  explicit Host(const std::vector<std::string>& command) {
    int in[2];
    int out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) fail("pipe2");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const int problem = posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) fail(arguments[0]);
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
  }

  ~Host() {
    if (to_ >= 0) end();
  }

  /// Closes the port and waits. Gives the processor time of the host's whole life, in milliseconds.
  double end() {
    close(std::exchange(to_, -1));
    rusage usage = {};
    wait4(pid_, nullptr, 0, &usage);
    close(from_);
    const auto ms = [](const timeval& time) {
      return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
  }

  std::string ask(std::string_view message) {
    const auto size = static_cast<std::uint32_t>(message.size());
    std::string frame(sizeof size, '\0');
    std::memcpy(frame.data(), &size, sizeof size);
    frame += message;
    write_all(frame);
    std::uint32_t length = 0;
    read_all(reinterpret_cast<char*>(&length), sizeof length);
    std::string reply(length, '\0');
    read_all(reply.data(), reply.size());
    return reply;
  }

 private:
  void write_all(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t put = write(to_, bytes.data(), bytes.size());
      if (put <= 0) fail("write");
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }
  void read_all(char* data, std::size_t size) const {
    while (size > 0) {
      const ssize_t got = read(from_, data, size);
      if (got <= 0) fail("read");
      data += got;
      size -= static_cast<std::size_t>(got);
    }
  }

  pid_t pid_ = 0;
  int to_ = -1;
  int from_ = -1;
};

double milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

/// 200 bytes around a text.
std::string small_message(std::string_view text) {
  std::string message = R"({"v":1,"id":"1","type":"resolve","text":")" + std::string(text);
  while (message.size() < 198) message += " w";
  return message + R"("})";
}

/// What people select: a mention in a sentence.
constexpr std::string_view kOnePaper = "as shown by Doe et al. (arXiv:2402.12345v2), attention is sparse";
/// Each source has patterns of its own to compile.
constexpr std::string_view kThreeSources =
    "see arXiv:2402.12345v2, aclanthology.org/P19-1001/ and https://openreview.net/forum?id=B1xsqj09Fm";

/// 1 MB of words, line ends and quotes, a paper every 10 KB.
std::string large_message() {
  std::string message = R"({"v":1,"id":"1","type":"resolve","text":")";
  std::uint32_t random = 1;
  int papers = 0;
  while (message.size() < 1'000'000) {
    random = random * 1664525 + 1013904223;
    message.append(1 + (random >> 28), static_cast<char>('a' + (random >> 20) % 26));
    message += random % 11 == 0 ? "\\n" : random % 37 == 0 ? "\\\"" : random % 41 == 0 ? " 文字 " : " ";
    if (message.size() > static_cast<std::size_t>(papers + 1) * 10'000) {
      message += "arXiv:2402." + std::to_string(10000 + papers++) + " ";
    }
  }
  return message + R"("})";
}

std::size_t count_papers(std::string_view reply) {
  constexpr std::string_view kMark = "\"evidence\":";
  constexpr std::string_view kOtherMark = "\"from\":\"text\"";
  std::size_t count = 0;
  const std::string_view mark = reply.find(kMark) == std::string_view::npos ? kOtherMark : kMark;
  for (std::size_t at = reply.find(mark); at != std::string_view::npos; at = reply.find(mark, at + 1)) ++count;
  return count;
}

void require_same_papers(const std::vector<std::string>& ours, const std::vector<std::string>& python,
                         const std::string& message) {
  const std::size_t our_count = count_papers(Host(ours).ask(message));
  const std::size_t their_count = count_papers(Host(python).ask(message));
  if (our_count == their_count && our_count > 0) return;
  std::fprintf(stderr, "the hosts do not do the same work: %zu and %zu papers\n", our_count, their_count);
  std::exit(1);
}

struct Times {
  std::vector<double> ours;
  std::vector<double> python;
};

/// A start is timed twice: by the clock to the reply, since no browser waits for the end, and by the
/// processor to the end, which says something on a busy machine as well.
struct Starts {
  Times clock;
  Times processor;
};

void time_start(const std::vector<std::string>& command, std::string_view message, std::vector<double>& clock,
                std::vector<double>& processor) {
  std::optional<Host> host;
  clock.push_back(milliseconds([&] { host.emplace(command).ask(message); }));
  processor.push_back(host->end());
}

/// `goal` is the ratio to reach; 0 for none.
void print_row(const char* name, const Times& times, double goal) {
  const double ours = median(times.ours);
  const double python = median(times.python);
  std::printf("| %-42s | %8.2f | %8.2f | %5.1fx |", name, ours, python, python / ours);
  if (goal > 0) {
    std::printf(" %3.0fx | %s |\n", goal, python / ours >= goal ? "yes" : "no");
  } else {
    std::printf("  |  |\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: host_bench PAPERHOP_HOST PYTHON_HOST.py [ROUNDS]\n", stderr);
    return 2;
  }
  const int rounds = argc > 3 ? std::max(1, std::atoi(argv[3])) : 60;
  const std::vector<std::string> ours = {argv[1]};
  const std::vector<std::string> python = {"/usr/bin/python3", "-I", "-S", argv[2]};
  const std::string one_paper = small_message(kOnePaper);
  const std::string three_sources = small_message(kThreeSources);
  const std::string large = large_message();
  for (const std::string& message : {one_paper, three_sources, large}) require_same_papers(ours, python, message);

  Starts start_one, start_three;
  Times open_port;
  for (int i = 0; i < rounds; ++i) {
    for (auto& [starts, message] : {std::pair(&start_one, &one_paper), std::pair(&start_three, &three_sources)}) {
      time_start(ours, *message, starts->clock.ours, starts->processor.ours);
      time_start(python, *message, starts->clock.python, starts->processor.python);
    }
  }
  Host our_port(ours);
  Host their_port(python);
  our_port.ask(large);  // both have compiled their patterns before the clock runs
  their_port.ask(large);
  for (int i = 0; i < rounds; ++i) {
    open_port.ours.push_back(milliseconds([&] { our_port.ask(large); }));
    open_port.python.push_back(milliseconds([&] { their_port.ask(large); }));
  }

  std::printf("| native host, median of %d interleaved, ms | paperhop | python3 | ratio | goal | met |\n", rounds);
  std::printf("| --- | --- | --- | --- | --- | --- |\n");
  print_row("start, 200 bytes with one paper, reply", start_one.clock, 10);
  print_row("  processor time of it, end included", start_one.processor, 0);
  print_row("start, papers of three sources, reply", start_three.clock, 0);
  print_row("  processor time of it, end included", start_three.processor, 0);
  print_row("message of 1 MB on an open port", open_port, 4);
  return 0;
}
