// SPDX-License-Identifier: Apache-2.0
//
// The option table is whole, and everything made from it names every option.
#include "cli/options/options.hpp"
#include "cli/contains.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "cli/generate.hpp"
#include "cli/help.hpp"
#include "cli/options/arguments.hpp"

namespace paperhop::cli {
namespace {

std::string in_troff(const std::string& name) {
  std::string out;
  for (const char c : name) out += c == '-' ? std::string("\\-") : std::string(1, c);
  return out;
}

TEST_CASE("every command and option says what it does") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.name);
    CHECK_FALSE(command.help.empty());
    CHECK(command.help.back() != '.');
    for (const Option& option : options_of(command)) {
      CAPTURE(option.name);
      CHECK_FALSE(option.help.empty());
      CHECK(option.help.back() != '.');
      CHECK_FALSE(option.group.empty());
      CHECK((option.kind == ValueKind::none) == option.argument.empty());
      CHECK((option.kind == ValueKind::choice) == !option.choices.empty());
      if (!option.more.empty()) CHECK(option.more.back() == '.');
    }
  }
}

TEST_CASE("no letter and no name stands twice within a command") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.name);
    std::set<std::string_view> names;
    std::set<char> letters;
    for (const Option& option : options_of(command)) {
      CAPTURE(option.name);
      CHECK(names.insert(option.name).second);
      if (option.letter != 0) CHECK(letters.insert(option.letter).second);
    }
  }
}

TEST_CASE("-h belongs to find as in grep, and to the help elsewhere") {
  const auto owner = [](std::string_view command) -> std::string_view {
    for (const Option& option : options_of(*find_command(command))) {
      if (option.letter == 'h') return option.name;
    }
    return {};
  };
  CHECK(owner("find") == "no-filename");
  CHECK(owner("url") == "help");
  CHECK(owner("doctor") == "help");
}

TEST_CASE("help, man page and completions name every option of every command") {
  const std::string man = man_page();
  const std::string bash = bash_completion();
  const std::string zsh = zsh_completion();
  const std::string fish = fish_completion();
  for (const Command& command : all_commands()) {
    for (const Option& option : options_of(command)) {
      const std::string name = long_name(option);
      CAPTURE(command.name, name);
      CHECK(contains(short_help(&command), spelling(option)));
      CHECK(contains(long_help(&command), spelling(option)));
      CHECK(contains(man, in_troff(name)));
      CHECK(contains(bash, name));
      CHECK(contains(zsh, name));
      CHECK(contains(fish, "-l " + std::string(option.name) + " "));
    }
    CHECK(contains(long_help(nullptr), command.name));
    CHECK(contains(man, command.name));
    CHECK(contains(bash, command.name));
    CHECK(contains(zsh, "_paperhop_" + std::string(command.name)));
    CHECK(contains(fish, command.name));
  }
}

TEST_CASE("no two functions of the zsh completion share a name") {
  const std::string zsh = zsh_completion();
  std::set<std::string> functions;
  for (std::size_t at = zsh.find("() {\n"); at != std::string::npos; at = zsh.find("() {\n", at + 1)) {
    const std::size_t begin = zsh.rfind('\n', at) + 1;
    CHECK(functions.insert(zsh.substr(begin, at - begin)).second);
  }
  CHECK(functions.size() == all_commands().size() + 2);
}

TEST_CASE("generate knows its four kinds and no other") {
  for (const std::string_view what : {"man", "bash", "zsh", "fish"}) CHECK_FALSE(generate(what).empty());
  CHECK(generate("powershell").empty());
}

TEST_CASE("short help keeps to one line an option") {
  for (const Command& command : all_commands()) {
    const std::string text = short_help(&command);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    CHECK(lines == options_of(command).size() + 6);
  }
}

TEST_CASE("the nearest name is near") {
  const std::vector<std::string_view> names = {"json", "explain", "encoding", "per-line"};
  CHECK(nearest_name("jsno", names) == "json");
  CHECK(nearest_name("perline", names) == "per-line");
  CHECK(nearest_name("enc", names) == "encoding");
  CHECK(nearest_name("zzzzzz", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name(std::string(100'000, 'a'), names).empty());
}

TEST_CASE("wrap breaks at words and loses none") {
  CHECK(wrap("a bb ccc dddd", 2, 8) == "  a bb\n  ccc\n  dddd\n");
  CHECK(wrap("unbreakable", 2, 4) == "  unbreakable\n");
  CHECK(wrap("", 2, 8).empty());
}

}  // namespace
}  // namespace paperhop::cli
