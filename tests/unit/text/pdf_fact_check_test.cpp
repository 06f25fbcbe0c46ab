// SPDX-License-Identifier: Apache-2.0
//
// What a worker may say, and in which words its end is told.
#include "text/pdf_fact_check.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <variant>

#include "base/limits.hpp"
#include "text/pdf_ending.hpp"

using namespace paperhop;

namespace {

ErrorCode end_code(ErrorCode code) {
  return PdfFactCheck::check_end({code, "as told"}).code;
}

ErrorCode warning_code(ErrorCode code) {
  const std::optional<PdfFact> fact = PdfFactCheck().check(PdfWarning{{code, "as told"}});
  return std::get<PdfWarning>(fact.value()).what.code;
}

}  // namespace

TEST_CASE("A part of the sandbox that is missing is a warning and ends nothing") {
  CHECK(warning_code(ErrorCode::sandbox_incomplete) == ErrorCode::sandbox_incomplete);
  CHECK(end_code(ErrorCode::sandbox_incomplete) == ErrorCode::pdf_unreadable);
  CHECK(warning_code(ErrorCode::start_failed) == ErrorCode::start_failed);
  CHECK(warning_code(ErrorCode::not_ours) == ErrorCode::pdf_damaged);
  CHECK(end_code(ErrorCode::start_failed) == ErrorCode::start_failed);
}

TEST_CASE("An end is told in one sentence: that it was not read, why, and what to do") {
  const auto told = [](ErrorCode code, const std::string& words) {
    return PdfFactCheck::check_end({code, words}).message;
  };
  CHECK(told(ErrorCode::pdf_password, "it opens only with a password") ==
        "this PDF could not be read: it opens only with a password; save a copy without a password");
  CHECK(told(ErrorCode::pdf_unreadable, "it has no pages") ==
        "this PDF could not be read: it has no pages; get the PDF anew, or search for its title");
  CHECK(told(ErrorCode::pdf_unreadable, "this PDF could not be read: it has no pages") ==
        told(ErrorCode::pdf_unreadable, "it has no pages"));
  CHECK(told(ErrorCode::pdf_too_large, "whatever it says") == pdf_too_large_error().message);
  CHECK(told(ErrorCode::pdf_stopped, std::string(2 * limits::kPdfMessage, 'x')).size() < limits::kPdfMessage + 100);
}

TEST_CASE("What is said for people holds nothing that a terminal obeys") {
  const std::string words =
      "a\x1B[2Jb\x07\r\n\x7F\xC2\x9B"
      "c \xC3\xA9";
  const std::string tame = "a [2Jb     c \xC3\xA9";
  CHECK_THAT(PdfFactCheck::check_end({ErrorCode::pdf_unreadable, words}).message, Catch::Contains(tame + ";"));
  const std::optional<PdfFact> fact = PdfFactCheck().check(PdfWarning{{ErrorCode::pdf_damaged, words}});
  CHECK(std::get<PdfWarning>(fact.value()).what.message == tame);
}

TEST_CASE("Links are bounded over all pages, and so are the numbers of pages") {
  PdfFactCheck check;
  std::size_t links = 0;
  for (std::uint32_t i = 0; i < 2 * limits::kPdfLinks; ++i) {
    links += check.check(PdfLink{1 + i / 4, 0, 0, "https://a.example/"}) ? 1 : 0;
  }
  CHECK(links == limits::kPdfLinks);
  const auto page_of = [&](std::uint32_t page) {
    return std::get<PdfPageText>(*check.check(PdfPageText{page, PdfTextOrder::content, ""})).page;
  };
  CHECK(page_of(limits::kPdfPages) == limits::kPdfPages);
  CHECK(page_of(limits::kPdfPages + 1) == 0);
  check.check(PdfPageCount{0xFFFFFFFF});
  CHECK(page_of(limits::kPdfPages + 1) == 0);
}

TEST_CASE("Every end of a worker says what to do") {
  const auto advises = [](const Error& error) {
    return error.message.starts_with("this PDF could not be read: ") &&
           std::count(error.message.begin(), error.message.end(), ';') == 1;
  };
  for (const int signal : {SIGXCPU, SIGALRM, SIGKILL, SIGSYS, SIGPIPE, SIGTERM, SIGSEGV}) {
    CAPTURE(signal);
    CHECK(advises(pdf_ending_error(signal, true)));
  }
  constexpr int kNotStarted = 127 << 8;
  CHECK(advises(pdf_ending_error(kNotStarted, true)));
  CHECK(advises(pdf_ending_error(kNotStarted, false)));
  CHECK(advises(pdf_ending_error(0, true)));
  CHECK(advises(pdf_slow_error()));
  CHECK(advises(pdf_too_large_error()));
  CHECK_THAT(pdf_too_large_error().message,
             Catch::Contains(" " + std::to_string(limits::kPdfFile / limits::kMiB) + " MiB;"));
}
