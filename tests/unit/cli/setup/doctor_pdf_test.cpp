// SPDX-License-Identifier: Apache-2.0
//
// The doctor's words on PDFs, with programs in place of paperhop-pdf that do not do what they should.
#include "cli/setup/doctor_pdf.hpp"
#include "cli/contains.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "cli/input/media.hpp"
#include "cli/machine.hpp"
#include "cli/setup/sample_pdf.hpp"

namespace paperhop::cli {
namespace {

TEST_CASE("the sample is a PDF whose table of objects is right") {
  const std::string pdf = sample_pdf();
  CHECK(sniff(pdf) == Media::pdf);
  const std::size_t table = std::stoul(pdf.substr(pdf.find("startxref\n") + 10));
  REQUIRE(pdf.substr(table, 5) == "xref\n");
  std::size_t line = pdf.find("65535 f \n") + 9;
  for (int object = 1; object <= 7; ++object, line += 20) {
    const std::size_t at = std::stoul(pdf.substr(line, 10));
    CHECK(pdf.substr(at, 5) == std::to_string(object) + " 0 o");
  }
  CHECK(pdf.substr(line, 7) == "trailer");
}

TEST_CASE("a program that is missing is one problem") {
  const auto findings = examine_pdfs("/nowhere/paperhop-pdf");
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().level == Level::problem);
  CHECK_FALSE(findings.front().text.empty());
  CHECK(contains(describe_pdfs("/nowhere/paperhop-pdf"), "PDFs: "));
}

TEST_CASE("a program that says nothing is a problem") {
  const Machine machine;
  const auto program = machine.folder() / "paperhop-pdf";
  write_program(program, "#!/bin/sh\nexit 0\n");
  const auto findings = examine_pdfs(program.string());
  REQUIRE_FALSE(findings.empty());
  CHECK(findings.front().level == Level::problem);
  CHECK(needs_action(findings));
}

}  // namespace
}  // namespace paperhop::cli
