// SPDX-License-Identifier: Apache-2.0
//
// Templates: what is refused and with which sentence, and what is filled in.
#include "answer/target.hpp"

#include "answer/template_check.hpp"
#include "base/limits.hpp"

#include <catch2/catch.hpp>
#include <optional>
#include <string>
#include <vector>

namespace paperhop {
namespace {

using Catch::Matchers::Contains;

const PaperId kArxiv{"arxiv", "2402.12345", 2};
const PaperId kOldArxiv{"arxiv", "math/0309136", 0};
const PaperId kVolume{"ijcai", "1991-1/20", 0};
const PaperId kIjcai{"ijcai", "2023/123", 0};
const PaperId kPmlr{"pmlr", "v139/radford21a", 0};

/// The address of a paper; "error: …" or "none" where there is none.
std::string fill(std::string_view text, const PaperId& paper) {
  const Result<AddressTemplate> address = parse_address_template(text, nullptr);
  if (!address) return "error: " + address.error().message;
  const std::optional<std::string> part = fill_part(address.value(), paper);
  return part ? address.value().prefix + *part + address.value().suffix : "none";
}

std::string error_of(std::string_view text, const Source* source = nullptr) {
  const Result<AddressTemplate> address = parse_address_template(text, source);
  if (address) return "ok";
  CHECK(address.error().code == ErrorCode::bad_target);
  return address.error().message;
}

std::string search_error_of(std::string_view text) {
  const std::optional<TargetFault> fault = check_search_template(text);
  return fault ? fault->message : "ok";
}

struct TemplateFault {
  std::string_view text;
  std::string_view sentence;
};

/// Faults that both kinds of template share, `%` for the placeholder.
const std::vector<TemplateFault> kAddressFaults = {
    {"https://x.org/ %", "no blanks, quotes or characters outside ASCII; percent-encode them"},
    {"https://x.org/\"%", "no blanks, quotes or characters outside ASCII; percent-encode them"},
    {"https://x.org/\\%", "no blanks, quotes or characters outside ASCII; percent-encode them"},
    {"https://x.org/\n%", "no blanks, quotes or characters outside ASCII; percent-encode them"},
    {"https://x.org/\x7F%", "no blanks, quotes or characters outside ASCII; percent-encode them"},
    {"https://x.org/\u8BBA%", "no blanks, quotes or characters outside ASCII; percent-encode them"},
    {"", "an address begins with https://"},
    {"x.org/%", "an address begins with https://"},
    {"ftp://x.org/%", "an address begins with https://"},
    {"javascript:alert(%)", "an address begins with https://"},
    {"file:///%", "an address begins with https://"},
    {"https:///%", "the host \"\" is no plain host name; placeholders stand behind it"},
    {"https://?%", "the host \"\" is no plain host name; placeholders stand behind it"},
    {"https://%.org/", "is no plain host name; placeholders stand behind it"},
    {"https://%", "is no plain host name; placeholders stand behind it"},
    {"https://me@x.org/%", "the host \"me@x.org\" is no plain host name; placeholders stand behind it"},
    {"http://x.org/%", "http:// is only for this machine (127.0.0.1, localhost, [::1]); write https://"},
    {"http://127.0.0.1.x.org/%", "http:// is only for this machine"},
    {"http://localhost.x.org/%", "http:// is only for this machine"},
    {"http://[::2]/%", "http:// is only for this machine"},
    {"http://[::1/%", "the host \"[::1\" is no plain host name"},
    {"https://me:secret@x.org/%", "the host \"me:secret@x.org\" is no plain host name"},
    {"https://x.org:/%", "is no plain host name"},
    {"https://x.org:0/%", "is no plain host name"},
    {"https://x.org:65536/%", "is no plain host name"},
    {"https://x.org:80:80/%", "is no plain host name"},
    {"https://x.org:port/%", "is no plain host name"},
    {"https://.x.org/%", "is no plain host name"},
    {"https://x..org/%", "is no plain host name"},
    {"https://-x.org/%", "is no plain host name"},
    {"https://x.1/%", "is no plain host name"},
    {"https://1.2.3.4.5/%", "is no plain host name"},
    {"https://127.0.0.256/%", "is no plain host name"},
    {"https://[::g]/%", "is no plain host name"},
    {"https://[]/%", "is no plain host name"},
    {"https://::1/%", "is no plain host name"},
    {"HTTPS://x.org/%", "an address begins with https://"},
    {" https://x.org/%", "no blanks, quotes or characters outside ASCII"},
    {"java\tscript:alert(%)", "no blanks, quotes or characters outside ASCII"},
    {"https://x.org/{%", "unknown placeholder"},
    {"https://x.org/%{", "a { or } stands alone; write {key}"},
    {"https://x.org/%}", "a { or } stands alone; write {key}"},
    {"https://x.org/}%", "a { or } stands alone; write {key}"},
    {"https://x.org/{}%", "unknown placeholder {}"},
};

std::string with_placeholder(std::string_view text, std::string_view placeholder) {
  std::string out(text);
  const std::size_t at = out.find('%');
  if (at != std::string::npos) out.replace(at, 1, placeholder);
  return out;
}

TEST_CASE("Every fault of an address has its sentence, in both kinds of template") {
  for (const TemplateFault& row : kAddressFaults) {
    INFO(row.text);
    CHECK_THAT(error_of(with_placeholder(row.text, "{key}")), Contains(std::string(row.sentence)));
    CHECK_THAT(search_error_of(with_placeholder(row.text, "{query}")), Contains(std::string(row.sentence)));
  }
}

TEST_CASE("https, and http for this machine, may be a template") {
  for (const std::string_view good : {"https://x.org/%", "https://x.org?q=%#a", "https://x.org:8443/a/%/b",
                                      "http://localhost/%", "http://localhost:80/%", "http://127.0.0.1:8000/a?%",
                                      "http://[::1]/%", "http://[::1]:8000/%", "https://[2001:db8::1]/%"}) {
    INFO(good);
    CHECK(error_of(with_placeholder(good, "{key}")) == "ok");
    CHECK(search_error_of(with_placeholder(good, "{query}")) == "ok");
  }
}

TEST_CASE("A template may fill an address, and no more") {
  const auto of_size = [](std::size_t size, std::string_view placeholder) {
    std::string text = "https://x.org/" + std::string(placeholder);
    return text + std::string(size - text.size(), 'a');
  };
  CHECK(error_of(of_size(limits::kAddressLength, "{key}")) == "ok");
  CHECK_THAT(error_of(of_size(limits::kAddressLength + 1, "{key}")), Contains("longer than 1999 characters"));
  CHECK(search_error_of(of_size(limits::kAddressLength, "{query}")) == "ok");
  CHECK_THAT(search_error_of(of_size(limits::kAddressLength + 1, "{query}")), Contains("longer than 1999 characters"));
}

TEST_CASE("A sentence repeats little of the input, in one line") {
  const std::string label(63, 'a');
  const std::string message = error_of("https://" + label + "." + label + ":x/{key}");
  CHECK(message.size() < 140);
  CHECK_THAT(message, Contains("…\" is no plain host name"));
  CHECK(shown("a\nb\x7F") == "a b ");
  CHECK(shown(std::string(limits::kShownInput - 1, 'a') + "\u8BBA") == std::string(limits::kShownInput - 1, 'a') + "…");
}

TEST_CASE("A template without a placeholder is refused") {
  CHECK(error_of("https://x.org/a") ==
        "no placeholder: every paper would have the same address; write {key} where the ID goes");
  CHECK(search_error_of("https://x.org/a") == "a search needs {query} where the words go; write it there");
  CHECK_THAT(search_error_of("https://x.org/{key}"), Contains("unknown placeholder {key} in a search; known: {query}"));
}

TEST_CASE("Placeholders are those of the source, of any source where none is named") {
  CHECK(error_of("https://x.org/{year}/{number}", find_source("ijcai")) == "ok");
  CHECK(error_of("https://x.org/{year}/{number}") == "ok");
  CHECK(error_of("https://x.org/{id}{key}{version}{coolpapers_key}{page}{pdf}", find_source("acl")) == "ok");
  const std::string message = error_of("https://x.org/{year}", find_source("arxiv"));
  CHECK_THAT(message, Contains("unknown placeholder {year}; known: {id} {key} {version}"));
  CHECK_THAT(message, !Contains("{number}"));
  CHECK_THAT(error_of("https://x.org/{keys}"), Contains("unknown placeholder {keys}") && Contains("{year}"));
}

TEST_CASE("Prefix and suffix are what stands around the placeholders") {
  const AddressTemplate address = parse_address_template("https://x.org/{key}/v{version}.pdf#a", nullptr).value();
  CHECK(address.prefix == "https://x.org/");
  CHECK(address.part == "{key}/v{version}");
  CHECK(address.suffix == ".pdf#a");
  CHECK(address.join.empty());
}

TEST_CASE("A version is filled in where there is one") {
  CHECK(fill("https://x.org/{key}{version}", kArxiv) == "https://x.org/2402.12345v2");
  CHECK(fill("https://x.org/{key}{version}", kOldArxiv) == "https://x.org/math/0309136");
  CHECK(fill("https://x.org/{key}", kArxiv) == "https://x.org/2402.12345");
  CHECK(fill("https://x.org/{id}", kArxiv) == "https://x.org/arxiv:2402.12345v2");
}

TEST_CASE("Page and PDF are addresses alone, and encoded inside another one") {
  CHECK(fill("{page}", kArxiv) == "https://arxiv.org/abs/2402.12345v2");
  CHECK(fill("{pdf}", kArxiv) == "https://arxiv.org/pdf/2402.12345v2");
  CHECK(fill("https://x.org/?u={page}&a=b", kArxiv) ==
        "https://x.org/?u=https%3A%2F%2Farxiv.org%2Fabs%2F2402.12345v2&a=b");
  CHECK(fill("https://x.org/{pdf}", kArxiv) == "https://x.org/https%3A%2F%2Farxiv.org%2Fpdf%2F2402.12345v2");
}

TEST_CASE("The parts of an ID") {
  CHECK(fill("https://x.org/{year}-{number}", kIjcai) == "https://x.org/2023-123");
  CHECK(fill("https://x.org/{volume}/{slug}", kPmlr) == "https://x.org/v139/radford21a");
  CHECK(fill("https://x.org/{coolpapers_key}", kPmlr) == "https://x.org/radford21a@v139@PMLR");
}

TEST_CASE("An ID whose part the template cannot say has no address") {
  CHECK(fill("https://x.org/{year}/{number}", kVolume) == "none");
  CHECK(fill("https://x.org/{year}-{volume}/{number}", kVolume) == "https://x.org/1991-1/20");
  CHECK(fill("https://x.org/{key}", kVolume) == "https://x.org/1991-1/20");
  CHECK(fill("https://x.org/{number}", kIjcai) == "none");
}

TEST_CASE("A template that needs a part the ID lacks gives no address") {
  CHECK(fill("https://x.org/{year}-{volume}/{number}", kIjcai) == "none");
  CHECK(fill("https://x.org/{year}", kArxiv) == "none");
  CHECK(fill("https://x.org/{version}", kArxiv) == "none");
  CHECK(fill("https://x.org/{coolpapers_key}", kVolume) == "none");
  CHECK(fill("https://x.org/{key}", {"nowhere", "1", 0}) == "none");
}

TEST_CASE("A source has its own template, else that of any source") {
  Target target;
  CHECK(template_for(target, "arxiv") == nullptr);
  target.by_source["arxiv"] = parse_address_template("https://a.org/{key}", nullptr).value();
  CHECK(template_for(target, "arxiv")->prefix == "https://a.org/");
  CHECK(template_for(target, "acl") == nullptr);
  target.any_source = parse_address_template("https://b.org/{key}", nullptr).value();
  CHECK(template_for(target, "arxiv")->prefix == "https://a.org/");
  CHECK(template_for(target, "acl")->prefix == "https://b.org/");
}

}  // namespace
}  // namespace paperhop
