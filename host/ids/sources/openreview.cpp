// SPDX-License-Identifier: Apache-2.0
//
// OpenReview: IDs have no shape of their own, so they count only in the site's addresses and
// in our own and papers.cool's spelling. Grammar: RULES.md, section 4.
#include <array>

#include "ids/byte_set.hpp"
#include "ids/host_name.hpp"
#include "ids/neighbours.hpp"
#include "ids/path_walk.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop::sources {
extern const Source openreview;
namespace {

constexpr std::size_t kShortest = 6;
constexpr std::size_t kLongest = 20;
constexpr std::size_t kShortestBehindGap = 8;

constexpr ByteSet kIdCharacters = kLettersAndDigits | byte_set("_-");

/// Behind a break a word of the next line could follow: ask for what a word has not.
bool is_no_plain_word(std::string_view id) {
  bool letter = false;
  bool digit_or_capital = false;
  for (const char c : id) {
    letter = letter || is_alpha(c);
    digit_or_capital = digit_or_capital || is_digit(c) || is_upper(c);
  }
  return id.size() >= kShortestBehindGap && letter && digit_or_capital;
}

/// The longest run of ID characters at `at`; empty where its length or right end forbids it.
std::string_view read_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= kLongest && kIdCharacters.has(text[end])) ++end;
  if (end - at < kShortest || end - at > kLongest || !ends_clean(text, end)) return {};
  return text.substr(at, end - at);
}

bool read_value(const Match& match, std::size_t value, std::vector<Found>& found) {
  const std::size_t at = skip_gap(match.text, value);
  const std::string_view id = read_run(match.text, at);
  if (id.empty() || (at > value && !is_no_plain_word(id))) return false;
  found.push_back({std::string(id), 0, match.begin, at + id.size()});
  return true;
}

/// The "=" at `at` stands before a value that may be an ID.
bool is_sign_of_id(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return (before.ends_with("id") || before.ends_with("forum")) && !read_run(text, skip_gap(text, at + 1)).empty();
}

constexpr std::array<std::string_view, 1> kHosts = {"openreview.net"};

/// Offset behind the "?" of a page of a paper at `at` and the gap there; npos for another page.
std::size_t behind_page(std::string_view window, std::size_t at) {
  static constexpr std::array<std::string_view, 4> kPages = {"forum", "pdf", "attachment", "notes"};
  for (const std::string_view page : kPages) {
    if (!starts_with_lower(window, at, page)) continue;
    std::size_t end = at + page.size();
    if (end < window.size() && window[end] == '/') ++end;
    return end < window.size() && window[end] == '?' ? skip_gap(window, end + 1) : kNoBegin;
  }
  return kNoBegin;
}

/// The same for a page to which "login?…&redirect=" at `at` leads, the last one.
std::size_t behind_redirect(std::string_view window, std::size_t at) {
  constexpr ByteSet kEnds = byte_set(" \t\n\f\r#<>\"'");
  constexpr std::string_view kLogin = "login";
  constexpr std::string_view kName = "redirect=";
  if (!starts_with_lower(window, at, kLogin)) return kNoBegin;
  at += kLogin.size();
  if (at < window.size() && window[at] == '/') ++at;
  if (at >= window.size() || window[at] != '?') return kNoBegin;
  std::size_t found = kNoBegin;
  while (++at < window.size()) {
    if (starts_with_lower(window, at, kName)) {
      const std::size_t page = at + kName.size();
      const bool has_slash = page < window.size() && window[page] == '/';
      const std::size_t query = behind_page(window, has_slash ? page + 1 : page);
      if (query != kNoBegin) found = query;
    }
    while (at < window.size() && window[at] != '&' && !kEnds.has(window[at])) ++at;
    if (at >= window.size() || window[at] != '&') break;
  }
  return found;
}

/// Where the query of a paper's page on the site begins; npos for none.
std::size_t query_begin(std::string_view window, std::size_t at) {
  const std::size_t path = behind_name_and_slash(window, at, kHosts);
  if (path == kNoBegin) return kNoBegin;
  const std::size_t page = skip_gap(window, path);
  const std::size_t query = behind_page(window, page);
  return query == kNoBegin ? behind_redirect(window, page) : query;
}

void read_address(const Match& match, std::vector<Found>& found) {
  const std::size_t query = query_begin(match.window(), match.begin);
  if (query == kNoBegin) return;
  walk_new_query(match.text, query, match.own_walks().query, [&](std::string_view name, std::size_t value) {
    return (name == "id" || name == "forum") && read_value(match, value, found);
  });
}

void read_canonical(const Match& match, std::vector<Found>& found) {
  constexpr std::string_view kPrefix = "openreview:";
  if (!match.text.substr(match.begin).starts_with(kPrefix)) return;
  const std::size_t id = match.begin + kPrefix.size();
  if (id < match.text.size() && !is_space(match.text[id])) read_value(match, id, found);
}

void read_venue_key(const Match& match, std::vector<Found>& found) {
  const std::size_t end = match.begin + match.groups[0].size();
  // "contact@OpenReview.net" is somebody's address.
  const bool is_mail = end + 1 < match.text.size() && match.text[end] == '.' && is_alnum(match.text[end + 1]);
  if (!is_mail && ends_clean(match.text, end)) found.push_back({std::string(match.groups[1]), 0, match.begin, end});
}

std::size_t begin_venue_key(std::string_view text, std::size_t at) {
  return begin_of_venue_key(text, at, {"@OpenReview", byte_set("_-"), kLongest});
}

RefusalReason address_reason(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans&) {
  const std::string path = lower_ascii(text.substr(begin, end - begin));
  const auto names = [&](std::string_view word) { return path.find(word) != std::string::npos; };
  if (names("/group?")) return {Against::venue_page};
  if (names("/profile?")) return {Against::person_page};
  if (names("/invitation?")) return {Against::invitation};
  if (names("/references/") || names("/revisions?") || names("/edits")) return {Against::revision};
  if (names("/pdf/")) return {Against::file_hash};
  if (names("noteid=")) return {Against::note};
  if (names("/forum?") || names("/pdf?")) return {Against::no_forum_id};
  return {Against::no_paper_address};
}

constexpr std::array kAddressAnchors = {Anchor{"openreview.", begin_host_any_subdomain}};
constexpr std::array kCanonicalAnchors = {Anchor{"openreview:", begin_token}};
constexpr std::array kVenueKeyAnchors = {Anchor{"@openreview", begin_venue_key}};

constexpr Needs kIdValue = {Mark::equals_sign, is_sign_of_id};

constexpr std::array kRules = {
    Rule{"openreview.address", Evidence::address, Strength::address, kAddressAnchors, "", read_address, kIdValue},
    Rule{"openreview.canonical", Evidence::canonical, Strength::canonical, kCanonicalAnchors, "", read_canonical},
    Rule{"openreview.papers_cool", Evidence::canonical, Strength::canonical, kVenueKeyAnchors,
         R"(([A-Za-z0-9_-]{6,20})@OpenReview)", read_venue_key},
};

constexpr std::array kRelativePaths = {
    RelativePath{"/forum?id=", "https://openreview.net"},
    RelativePath{"/pdf?id=", "https://openreview.net"},
    RelativePath{"/attachment?id=", "https://openreview.net"},
};

constexpr std::array kLookalikes = {
    Lookalike{"openreview.address", R"((?i)(openreview\.net/[^\s<>"]+))", address_reason},
};

constexpr std::array kExamples = {
    Example{"https://openreview.net/forum?id=Bk8ZcAxR-", "openreview:Bk8ZcAxR-"},
    Example{"https://openreview.net/pdf?id=_VjQlMeSB_J", "openreview:_VjQlMeSB_J"},
    Example{"B1xsqj09Fm@OpenReview", "openreview:B1xsqj09Fm"},
    Example{"https://openreview.net/group?id=ICLR.cc/2024/Conference", ""},
};

std::string page(const PaperId& paper) {
  return "https://openreview.net/forum?id=" + paper.key;
}
std::string pdf(const PaperId& paper) {
  return "https://openreview.net/pdf?id=" + paper.key;
}
std::string coolpapers_key(const PaperId& paper) {
  return paper.key + "@OpenReview";
}

}  // namespace

const Source openreview = {
    .name = "openreview",
    .title = "OpenReview",
    .site = "https://openreview.net",
    .pieces = {},
    .rules = kRules,
    .whole_input = {},
    .relative_paths = kRelativePaths,
    .lookalikes = kLookalikes,
    .page = page,
    .pdf = pdf,
    .field_names = {},
    .fields = nullptr,
    .coolpapers_key = coolpapers_key,
    .examples = kExamples,
};

}  // namespace paperhop::sources
