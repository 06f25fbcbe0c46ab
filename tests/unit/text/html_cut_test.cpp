// SPDX-License-Identifier: Apache-2.0
#include "text/html_cut.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace paperhop {
namespace {

std::string cut_part(const std::string& html) {
  return html.substr(html_cut(html));
}

TEST_CASE("a page is cut before its last tag that begins something new") {
  CHECK(cut_part("<p>one<p>two <b>bold</b>") == "<p>two <b>bold</b>");
  CHECK(cut_part("<ul><LI>one</li><li class='x'>two") == "<li class='x'>two");
  CHECK(html_cut("no tags") == 0);
  CHECK(html_cut("<b>one</b> <i>two</i>") == 0);
}

TEST_CASE("what stands at the head of a page is not torn from it") {
  CHECK(html_cut("<html><head><script>;;;;</script><base href='/x'>") == 0);
  CHECK(html_cut("<html><head></head><h2>x") == 19);
}

TEST_CASE("a page is not cut in scripts, comments, values and unfinished tags") {
  CHECK(cut_part("x<p>one<script>'<p>'</script> two") == "<p>one<script>'<p>'</script> two");
  CHECK(cut_part("x<p>one<script>'<p>' + '<div>") == "<p>one<script>'<p>' + '<div>");
  CHECK(cut_part("x<p>one<!-- <p> -->") == "<p>one<!-- <p> -->");
  CHECK(cut_part("x<p>one<a title='<p>'>two</a>") == "<p>one<a title='<p>'>two</a>");
  CHECK(cut_part("x<p>one<p class=") == "<p>one<p class=");
  CHECK(cut_part("x<svg><style/><p>one") == "<p>one");
}

TEST_CASE("a page without such a place is cut anyway") {
  CHECK(html_cut_anyway("<script>'<p>', '<p>'") == 16);
  CHECK(html_cut_anyway("no tags") == 3);
  CHECK(html_cut_anyway("one <b>two") == 4);
}

}  // namespace
}  // namespace paperhop
