// SPDX-License-Identifier: Apache-2.0
#include "protocol/pdf_intake.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/limits.hpp"

using namespace paperhop;

namespace {

Request piece(std::uint64_t number, bool more, const char* data) {
  Request request;
  request.type = RequestType::pdf;
  request.pdf.number = number;
  request.pdf.more = more;
  request.pdf.data = data;
  return request;
}

}  // namespace

TEST_CASE("pieces end in one file, with what the first of them said") {
  PdfIntake intake;
  Request first = piece(1, true, "JVBE");
  first.question.page = "https://example.org/a.pdf";
  CHECK_FALSE(intake.add("1", std::move(first), 0).value().has_value());
  auto whole = intake.add("1", piece(2, false, "Ri0="), 0);
  REQUIRE(whole.ok());
  REQUIRE(whole.value().has_value());
  const ReceivedPdf& pdf = *whole.value();
  CHECK(pdf.size == 5);
  CHECK(pdf.request.question.page == "https://example.org/a.pdf");
  std::string bytes(16, '\0');
  bytes.resize(static_cast<std::size_t>(::pread(pdf.file.get(), bytes.data(), bytes.size(), 0)));
  CHECK(bytes == "%PDF-");
  CHECK_FALSE(intake.forget("1"));
}

TEST_CASE("memory that others hold counts") {
  PdfIntake intake;
  CHECK(intake.add("1", piece(1, true, "JVBE"), limits::kPdfsHeld - 3).ok());
  const auto refused = intake.add("1", piece(2, true, "JVBE"), limits::kPdfsHeld - 3);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::pdf_busy);
  CHECK_FALSE(intake.forget("1"));
  // What was forgotten is not held any more.
  CHECK(intake.add("1", piece(1, true, "JVBE"), limits::kPdfsHeld - 3).ok());
}
