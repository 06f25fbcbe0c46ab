// SPDX-License-Identifier: Apache-2.0
//
// The real paperhop-pdf on PDFs made to hurt it and on damaged ones: each ends with an answer or a
// named error, within the limits, without a system call outside the list, and the caller lives.
// PAPERHOP_MUTATIONS and PAPERHOP_SEED: how many damaged ones, from which seed (./dev fuzz pdf).
#include <sys/resource.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/limits.hpp"
#include "hostile_pdfs.hpp"
#include "original_pdfs.hpp"
#include "pdf_maker.hpp"
#include "pdf_mutator.hpp"
#include "pdf_trial.hpp"

namespace paperhop::test {
namespace {

/// What rusage may tell beyond the limit: the kernel looks at the time once a second at worst.
constexpr double kLongest = limits::kPdfSeconds + 1;

/// Every fifth damaged PDF is read a second time, by a server, which must tell the same.
constexpr std::size_t kReadTwice = 5;

/// A long run says how far it is.
constexpr std::size_t kProgress = 1000;

bool is_named_end(const Status& status) {
  if (status) return true;
  switch (status.error().code) {
    case ErrorCode::pdf_unreadable:
    case ErrorCode::pdf_password:
    case ErrorCode::pdf_too_large:
    case ErrorCode::pdf_stopped: return status.error().message.starts_with("this PDF");
    default: return false;
  }
}

void check(const Trial& trial) {
  CHECK(is_named_end(trial.status));
  CHECK_FALSE(trial.forbidden_call());
  CHECK(trial.seconds < kLongest);
  CHECK(trial.memory <= limits::kPdfMemory);
}

/// Ended by the clock or for its memory: a little earlier or later, so not to be compared.
bool took_its_time(const Trial& trial) {
  return !trial.status && trial.status.error().code == ErrorCode::pdf_stopped;
}

TEST_CASE("Made papers are read whole, by a process of their own and by a server") {
  Tester alone(PdfProcesses::alone);
  Tester served(PdfProcesses::served);
  for (const PaperForm form : {PaperForm::plain, PaperForm::flate, PaperForm::compressed}) {
    const std::string pdf = made_paper(form);
    const Trial trial = alone.read(pdf);
    CAPTURE(static_cast<int>(form), trial.outcome());
    check(trial);
    REQUIRE(trial.status.ok());
    CHECK(trial.papers > 100);
    for (const char* part : {"A made paper", "2402.12345v2", "id=abcdefghi3", "P19-1001", "2303.10202", "2304.10303"}) {
      CAPTURE(part);
      CHECK(trial.facts.find(part) != std::string::npos);
    }
    CHECK(served.read(pdf).facts == trial.facts);
  }
}

TEST_CASE("PDFs made to hurt cost no more than the limits") {
  Tester alone(PdfProcesses::alone);
  Tester served(PdfProcesses::served);
  Tally tally;
  const std::string healthy = made_paper(PaperForm::flate);
  const std::string expected = served.read(healthy).facts;
  for (const HostilePdf& hostile : hostile_pdfs()) {
    const Trial trial = alone.read(hostile.make());
    CAPTURE(hostile.name, trial.outcome());
    std::cout << hostile.name << ": " << trial.outcome() << ", " << trial.seconds << " s, "
              << trial.memory / limits::kMiB << " MiB" << (trial.status ? "" : ": " + trial.status.error().message)
              << std::endl;
    check(trial);
    tally.add(trial);
    if (!took_its_time(trial)) CHECK_FALSE(served.read(hostile.make()).forbidden_call());
    CHECK(served.read(healthy).facts == expected);
  }
  std::cout << "PDFs made to hurt:\n" << tally.table();
}

/// What one thread found; Catch2 counts assertions in the first thread only.
struct Findings {
  std::mutex lock;
  Tally tally;
  std::vector<std::string> problems;
};

void complain(Findings& findings, std::size_t number, const Trial& trial, const std::string& what) {
  findings.problems.push_back("number " + std::to_string(number) + ": " + what + " (" + trial.outcome() + ", " +
                              std::to_string(trial.seconds) + " s, " + std::to_string(trial.memory / limits::kMiB) +
                              " MiB)");
}

void judge(Findings& findings, std::size_t number, const Trial& trial) {
  const std::lock_guard held(findings.lock);
  findings.tally.add(trial);
  if (!is_named_end(trial.status)) complain(findings, number, trial, "no named end");
  if (trial.forbidden_call()) complain(findings, number, trial, "forbidden call");
  if (trial.seconds >= kLongest) complain(findings, number, trial, "too slow");
  if (trial.memory > limits::kPdfMemory) complain(findings, number, trial, "too much memory");
}

void read_damaged(Findings& findings, const PdfMutator& mutator, std::atomic<std::size_t>& next, std::size_t count) {
  Tester alone(PdfProcesses::alone);
  Tester served(PdfProcesses::served);
  for (std::size_t number = next++; number < count; number = next++) {
    if (number > 0 && number % kProgress == 0) std::cout << number << " of " << count << std::endl;
    const std::string pdf = mutator.make(number);
    const Trial trial = alone.read(pdf);
    judge(findings, number, trial);
    if (number % kReadTwice != 0) continue;
    const Trial again = served.read(pdf);
    const std::lock_guard held(findings.lock);
    if (again.forbidden_call()) complain(findings, number, again, "forbidden call in a server's child");
    const bool same = again.facts == trial.facts && again.outcome() == trial.outcome();
    if (!same && !took_its_time(trial) && !took_its_time(again))
      complain(findings, number, again, "a server tells otherwise");
  }
}

TEST_CASE("Damaged PDFs end with an answer or a named error, on mutations") {
  const std::size_t count = setting("PAPERHOP_MUTATIONS", 500);
  const std::size_t seed = setting("PAPERHOP_SEED", 20261125);
  const PdfMutator mutator(original_pdfs(), seed);
  Findings findings;
  std::atomic<std::size_t> next = setting("PAPERHOP_FIRST", 0);
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back([&] { read_damaged(findings, mutator, next, count); });
  for (std::thread& thread : threads) thread.join();
  std::cout << count << " damaged PDFs, PAPERHOP_SEED=" << seed << ":\n" << findings.tally.table();
  for (const std::string& problem : findings.problems) FAIL_CHECK(problem);
  CHECK(findings.tally.forbidden_calls() == 0);
}

}  // namespace
}  // namespace paperhop::test
