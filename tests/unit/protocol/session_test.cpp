// SPDX-License-Identifier: Apache-2.0
//
// Whole conversations, without frames around them.
#include "protocol/session.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/limits.hpp"

using namespace paperhop;
using nlohmann::json;

namespace {

Session make_session() {
  return Session(parse_large, builtin_config);
}

/// The replies that a message gets at once.
std::vector<Reply> replies_to(Session& session, const std::string& message) {
  std::vector<Reply> replies;
  session.take(message, [&](Reply&& reply) { replies.push_back(std::move(reply)); });
  return replies;
}

json ask(Session& session, const json& request) {
  const auto replies = replies_to(session, request.dump());
  REQUIRE(replies.size() == 1);
  return json::parse(replies[0].text);
}

}  // namespace

TEST_CASE("hello names sources, targets and limits") {
  Session session = make_session();
  const json reply = ask(session, {{"v", 1}, {"id", "1"}, {"type", "hello"}});
  CHECK(reply["type"] == "hello");
  CHECK(reply["id"] == "1");
  CHECK(reply["sources"].size() == all_sources().size());
  CHECK(reply["targets"][0]["default"] == true);
  CHECK(reply["limits"]["frame_out"] == limits::kFrameOut);
}

TEST_CASE("resolve finds papers with their place") {
  Session session = make_session();
  const json reply = ask(session, {{"v", 1}, {"id", 2}, {"type", "resolve"}, {"text", "see arXiv:2402.12345v2."}});
  REQUIRE(reply["papers"].size() == 1);
  CHECK(reply["papers"][0]["id"] == "arxiv:2402.12345v2");
  CHECK(reply["papers"][0]["version"] == 2);
  CHECK(reply["papers"][0]["at"] == json({4, 18}));
  CHECK(reply["open"].size() == 1);
  CHECK(reply["search"].is_null());
}

TEST_CASE("search gives an address and no papers") {
  Session session = make_session();
  const json reply = ask(session, {{"v", 1}, {"id", 3}, {"type", "search"}, {"text", "sparse attention"}});
  CHECK(reply["type"] == "answer");
  CHECK(reply["papers"].empty());
  CHECK_THAT(reply["search"].get<std::string>(), Catch::StartsWith("https://"));
}

TEST_CASE("an unknown target is refused with the names that are known") {
  Session session = make_session();
  const json reply = ask(session, {{"v", 1}, {"id", 4}, {"type", "resolve"}, {"text", "x"}, {"target", "nowhere"}});
  CHECK(reply["code"] == "unknown_target");
  CHECK_THAT(reply["message"].get<std::string>(), Catch::Contains(builtin_targets()[0].name));
}

TEST_CASE("a target that comes with its request is taken, and called own") {
  Session session = make_session();
  const json target = {{"title", "Lab"}, {"any", "https://x.org/{id}"}, {"search", "https://x.org/?q={query}"}};
  const json found = ask(session, {{"v", 1}, {"type", "resolve"}, {"text", "arXiv:2402.12345"}, {"target", target}});
  CHECK(found["target"] == "own");
  CHECK(found["open"] == json({"https://x.org/arxiv:2402.12345"}));
  const json searched = ask(session, {{"v", 1}, {"type", "search"}, {"text", "two words"}, {"target", target}});
  CHECK(searched["search"] == "https://x.org/?q=two+words");
  const json many = ask(session, {{"v", 1},
                                  {"type", "batch"},
                                  {"items", {{{"text", "arXiv:2402.12345"}}, {{"text", "two words"}}}},
                                  {"target", target}});
  CHECK(many["answers"][0]["open"] == json({"https://x.org/arxiv:2402.12345"}));
  CHECK(many["answers"][1]["search"] == "https://x.org/?q=two+words");
}

TEST_CASE("an own target takes no part in what the configuration has wrong") {
  Session session(parse_large, [] { return parse_config("target = \"nowhere\"\n", "config.toml"); });
  const json reply =
      ask(session,
          {{"v", 1}, {"type", "resolve"}, {"text", "arXiv:2402.12345"}, {"target", {{"any", "https://x.org/{id}"}}}});
  CHECK(reply["reason"].is_null());
}

TEST_CASE("check_target tells problems by field, examples and fields") {
  Session session = make_session();
  const json good = ask(session, {{"v", 1}, {"type", "check_target"}, {"target", {{"any", "https://x.org/{id}"}}}});
  CHECK(good["problems"].empty());
  CHECK(good["examples"].size() == all_sources().size());
  CHECK_THAT(good["examples"][0]["url"].get<std::string>(), Catch::StartsWith("https://x.org/arxiv:"));
  CHECK(good["fields"].size() == known_fields().size());
  const json bad = ask(session, {{"v", 1}, {"type", "check_target"}, {"target", {{"any", "https://x.org/{\n}"}}}});
  REQUIRE(bad["problems"].size() == 1);
  CHECK(bad["problems"][0]["field"] == "any");
  CHECK(bad["problems"][0]["reason"] == "bad_character");
}

TEST_CASE("the configuration is loaded at the first need, and anew for hello and config") {
  int loads = 0;
  Session session(parse_large, [&loads] {
    ++loads;
    return builtin_config();
  });
  replies_to(session, "{");
  CHECK(loads == 0);
  const json search = {{"v", 1}, {"type", "search"}, {"text", "x y"}};
  ask(session, search);
  ask(session, search);
  CHECK(loads == 1);
  ask(session, {{"v", 1}, {"type", "config"}});
  CHECK(loads == 2);
  ask(session, {{"v", 1}, {"type", "hello"}});
  CHECK(loads == 3);
}

TEST_CASE("config tells its problems, whatever bytes they hold") {
  Session session(parse_large, [] {
    Config config = builtin_config();
    config.path = "/home/\xFF/config.toml";
    config.problems = {"line 1: \xC3 is wrong; remove it"};
    return config;
  });
  const json reply = ask(session, {{"v", 1}, {"id", 1}, {"type", "config"}});
  CHECK(reply["path"] == "/home/\xEF\xBF\xBD/config.toml");
  CHECK(reply["problems"][0] == "line 1: \xEF\xBF\xBD is wrong; remove it");
}

TEST_CASE("a default target that does not exist falls back to the first") {
  Session session(parse_large, [] {
    Config config = builtin_config();
    config.default_target = "gone";
    return config;
  });
  const json reply = ask(session, {{"v", 1}, {"type", "targets"}});
  CHECK(reply["default"] == builtin_targets()[0].name);
}

TEST_CASE("an answer says that the configured target cannot be used, but where the request names one") {
  Session session(parse_large, [] { return parse_config("target = \"nowhere\"\n", "config.toml"); });
  const std::string type = GENERATE("resolve", "search");
  const json plain = ask(session, {{"v", 1}, {"type", type}, {"text", "arXiv:2402.12345"}});
  CHECK(plain["reason"] == "bad_config");
  CHECK_THAT(plain["message"].get<std::string>(),
             Catch::StartsWith("The configured target cannot be used: config.toml:1: there is no target \"nowhere\"") &&
                 Catch::EndsWith("coolpapers is used instead."));
  const json named = ask(session, {{"v", 1}, {"type", type}, {"text", "arXiv:2402.12345"}, {"target", "page"}});
  CHECK(named["reason"] != "bad_config");
}

TEST_CASE("a request in parts gets the reply to the whole") {
  Session session = make_session();
  const std::string whole = json({{"v", 1}, {"id", "9"}, {"type", "resolve"}, {"text", "arXiv:2402.12345"}}).dump();
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    const json first = {{"v", 1},    {"id", "9"},  {"type", "part"},
                        {"part", 1}, {"parts", 2}, {"data", whole.substr(0, cut)}};
    const json second = {{"v", 1},    {"id", "9"},  {"type", "part"},
                         {"part", 2}, {"parts", 2}, {"data", whole.substr(cut)}};
    CHECK(replies_to(session, first.dump()).empty());
    const json reply = ask(session, second);
    CHECK(reply["id"] == "9");
    CHECK(reply["papers"].size() == 1);
  }
}

TEST_CASE("a part in a part, another id and broken JSON in parts are refused") {
  const auto [data, code] = GENERATE(table<std::string, std::string>({
      {R"({"v":1,"id":"9","type":"part","part":1,"parts":1,"data":"{}"})", "bad_part"},
      {R"({"v":1,"id":"8","type":"hello"})", "bad_part"},
      {R"({"v":1,"id":9,"type":"hello"})", "bad_part"},
      {R"({"v":1,"id":"9","type":)", "bad_json"},
      {R"({"v":2,"id":"9","type":"hello"})", "unsupported_version"},
  }));
  Session session = make_session();
  const json reply = ask(session, {{"v", 1}, {"id", "9"}, {"type", "part"}, {"part", 1}, {"parts", 1}, {"data", data}});
  CHECK(reply["code"] == code);
  CHECK(reply["id"] == "9");
}

TEST_CASE("a reply over a frame comes whole, with the request's id") {
  Session session = make_session();
  std::string text;
  for (int i = 10000; i < 17000; ++i) text += "arXiv:2402." + std::to_string(i) + " ";
  const auto replies =
      replies_to(session, json({{"v", 1}, {"id", "long"}, {"type", "resolve"}, {"text", text}}).dump());
  REQUIRE(replies.size() == 1);
  CHECK(replies[0].id == "\"long\"");
  std::string whole;
  for (const std::string& frame : split_reply(replies[0].id, replies[0].text)) {
    CHECK(frame.size() <= limits::kFrameOut);
    const json part = json::parse(frame);
    CHECK(part["id"] == "long");
    whole += part["data"].get<std::string>();
  }
  CHECK(whole == replies[0].text);
  CHECK(json::parse(whole)["papers"].size() == 7000);
}
