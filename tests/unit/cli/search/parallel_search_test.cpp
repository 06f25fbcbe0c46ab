// SPDX-License-Identifier: Apache-2.0
//
// Many threads, one output: the same bytes in the same order, in bounded memory.
#include "cli/search/parallel_search.hpp"

#include <poll.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/limits.hpp"

namespace paperhop::cli {
namespace {

/// Both streams of a command in one text.
struct Terminal {
  std::ostringstream text;
  Streams streams{text, text, false, true, true};
};

std::vector<std::string> numbers(int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back(std::to_string(i));
  return names;
}

using SearchFile = std::function<FileOutcome(const WalkedFile& file, OutputSlot& slot)>;

/// A thread of a search that has nothing to share.
class Alone : public Searcher {
 public:
  explicit Alone(const SearchFile& search) : search_(search) {}
  FileOutcome search(const WalkedFile& file, OutputSlot& slot) override { return search_(file, slot); }
  void help() override {}

 private:
  const SearchFile& search_;
};

SearchOutcome search_all(std::size_t jobs, int files, const SearchFile& search, OrderedOutput& output,
                         Progress& progress) {
  WorkPool pool(jobs);
  return search_in_order(
      {jobs, jobs}, FileWalk(numbers(files), {}), [&] { return std::make_unique<Alone>(search); }, pool, output,
      progress);
}

/// Runs `search` on files that are called by their numbers, and gives what was written.
std::string written(std::size_t jobs, int files, const SearchFile& search, SearchOutcome* outcome = nullptr) {
  Terminal terminal;
  Progress progress;
  OrderedOutput output(terminal.streams, progress);
  const SearchOutcome ended = search_all(jobs, files, search, output, progress);
  if (outcome) *outcome = ended;
  return terminal.text.str();
}

/// Some lines on both streams; the later the file, the sooner it is done.
FileOutcome chatter(const WalkedFile& file, OutputSlot& slot) {
  const int number = std::stoi(file.name);
  if (number % 7 == 0) std::this_thread::yield();
  for (int i = 0; i < number % 5; ++i) slot.streams().out << file.name << '.' << i << '\n';
  if (number % 3 == 0) slot.streams().complain(file.name, "wrong");
  slot.streams().out << "end of " << file.name << '\n';
  return {1, number % 3 == 0};
}

TEST_CASE("any number of threads writes the same, errors in their places") {
  SearchOutcome outcome;
  const std::string alone = written(1, 1000, chatter, &outcome);
  CHECK(outcome.found);
  CHECK(outcome.failed);
  CHECK(alone.starts_with("paperhop: 0: wrong\nend of 0\n1.0\nend of 1\n2.0\n2.1\nend of 2\n"));
  for (const std::size_t jobs : {2, 3, 8, 33}) {
    CAPTURE(jobs);
    CHECK(written(jobs, 1000, chatter) == alone);
  }
}

TEST_CASE("a file that has written much waits for its turn") {
  std::mutex mutex;
  std::condition_variable changed;
  bool second_began = false;
  std::atomic<std::size_t> second_wrote = 0;
  std::size_t second_wrote_early = 0;
  const std::string kilobyte(limits::kKiB - 1, 'x');
  const std::size_t lines = 2 * limits::kHeldInAll / limits::kKiB;
  const auto search = [&](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    if (file.name == "0") {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return second_began; });
      lock.unlock();
      // However long this takes, the other thread gets no further than its limit.
      for (int i = 0; i < 1000; ++i) std::this_thread::yield();
      second_wrote_early = second_wrote.load();
      slot.streams().out << "first\n";
      return {};
    }
    {
      const std::lock_guard lock(mutex);
      second_began = true;
    }
    changed.notify_all();
    for (std::size_t i = 0; i < lines; ++i) {
      slot.streams().out << kilobyte + "\n";
      ++second_wrote;
    }
    return {};
  };
  const std::string text = written(2, 2, search);
  CHECK(second_wrote_early <= limits::kHeldInAll / limits::kKiB);
  CHECK(text.starts_with("first\nxxx"));
  CHECK(text.size() == 6 + lines * limits::kKiB);
}

TEST_CASE("a file that waits for room goes on once another one gives some back") {
  std::promise<void> room_is_taken;
  std::shared_future<void> taken = room_is_taken.get_future().share();
  std::promise<void> first_has_ended;
  bool ended_in_time = false;
  const std::string kilobyte(limits::kKiB - 1, 'x');
  const auto search = [&](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    if (file.name == "0") {
      ended_in_time = first_has_ended.get_future().wait_for(std::chrono::minutes(1)) == std::future_status::ready;
    } else if (file.name == "1") {
      taken.wait();
      for (std::size_t i = 0; i < 2 * limits::kHeldOutput / limits::kKiB; ++i) slot.streams().out << kilobyte + "\n";
      first_has_ended.set_value();
    } else {
      const auto part = slot.reserve_at_once(limits::kHeldInAll);
      room_is_taken.set_value();
      // Long enough for the other one to fall asleep in most runs; either way it must end.
      for (int i = 0; i < 1000; ++i) std::this_thread::yield();
    }
    return {};
  };
  written(3, 3, search);
  CHECK(ended_in_time);
}

TEST_CASE("a file that has written much goes on while all together hold little") {
  std::promise<void> second_has_ended;
  bool ended_in_time = false;
  const std::string kilobyte(limits::kKiB - 1, 'x');
  const auto search = [&](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    if (file.name == "0") {
      ended_in_time = second_has_ended.get_future().wait_for(std::chrono::minutes(1)) == std::future_status::ready;
      return {};
    }
    for (std::size_t i = 0; i < 4 * limits::kHeldOutput / limits::kKiB; ++i) slot.streams().out << kilobyte + "\n";
    second_has_ended.set_value();
    return {};
  };
  CHECK(written(2, 2, search).size() == 4 * limits::kHeldOutput);
  CHECK(ended_in_time);
}

TEST_CASE("no more files are ahead than the limit says") {
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t done = 0;
  std::size_t most = 0;
  const auto search = [&](const WalkedFile& file, OutputSlot&) -> FileOutcome {
    std::unique_lock lock(mutex);
    // The first one waits until the others can do nothing more.
    if (file.name == "0") changed.wait(lock, [&] { return done == limits::kFilesAhead - 1; });
    if (file.name == "0") most = done;
    ++done;
    changed.notify_all();
    return {};
  };
  written(4, static_cast<int>(limits::kFilesAhead) * 3, search);
  CHECK(most == limits::kFilesAhead - 1);
  CHECK(done == limits::kFilesAhead * 3);
}

TEST_CASE("the last file that is wanted ends the search, with the output up to there") {
  const auto search = [](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    slot.streams().out << file.name << '\n';
    const bool found = file.name == "5" || file.name == "7";
    if (found) slot.be_last();
    return {found ? std::size_t{1} : 0, false};
  };
  for (const std::size_t jobs : {1, 2, 4, 16}) {
    CAPTURE(jobs);
    for (int round = 0; round < 50; ++round) CHECK(written(jobs, 1000, search) == "0\n1\n2\n3\n4\n5\n");
  }
}

TEST_CASE("where nobody reads, the search ends and says so to whoever waits") {
  class Closed : public std::streambuf {};
  Closed closed;
  std::ostream out(&closed);
  std::ostringstream err;
  const Streams streams{out, err};
  Progress progress;
  OrderedOutput output(streams, progress);
  std::atomic<std::size_t> searched = 0;
  const auto search = [&](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    ++searched;
    slot.streams().out << file.name << '\n';
    return {1, false};
  };
  search_all(4, 100'000, search, output, progress);
  CHECK(searched < 100'000);
  CHECK(output.is_stopped());
  pollfd asked{output.stop_descriptor(), POLLIN, 0};
  CHECK(::poll(&asked, 1, 0) == 1);
}

TEST_CASE("who must not start early waits for the turn") {
  std::atomic<int> in_turn = 0;
  std::atomic<int> next = 0;
  const auto search = [&](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    if (!slot.wait_for_turn()) return {};
    // Nobody else is between here and the end of the file.
    const int number = next;
    if (std::to_string(number) == file.name) ++in_turn;
    next = number + 1;
    return {};
  };
  written(4, 200, search);
  CHECK(in_turn == 200);
}

TEST_CASE("an exception between files ends the search, and is told") {
  // Of every thread; of one of them while the others work or wait for their turn.
  for (const int bad : {0, 1, 2}) {
    for (int round = 0; round < 20; ++round) {
      CAPTURE(bad, round);
      Terminal terminal;
      Progress progress;
      OrderedOutput output(terminal.streams, progress);
      std::atomic<int> made = 0;
      WorkPool pool(3);
      const SearchFile search = chatter;
      const auto make_searcher = [&]() -> std::unique_ptr<Searcher> {
        if (const int number = ++made; bad == 0 || number == bad) throw std::bad_alloc();
        return std::make_unique<Alone>(search);
      };
      const SearchOutcome outcome =
          search_in_order({3, 3}, FileWalk(numbers(100), {}), make_searcher, pool, output, progress);
      CHECK(outcome.failed);
      CHECK(outcome.broke_off);
      CHECK(output.is_stopped());
    }
  }
}

TEST_CASE("an exception is an error of its file") {
  const auto search = [](const WalkedFile& file, OutputSlot& slot) -> FileOutcome {
    if (file.name == "1") throw std::runtime_error("no luck");
    if (file.name == "2") throw std::bad_alloc();
    slot.streams().out << file.name << '\n';
    return {1, false};
  };
  SearchOutcome outcome;
  const std::string text = written(2, 4, search, &outcome);
  CHECK(text ==
        "0\npaperhop: 1: internal: no luck; please report it\n"
        "paperhop: 2: does not fit into memory; split it, or use --per-line, or -j 1\n3\n");
  CHECK(outcome.failed);
}

}  // namespace
}  // namespace paperhop::cli
