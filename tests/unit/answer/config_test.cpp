// SPDX-License-Identifier: Apache-2.0
//
// The configuration: what counts, and that what is wrong is said in one line with its place
// while the rest still counts.
#include "answer/config.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/limits.hpp"

namespace paperhop {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

/// The single problem of a configuration, "" where there is none.
std::string problem_of(std::string_view toml) {
  const Config config = parse_config(toml, "config.toml");
  CHECK(config.problems.size() <= 1);
  return config.problems.empty() ? "" : config.problems.front();
}

TEST_CASE("The built-in configuration") {
  const Config config = builtin_config();
  CHECK(config.path.empty());
  CHECK_FALSE(config.exists);
  CHECK(config.default_target == "coolpapers");
  CHECK(config.targets.size() == builtin_targets().size());
  CHECK(config.problems.empty());
  REQUIRE(config.find_target("alphaxiv") != nullptr);
  CHECK(config.find_target("alphaxiv")->title == "alphaXiv");
  CHECK(config.find_target("nowhere") == nullptr);
}

TEST_CASE("An empty file changes nothing") {
  const Config config = parse_config("# nothing\n", "/a/config.toml");
  CHECK(config.path == "/a/config.toml");
  CHECK(config.exists);
  CHECK(config.default_target == "coolpapers");
  CHECK(config.targets.size() == builtin_targets().size());
  CHECK(config.problems.empty());
}

TEST_CASE("A target with everything") {
  const Config config = parse_config(R"(
target = "mine"
[targets.mine]
title = "My place"
any = "https://x.org/{key}"
ijcai = "https://x.org/{year}/{number}"
join = "+"
limit = 5
search = "https://x.org/?q={query}"
)",
                                     "config.toml");
  CHECK(config.problems.empty());
  CHECK(config.default_target == "mine");
  REQUIRE(config.find_target("mine") != nullptr);
  const Target& target = *config.find_target("mine");
  CHECK(&target == &config.targets.back());
  CHECK(target.title == "My place");
  CHECK(target.limit == 5);
  CHECK(target.search == "https://x.org/?q={query}");
  REQUIRE(target.any_source);
  CHECK(target.any_source->join == "+");
  CHECK(template_for(target, "ijcai")->part == "{year}/{number}");
  CHECK(template_for(target, "ijcai")->join == "+");
}

TEST_CASE("A target may have a search alone, or pages alone; its title is its name unless said") {
  const Config config = parse_config(
      "[targets.s]\nsearch = \"https://x.org/?q={query}\"\n[targets.p]\nany = \"{page}\"\n", "config.toml");
  CHECK(config.problems.empty());
  REQUIRE(config.find_target("s") != nullptr);
  CHECK(config.find_target("s")->title == "s");
  CHECK(config.find_target("s")->limit == limits::kPapersPerAnswer);
  REQUIRE(config.find_target("p") != nullptr);
}

TEST_CASE("A user's target takes the place of the built-in one of that name") {
  const Config config = parse_config("[targets.coolpapers]\nany = \"https://x.org/{key}\"\n", "config.toml");
  CHECK(config.problems.empty());
  CHECK(config.targets.size() == builtin_targets().size());
  CHECK(config.targets.front().name == "coolpapers");
  CHECK(config.targets.front().by_source.empty());
  CHECK(config.targets.front().any_source->prefix == "https://x.org/");
  CHECK(config.targets.front().search.empty());
}

TEST_CASE("http is for this machine only") {
  CHECK(problem_of("[targets.a]\nany = \"http://127.0.0.1:8000/{key}\"\nsearch = \"http://localhost/{query}\"\n")
            .empty());
  CHECK(problem_of("[targets.a]\n\nany = \"http://x.org/{key}\"\n") ==
        "config.toml:3: http:// is only for this machine (127.0.0.1, localhost, [::1]); write https://");
}

struct Row {
  std::string_view toml;
  std::string_view problem;
};

/// Every way of being wrong with the line it stands in.
const std::vector<Row> kWrong = {
    {"\ncolour = 1\n", "config.toml:2: unknown key \"colour\"; known: target, [targets.NAME]"},
    {"[other]\na = 1\n", "config.toml:1: unknown key \"other\"; known: target, [targets.NAME]"},
    {"\n\ntarget = \"nowhere\"\n", "config.toml:3: there is no target \"nowhere\"; known: coolpapers, page, pdf, "},
    {"target = 1\n", "config.toml:1: target is no text; write the name of a target"},
    {"target = [\"page\"]\n", "config.toml:1: target is no text; write the name of a target"},
    {"\ntargets = 1\n", "config.toml:2: targets is no table; write [targets.NAME]"},
    {"[[targets]]\na = 1\n", "config.toml:1: targets is no table; write [targets.NAME]"},
    {"[targets]\n\nmine = \"https://x.org/{key}\"\n",
     "config.toml:3: the target \"mine\" is no table; write [targets.NAME]"},
    {"[targets.Mine]\nany = \"{page}\"\n",
     "config.toml:1: \"Mine\" is no name of a target; use a-z, 0-9, - and _ only"},
    {"[targets.\"\"]\nany = \"{page}\"\n", "config.toml:1: \"\" is no name of a target; use a-z, 0-9, - and _ only"},
    {"\n[targets.a]\n", "config.toml:2: [targets.a]: no address is given"},
    {"[targets.a]\ntitle = \"A\"\n", "config.toml:1: [targets.a]: no address is given"},
    {"[targets.a]\nany = \"{page}\"\ncolour = 1\n",
     "config.toml:3: unknown key \"colour\" in a target; known: title, any, arxiv, "},
    {"[targets.a]\nany = 1\n", "config.toml:2: any is no text; write it in quotes"},
    {"[targets.a]\nany = \"{page}\"\ntitle = true\n", "config.toml:3: title is no text; write it in quotes"},
    {"[targets.a]\nany = \"https://x.org/{year\"\n", "config.toml:2: a { or } stands alone"},
    {"[targets.a]\narxiv = \"https://x.org/{year}\"\n", "config.toml:2: unknown placeholder {year}"},
    {"[targets.a]\nany = \"https://x.org/\"\n", "config.toml:2: no placeholder"},
    {"[targets.a]\nsearch = \"https://x.org/{key}\"\n", "config.toml:2: unknown placeholder {key} in a search"},
    {"[targets.a]\nany = \"{page}\"\njoin = \"&&\"\n",
     "config.toml:3: join cannot stand between papers; write one of , ; + |"},
    {"[targets.a]\nany = \"{page}\"\njoin = \"\"\n",
     "config.toml:3: join cannot stand between papers; write one of , ; + |"},
    {"[targets.a]\nany = \"{page}\"\nlimit = 0\n",
     "config.toml:3: limit is no number of papers; write one from 1 to 100"},
    {"[targets.a]\nany = \"{page}\"\nlimit = 101\n",
     "config.toml:3: limit is no number of papers; write one from 1 to 100"},
    {"[targets.a]\nany = \"{page}\"\nlimit = -1\n",
     "config.toml:3: limit is no number of papers; write one from 1 to 100"},
    {"[targets.a]\nany = \"{page}\"\nlimit = 2.5\n",
     "config.toml:3: limit is no number of papers; write one from 1 to 100"},
    {"[targets.a]\nany = \"{page}\"\nlimit = \"5\"\n",
     "config.toml:3: limit is no number of papers; write one from 1 to 100"},
    {"target = \"page\"\n\n[targets.a\nany = 1\n", "config.toml:3: not valid TOML: "},
    {"target = \"page\"\ntarget = \"pdf\"\n", "config.toml:2: not valid TOML: "},
    {"target = \"\xFF\"\n", "config.toml:1: not valid TOML: "},
};

TEST_CASE("What is wrong is one line: file, line, what was wrong; what to do") {
  for (const Row& row : kWrong) {
    INFO(row.toml);
    const std::string problem = problem_of(row.toml);
    CHECK_THAT(problem, StartsWith(std::string(row.problem)));
    CHECK(problem.find('\n') == std::string::npos);
    CHECK(problem.find("; ") != std::string::npos);
  }
}

TEST_CASE("A problem stays one line whatever the file holds in its names") {
  for (const std::string_view toml :
       {"\"a\\nb\" = 1\n", "target = \"a\\nb\"\n", "[targets.\"a\\nb\"]\nany = \"{page}\"\n",
        "[targets]\n\"a\\nb\" = 1\n", "[targets.a]\nany = \"{page}\"\n\"a\\r\\nb\" = 1\n",
        "[targets.a]\nany = \"https://x.org/{a\\nb}\"\n"}) {
    INFO(toml);
    const std::string problem = problem_of(toml);
    CHECK_FALSE(problem.empty());
    CHECK(problem.find_first_of("\r\n") == std::string::npos);
  }
}

TEST_CASE("A target with a fault is left out whole, the rest still counts") {
  const Config config = parse_config(R"(target = "good"
colour = 1
[targets.bad]
any = "https://x.org/{key}"
search = "https://x.org/"
[targets.good]
any = "https://y.org/{key}"
[targets.page]
any = "nonsense"
)",
                                     "config.toml");
  CHECK(config.default_target == "good");
  CHECK(config.find_target("good") != nullptr);
  CHECK(config.find_target("bad") == nullptr);
  REQUIRE(config.find_target("page") != nullptr);
  CHECK(config.find_target("page")->title == "Source page");
  CHECK(config.problems.size() == 3);
}

TEST_CASE("A bad default leaves the built-in one") {
  const Config config = parse_config("target = \"bad\"\n[targets.bad]\nany = 1\n", "config.toml");
  CHECK(config.default_target == "coolpapers");
  CHECK(config.problems.size() == 2);
  CHECK_THAT(config.default_problem, EndsWith("; coolpapers is used instead"));
}

TEST_CASE("Of a file that is no TOML nothing counts") {
  const Config config = parse_config("target = \"page\"\n[targets.a]\nany = \"{page}\"\n=", "config.toml");
  CHECK(config.default_target == "coolpapers");
  CHECK(config.find_target("a") == nullptr);
  REQUIRE(config.problems.size() == 1);
  CHECK(config.default_problem == config.problems[0]);
  CHECK_THAT(config.problems[0], StartsWith("config.toml:4: not valid TOML: ") && EndsWith("; the file is not used"));
}

TEST_CASE("Addresses alone are not joined into one") {
  const Config config =
      parse_config("[targets.a]\narxiv = \"https://x.org/{key}\"\nany = \"{page}\"\njoin = \",\"\n", "config.toml");
  CHECK(config.problems.empty());
  REQUIRE(config.find_target("a") != nullptr);
  CHECK(template_for(*config.find_target("a"), "arxiv")->join == ",");
  CHECK(template_for(*config.find_target("a"), "acl")->join.empty());
}

/// Sets a variable of the environment, or takes it away, until the end of the test.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = getenv(name)) before_ = old;
    set(value);
  }
  ~Variable() { set(before_ ? before_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void set(const char* value) const {
    if (value == nullptr) {
      unsetenv(name_);
    } else {
      setenv(name_, value, 1);
    }
  }

  const char* name_;
  std::optional<std::string> before_;
};

TEST_CASE("The path follows XDG: XDG_CONFIG_HOME, else HOME, absolute ones only") {
  const Variable home("HOME", "/home/me");
  {
    const Variable xdg("XDG_CONFIG_HOME", "/conf");
    CHECK(config_path() == "/conf/paperhop/config.toml");
  }
  for (const char* useless : {static_cast<const char*>(nullptr), "", "conf"}) {
    const Variable xdg("XDG_CONFIG_HOME", useless);
    CHECK(config_path() == "/home/me/.config/paperhop/config.toml");
  }
  const Variable xdg("XDG_CONFIG_HOME", nullptr);
  const Variable nobody("HOME", nullptr);
  CHECK(config_path().empty());
  CHECK(load_config().path.empty());
  CHECK_FALSE(load_config().exists);
  CHECK(load_config().problems.empty());
}

/// A folder for $XDG_CONFIG_HOME that goes away with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("paperhop-config-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_ / "paperhop");
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path() const { return path_.string(); }
  fs::path file() const { return path_ / "paperhop" / "config.toml"; }
  void write(std::string_view text) const { std::ofstream(file(), std::ios::binary) << text; }

 private:
  fs::path path_;
};

TEST_CASE("The file is loaded from its place; a missing one is no problem") {
  const Folder folder;
  const Variable xdg("XDG_CONFIG_HOME", folder.path().c_str());
  Config config = load_config();
  CHECK(config.path == folder.file());
  CHECK_FALSE(config.exists);
  CHECK(config.problems.empty());
  CHECK(config.default_target == "coolpapers");

  folder.write("target = \"page\"\ncolour = 1\n");
  config = load_config();
  CHECK(config.exists);
  CHECK(config.default_target == "page");
  CHECK(config.problems ==
        std::vector<std::string>{folder.file().string() + ":2: unknown key \"colour\"; known: target, [targets.NAME]"});
}

TEST_CASE("A file that cannot be used is said, and the built-in settings count") {
  const Folder folder;
  const Variable xdg("XDG_CONFIG_HOME", folder.path().c_str());
  const auto problem = [&] {
    const Config config = load_config();
    CHECK(config.exists);
    CHECK(config.default_target == "coolpapers");
    CHECK(config.targets.size() == builtin_targets().size());
    REQUIRE(config.problems.size() == 1);
    return config.problems[0];
  };
  fs::create_directory(folder.file());
  CHECK(problem() == folder.file().string() + ": is no file; the built-in settings are used");
  fs::remove(folder.file());

  folder.write("target = \"page\"\n#" + std::string(limits::kConfigFile, 'x') + "\n");
  CHECK(problem() == folder.file().string() + ": is larger than 1 MiB; the built-in settings are used");

  if (geteuid() == 0) return;  // root reads everything
  folder.write("target = \"page\"\n");
  fs::permissions(folder.file(), fs::perms::none);
  CHECK(problem() == folder.file().string() + ": cannot be read; the built-in settings are used");
}

}  // namespace
}  // namespace paperhop
