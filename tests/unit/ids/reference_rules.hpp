// SPDX-License-Identifier: Apache-2.0
//
// What the rule files of the reference finder share: candidates, matching with RE2 at every position, neighbour
// checks, paths. Not part of its interface; include reference_finder.hpp instead.
#pragma once

#include <re2/re2.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace paperhop::reference {

/// Classes of evidence, strongest first; a stronger candidate consumes its span.
enum class Strength { address, label, canonical, bare_old, file_name, bare_new };

/// An ID that one rule sees at bytes [start, end) of the normalised text.
struct Candidate {
  std::size_t start;
  std::size_t end;
  Strength strength;
  std::string id;
};

using Candidates = std::vector<Candidate>;

inline void add(Candidates& out, std::size_t start, std::size_t end, Strength strength, std::string id) {
  out.push_back({start, end, strength, std::move(id)});
}

struct Span {
  std::size_t start;
  std::size_t end;
};

/// The normalised text and the spans in which bare forms do not count.
struct Input {
  std::string text;
  std::vector<Span> urls;
  std::vector<Span> dois;
};

/// An ID read at a known position: its canonical spelling (without source) and where it ends.
struct Reading {
  std::string key;
  std::size_t end;
};

/// One match of a pattern; offsets are those of the whole text.
struct Match {
  std::string_view text;
  std::array<re2::StringPiece, 8> groups;

  std::size_t start(std::size_t group = 0) const {
    return static_cast<std::size_t>(groups[group].data() - text.data());
  }
  std::size_t end(std::size_t group = 0) const { return start(group) + groups[group].size(); }
  std::string operator[](std::size_t group) const { return std::string(groups[group].begin(), groups[group].end()); }
};

/// Writes out the short forms of patterns: <G> a soft gap, <GG> one that is not empty, <D> a dot of a host and
/// the gap allowed behind it, <P> an optional port, <U> a character that may stand in a URL.
std::string expand(std::string_view pattern);

std::optional<Match> search(const re2::RE2& pattern, std::string_view text, std::size_t from,
                            re2::RE2::Anchor anchor = re2::RE2::ANCHOR_START);

/// Calls visit(match) for every position where the pattern matches, overlapping ones included.
template <typename Visit>
void for_each_match(const re2::RE2& pattern, std::string_view text, Visit visit) {
  std::size_t from = 0;
  while (const auto match = search(pattern, text, from, re2::RE2::UNANCHORED)) {
    visit(*match);
    from = match->start() + 1;
    if (from > text.size()) return;
  }
}

/// The code point (as bytes) before or at a position; empty at the ends of the text.
std::string_view before(std::string_view text, std::size_t at);
std::string_view after(std::string_view text, std::size_t at);

bool is_digit(std::string_view code_point);
/// ASCII, Latin, Greek and Cyrillic letters; never CJK.
bool is_letter(std::string_view code_point);
bool is_letter_or_digit(std::string_view code_point);
/// Whether the code point is one of the listed ones; false for none.
bool is_any_of(std::string_view code_point, std::string_view list);

/// The general right end of every ID.
bool ends_here(std::string_view text, std::size_t at);
/// The left end of a recognised host and of canonical spellings.
bool is_host_start(std::string_view text, std::size_t at);
/// The same where "www." may stand before the host.
bool is_site_start(std::string_view text, std::size_t at);
/// The same for a canonical spelling: a letter of any script makes it a longer token.
bool is_token_start(std::string_view text, std::size_t at);
/// Where a host begins with the subdomains before its fixed part at `start`.
std::size_t start_with_subdomains(std::string_view text, std::size_t start);
/// The left end of a DOI.
bool is_doi_start(std::string_view text, std::size_t at);

bool inside(const std::vector<Span>& spans, std::size_t at);

std::string lower(std::string text);
std::string upper(std::string text);
std::string without_gaps(std::string_view text);

struct Segment {
  std::size_t start;
  std::size_t end;
  bool after_gap;
};

/// The segments of the path that begins with the slash at `slash`; a soft gap may stand behind every slash.
std::vector<Segment> path_segments(std::string_view text, std::size_t slash);

/// A parameter of a query: its name, and where its value starts.
struct Parameter {
  std::string name;
  std::size_t value;
};

/// The parameters of a query (a value may begin with a Markdown link of any characters) whose first name starts at
/// `at`.
std::vector<Parameter> query_parameters(std::string_view text, std::size_t at);

/// Section 1 in parts: percent-decoding (three rounds), also used for wrappers.
std::string percent_decode(std::string text);

/// An alternation of arXiv archives. hyphen: the pattern for "-"; hyphenless_too: hyphens may be missing.
std::string any_arxiv_archive(std::string_view more, std::string_view hyphen, bool hyphenless_too);
inline constexpr std::string_view newer_arxiv_archives = "econ eess stat q-fin";
inline constexpr std::string_view arxiv_subclass = R"((?:\.(?:[a-z]{2}|[a-z]{1,8}-<G>[a-z]{1,8}))?)";
/// "2402.12345v2" at a position; gaps: its digits may be broken over one gap.
std::optional<Reading> read_arxiv_new(std::string_view text, std::size_t at, bool gaps);
/// A text without gaps that an ID begins, in any strong spelling.
std::optional<Reading> read_arxiv_as_whole(std::string_view text);
/// A match whose groups are archive and seven digits: checks the date and adds the version.
std::optional<Reading> check_arxiv_old(const Match& match);

// The rules, a function for each part of the grammars.
void add_arxiv_strong(const Input& input, Candidates& out);
void add_arxiv_file_names(const Input& input, Candidates& out);
void add_arxiv_bare(const Input& input, Candidates& out);
/// The whole (trimmed) text as an ID that would be ambiguous in prose.
std::optional<std::string> arxiv_whole_input(std::string_view text);
void add_openreview(const Input& input, Candidates& out);
void add_acl(const Input& input, Candidates& out);
void add_acl_bare(const Input& input, Candidates& out);
std::optional<std::string> acl_whole_input(std::string_view text);
void add_ijcai(const Input& input, Candidates& out);
void add_pmlr(const Input& input, Candidates& out);
std::optional<std::string> pmlr_whole_input(std::string_view text);

}  // namespace paperhop::reference
