// SPDX-License-Identifier: Apache-2.0
//
// PdfWorker against a stand-in for paperhop-pdf that does what the "PDF" says (tests/fakes).
#include "text/pdf_worker.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "base/limits.hpp"
#include "base/unique_fd.hpp"
#include "text/pdf_worker_options.hpp"

namespace paperhop {
namespace {

using std::chrono::milliseconds;

UniqueFd pdf_of(std::string_view content) {
  UniqueFd pdf(::memfd_create("pdf", MFD_CLOEXEC));
  REQUIRE(::write(pdf.get(), content.data(), content.size()) == static_cast<ssize_t>(content.size()));
  return pdf;
}

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// Reaps what has been left to this process; true where nothing is left that runs.
bool no_child_is_left() {
  for (int i = 0; i < 2000; ++i) {
    const pid_t pid = ::waitpid(-1, nullptr, WNOHANG);
    if (pid < 0 && errno == ECHILD) return true;
    if (pid == 0) ::usleep(1000);
  }
  return false;
}

/// Nothing may be left behind by what happens inside: no descriptor, no child, no grandchild.
class NothingLeft {
 public:
  NothingLeft() : descriptors_(open_descriptors()) { ::prctl(PR_SET_CHILD_SUBREAPER, 1); }
  ~NothingLeft() {
    CHECK(open_descriptors() == descriptors_);
    CHECK(no_child_is_left());
  }
  NothingLeft(const NothingLeft&) = delete;
  NothingLeft& operator=(const NothingLeft&) = delete;

 private:
  std::size_t descriptors_;
};

/// Waits long enough for what comes to come; `patience` for what never does.
PdfWorkerOptions options(bool alone, milliseconds patience = milliseconds(60'000)) {
  PdfWorkerOptions made;
  made.program = PAPERHOP_FAKE_PDF;
  made.patience = patience;
  made.processes = alone ? PdfProcesses::alone : PdfProcesses::served;
  return made;
}

constexpr milliseconds kSoon(60);

struct Reading {
  Status status = Done{};
  std::vector<PdfFact> facts;

  std::string code() const { return status ? "done" : std::string(code_name(status.error().code)); }
  std::string message() const { return status ? "" : status.error().message; }
  template <typename Fact>
  std::vector<Fact> all() const {
    std::vector<Fact> some;
    for (const PdfFact& fact : facts) {
      if (const auto* one = std::get_if<Fact>(&fact)) some.push_back(*one);
    }
    return some;
  }
};

Reading read(PdfWorker& worker, std::string_view content, const PdfRequest& request = {}, int cancel = -1) {
  const UniqueFd pdf = pdf_of(content);
  Reading reading;
  const auto keep = [&](PdfFact&& fact) {
    reading.facts.push_back(std::move(fact));
    return true;
  };
  reading.status = worker.read(pdf.get(), request, keep, cancel);
  return reading;
}

std::map<std::string, std::string> surroundings(PdfWorker& worker, const PdfRequest& request = {}) {
  std::map<std::string, std::string> told;
  const Reading reading = read(worker, "surroundings", request);
  CHECK(reading.code() == "done");
  for (const PdfField& field : reading.all<PdfField>()) told[field.name] = field.value;
  return told;
}

TEST_CASE("The worker starts with its three descriptors, a bare environment and no signal changed") {
  const NothingLeft nothing_left;
  const bool alone = GENERATE(true, false);
  ::setenv("LD_PRELOAD_OF_A_TEST", "1", 1);
  const UniqueFd inheritable(::open("/dev/null", O_RDONLY));
  REQUIRE(inheritable);
  PdfWorker worker(options(alone));
  auto told = surroundings(worker);
  CHECK(told["environment"] == "LC_ALL=C.UTF-8\n");
  CHECK(told["signals"].empty());
  CHECK(told["position"] == "0");
  if (alone) CHECK(told["descriptors"] == "0 1 2 ");
}

TEST_CASE("Signals that the caller ignores or blocks are as usual in the worker") {
  const NothingLeft nothing_left;
  const auto before = ::signal(SIGPIPE, SIG_IGN);
  sigset_t blocked;
  sigset_t mask;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &blocked, &mask);
  {
    PdfWorker worker(options(GENERATE(true, false)));
    CHECK(surroundings(worker)["signals"].empty());
  }
  ::pthread_sigmask(SIG_SETMASK, &mask, nullptr);
  ::signal(SIGPIPE, before);
}

TEST_CASE("The worker can neither change the PDF nor move the caller's position") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  const UniqueFd pdf = pdf_of("surroundings");
  std::string writable;
  const auto on_fact = [&](PdfFact&& fact) {
    const auto& field = std::get<PdfField>(fact);
    if (field.name == "writable") writable = field.value;
    return true;
  };
  CHECK(worker.read(pdf.get(), {}, on_fact).ok());
  CHECK(writable == "no");
  CHECK(::lseek(pdf.get(), 0, SEEK_CUR) == 12);
}

TEST_CASE("What is asked for reaches the worker") {
  const NothingLeft nothing_left;
  PdfWorker alone(options(true));
  CHECK(surroundings(alone)["asked"] == "read");
  CHECK(surroundings(alone, {true, PdfTextExtent::first_page})["asked"] == "read --links --text=first");
  CHECK(surroundings(alone, {false, PdfTextExtent::all_pages})["asked"] == "read --text=all");
  CHECK(surroundings(alone, {false, PdfTextExtent::drawn})["asked"] == "read --text=drawn");
  PdfWorker served(options(false));
  CHECK(surroundings(served)["asked"] == "flags 0");
  CHECK(surroundings(served, {true, PdfTextExtent::first_page})["asked"] == "flags 3");
  CHECK(surroundings(served, {false, PdfTextExtent::all_pages})["asked"] == "flags 4");
  CHECK(surroundings(served, {false, PdfTextExtent::drawn})["asked"] == "flags 8");
}

TEST_CASE("Facts of a worker that was taken over are made fit to be passed on") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  const Reading reading = read(worker, "strange");
  CHECK(reading.code() == "done");
  CHECK(reading.all<PdfPageCount>().size() == 1);
  CHECK(reading.all<PdfPageCount>().at(0).pages == 3);
  CHECK(reading.all<PdfField>().at(0).name == "Ti\uFFFDtle");
  CHECK(reading.all<PdfField>().at(0).value.size() == limits::kPdfField);
  CHECK(reading.all<PdfStampLine>().at(0).text == "st\uFFFDmp");
  CHECK(reading.all<PdfStampLine>().at(0).x == 0);
  CHECK(reading.all<PdfStampLine>().at(0).y == 0);
  CHECK(reading.all<PdfLink>().at(0).page == 0);
  CHECK(reading.all<PdfLink>().at(0).x == 0);
  CHECK(reading.all<PdfPageText>().at(0).page == 3);
  CHECK(reading.all<PdfPageText>().at(0).text == "\uFFFD");
  CHECK(reading.all<PdfPageText>().at(1).page == 0);
  CHECK(reading.all<PdfWarning>().at(0).what.code == ErrorCode::pdf_damaged);
  CHECK(reading.all<PdfWarning>().at(0).what.message.size() == limits::kPdfMessage);
}

TEST_CASE("A page has so many links and no more") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(true));
  const Reading reading = read(worker, "links " + std::to_string(limits::kPdfLinksPerPage + 5));
  CHECK(reading.code() == "done");
  CHECK(reading.all<PdfLink>().size() == limits::kPdfLinksPerPage + 2);
}

TEST_CASE("A request that goes on with a PDF has only the time that was left") {
  const NothingLeft nothing_left;
  const bool alone = GENERATE(true, false);
  PdfRequest more;
  more.goes_on = true;
  PdfWorker in_time(options(alone));
  CHECK(read(in_time, "fine").code() == "done");
  CHECK(read(in_time, "fine", more).code() == "done");
  PdfWorker late(options(alone, kSoon));
  CHECK(read(late, "silent").code() == "pdf_stopped");
  CHECK(read(late, "fine", more).code() == "pdf_stopped");
}

TEST_CASE("A cancelled reading tells nothing more, not even what has come") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const UniqueFd cancel(ends[0]);
  UniqueFd canceller(ends[1]);
  const UniqueFd pdf = pdf_of("links 200");
  int facts = 0;
  const auto cancel_at_first = [&](PdfFact&&) {
    ++facts;
    canceller.reset();
    return true;
  };
  const Status status = worker.read(pdf.get(), {}, cancel_at_first, cancel.get());
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::cancelled);
  CHECK(facts == 1);
}

TEST_CASE("A worker ends with the codes of readings only") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  const auto end_with = [&](ErrorCode code) { return read(worker, "end " + std::to_string(static_cast<int>(code))); };
  CHECK(end_with(ErrorCode::pdf_password).code() == "pdf_password");
  CHECK(end_with(ErrorCode::pdf_stopped).message().starts_with("this PDF could not be read: as told; "));
  CHECK(end_with(ErrorCode::cancelled).code() == "pdf_unreadable");
  CHECK(end_with(ErrorCode::not_ours).code() == "pdf_unreadable");
}

struct BadEnd {
  std::string behaviour;
  std::string code;
  std::string message;  ///< some words of it
};

TEST_CASE("Whatever a worker does ends with a named error, and the next PDF is read") {
  const NothingLeft nothing_left;
  const bool alone = GENERATE(true, false);
  const auto signal = [](int number) { return "signal " + std::to_string(number); };
  const BadEnd bad = GENERATE_COPY(values<BadEnd>({
      {"exit 0", "pdf_unreadable", "broke off"},
      {"exit 1", "pdf_unreadable", "broke off"},
      {"exit 127", "pdf_stopped", "memory"},
      {"half", "pdf_unreadable", "broke off"},
      {"garbage", "pdf_unreadable", "makes no sense"},
      {"huge", "pdf_unreadable", "makes no sense"},
      {signal(SIGSEGV), "pdf_unreadable", "the engine crashed"},
      {signal(SIGBUS), "pdf_unreadable", "the engine crashed"},
      {signal(SIGABRT), "pdf_unreadable", "the engine crashed"},
      {signal(SIGFPE), "pdf_unreadable", "the engine crashed"},
      {signal(SIGILL), "pdf_unreadable", "the engine crashed"},
      {signal(SIGSYS), "pdf_unreadable", "forbidden system call"},
      {signal(SIGXCPU), "pdf_stopped", "more than 5 seconds"},
      {signal(SIGALRM), "pdf_stopped", "more than 5 seconds"},
      {signal(SIGKILL), "pdf_stopped", "time or memory"},
      {signal(SIGTERM), "pdf_stopped", "from outside"},
  }));
  CAPTURE(alone, bad.behaviour);
  PdfWorker worker(options(alone));
  const Reading reading = read(worker, bad.behaviour);
  CHECK(reading.code() == bad.code);
  CHECK(reading.message().starts_with("this PDF could not be read: "));
  CHECK_THAT(reading.message(), Catch::Contains(bad.message));
  CHECK(reading.all<PdfPageCount>().size() == 1);
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("A program that ends as those do that cannot start is told from one that ended later") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  CHECK(read(worker, "mute 127").code() == "start_failed");
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("A worker that does not come to an end is ended at the deadline") {
  const NothingLeft nothing_left;
  const bool alone = GENERATE(true, false);
  const std::string behaviour = GENERATE("silent", "drip", "deaf", "children");
  CAPTURE(alone, behaviour);
  PdfWorker worker(options(alone, kSoon));
  const Reading reading = read(worker, behaviour);
  CHECK(reading.code() == "pdf_stopped");
}

TEST_CASE("A worker that has closed its pipe or said all is not waited for") {
  const NothingLeft nothing_left;
  const bool alone = GENERATE(true, false);
  PdfWorker worker(options(alone));
  CHECK(read(worker, "close").code() == "pdf_stopped");
  CHECK(read(worker, "linger").code() == "done");
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("What a worker says is bounded") {
  const NothingLeft nothing_left;
  PdfWorkerOptions small = options(GENERATE(true, false));
  small.output = 1'000'000;
  PdfWorker worker(small);
  const Reading reading = read(worker, "endless");
  CHECK(reading.code() == "pdf_stopped");
  CHECK_THAT(reading.message(), Catch::Contains("unpacks to more"));
  std::size_t bytes = 0;
  for (const PdfPageText& page : reading.all<PdfPageText>()) bytes += page.text.size();
  CHECK(bytes > 0);
  CHECK(bytes <= small.output);
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("A listener that has heard enough ends the reading well") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  const UniqueFd pdf = pdf_of("endless");
  int heard = 0;
  CHECK(worker.read(pdf.get(), {}, [&](PdfFact&&) { return ++heard < 3; }).ok());
  CHECK(heard == 3);
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("A listener that throws leaves nothing behind") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  const UniqueFd pdf = pdf_of("endless");
  CHECK_THROWS_AS(worker.read(pdf.get(), {}, [](PdfFact&&) -> bool { throw std::bad_alloc(); }), std::bad_alloc);
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("Cancelling ends the reading whatever the worker does") {
  const NothingLeft nothing_left;
  const std::string behaviour = GENERATE("silent", "endless", "drip", "deaf", "fine");
  CAPTURE(behaviour);
  PdfWorker worker(options(GENERATE(true, false)));
  std::array<int, 2> ends{};
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  const UniqueFd cancel(ends[0]);
  UniqueFd canceller(ends[1]);
  if (behaviour == "fine") {
    canceller.reset();  // before it begins
    CHECK(read(worker, behaviour, {}, cancel.get()).facts.empty());
    CHECK(read(worker, behaviour, {}, cancel.get()).code() == "cancelled");
    return;
  }
  const UniqueFd pdf = pdf_of(behaviour);
  const Status status = worker.read(
      pdf.get(), {},
      [&](PdfFact&&) {
        canceller.reset();
        return true;
      },
      cancel.get());
  REQUIRE_FALSE(status.ok());
  CHECK(status.error().code == ErrorCode::cancelled);
  CHECK(read(worker, "fine").code() == "done");
}

TEST_CASE("A server that died is started again") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(false, kSoon));
  const Reading reading = read(worker, "end_server");
  CHECK(reading.code() == "pdf_stopped");
  PdfWorker patient(options(false));
  CHECK(read(patient, "fine").code() == "done");
  for (int i = 0; i < 2; ++i) {
    CHECK(read(patient, "close").code() != "done");
    CHECK(read(patient, "fine").code() == "done");
  }
  CHECK(read(worker, "silent").code() == "pdf_stopped");
}

TEST_CASE("Only a first reading without the engine's text gets a program of its own") {
  const NothingLeft nothing_left;
  PdfWorkerOptions usual = options(false);
  usual.processes = PdfProcesses::usual;
  int told_cost = 0;
  usual.on_ending = [&](const PdfEnding& ending) { told_cost += ending.usage ? 1 : 0; };
  PdfWorker worker(usual);
  CHECK(surroundings(worker)["asked"] == "read");
  CHECK(surroundings(worker)["asked"] == "flags 0");
  CHECK(surroundings(worker, {false, PdfTextExtent::first_page})["asked"] == "flags 2");
  CHECK(told_cost == 1);
  PdfWorker for_own(usual);
  CHECK(surroundings(for_own, {false, PdfTextExtent::drawn})["asked"] == "read --text=drawn");
  PdfWorker for_text(usual);
  CHECK(surroundings(for_text, {false, PdfTextExtent::all_pages})["asked"] == "flags 4");
}

TEST_CASE("Many PDFs one after the other leave nothing behind while the worker lives") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(GENERATE(true, false)));
  REQUIRE(read(worker, "fine").code() == "done");
  const std::size_t descriptors = open_descriptors();
  for (int i = 0; i < 50; ++i) read(worker, i % 3 == 0 ? "garbage" : "fine");
  CHECK(open_descriptors() == descriptors);
}

TEST_CASE("Threads read each with a worker of their own") {
  const NothingLeft nothing_left;
  std::array<int, 4> done{};
  std::vector<std::thread> threads;
  for (int& count : done) {
    threads.emplace_back([&count] {
      PdfWorker worker(options(false));
      for (int i = 0; i < 20; ++i) {
        const UniqueFd pdf(::memfd_create("pdf", MFD_CLOEXEC));
        if (::write(pdf.get(), "fine", 4) != 4) continue;
        count += worker.read(pdf.get(), {}, [](PdfFact&&) { return true; }).ok() ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(done == std::array<int, 4>{20, 20, 20, 20});
}

TEST_CASE("A caller whose children are reaped by the kernel reads PDFs all the same") {
  const NothingLeft nothing_left;
  const auto before = ::signal(SIGCHLD, SIG_IGN);
  {
    PdfWorker worker(options(GENERATE(true, false)));
    CHECK(read(worker, "fine").code() == "done");
    CHECK(read(worker, "half").code() == "pdf_unreadable");
  }
  ::signal(SIGCHLD, before);
}

TEST_CASE("What is no PDF file is refused before anything is started") {
  const NothingLeft nothing_left;
  PdfWorkerOptions none = options(true);
  none.program = "/nowhere/paperhop-pdf";
  PdfWorker worker(none);
  CHECK(read(worker, "").code() == "pdf_unreadable");
  CHECK(read(worker, "fine").code() == "start_failed");
  const auto on_fact = [](PdfFact&&) { return true; };
  CHECK(worker.read(-1, {}, on_fact).error().code == ErrorCode::pdf_unreadable);
  const UniqueFd folder(::open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  CHECK(worker.read(folder.get(), {}, on_fact).error().code == ErrorCode::pdf_unreadable);
  const UniqueFd large(::memfd_create("large", MFD_CLOEXEC));
  REQUIRE(::ftruncate(large.get(), static_cast<off_t>(limits::kPdfFile) + 1) == 0);
  CHECK(worker.read(large.get(), {}, on_fact).error().code == ErrorCode::pdf_too_large);
  CHECK(worker.sandbox().error().code == ErrorCode::start_failed);
}

TEST_CASE("Callers without standard descriptors read PDFs all the same") {
  const NothingLeft nothing_left;
  const int child = ::fork();
  if (child == 0) {
    for (int fd = 0; fd <= 2; ++fd) ::close(fd);
    const UniqueFd pdf(::memfd_create("pdf", MFD_CLOEXEC));
    bool good = pdf.get() == 0 && ::write(pdf.get(), "fine", 4) == 4;
    for (const bool alone : {true, false}) {
      PdfWorker worker(options(alone));
      good = good && worker.read(pdf.get(), {}, [](PdfFact&&) { return true; }).ok();
    }
    ::_exit(good ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}

TEST_CASE("The sandbox's parts are told by the program") {
  const NothingLeft nothing_left;
  PdfWorker worker(options(true));
  const auto parts = worker.sandbox();
  REQUIRE(parts.ok());
  REQUIRE(parts.value().size() == 2);
  CHECK(parts.value()[0].name == "seccomp");
  CHECK(parts.value()[0].in_force);
  CHECK(parts.value()[1].name == "landlock");
  CHECK_FALSE(parts.value()[1].in_force);
  CHECK(parts.value()[1].reason == "the kernel is too old");
  PdfWorkerOptions silent = options(true);
  silent.program = "/bin/true";
  CHECK(PdfWorker(silent).sandbox().error().code == ErrorCode::start_failed);
}

}  // namespace
}  // namespace paperhop
