// SPDX-License-Identifier: Apache-2.0
//
// Reading command lines: what is an option, what is an operand, and the sentences for mistakes.
#include "cli/options/arguments.hpp"

#include <catch2/catch.hpp>

namespace paperhop::cli {
namespace {

using Words = std::vector<std::string>;

Arguments parsed(const Words& words) {
  Result<Arguments> result = parse_arguments(words);
  if (!result.ok()) FAIL(result.error().message);
  return std::move(result).value();
}

std::string mistake(const Words& words) {
  const Result<Arguments> result = parse_arguments(words);
  if (result.ok()) return {};
  CHECK(result.error().code == ErrorCode::bad_usage);
  CHECK(result.error().message.find('\n') == std::string::npos);
  return result.error().message;
}

TEST_CASE("options stand before and behind the command") {
  const Arguments arguments = parsed({"--target", "a", "find", "-q", "--format=json", "x", "-t", "b", "y"});
  REQUIRE(arguments.command);
  CHECK(arguments.command->name == "find");
  CHECK(arguments.has("quiet"));
  CHECK(arguments.value("format") == "json");
  CHECK(arguments.value("target") == "b");
  CHECK(arguments.operands == Words{"x", "y"});
}

TEST_CASE("letters may be joined, with a value behind the last") {
  const Arguments arguments = parsed({"find", "-qcfurl", "x"});
  CHECK(arguments.has("quiet"));
  CHECK(arguments.has("count"));
  CHECK(arguments.value("format") == "url");
}

TEST_CASE("operands are taken as they are") {
  const auto operands = GENERATE(Words{"-"}, Words{"find"}, Words{"[a,b]"}, Words{"++", "x"}, Words{"{}"}, Words{""},
                                 Words{"- a list item"}, Words{"--- a rule"}, Words{"a=b", "/x"}, Words{"\"q\"", "'"});
  Words words = {"url"};
  words.insert(words.end(), operands.begin(), operands.end());
  CHECK(parsed(words).operands == operands);
}

TEST_CASE("-- ends the options") {
  CHECK(parsed({"find", "-q", "--", "-x", "--json", "--"}).operands == Words{"-x", "--json", "--"});
  CHECK(parsed({"--", "find", "-x"}).operands == Words{"-x"});
}

TEST_CASE("a value may look like an option") {
  CHECK(parsed({"find", "--files0-from", "-"}).value("files0-from") == "-");
  CHECK(parsed({"find", "--base", "-x"}).value("base") == "-x");
}

TEST_CASE("an option may be given again; the last counts, all are kept") {
  const Arguments arguments = parsed({"install", "--browser", "firefox", "-b", "chrome"});
  CHECK(arguments.values.at("browser") == Words{"firefox", "chrome"});
  CHECK(parsed({"find", "-q", "-q"}).has("quiet"));
}

TEST_CASE("help knows its letter from its name") {
  CHECK(parsed({"-h"}).short_help);
  CHECK_FALSE(parsed({"--help"}).short_help);
  CHECK(parsed({"url", "-h"}).short_help);
  CHECK_FALSE(parsed({"find", "-h"}).has("help"));
}

TEST_CASE("mistakes are one sentence with what to do") {
  struct Row {
    Words words;
    std::string message;
  };
  const auto row =
      GENERATE(Row{{"find", "--jsn"}, "--jsn: no such option of `paperhop find`; did you mean --json?"},
               Row{{"find", "--explian=1"}, "--explian: no such option of `paperhop find`; did you mean --explain?"},
               Row{{"fnd"}, "fnd: no such command; did you mean `paperhop find`?"},
               Row{{"qwertyuiop"}, "qwertyuiop: no such command; `paperhop --help` lists them"},
               Row{{"find", "--format", "xml"}, "--format xml: no such FORMAT; use one of id, url, json, tsv, md"},
               Row{{"find", "--format="}, "--format: its FORMAT is missing"},
               Row{{"find", "--json=1"}, "--json: takes no value; leave \"=1\" out"},
               Row{{"find", "-f"}, "-f: its value is missing; `paperhop find --help` lists the options"},
               Row{{"sources", "x"}, "x: `paperhop sources` takes no such argument; leave it out"});
  CHECK(mistake(row.words) == row.message);
  CHECK(mistake({"find", "-Z"}).find("-Z: no such option") == 0);
  CHECK(mistake({"--bogus", "find"}).find("--bogus: no such option") == 0);
}

TEST_CASE("no words are no mistake") {
  CHECK(parsed({}).command == nullptr);
  CHECK(parsed({"--version"}).command == nullptr);
}

TEST_CASE("an option given more than once has all its values, in order") {
  const Arguments arguments = parsed({"install", "--browser", "zen", "--browser=brave"});
  CHECK(arguments.all("browser") == Words{"zen", "brave"});
  CHECK(arguments.value("browser") == "brave");
  CHECK(arguments.all("host").empty());
}

}  // namespace
}  // namespace paperhop::cli
