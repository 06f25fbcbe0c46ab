// SPDX-License-Identifier: Apache-2.0
//
// ACL Anthology: old IDs (P19-1001) and new ones (2020.acl-main.1) on the site's present and
// former hosts, in DOIs and behind labels; new ones also bare. Grammar: RULES.md,
// section 5; shapes as in the Anthology's own library (acl_anthology/utils/ids.py).
#include <algorithm>
#include <array>
#include <utility>

#include "ids/address_spans.hpp"
#include "ids/byte_set.hpp"
#include "ids/host_name.hpp"
#include "ids/neighbours.hpp"
#include "ids/path_walk.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop::sources {
extern const Source acl_anthology;
namespace {

enum class Context {
  strong,  ///< any case, soft gaps inside
  exact,   ///< as written in canonical form, no gaps
};

struct Reading {
  std::string key;
  std::size_t end = 0;
  explicit operator bool() const { return !key.empty(); }
};

std::size_t gap_behind(std::string_view text, std::size_t at, Context context) {
  return context == Context::strong ? skip_gap(text, at) : at;
}

/// Drops a revision ("v2") or erratum ("e1") and checks the right end. "E1" makes bare text a number: "1E1".
bool ends_id(std::string_view text, std::size_t end, Context context) {
  const auto is_end = [&](std::size_t at) {
    const bool goes_on = at + 1 < text.size() && text[at] == '-' && is_digit(text[at + 1]);
    return !goes_on && ends_clean(text, at);
  };
  const char mark = end >= text.size() ? ' ' : context == Context::strong ? to_lower(text[end]) : text[end];
  if (mark == 'v' || mark == 'e') {
    const std::size_t marked = skip_digits(text, end + 1, 2);
    return marked > end + 1 && text[end + 1] != '0' && is_end(marked);
  }
  return is_end(end);
}

/// P19-1001
Reading read_old_id(std::string_view text, std::size_t at, Context context) {
  if (at + 4 >= text.size() || !is_alpha(text[at]) || text[at + 3] != '-') return {};
  if (context == Context::exact && !is_upper(text[at])) return {};
  if (skip_digits(text, at + 1, 2) != at + 3) return {};
  const std::size_t number = gap_behind(text, at + 4, context);
  const std::size_t end = skip_digits(text, number, 5);
  if (end != number + 4 || !ends_id(text, end, context)) return {};
  Reading reading{std::string(1, to_upper(text[at])), end};
  reading.key.append(text.substr(at + 1, 3)).append(text.substr(number, 4));
  return reading;
}

/// Letters and digits of a venue or volume.
constexpr std::size_t kNameMost = 40;

/// The run of [a-z0-9] from `at` on; capitals only in a strong context.
std::string_view name_at(std::string_view text, std::size_t at, Context context) {
  std::size_t end = at;
  while (end < text.size() && end - at < kNameMost && is_alnum(text[end]) &&
         (context == Context::strong || !is_upper(text[end]))) {
    ++end;
  }
  return text.substr(at, end - at);
}

/// 2020.acl-main.1
Reading read_new_id(std::string_view text, std::size_t at, Context context) {
  const std::string_view century = text.substr(at, 2);
  if ((century != "19" && century != "20") || skip_digits(text, at, 5) != at + 4) return {};
  std::size_t end = at + 4;
  bool has_gap = false;
  const auto take = [&](char separator) {
    if (end >= text.size() || text[end] != separator) return false;
    const std::size_t behind = end + 1;
    end = gap_behind(text, behind, context);
    has_gap = has_gap || end > behind;
    return true;
  };
  const auto take_name = [&] {
    const std::string_view name = name_at(text, end, context);
    end += name.size();
    return name;
  };
  if (!take('.') || end >= text.size() || !is_alpha(text[end])) return {};
  const std::string_view venue = take_name();
  if (!take('-')) return {};
  const std::string_view volume = take_name();
  if (volume.empty() || !take('.')) return {};
  const std::size_t number = end;
  end = skip_digits(text, number, 5);
  if (end == number || end - number > 4 || !ends_id(text, end, context)) return {};
  Reading reading{{}, end};
  if (has_gap) {
    reading.key.append(text.substr(at, 4)).append(1, '.').append(venue).append(1, '-').append(volume).append(1, '.');
    reading.key = lower_ascii(reading.key.append(text.substr(number, end - number)));
  } else {
    append_lower(reading.key, text.substr(at, end - at));
  }
  return reading;
}

Reading read_id(std::string_view text, std::size_t at, Context context) {
  if (at >= text.size()) return {};
  return is_digit(text[at]) ? read_new_id(text, at, context) : read_old_id(text, at, context);
}

/// The two digits at `at` are those of "P19-1001", or the first of "2020.acl-": all that may stand in a strong context.
bool are_digits_of_id(std::string_view text, std::size_t at) {
  const std::size_t end = at + 2;
  if (end < text.size() && text[end] == '-') {
    const std::size_t number = skip_gap(text, end + 1);
    return skip_digits(text, number, 5) == number + 4;
  }
  const std::size_t dot = at + 4;
  if (dot >= text.size() || text[dot] != '.') return false;
  std::size_t venue = skip_gap(text, dot + 1);
  const std::size_t known = std::min(text.size(), venue + kNameMost);
  while (venue < known && is_alnum(text[venue])) ++venue;
  return venue < text.size() && text[venue] == '-';
}

void add(Reading&& reading, std::size_t begin, std::vector<Found>& found) {
  if (!reading) return;
  Found& one = found.emplace_back();
  one.key = std::move(reading.key);
  one.begin = begin;
  one.end = reading.end;
}

/// Pages below these segments list papers.
constexpr std::array<std::string_view, 5> kListSegments = {"volumes", "events", "people", "venues", "sigs"};

bool is_list_segment(std::string_view text, std::size_t at) {
  for (const std::string_view name : kListSegments) {
    if (segment_is(text, at, name)) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 8> kHosts = {
    "aclanthology.org",         "aclanthology.info",         "aclanthology.coli.uni-saarland.de",
    "preview.aclanthology.org", "preview.aclanthology.info", "preview.aclanthology.coli.uni-saarland.de",
    "anthology.aclweb.org",     "acl.ldc.upenn.edu",
};
/// A host that has more than the Anthology, and the folders that are it.
constexpr std::array<std::string_view, 1> kSharedHosts = {"aclweb.org"};
constexpr std::array<std::string_view, 3> kFolders = {"anthology", "anthology-new", "old_anthology"};

/// Where the path begins whose segments may be IDs; npos where no host of the Anthology stands at `at`.
std::size_t path_begin(std::string_view text, std::size_t at) {
  const std::size_t path = behind_name_and_slash(text, at, kHosts);
  if (path != kNoBegin) return path;
  const std::size_t shared = behind_name_and_slash(text, at, kSharedHosts);
  return shared == kNoBegin ? kNoBegin : behind_name_and_slash(text, skip_gap(text, shared), kFolders);
}

/// The ID fills a segment at any depth.
void read_host(const Match& match, std::vector<Found>& found) {
  const std::size_t path = path_begin(match.window(), match.begin);
  if (path == kNoBegin) return;
  walk_new_path(match.text, path, match.own_walks().path, [&](std::size_t at, bool, bool& below_list) {
    Reading reading = below_list ? Reading{} : read_id(match.text, at, Context::strong);
    const bool is_id = static_cast<bool>(reading);
    add(std::move(reading), match.begin, found);
    below_list = !is_id && is_list_segment(match.text, at);
    return is_id;
  });
}

/// Offset behind `lower` at `at` and behind a gap that is not empty; npos for none, or where `at` is npos.
std::size_t behind_parted_word(std::string_view text, std::size_t at, std::string_view lower) {
  if (at == kNoBegin) return kNoBegin;
  const std::size_t begin = skip_gap(text, at);
  return begin > at && starts_with_lower(text, begin, lower) ? begin + lower.size() : kNoBegin;
}

/// Offset behind "ACLAnthology", "ACL Anthology", "ACL Anthology ID" or "Anthology ID" at `at`; npos for none.
std::size_t behind_label(std::string_view text, std::size_t at) {
  constexpr std::string_view kAcl = "acl";
  constexpr std::string_view kAnthology = "anthology";
  constexpr std::string_view kId = "id";
  if (starts_with_lower(text, at, kAnthology)) return behind_parted_word(text, at + kAnthology.size(), kId);
  if (!starts_with_lower(text, at, kAcl)) return kNoBegin;
  const std::size_t rest = at + kAcl.size();
  if (starts_with_lower(text, rest, kAnthology)) return rest + kAnthology.size();
  const std::size_t end = behind_parted_word(text, rest, kAnthology);
  const std::size_t id = behind_parted_word(text, end, kId);
  return id == kNoBegin ? end : id;
}

/// A label, a colon or a gap, the ID.
void read_label(const Match& match, std::vector<Found>& found) {
  const std::string_view window = match.window();
  const std::size_t label = behind_label(window, match.begin);
  if (label == kNoBegin) return;
  const std::size_t mark = skip_gap(window, label);
  const bool has_colon = mark < window.size() && window[mark] == ':';
  if (!has_colon && mark == label) return;
  add(read_id(match.text, has_colon ? skip_gap(window, mark + 1) : mark, Context::strong), match.begin, found);
}

void read_bare_new(const Match& match, std::vector<Found>& found) {
  const std::size_t begin = match.begin;
  Reading reading = read_new_id(match.text, begin, Context::exact);
  if (!reading || match.spans->inside_address(begin) || match.spans->inside_doi(begin)) return;
  add(std::move(reading), begin, found);
}

/// "10.18653/v1/" or "10.3115/v1/", then the ID.
void read_doi(const Match& match, std::vector<Found>& found) {
  const std::size_t slash = match.text.find('/', match.begin);
  const std::size_t id = behind_word(match.window(), slash + 1, "v1/");
  if (id != kNoBegin) add(read_id(match.text, id, Context::strong), match.begin, found);
}

void read_canonical(const Match& match, std::vector<Found>& found) {
  constexpr std::string_view kPrefix = "acl:";
  if (!match.text.substr(match.begin).starts_with(kPrefix)) return;
  add(read_id(match.text, match.begin + kPrefix.size(), Context::exact), match.begin, found);
}

/// X@ACL: the key before the "@" must be read to its end.
void read_venue_key(const Match& match, std::vector<Found>& found) {
  const std::size_t end = match.begin + match.groups[0].size();
  Reading reading = read_id(match.groups[1], 0, Context::exact);
  if (reading.end != match.groups[1].size() || !ends_clean(match.text, end)) return;
  reading.end = end;
  add(std::move(reading), match.begin, found);
}

void read_whole_old(const Match& match, std::vector<Found>& found) {
  add(read_old_id(match.text, match.begin, Context::exact), match.begin, found);
}

/// A label is followed by ":" or a gap; most that begin like one are hosts.
bool is_label_end(std::string_view text, std::size_t end) {
  return end < text.size() && (is_space(text[end]) || text[end] == ':');
}

/// "ACLAnthology"
std::size_t begin_joined_label(std::string_view text, std::size_t at) {
  return is_label_end(text, at + std::string_view("aclanthology").size()) ? begin_word(text, at) : kNoBegin;
}

/// "ACL Anthology" from its first word on, or "Anthology", which may follow "TACL".
std::size_t begin_label(std::string_view text, std::size_t at) {
  if (!is_label_end(text, at + std::string_view("anthology").size())) return kNoBegin;
  std::size_t acl_end = at;
  while (acl_end > 0 && at - acl_end < 8 && is_space(text[acl_end - 1])) --acl_end;
  const bool parted = acl_end < at && skip_gap(text, acl_end) == at;
  if (parted && acl_end >= 3 && lower_ascii(text.substr(acl_end - 3, 3)) == "acl") {
    if (!letter_or_digit_before(text, acl_end - 3)) return acl_end - 3;
  }
  return begin_word(text, at);
}

/// "acl.", then ldc.upenn.edu on the next line.
std::size_t begin_broken_ldc(std::string_view text, std::size_t at) {
  return behind_host(text, at, "acl.ldc.") == kNoBegin ? kNoBegin : begin_host(text, at);
}

/// "aclweb.org" on the line behind "anthology.".
std::size_t begin_broken_anthology(std::string_view text, std::size_t at) {
  constexpr std::string_view kFirst = "anthology.";
  std::size_t end = at;
  while (end > 0 && at - end < 8 && is_space(text[end - 1])) --end;
  if (end == at || end < kFirst.size()) return kNoBegin;
  const std::size_t begin = end - kFirst.size();
  return behind_host(text, begin, "anthology.aclweb.") == kNoBegin ? kNoBegin : begin_host(text, begin);
}

std::size_t begin_bare_new(std::string_view text, std::size_t at) {
  if (at > 0 && is_alnum(text[at - 1])) return kNoBegin;
  const bool glued = at > 0 && std::string_view("_.-/@").find(text[at - 1]) != std::string_view::npos;
  if (glued || at + 5 >= text.size() || !is_lower(text[at + 5])) return kNoBegin;
  // A cheap look at what ends the venue's name: most years with a dot end a sentence.
  std::size_t end = at + 6;
  while (end < text.size() && end < at + 5 + kNameMost && (is_lower(text[end]) || is_digit(text[end]))) ++end;
  return end < text.size() && text[end] == '-' ? at : kNoBegin;
}

std::size_t begin_venue_key(std::string_view text, std::size_t at) {
  return begin_of_venue_key(text, at + 1, {"@ACL", byte_set(".-")});
}

RefusalReason old_id_reason(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans& spans) {
  if (spans.inside_address(begin)) return {Against::web_address, std::string(spans.address_around(begin))};
  if (letter_or_digit_before(text, begin) || !ends_id(text, end, Context::exact)) return {Against::longer_token};
  return {Against::bare_anthology_id};
}

RefusalReason address_reason(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans&) {
  const std::string path = lower_ascii(text.substr(begin, end - begin));
  for (const std::string_view name : kListSegments) {
    if (path.find("/" + std::string(name) + "/") != std::string::npos)
      return {Against::list_of_papers, std::string(name)};
  }
  return {Against::no_paper_address};
}

constexpr std::array kHostAnchors = {
    Anchor{"aclanthology.", begin_host},
    Anchor{"preview.aclanthology.", begin_host},
    Anchor{"aclweb.", begin_host},
    Anchor{"anthology.aclweb.", begin_host},
    Anchor{"acl.ldc.", begin_host},
    Anchor{"acl.~", begin_broken_ldc},
    Anchor{"aclweb.", begin_broken_anthology},
};
constexpr std::array kDoiAnchors = {Anchor{"10.18653/", begin_doi}, Anchor{"10.3115/", begin_doi}};
constexpr std::array kLabelAnchors = {Anchor{"anthology", begin_label}, Anchor{"aclanthology", begin_joined_label}};
constexpr std::array kCanonicalAnchors = {Anchor{"acl:", begin_token}};
constexpr std::array kVenueKeyAnchors = {Anchor{"#@acl", begin_venue_key}};
constexpr std::array kBareAnchors = {Anchor{"19##.", begin_bare_new}, Anchor{"20##.", begin_bare_new}};

constexpr Needs kIdDigits = {Mark::two_digits, are_digits_of_id};

constexpr std::array kRules = {
    Rule{"acl.host", Evidence::address, Strength::address, kHostAnchors, "", read_host, kIdDigits},
    Rule{"acl.doi", Evidence::doi, Strength::address, kDoiAnchors, "", read_doi, kIdDigits},
    Rule{"acl.label", Evidence::label, Strength::label, kLabelAnchors, "", read_label, kIdDigits},
    Rule{"acl.canonical", Evidence::canonical, Strength::canonical, kCanonicalAnchors, "", read_canonical, kIdDigits},
    Rule{"acl.papers_cool", Evidence::canonical, Strength::canonical, kVenueKeyAnchors, R"(([A-Za-z0-9.-]+)@ACL)",
         read_venue_key},
    Rule{"acl.bare", Evidence::bare, Strength::bare, kBareAnchors, "", read_bare_new},
};

constexpr std::array kWholeInput = {
    Rule{"acl.whole_input", Evidence::bare, Strength::bare, {}, R"([A-Z]\d\d-\d{4}(?:[ve]\d{1,2})?)", read_whole_old},
};

constexpr std::array kLookalikes = {
    Lookalike{"acl.bare", R"(([A-Z]\d\d-\d{4}))", old_id_reason},
    Lookalike{"acl.host", R"((?i)(aclanthology\.org/[^\s<>"]+))", address_reason},
};

constexpr std::array kExamples = {
    Example{"https://aclanthology.org/P19-1001/", "acl:P19-1001"},
    Example{"10.18653/v1/2020.acl-main.1", "acl:2020.acl-main.1"},
    Example{"https://www.aclweb.org/anthology/P/P19/P19-1001v2.pdf", "acl:P19-1001"},
    Example{"https://aclanthology.org/volumes/2020.acl-main/", ""},
    Example{"Replace part A12-3456 soon", ""},
};

std::string page(const PaperId& paper) {
  return "https://aclanthology.org/" + paper.key + "/";
}
std::string pdf(const PaperId& paper) {
  return "https://aclanthology.org/" + paper.key + ".pdf";
}
std::string coolpapers_key(const PaperId& paper) {
  return paper.key + "@ACL";
}

struct Letter {
  char letter;
  std::string_view venue;
};

/// The collections of old IDs (the Anthology's own list of letters).
constexpr std::array kLetters = {
    Letter{'A', "ANLP"},     Letter{'C', "COLING"}, Letter{'D', "EMNLP"},  Letter{'E', "EACL"},
    Letter{'F', "JEP/TALN"}, Letter{'H', "HLT"},    Letter{'I', "IJCNLP"}, Letter{'J', "CL"},
    Letter{'K', "CoNLL"},    Letter{'L', "LREC"},   Letter{'M', "MUC"},    Letter{'N', "NAACL"},
    Letter{'O', "ROCLING"},  Letter{'P', "ACL"},    Letter{'Q', "TACL"},   Letter{'R', "RANLP"},
    Letter{'S', "SemEval"},  Letter{'T', "TINLAP"}, Letter{'U', "ALTA"},   Letter{'W', "Workshops"},
    Letter{'X', "TIPSTER"},  Letter{'Y', "PACLIC"},
};

/// Venues of new IDs that are not written in capitals only.
struct Spelling {
  std::string_view name;
  std::string_view venue;
};
constexpr std::array kSpellings = {
    Spelling{"conll", "CoNLL"},     Spelling{"findings", "Findings"}, Spelling{"jeptalnrecital", "JEP/TALN"},
    Spelling{"semeval", "SemEval"}, Spelling{"starsem", "*SEM"},      Spelling{"ws", "Workshops"},
};

std::string old_venue(std::string_view key) {
  // Volumes of D19 from 5 on are the workshops of that year.
  if (key.starts_with("D19-") && key[4] >= '5') return "Workshops";
  for (const Letter& letter : kLetters) {
    if (letter.letter == key[0]) return std::string(letter.venue);
  }
  return {};
}

std::string new_venue(std::string_view name) {
  for (const Spelling& spelling : kSpellings) {
    if (spelling.name == name) return std::string(spelling.venue);
  }
  return upper_ascii(name);
}

/// "P19-1001" and "2020.acl-main.1"; the Anthology's oldest papers are of 1952.
Publication publication(const PaperId& paper) {
  const std::string_view key = paper.key;
  if (is_digit(key[0])) return {std::stoi(paper.key), new_venue(key.substr(5, key.find('-') - 5))};
  const int year = std::stoi(paper.key.substr(1, 2));
  return {year + (year >= 52 ? 1900 : 2000), old_venue(key)};
}

}  // namespace

const Source acl_anthology = {
    .name = "acl",
    .title = "ACL Anthology",
    .site = "https://aclanthology.org",
    .pieces = {},
    .rules = kRules,
    .whole_input = kWholeInput,
    .relative_paths = {},
    .lookalikes = kLookalikes,
    .page = page,
    .pdf = pdf,
    .field_names = {},
    .fields = nullptr,
    .coolpapers_key = coolpapers_key,
    .publication = publication,
    .examples = kExamples,
};

}  // namespace paperhop::sources
