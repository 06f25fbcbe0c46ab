// SPDX-License-Identifier: Apache-2.0
//
// Two readers, one meaning: every row and every random message must give the same Message
// through nlohmann-json and through simdjson, and the right one.
#include "protocol/message_reader.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <variant>

#include "base/limits.hpp"

using namespace paperhop;

namespace {

ParseOutcome never(std::string&, JsonEvents&) {
  return ParseOutcome::unavailable;
}

/// A message in one line, for comparison.
std::string describe(const Message& message) {
  std::string out = message.id;
  if (!message.request) {
    const Error& error = message.request.error();
    return out + " error " + std::string(code_name(error.code)) + ": " + error.message;
  }
  const Request& request = message.request.value();
  out += " type " + std::to_string(static_cast<int>(request.type)) + " text " + request.question.text + " page " +
         request.question.page + " html " + std::to_string(request.question.html) + " limit " +
         (request.question.limit ? std::to_string(*request.question.limit) : "none") + " target " + request.target +
         " part " + std::to_string(request.part.number) + "/" + std::to_string(request.part.count) + " " +
         request.part.data;
  for (const Link& link : request.question.links) out += " link " + link.href + " " + link.text;
  if (request.own_target) {
    out += " own " + request.own_target->title + " " + std::to_string(request.own_target->limit);
    if (request.own_target->any_source) out += " " + request.own_target->any_source->prefix;
  }
  for (const DefinitionField& field : request.definition) {
    out += " field " + field.name + "=";
    if (const auto* const text = std::get_if<std::string>(&field.value)) out += '"' + *text + '"';
    if (const auto* const number = std::get_if<std::int64_t>(&field.value)) out += std::to_string(*number);
  }
  for (const Question& item : request.items) {
    out += " item " + item.text + "|" + item.page + "|" + std::to_string(static_cast<int>(item.search_in));
    for (const Link& link : item.links) out += " link " + link.href + " " + link.text;
  }
  return out;
}

/// Reads with both readers, checks that they agree, gives the message.
Message read_both(const std::string& text) {
  Message small = read_small_message(text);
  const Message large = read_large_message(text, parse_large);
  INFO(text.substr(0, 300));
  CHECK(describe(small) == describe(large));
  return small;
}

struct Refused {
  const char* name;
  std::string text;
  ErrorCode code;
  std::string id;
};

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

std::string hello_with(std::string_view members) {
  return "{\"v\":1,\"id\":\"7\",\"type\":\"hello\"," + std::string(members) + "}";
}

std::string resolve_with(std::string_view members) {
  return "{\"v\":1,\"id\":\"7\",\"type\":\"resolve\"," + std::string(members) + "}";
}

using namespace std::string_literals;

const std::vector<Refused> kRefused = {
    {"nothing", "", ErrorCode::bad_json, "null"},
    {"blanks only", " \n", ErrorCode::bad_json, "null"},
    {"a word", "hello", ErrorCode::bad_json, "null"},
    {"a number", "1", ErrorCode::bad_json, "null"},
    {"an array", "[]", ErrorCode::bad_json, "null"},
    {"byte order mark", "\xEF\xBB\xBF" + hello_with("\"x\":1"), ErrorCode::bad_json, "\"7\""},
    {"NUL behind the object", hello_with("\"x\":1") + "\0"s, ErrorCode::bad_json, "\"7\""},
    {"NUL before the object", "\0"s + hello_with("\"x\":1"), ErrorCode::bad_json, "\"7\""},
    {"NUL in a string", hello_with("\"x\":\"a\0b\""s), ErrorCode::bad_json, "\"7\""},
    {"line end in a string", hello_with("\"x\":\"a\nb\""), ErrorCode::bad_json, "\"7\""},
    {"text behind the object", hello_with("\"x\":1") + "x", ErrorCode::bad_json, "\"7\""},
    {"two objects", "{}{}", ErrorCode::bad_json, "null"},
    {"open object", "{\"id\":\"7\",\"v\":1", ErrorCode::bad_json, "\"7\""},
    {"wrong bracket", hello_with("\"x\":[}"), ErrorCode::bad_json, "\"7\""},
    {"bracket too many", hello_with("\"x\":1") + "}", ErrorCode::bad_json, "\"7\""},
    {"string without end", "{\"id\":\"7\",\"v\":\"1}", ErrorCode::bad_json, "\"7\""},
    {"string that ends in an escape", "{\"id\":\"7\",\"v\":\"1\\", ErrorCode::bad_json, "\"7\""},
    {"comma at the end", "{\"id\":\"7\",}", ErrorCode::bad_json, "\"7\""},
    {"no colon", "{\"id\" \"7\"}", ErrorCode::bad_json, "null"},
    {"no comma", hello_with("\"x\":1 \"y\":2"), ErrorCode::bad_json, "\"7\""},
    {"single quotes", "{'v':1}", ErrorCode::bad_json, "null"},
    {"comment", hello_with("\"x\":1 /* no */"), ErrorCode::bad_json, "\"7\""},
    {"NaN", hello_with("\"x\":NaN"), ErrorCode::bad_json, "\"7\""},
    {"Infinity", hello_with("\"x\":-Infinity"), ErrorCode::bad_json, "\"7\""},
    {"undefined", hello_with("\"x\":undefined"), ErrorCode::bad_json, "\"7\""},
    {"cut literal", hello_with("\"x\":tru"), ErrorCode::bad_json, "\"7\""},
    {"leading zero", hello_with("\"x\":01"), ErrorCode::bad_json, "\"7\""},
    {"plus sign", hello_with("\"x\":+1"), ErrorCode::bad_json, "\"7\""},
    {"no fraction", hello_with("\"x\":1."), ErrorCode::bad_json, "\"7\""},
    {"no exponent", hello_with("\"x\":1e"), ErrorCode::bad_json, "\"7\""},
    {"number and letters", hello_with("\"x\":1x"), ErrorCode::bad_json, "\"7\""},
    {"number beyond a double", hello_with("\"x\":1e999"), ErrorCode::bad_json, "\"7\""},
    {"invalid UTF-8 in a string", hello_with("\"x\":\"\xFF\""), ErrorCode::bad_json, "\"7\""},
    {"overlong UTF-8", hello_with("\"x\":\"\xC0\xAF\""), ErrorCode::bad_json, "\"7\""},
    {"encoded surrogate", hello_with("\"x\":\"\xED\xA0\x80\""), ErrorCode::bad_json, "\"7\""},
    {"UTF-8 cut short", hello_with("\"x\":\"\xE6\x96\""), ErrorCode::bad_json, "\"7\""},
    {"invalid UTF-8 outside strings", hello_with("\"x\":\xFF"), ErrorCode::bad_json, "\"7\""},
    {"unknown escape", hello_with("\"x\":\"\\x41\""), ErrorCode::bad_json, "\"7\""},
    {"short unicode escape", hello_with("\"x\":\"\\u12\""), ErrorCode::bad_json, "\"7\""},
    {"lone high surrogate", hello_with("\"x\":\"\\ud800\""), ErrorCode::bad_json, "\"7\""},
    {"lone low surrogate", hello_with("\"x\":\"\\uDC00\""), ErrorCode::bad_json, "\"7\""},
    {"high surrogate before a letter", hello_with("\"x\":\"\\ud800\\u0041\""), ErrorCode::bad_json, "\"7\""},
    {"high surrogate before a private character", hello_with("\"x\":\"\\ud800\\ue000\""), ErrorCode::bad_json, "\"7\""},
    {"surrogates in a name", hello_with("\"\\udc00\":1"), ErrorCode::bad_json, "\"7\""},
    {"nested too deep", hello_with("\"x\":" + nested(limits::kJsonDepth)), ErrorCode::bad_json, "\"7\""},
    {"nested absurdly deep", hello_with("\"x\":" + nested(10000)), ErrorCode::bad_json, "\"7\""},
    {"id behind the depth", "{\"x\":" + nested(10000) + ",\"id\":\"8\"}", ErrorCode::bad_json, "\"8\""},
    {"no version", "{\"id\":\"7\",\"type\":\"hello\"}", ErrorCode::unsupported_version, "\"7\""},
    {"another version", "{\"v\":2,\"id\":\"7\",\"type\":\"hello\"}", ErrorCode::unsupported_version, "\"7\""},
    {"version as a string", "{\"v\":\"1\",\"id\":\"7\",\"type\":\"hello\"}", ErrorCode::unsupported_version, "\"7\""},
    {"no type", "{\"v\":1,\"id\":\"7\"}", ErrorCode::bad_request, "\"7\""},
    {"type is no string", "{\"v\":1,\"id\":\"7\",\"type\":1}", ErrorCode::bad_request, "\"7\""},
    {"unknown type", "{\"v\":1,\"id\":\"7\",\"type\":\"dance\"}", ErrorCode::unknown_type, "\"7\""},
    {"a type of the future", "{\"v\":1,\"id\":\"7\",\"type\":\"video\"}", ErrorCode::unknown_type, "\"7\""},
    {"id is an object", "{\"v\":1,\"id\":{},\"type\":\"hello\"}", ErrorCode::bad_request, "null"},
    {"id is a truth", "{\"v\":1,\"id\":true,\"type\":\"hello\"}", ErrorCode::bad_request, "null"},
    {"id too long", "{\"v\":1,\"id\":\"" + std::string(limits::kIdLength, 'x') + "\",\"type\":\"hello\"}",
     ErrorCode::bad_request, "null"},
    {"text is a number", resolve_with("\"text\":1"), ErrorCode::bad_request, "\"7\""},
    {"text is an object", resolve_with("\"text\":{\"a\":\"b\"}"), ErrorCode::bad_request, "\"7\""},
    {"page is an array", resolve_with("\"page\":[]"), ErrorCode::bad_request, "\"7\""},
    {"a target without an address", resolve_with("\"target\":{}"), ErrorCode::bad_target, "\"7\""},
    {"a target with a fault", resolve_with(R"("target":{"any":"javascript:{id}"})"), ErrorCode::bad_target, "\"7\""},
    {"a target with a deep field", resolve_with(R"("target":{"any":{"any":"https://x.org/{id}"}})"),
     ErrorCode::bad_target, "\"7\""},
    {"a target with a list", resolve_with(R"("target":{"any":["https://x.org/{id}"]})"), ErrorCode::bad_target,
     "\"7\""},
    {"a target that is a list", resolve_with(R"("target":[{"any":"https://x.org/{id}"}])"), ErrorCode::bad_request,
     "\"7\""},
    {"check_target by a name", "{\"v\":1,\"id\":\"7\",\"type\":\"check_target\",\"target\":\"page\"}",
     ErrorCode::bad_request, "\"7\""},
    {"check_target of nothing", "{\"v\":1,\"id\":\"7\",\"type\":\"check_target\"}", ErrorCode::bad_request, "\"7\""},
    {"target is a number", resolve_with("\"target\":5"), ErrorCode::bad_request, "\"7\""},
    {"unknown media", resolve_with("\"media\":\"image/png\""), ErrorCode::bad_request, "\"7\""},
    {"limit is zero", resolve_with("\"limit\":0"), ErrorCode::bad_request, "\"7\""},
    {"limit is negative", resolve_with("\"limit\":-1"), ErrorCode::bad_request, "\"7\""},
    {"limit is a fraction", resolve_with("\"limit\":1.5"), ErrorCode::bad_request, "\"7\""},
    {"limit is a string", resolve_with("\"limit\":\"5\""), ErrorCode::bad_request, "\"7\""},
    {"limit is beyond all counts", resolve_with("\"limit\":99999999999999999999999"), ErrorCode::bad_request, "\"7\""},
    {"links is a string", resolve_with("\"links\":\"https://arxiv.org\""), ErrorCode::bad_request, "\"7\""},
    {"a link is a string", resolve_with("\"links\":[\"https://arxiv.org\"]"), ErrorCode::bad_request, "\"7\""},
    {"a link is an array", resolve_with("\"links\":[[\"href\",\"x\"]]"), ErrorCode::bad_request, "\"7\""},
    {"a link without address", resolve_with("\"links\":[{\"text\":\"x\"}]"), ErrorCode::bad_request, "\"7\""},
    {"a link's address is a number", resolve_with("\"links\":[{\"href\":1}]"), ErrorCode::bad_request, "\"7\""},
    {"a link's text is an object", resolve_with("\"links\":[{\"href\":\"x\",\"text\":{}}]"), ErrorCode::bad_request,
     "\"7\""},
    {"part without number", "{\"v\":1,\"id\":\"7\",\"type\":\"part\",\"parts\":2,\"data\":\"\"}",
     ErrorCode::bad_request, "\"7\""},
    {"part without data", "{\"v\":1,\"id\":\"7\",\"type\":\"part\",\"part\":1,\"parts\":2}", ErrorCode::bad_request,
     "\"7\""},
};

struct Id {
  const char* given;
  const char* echoed;
};

}  // namespace

TEST_CASE("what is no request is refused by name, with its id") {
  for (const Refused& row : kRefused) {
    INFO(row.name);
    const Message message = read_both(row.text);
    CHECK(message.id == row.id);
    REQUIRE_FALSE(message.request.ok());
    CHECK(code_name(message.request.error().code) == code_name(row.code));
    // A sentence for people: what was wrong; what to do.
    CHECK_THAT(message.request.error().message, Catch::Contains("; "));
  }
}

TEST_CASE("what is refused small is refused large") {
  const std::string padding = "\"padding\":\"" + std::string(limits::kLargeMessage, 'x') + "\",";
  for (const Refused& row : kRefused) {
    const std::size_t brace = row.text.find('{');
    if (brace == std::string::npos || row.text.size() < brace + 2 || row.text[brace + 1] != '"') continue;
    std::string text = row.text;
    text.insert(brace + 1, padding);
    INFO(row.name);
    const Message message = read_message(text, parse_large);
    CHECK(message.id == row.id);
    REQUIRE_FALSE(message.request.ok());
    CHECK(code_name(message.request.error().code) == code_name(row.code));
  }
}

TEST_CASE("ids come back with the value they had") {
  const auto row = GENERATE(values<Id>({
      {"\"7\"", "\"7\""},
      {"\"\"", "\"\""},
      {"\"\\u0041\\n\"", "\"A\\n\""},
      {"\"\\ud83d\\ude00\"", "\"😀\""},
      {"\"\\u0000\"", "\"\\u0000\""},
      {"7", "7"},
      {"-0", "0"},
      {"-12", "-12"},
      {"9007199254740993", "9007199254740993"},
      {"18446744073709551615", "18446744073709551615"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
      {"1.50", "1.50"},
      {"6.02e23", "6.02e23"},
      {"1E-7", "1E-7"},
      {"null", "null"},
  }));
  const std::string given = row.given;
  const Message good = read_both("{\"v\":1,\"type\":\"hello\",\"id\":" + given + "}");
  CHECK(good.request.ok());
  CHECK(good.id == row.echoed);
  const Message bad = read_both("{\"v\":1,\"type\":\"hello\",\"id\":" + given + ",\"x\":}");
  CHECK_FALSE(bad.request.ok());
  CHECK(bad.id == row.echoed);
}

TEST_CASE("the longest id is still echoed") {
  const std::string id = '"' + std::string(limits::kIdLength - 2, 'x') + '"';
  CHECK(read_both("{\"v\":1,\"type\":\"hello\",\"id\":" + id + "}").id == id);
}

TEST_CASE("an id is taken from the outermost object only") {
  CHECK(read_both("{\"x\":{\"id\":1},\"y\":[\"id\",2],\"z\":\"id\",\"w\":").id == "null");
  CHECK(read_both("{\"x\":\"\\\"id\\\":3\",\"id\":4,").id == "4");
}

TEST_CASE("every field of resolve is read") {
  const Message message = read_both(
      R"({"v":1,"id":"7","type":"resolve","text":"a\u00e9\/\ud83d\ude00\"","links":[{"href":"h1","text":"t1"},)"
      R"({"text":null,"other":[{"href":"no"}],"href":"h2"}],"page":"p","media":"text/html","target":"t","limit":7,)"
      R"("unknown":{"text":"no","links":[1,2]}})");
  REQUIRE(message.request.ok());
  const Request& request = message.request.value();
  CHECK(request.type == RequestType::resolve);
  CHECK(request.question.text == "aé/😀\"");
  REQUIRE(request.question.links.size() == 2);
  CHECK(request.question.links[0].href == "h1");
  CHECK(request.question.links[0].text == "t1");
  CHECK(request.question.links[1].href == "h2");
  CHECK(request.question.links[1].text.empty());
  CHECK(request.question.page == "p");
  CHECK(request.question.html);
  CHECK(request.target == "t");
  CHECK(request.question.limit == 7);
}

TEST_CASE("fields that are null or absent have their defaults") {
  for (const std::string members :
       {"\"x\":0", "\"text\":null,\"links\":null,\"page\":null,\"media\":null,\"target\":null,\"limit\":null"}) {
    const Message message = read_both(resolve_with(members));
    REQUIRE(message.request.ok());
    CHECK(message.request.value().question.text.empty());
    CHECK_FALSE(message.request.value().question.html);
    CHECK_FALSE(message.request.value().question.limit.has_value());
  }
}

TEST_CASE("a limit above ours counts as ours") {
  CHECK(read_both(resolve_with("\"limit\":100000")).request.value().question.limit == limits::kPapersPerAnswer);
}

TEST_CASE("of equal names the last one counts") {
  CHECK(read_both(resolve_with("\"text\":\"a\",\"text\":\"b\"")).request.value().question.text == "b");
  CHECK(read_both(resolve_with("\"text\":1,\"text\":\"b\"")).request.value().question.text == "b");
  CHECK_FALSE(read_both(resolve_with("\"text\":\"a\",\"text\":1")).request.ok());
  CHECK(read_both(resolve_with("\"text\":\"a\",\"te\\u0078t\":\"b\"")).request.value().question.text == "b");
  CHECK(read_both(resolve_with("\"links\":[{\"href\":\"a\"}],\"links\":[{\"href\":\"b\"}]"))
            .request.value()
            .question.links.size() == 1);
  CHECK(read_both(resolve_with("\"links\":[1],\"links\":[{\"href\":\"a\",\"href\":\"b\"}]"))
            .request.value()
            .question.links[0]
            .href == "b");
  CHECK(read_both("{\"v\":1,\"type\":\"hello\",\"id\":1,\"id\":2}").id == "2");
}

TEST_CASE("a target may be a definition") {
  const Message message = read_both(resolve_with(R"("target":{"title":"L\u0061b","any":"https://x.org/{id}","limit":3,)"
                                                 R"("search":null,"any":"https://y.org/{id}"})"));
  REQUIRE(message.request.ok());
  const Request& request = message.request.value();
  REQUIRE(request.own_target);
  CHECK(request.names_target());
  CHECK(request.target.empty());
  CHECK(request.own_target->title == "Lab");
  CHECK(request.own_target->limit == 3);
  CHECK(request.own_target->any_source->prefix == "https://y.org/");
  CHECK_FALSE(read_both(resolve_with(R"("target":{"any":"{page}"},"target":null)")).request.value().names_target());
  CHECK(read_both(resolve_with(R"("target":{"any":"{page}"},"target":"pdf")")).request.value().target == "pdf");
}

TEST_CASE("a definition to check is kept as it was written, whatever it is") {
  const Message message =
      read_both(R"({"v":1,"type":"check_target","target":{"any":"x","limit":2.5,"join":[{"any":"y"}],"acl":{"text":1},)"
                R"("arxiv":7,"title":null,"ijcai":99999999999999999999},"id":1,"text":3})");
  REQUIRE(message.request.ok());
  const TargetDefinition& definition = message.request.value().definition;
  REQUIRE(definition.size() == 6);
  CHECK(std::get<std::string>(definition[0].value) == "x");
  CHECK(definition[0].name == "any");
  for (const std::size_t i : {1, 2, 3, 5}) CHECK(std::holds_alternative<std::monostate>(definition[i].value));
  CHECK(std::get<std::int64_t>(definition[4].value) == 7);
}

TEST_CASE("of a definition with 10,000 fields no more than needed is kept") {
  std::string fields = "\"any\":\"https://x.org/{id}\"";
  for (int i = 0; i < 10000; ++i) fields += ",\"f" + std::to_string(i) + "\":1";
  const Message message = read_both(R"({"v":1,"type":"check_target","target":{)" + fields + "}}");
  CHECK(message.request.value().definition.size() == limits::kTargetFields + 1);
  CHECK(read_both(resolve_with("\"target\":{" + fields + "}")).request.error().code == ErrorCode::bad_target);
}

TEST_CASE("a definition that comes alone is read as one in a message") {
  CHECK(read_target_definition(R"({"title":"Lab","any":"https://x.org/{id}"})").value().title == "Lab");
  CHECK(read_target_definition(R"({"any":"ftp://x.org/{id}"})").error().code == ErrorCode::bad_target);
  for (const std::string bad : {"", "{", "{}{}", "[]", R"({"any":"{page}"},"x":{})", R"({"any":"\ud800"})"}) {
    INFO(bad);
    CHECK(read_target_definition(bad).error().code == ErrorCode::bad_json);
  }
}

TEST_CASE("depth up to the limit is fine, and brackets in strings are no depth") {
  CHECK(read_both(hello_with("\"x\":" + nested(limits::kJsonDepth - 1))).request.ok());
  CHECK(read_both(resolve_with("\"text\":\"" + std::string(10000, '[') + "\\\"[[\"")).request.ok());
}

TEST_CASE("the small reader stands in where the large one is missing") {
  const std::string text = resolve_with("\"text\":\"" + std::string(2 * limits::kLargeMessage, 'x') + "\"");
  CHECK(describe(read_message(text, never)) == describe(read_message(text, parse_large)));
  CHECK(read_message(text, never).request.ok());
}

namespace {

/// Random JSON-like text: mostly well-formed messages with odd values, then damaged a little.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string message() {
    std::string out = "{";
    for (std::size_t i = below(8); i > 0; --i) out += member() + (i > 1 ? "," : "");
    out += "}";
    if (below(2) == 0) return out;
    for (std::size_t i = below(3) + 1; i > 0; --i) damage(out);
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

  template <std::size_t N>
  std::string pick(const char* const (&choices)[N]) {
    return choices[below(N)];
  }

  std::string member() {
    static const char* const kUsual[] = {"\"v\":1", "\"type\":\"resolve\"", "\"type\":\"hello\"",       "\"id\":\"7\"",
                                         "\"v\":1", "\"type\":\"part\"",    "\"type\":\"check_target\""};
    if (below(2) == 0) return pick(kUsual);
    static const char* const kNames[] = {"\"v\"",     "\"id\"",    "\"type\"", "\"text\"",     "\"links\"",
                                         "\"page\"",  "\"media\"", "\"part\"", "\"target\"",   "\"data\"",
                                         "\"limit\"", "\"parts\"", "\"x\"",    "\"i\\u0064\"", "\"any\""};
    return pick(kNames) + ":" + value(3);
  }

  std::string value(int depth) {
    static const char* const kScalars[] = {"1",
                                           "0",
                                           "-0",
                                           "1.0",
                                           "1e2",
                                           "123456789012345678901",
                                           "-5",
                                           "true",
                                           "false",
                                           "null",
                                           "\"\"",
                                           "\"hello\"",
                                           "\"text/html\"",
                                           "\"a\\nb\"",
                                           "\"\\ud83d\\ude00\"",
                                           "\"\\ud800\"",
                                           "\"文字\"",
                                           "\"\\\\\"",
                                           "\"\\\"[{\"",
                                           "1e999",
                                           "01",
                                           "\"\\u0000\"",
                                           "-",
                                           "\" \"",
                                           "[]",
                                           "{}",
                                           "\"\\/\""};
    if (depth == 0 || below(3) > 0) return pick(kScalars);
    const bool is_array = below(2) == 0;
    std::string out = is_array ? "[" : "{";
    for (std::size_t i = below(3); i > 0; --i) {
      static const char* const kNames[] = {"\"href\":", "\"text\":", "\"id\":"};
      out += (is_array ? "" : pick(kNames)) + value(depth - 1) + (i > 1 ? ", " : "");
    }
    return out + (is_array ? "]" : "}");
  }

  void damage(std::string& text) {
    static const std::string kBytes = "{}[]\",:\\0e.-+ ntf\x01\xFF\xC3\xA9u/\t";
    const std::size_t at = below(text.size());
    const char byte = kBytes[below(kBytes.size())];
    switch (below(3)) {
      case 0: text[at] = byte; break;
      case 1: text.insert(at, 1, byte); break;
      default: text.erase(at, 1 + below(3)); break;
    }
    if (text.empty()) text = "{";
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the readers agree on random messages") {
  Generator generator(20240229);
  std::size_t good = 0;
  for (int i = 0; i < 40000; ++i) {
    const std::string text = generator.message();
    const Message small = read_small_message(text);
    const Message large = read_large_message(text, parse_large);
    good += small.request.ok();
    if (describe(small) != describe(large)) {
      FAIL(text << "\nsmall: " << describe(small) << "\nlarge: " << describe(large));
    }
  }
  // The generator must reach beyond the refusals.
  CHECK(good > 1000);
}

TEST_CASE("the items of a batch are read as questions of their own") {
  const auto batch = [](std::string_view list) {
    return read_both("{\"v\":1,\"id\":\"7\",\"type\":\"batch\",\"search_in\":\"both\",\"items\":" + std::string(list) +
                     "}");
  };
  const Message read = batch(R"([{"page":"p","x":[{"text":"no"}]},{"links":[{"href":"h","text":"t"},{"href":"i"}]},)"
                             R"({"text":"w","search_in":"venue","items":[{"text":"inner"}]},{}])");
  REQUIRE(read.request.ok());
  const std::vector<Question>& items = read.request.value().items;
  REQUIRE(items.size() == 4);
  CHECK(items[0].page == "p");
  CHECK(items[0].text.empty());
  REQUIRE(items[1].links.size() == 2);
  CHECK(items[1].links[0].text == "t");
  CHECK(items[1].links[1].href == "i");
  CHECK(items[2].text == "w");
  CHECK(items[2].search_in == SearchIn::venue);
  CHECK(items[3].search_in == SearchIn::both);
  CHECK(batch("[]").request.ok());

  const auto refused = [&](std::string_view list) { return batch(list).request.error().message; };
  CHECK(refused("7").starts_with("\"items\" is missing or no array; "));
  CHECK(refused("null").starts_with("\"items\" is missing or no array; "));
  CHECK(refused("[{},7]").starts_with("items[1] is no object; "));
  CHECK(refused("[[],{}]").starts_with("items[0] is no object; "));
  CHECK(refused("[{},{\"text\":7}]").starts_with("items[1]: \"text\" is no string; "));
  CHECK(refused("[{\"links\":[7]}]").starts_with("items[0]: links[0] is no object; "));
  std::string many = "[";
  for (std::size_t i = 0; i <= limits::kBatchItems; ++i) many += i == 0 ? "{}" : ",{}";
  CHECK(refused(many + "]").starts_with("items[10000] is one too many; "));
}

TEST_CASE("of two lists of items the last one counts") {
  const Message read = read_both(R"({"v":1,"type":"batch","items":[{"page":"a"},7],"items":[{"page":"b"}]})");
  REQUIRE(read.request.ok());
  REQUIRE(read.request.value().items.size() == 1);
  CHECK(read.request.value().items[0].page == "b");
}
