// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_header.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/limits.hpp"

using namespace paperhop;

TEST_CASE("the header of a PDF stands at its start, or a little behind it") {
  constexpr std::size_t npos = std::string_view::npos;
  const auto behind = [](std::size_t junk) { return std::string(junk, 'x') + "%PDF-1.7\n"; };
  constexpr std::size_t kLast = limits::kPdfHeader - kPdfMark.size();
  CHECK(pdf_header_at(behind(0)) == 0);
  CHECK(pdf_header_at(behind(kLast)) == kLast);
  CHECK(pdf_header_at(behind(kLast + 1)) == npos);
  CHECK(pdf_header_at("%PDF") == npos);
  CHECK(pdf_header_at("") == npos);
}
