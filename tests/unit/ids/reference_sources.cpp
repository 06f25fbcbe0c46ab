// SPDX-License-Identifier: Apache-2.0
//
// OpenReview and ACL Anthology in the reference finder.
#include <set>

#include "reference_rules.hpp"

namespace paperhop::reference {
namespace {

// OpenReview

std::optional<Reading> read_openreview(std::string_view text, std::size_t at) {
  static const re2::RE2 run("[A-Za-z0-9_-]+");
  const auto match = search(run, text, at);
  if (!match || !ends_here(text, match->end())) return std::nullopt;
  const std::string id = (*match)[0];
  return id.size() >= 6 && id.size() <= 20 ? std::optional(Reading{id, match->end()}) : std::nullopt;
}

/// The value of "id=": behind a gap it must look like an ID, not like a word.
std::optional<Reading> read_openreview_value(std::string_view text, std::size_t at) {
  static const re2::RE2 gap(expand("<GG>"));
  static const re2::RE2 letter("[A-Za-z]");
  static const re2::RE2 digit_or_capital("[A-Z0-9]");
  const auto blank = search(gap, text, at);
  auto id = read_openreview(text, blank ? blank->end() : at);
  if (!blank || !id) return id;
  const bool likely = id->key.size() >= 8 && re2::RE2::PartialMatch(id->key, letter) &&
                      re2::RE2::PartialMatch(id->key, digit_or_capital);
  return likely ? id : std::nullopt;
}

void add_openreview_addresses(const Input& input, Candidates& out) {
  static const re2::RE2 page(expand(R"((?i)openreview<D>net<P>/<G>(?:login/?\?<G>(?:[^\s<>"&#]*&)*redirect=/)?)"
                                    R"((?:forum|pdf|attachment|notes)/?\?<G>)"));
  for_each_match(page, input.text, [&](const Match& match) {
    const std::size_t start = start_with_subdomains(input.text, match.start());
    if (!is_host_start(input.text, start)) return;
    for (const Parameter& parameter : query_parameters(input.text, match.end())) {
      if (parameter.name != "id" && parameter.name != "forum") continue;
      const auto id = read_openreview_value(input.text, parameter.value);
      if (!id) continue;
      add(out, start, id->end, Strength::address, "openreview:" + id->key);
      return;
    }
  });
}

// ACL Anthology

std::optional<Reading> read_acl(const re2::RE2& pattern, std::string_view text, std::size_t at) {
  const auto match = search(pattern, text, at);
  if (!match || !ends_here(text, match->end())) return std::nullopt;
  if (after(text, match->end()) == "-" && is_digit(after(text, match->end() + 1))) return std::nullopt;
  const std::string id = without_gaps((*match)[1]);
  return Reading{is_letter(after(id, 0)) ? upper(id) : lower(id), match->end()};
}

std::optional<Reading> read_acl_strong(std::string_view text, std::size_t at) {
  static const re2::RE2 id(
      expand(R"((?i)([a-z]\d\d-<G>\d{4}|(?:19|20)\d\d\.<G>[a-z][a-z0-9]*-<G>[a-z0-9]+\.<G>\d{1,4})(?:[ve][1-9]\d?)?)"));
  return read_acl(id, text, at);
}

std::optional<Reading> read_acl_as_printed(std::string_view text, std::size_t at) {
  static const re2::RE2 id(R"(([A-Z]\d\d-\d{4}|(?:19|20)\d\d\.[a-z][a-z0-9]*-[a-z0-9]+\.\d{1,4})(?:[ve][1-9]\d?)?)");
  return read_acl(id, text, at);
}

void add_acl_path(std::string_view text, const Match& host, Candidates& out) {
  static const std::set<std::string> not_above_papers = {"volumes", "events", "people", "venues", "sigs"};
  static const std::set<std::string> anthologies = {"anthology", "anthology-new", "old_anthology"};
  std::string above;
  bool first = true;
  for (const Segment& segment : path_segments(text, host.end() - 1)) {
    const std::string word = lower(std::string(text.substr(segment.start, segment.end - segment.start)));
    if (first && !host[1].empty() && !anthologies.contains(word)) return;
    first = false;
    const auto id = read_acl_strong(text, segment.start);
    if (id && !not_above_papers.contains(above)) {
      add(out, host.start(), id->end, Strength::address, "acl:" + id->key);
      return;
    }
    above = word;
  }
}

void add_acl_hosts(const Input& input, Candidates& out) {
  static const re2::RE2 host(
      expand(R"((?i)(?:(?:preview<D>)?aclanthology<D>org|(aclweb<D>org)|anthology<D>aclweb<D>org|)"
             R"(acl<D>ldc<D>upenn<D>edu|aclanthology<D>coli<D>uni-saarland<D>de|aclanthology<D>info)<P>/)"));
  for_each_match(host, input.text, [&](const Match& match) {
    if (is_site_start(input.text, match.start())) add_acl_path(input.text, match, out);
  });
}

}  // namespace

void add_openreview(const Input& input, Candidates& out) {
  static const re2::RE2 prefix("openreview:");
  static const re2::RE2 at_site("([A-Za-z0-9_-]{6,20})@OpenReview");
  const std::string_view text = input.text;
  add_openreview_addresses(input, out);
  for_each_match(prefix, text, [&](const Match& match) {
    const auto id = read_openreview(text, match.end());
    if (!id || !is_token_start(text, match.start())) return;
    add(out, match.start(), id->end, Strength::canonical, "openreview:" + id->key);
  });
  for_each_match(at_site, text, [&](const Match& match) {
    const bool mail = after(text, match.end()) == "." && is_letter_or_digit(after(text, match.end() + 1));
    if (mail || !is_token_start(text, match.start()) || !ends_here(text, match.end())) return;
    add(out, match.start(), match.end(), Strength::canonical, "openreview:" + match[1]);
  });
}

void add_acl(const Input& input, Candidates& out) {
  static const re2::RE2 doi(expand(R"((?i)(?:10\.18653|10\.3115)/<G>v1/<G>)"));
  static const re2::RE2 label(
      expand("(?i)(?:ACL<GG>Anthology(?:<GG>ID)?|Anthology<GG>ID|aclanthology)(?:<G>:<G>|<GG>)"));
  static const re2::RE2 prefix("acl:");
  static const re2::RE2 at_site(R"(([A-Z]\d\d-\d{4}|(?:19|20)\d\d\.[a-z][a-z0-9]*-[a-z0-9]+\.\d{1,4})@ACL)");
  const std::string_view text = input.text;
  add_acl_hosts(input, out);
  const auto add_read = [&](const Match& match, bool left_end, const std::optional<Reading>& id, Strength strength) {
    if (left_end && id) add(out, match.start(), id->end, strength, "acl:" + id->key);
  };
  for_each_match(doi, text, [&](const Match& m) {
    add_read(m, is_doi_start(text, m.start()), read_acl_strong(text, m.end()), Strength::address);
  });
  for_each_match(label, text, [&](const Match& m) {
    add_read(m, !is_letter_or_digit(before(text, m.start())), read_acl_strong(text, m.end()), Strength::label);
  });
  for_each_match(prefix, text, [&](const Match& m) {
    add_read(m, is_token_start(text, m.start()), read_acl_as_printed(text, m.end()), Strength::canonical);
  });
  for_each_match(at_site, text, [&](const Match& m) {
    if (!is_token_start(text, m.start()) || !ends_here(text, m.end())) return;
    add(out, m.start(), m.end(), Strength::canonical, "acl:" + m[1]);
  });
}

void add_acl_bare(const Input& input, Candidates& out) {
  static const re2::RE2 year(R"((?:19|20)\d\d\.[a-z])");
  static const re2::RE2 refused(R"([A-Za-z0-9_.\-/@])");
  for_each_match(year, input.text, [&](const Match& match) {
    const std::size_t at = match.start();
    const std::string left(before(input.text, at));
    if (re2::RE2::FullMatch(left, refused) || inside(input.urls, at) || inside(input.dois, at)) return;
    const auto id = read_acl_as_printed(input.text, at);
    if (id) add(out, at, id->end, Strength::bare_new, "acl:" + id->key);
  });
}

std::optional<std::string> acl_whole_input(std::string_view text) {
  const auto id = read_acl_as_printed(text, 0);
  return id && id->end == text.size() ? std::optional("acl:" + id->key) : std::nullopt;
}

}  // namespace paperhop::reference
