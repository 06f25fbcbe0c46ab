// SPDX-License-Identifier: Apache-2.0
//
// Source: everything that paperhop knows of one place where papers live, as a table: the
// literals that announce an ID (anchors), the RE2 patterns around it, the reader that turns
// a match into a canonical ID, the addresses of a paper, examples and counter-examples.
// One file in ids/sources/ defines one Source; the list in CMakeLists.txt names them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "ids/mention.hpp"
#include "ids/paper_id.hpp"

namespace paperhop {

class AddressSpans;
struct Rule;
struct Source;

/// How strong a rule's context is: in an overlap the stronger (smaller) one wins and consumes
/// its span (RULES.md, section 10).
enum class Strength { address, label, canonical, bare, file_name, bare_number };

/// The text up to where a pattern that matches at `begin` may look: no reader that matches by hand looks further.
inline std::string_view match_window(std::string_view text, std::size_t begin) {
  return text.substr(0, begin + limits::kMatchWindow);
}

// What walks over paths and over queries saw in vain: each part that begins in [begin, last] was looked at. A text of
// addresses without blanks is one path for each of them, which must not be walked once for each.

struct WalkedPath {
  std::size_t begin = 0;
  std::size_t last = 0;
  bool state = false;  ///< of the reader, when it came to `last`
};

struct WalkedQuery {
  std::size_t begin = 0;
  std::size_t last = 0;
  // A stretch in which no value ends.
  std::size_t value_begin = 0;
  std::size_t value_end = 0;
};

/// Of the rule that walked last.
struct Walks {
  const Rule* rule = nullptr;
  WalkedPath path;
  WalkedQuery query;
};

/// One match of a rule's pattern, as its reader sees it.
struct Match {
  std::string_view text;                     ///< the whole folded text
  std::size_t begin = 0;                     ///< where the pattern matched
  std::span<const std::string_view> groups;  ///< [0] the match; unmatched groups have no data()
  const AddressSpans* spans = nullptr;       ///< which parts of the text lie in addresses and DOIs
  const Rule* rule = nullptr;
  Walks* walks = nullptr;  ///< in this text

  /// match_window() of this match.
  std::string_view window() const { return match_window(text, begin); }
  /// Offset of a part of the text.
  std::size_t offset_of(std::string_view part) const { return static_cast<std::size_t>(part.data() - text.data()); }
  /// Offset of group i in the text.
  std::size_t at(std::size_t i) const { return offset_of(groups[i]); }
  /// What walks of this rule saw.
  Walks& own_walks() const {
    if (walks->rule != rule) *walks = Walks{rule, {}, {}};
    return *walks;
  }
  bool has(std::size_t i) const { return i < groups.size() && groups[i].data() != nullptr; }
};

/// An ID that a reader found: its key, version and span in the folded text.
struct Found {
  std::string key;
  int version = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  // Whose it is: the search sets them.
  const Source* source = nullptr;
  const Rule* rule = nullptr;
};

/// Reads a match: appends what it holds, nothing where it holds no ID.
using Reader = void (*)(const Match& match, std::vector<Found>& found);

/// Where the pattern must begin for an anchor at `at`; npos where the left neighbours forbid it.
using FindBegin = std::size_t (*)(std::string_view text, std::size_t at);

/// Where a rule counts.
enum class Scope {
  anywhere,
  prose_only,  ///< not in the attributes of HTML
};

/// What stands wherever an ID begins, or somewhere in it.
enum class Mark {
  nothing,
  two_digits,  ///< directly behind each other
  four_digits,
  equals_sign,
};

/// What must stand somewhere behind the anchor of a rule, gaps or not, for its reader to find anything.
struct Needs {
  Mark mark = Mark::nothing;
  /// False where the mark at `at` is surely none of an ID ("2413.12345"). It is asked where anchors were in vain, of
  /// each "=" or row of digits, and must take little time. Null where the mark is all there is to say.
  bool (*is_of_id)(std::string_view text, std::size_t at) = nullptr;

  bool operator==(const Needs&) const = default;
};

/// A literal that must stand where a rule can match. ASCII case is ignored; '#' is any digit,
/// '%' 0 or 1 (as in the tens of a month), '~' a blank or line end. Four characters or more: a shorter one of any
/// source makes the scan of long texts slow. The rarer, the better.
struct Anchor {
  std::string_view literal;
  FindBegin begin;
};

/// One way of writing an ID.
struct Rule {
  std::string_view name;  ///< "arxiv.label"
  Evidence evidence;
  Strength strength;
  std::span<const Anchor> anchors;
  /// RE2, matched at the begin; {G} is a soft gap, {name} a piece of `pieces`. Empty where the
  /// anchor says all that a pattern could, or where the reader matches by hand: that is for what
  /// most messages hold, since compiling a pattern takes a good part of a start, and for what texts
  /// full of IDs hold, since matching one takes longer than all else that is done for an ID.
  std::string_view pattern;
  Reader read;
  Needs needs = {};
  Scope scope = Scope::anywhere;
};

/// A named piece of pattern that several rules of a source share: {ID}.
struct PatternPiece {
  std::string_view name;
  std::string_view pattern;
};

/// A path that is read even where the page's address is not known, as if on `origin`.
struct RelativePath {
  std::string_view prefix;  ///< "/abs/"
  std::string_view origin;  ///< "https://arxiv.org"
};

/// A named part of an ID that target templates may use: {year}.
struct Field {
  std::string_view name;
  std::string value;
};

/// What an ID itself tells of when and where its paper appeared; for counts (`paperhop stats`).
struct Publication {
  int year = 0;       ///< 0 where the ID does not tell it
  std::string venue;  ///< for people: "EMNLP", "PMLR v139"; empty where the ID tells none but its source
};

/// A spelling that looks like an ID of this source, and why it may be none (for --explain).
struct Lookalike {
  std::string_view rule;
  std::string_view pattern;  ///< RE2, searched in the folded text
  /// Why [begin, end) is no ID; false where there is nothing to say.
  RefusalReason (*reason)(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans& spans);
};

/// An input and the canonical IDs in it, blank-separated; empty for a counter-example.
struct Example {
  std::string_view input;
  std::string_view ids;
};

struct Source {
  std::string_view name;   ///< as in canonical IDs: "arxiv"
  std::string_view title;  ///< for people: "arXiv"
  std::string_view site;   ///< its home address, for `paperhop sources`
  std::span<const PatternPiece> pieces;
  std::span<const Rule> rules;
  std::span<const Rule> whole_input;  ///< patterns that count only where they are the whole input; no anchors
  std::span<const RelativePath> relative_paths;
  std::span<const Lookalike> lookalikes;
  std::string (*page)(const PaperId& paper);  ///< address of the paper's own page
  std::string (*pdf)(const PaperId& paper);   ///< address of its PDF
  /// Names of the parts that `fields` gives, for checking templates.
  std::span<const std::string_view> field_names;
  /// Its parts for templates, besides {id}, {key} and {version}. May be null.
  std::vector<Field> (*fields)(const PaperId& paper);
  /// The venue key of papers.cool ("X@ACL"); empty where the site has no spelling for it. May be null.
  std::string (*coolpapers_key)(const PaperId& paper);

  /// The key of the paper in the source's own BibTeX file, where the ID tells it, else empty; null where it never does.
  std::string (*bibtex_key)(const PaperId& paper) = nullptr;
  /// When and where the paper appeared, as far as its ID tells; null where it never does.
  Publication (*publication)(const PaperId& paper) = nullptr;
  std::span<const Example> examples;
  /// It stamps its PDFs in the margin of page 1; the version may stand behind a blank there.
  bool stamps_pdfs = false;
  /// Keys have a fixed length: one that a broken line cut short is never taken for whole.
  bool fixed_length_keys = false;
};

/// All sources, in the order of the list in CMakeLists.txt.
std::span<const Source* const> all_sources();

/// The source of that name, or null.
const Source* find_source(std::string_view name);

}  // namespace paperhop
