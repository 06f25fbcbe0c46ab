// SPDX-License-Identifier: Apache-2.0
#include "answer/pdf_answer.hpp"

#include <catch2/catch.hpp>

#include "base/limits.hpp"

using namespace paperhop;

TEST_CASE("titles that are worth a search") {
  CHECK(searchable_title("Attention Is All You Need") == "Attention Is All You Need");
  CHECK(searchable_title(" \tDeep Learning\n") == "Deep Learning");
  CHECK(searchable_title("\xE6\xB7\xB1\xE5\xBA\xA6\xE5\xAD\xA6\xE4\xB9\xA0") ==
        "\xE6\xB7\xB1\xE5\xBA\xA6\xE5\xAD\xA6\xE4\xB9\xA0");
}

TEST_CASE("titles that are none") {
  const auto title = GENERATE(as<std::string>{}, "", "untitled", "Word", "main.dvi", "Microsoft Word - final version",
                              "my final paper.DOC", "C:\\papers\\my paper", "camera ready.tex");
  INFO(title);
  CHECK(searchable_title(title).empty());
  CHECK(searchable_title(std::string(limits::kTitleMax + 1, 'a') + " b").empty());
}
