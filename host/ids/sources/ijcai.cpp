// SPDX-License-Identifier: Apache-2.0
//
// IJCAI: papers are numbers within a year (2023/123), in early years within a volume
// (1991-1/20). The site's addresses of six decades, DOIs and canonical spellings; never bare.
// Grammar: RULES.md, section 6.
#include <array>

#include "ids/byte_set.hpp"
#include "ids/host_name.hpp"
#include "ids/neighbours.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop::sources {
extern const Source ijcai;
namespace {

/// IJCAI began in 1969: two digits below that mean 20YY.
std::string full_year(std::string_view two_digits) {
  return (two_digits >= "69" ? "19" : "20") + std::string(two_digits);
}

struct Parts {
  std::string year;
  std::string volume;  ///< "1" of 1991-1, else empty
  std::string number;  ///< no leading zeros, maybe with a letter
};

Parts split_key(std::string_view key) {
  const std::size_t slash = key.find('/');
  Parts parts{std::string(key.substr(0, 4)), "", std::string(key.substr(slash + 1))};
  if (slash > 5) parts.volume = key.substr(5, slash - 5);
  return parts;
}

/// A paper at a group of digits of a match.
struct Number {
  std::string_view digits;
  std::string_view letter;
};

void add(const Match& match, std::string_view year, std::string_view volume, Number number, std::vector<Found>& found) {
  const std::size_t first = number.digits.find_first_not_of('0');
  const std::size_t end = match.offset_of(number.digits) + number.digits.size() + number.letter.size();
  if (first == std::string_view::npos || !ends_clean(match.text, end)) return;
  Found& one = found.emplace_back();
  one.key = year;
  if (!volume.empty()) one.key.append(1, '-').append(volume);
  one.key.append(1, '/').append(number.digits.substr(first));
  if (!number.letter.empty()) one.key += upper_ascii(number.letter);
  one.begin = match.begin;
  one.end = end;
}

/// Behind a line break a number must look like a paper's: four digits, or ".pdf" behind it
/// ("…/proceedings/2023/\n12 papers were added" is not paper 12).
bool is_gap_plausible(const Match& match, std::string_view gap, Number number) {
  if (gap.empty() || number.digits.size() == 4) return true;
  const std::size_t end = match.offset_of(number.digits) + number.digits.size() + number.letter.size();
  return lower_ascii(match.text.substr(end, 4)) == ".pdf";
}

/// Groups: 1 year of two digits, 2 volume, 3 gap, 4 number and maybe letter: RE2 is slower with more than four.
void read_short_year(const Match& match, std::vector<Found>& found) {
  const bool longer = letter_or_digit_at(match.text, match.begin + match.groups[0].size());
  const std::size_t digits = skip_digits(match.groups[4], 0, match.groups[4].size());
  const Number number{match.groups[4].substr(0, digits), match.groups[4].substr(digits)};
  if (longer || !is_gap_plausible(match, match.groups[3], number)) return;
  add(match, full_year(match.groups[1]), match.groups[2], number, found);
}

bool is_full_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

std::string_view digits_at(std::string_view text, std::size_t at, std::size_t most) {
  return text.substr(at, skip_digits(text, at, most) - at);
}

/// "ijcai:1991-1/20", "ijcai:2023/123"
void read_canonical(const Match& match, std::vector<Found>& found) {
  constexpr std::string_view kPrefix = "ijcai:";
  const std::string_view window = match.window();
  if (!window.substr(match.begin).starts_with(kPrefix)) return;
  const std::string_view year = digits_at(window, match.begin + kPrefix.size(), 4);
  std::size_t at = match.begin + kPrefix.size() + year.size();
  if (!is_full_year(year) || at + 1 >= window.size()) return;
  const bool has_volume = window[at] == '-' && (window[at + 1] == '1' || window[at + 1] == '2');
  const std::string_view volume = has_volume ? window.substr(at + 1, 1) : std::string_view();
  if (has_volume) at += 2;
  if (at >= window.size() || window[at] != '/') return;
  const std::string_view digits = digits_at(window, at + 1, 4);
  if (digits.empty() || digits.front() == '0') return;
  const std::size_t end = at + 1 + digits.size();
  const bool has_letter = end < window.size() && is_upper(window[end]);
  add(match, year, volume, {digits, window.substr(end, has_letter ? 1 : 0)}, found);
}

/// Groups: 1 number, 2 letter, 3 year, 4 volume.
void read_venue_key(const Match& match, std::vector<Found>& found) {
  const std::size_t end = match.begin + match.groups[0].size();
  if (!ends_clean(match.text, end)) return;
  std::string key(match.groups[3]);
  if (!match.groups[4].empty()) key += "-" + std::string(match.groups[4]);
  key += "/" + std::string(match.groups[1]) + std::string(match.groups[2]);
  found.push_back({std::move(key), 0, match.begin, end});
}

std::size_t begin_venue_key(std::string_view text, std::size_t at) {
  return begin_of_venue_key(text, at + 1, {"@IJCAI", byte_set("@-"), std::string_view("1234A@2023-1").size()});
}

RefusalReason address_reason(std::string_view, std::size_t, std::size_t, const AddressSpans&) {
  return {Against::no_year_or_number};
}

constexpr std::array<std::string_view, 2> kHosts = {"ijcai.org", "static.ijcai.org"};

/// Where the first segment of the path begins on a host at `at`; npos where no host of ours stands there.
std::size_t first_segment(std::string_view window, std::size_t at) {
  // Nearly all are spelled like this.
  constexpr std::string_view kPlain = "ijcai.org/";
  if (window.substr(at).starts_with(kPlain)) return skip_gap(window, at + kPlain.size());
  const std::size_t path = behind_name_and_slash(window, at, kHosts);
  return path == kNoBegin ? kNoBegin : skip_gap(window, path);
}

/// Offset behind `word`, with which the path on the host at `at` begins; npos for anything else.
std::size_t behind_first_word(std::string_view window, std::size_t at, std::string_view word) {
  const std::size_t begin = first_segment(window, at);
  return begin != kNoBegin && starts_with_lower(window, begin, word) ? begin + word.size() : kNoBegin;
}

/// A host at `at`, whose path begins with `word`: five rules share the hosts, and this tells most of them apart.
std::size_t begin_path(std::string_view text, std::size_t at, std::string_view word) {
  const std::string_view window = match_window(text, at);
  return behind_first_word(window, at, word) == kNoBegin ? kNoBegin : begin_host(text, at);
}

/// The digits of the year behind "proceedings", no more than four of them; empty for another path.
std::string_view year_of_proceedings(std::string_view window, std::size_t at) {
  const std::size_t end = behind_first_word(window, at, "proceedings");
  if (end == kNoBegin || end >= window.size() || (window[end] != '/' && window[end] != '-')) return {};
  const std::size_t year = window[end] == '/' ? skip_gap(window, end + 1) : end + 1;
  return window.substr(year, skip_digits(window, year, 4) - year);
}

std::size_t begin_proceedings(std::string_view text, std::size_t at) {
  return begin_path(text, at, "proceedings");
}

/// Of years in full it tells that they are none of two digits.
std::size_t begin_old_proceedings(std::string_view text, std::size_t at) {
  return year_of_proceedings(match_window(text, at), at).size() == 2 ? begin_host(text, at) : kNoBegin;
}

/// The year in full, a slash, a gap, the number.
void read_full_year(const Match& match, std::string_view year, std::vector<Found>& found) {
  const std::string_view window = match.window();
  if (!is_full_year(year)) return;
  const std::size_t slash = match.offset_of(year) + year.size();
  if (slash >= window.size() || window[slash] != '/') return;
  const std::size_t begin = skip_gap(window, slash + 1);
  const std::string_view gap = window.substr(slash + 1, begin - slash - 1);
  const Number number{digits_at(window, begin, 4), ""};
  if (!number.digits.empty() && is_gap_plausible(match, gap, number)) add(match, year, "", number, found);
}

/// "…/proceedings/2023/123"
void read_proceedings(const Match& match, std::vector<Found>& found) {
  read_full_year(match, year_of_proceedings(match.window(), match.begin), found);
}

/// "10.24963/ijcai.2018/619", which lines break behind its slashes and dots
void read_doi(const Match& match, std::vector<Found>& found) {
  constexpr std::string_view kVenue = "ijcai.";
  const std::string_view window = match.window();
  const std::size_t venue = skip_gap(window, match.begin + std::string_view("10.24963/").size());
  if (!starts_with_lower(window, venue, kVenue)) return;
  read_full_year(match, digits_at(window, skip_gap(window, venue + kVenue.size()), 4), found);
}

std::size_t begin_abstract(std::string_view text, std::size_t at) {
  return begin_path(text, at, "abstract");
}

std::size_t begin_past(std::string_view text, std::size_t at) {
  return begin_path(text, at, "past");
}

std::size_t begin_papers(std::string_view text, std::size_t at) {
  return begin_path(text, at, "papers");
}

/// The anchors of the hosts.
constexpr std::array<Anchor, 2> on_hosts(FindBegin begin) {
  return {Anchor{"ijcai.", begin}, Anchor{"static.ijcai.", begin}};
}

constexpr std::array kProceedingsAnchors = on_hosts(begin_proceedings);
constexpr std::array kOldProceedingsAnchors = on_hosts(begin_old_proceedings);
constexpr std::array kAbstractAnchors = on_hosts(begin_abstract);
constexpr std::array kPastAnchors = on_hosts(begin_past);
constexpr std::array kPapersAnchors = on_hosts(begin_papers);
constexpr std::array kDoiAnchors = {Anchor{"10.24963/", begin_doi}};
constexpr std::array kOldDoiAnchors = {Anchor{"10.5591/", begin_doi}};
constexpr std::array kCanonicalAnchors = {Anchor{"ijcai:", begin_token}};
constexpr std::array kVenueKeyAnchors = {Anchor{"#@ijcai", begin_venue_key}};

constexpr std::array kPieces = {
    PatternPiece{"HOST", R"((?i)(?:static\.{G})?ijcai\.{G}org(?::\d{1,5})?/{G})"},
    PatternPiece{"YEAR", R"(((?:19|20)\d\d))"},
};

constexpr Needs kDigits = {Mark::two_digits};

constexpr std::array kRules = {
    Rule{"ijcai.proceedings", Evidence::address, Strength::address, kProceedingsAnchors, "", read_proceedings, kDigits},
    Rule{"ijcai.abstract", Evidence::address, Strength::address, kAbstractAnchors,
         R"({HOST}abstract/{G}(\d\d)(?:-([12]))?/({G})(\d{1,4}[a-z]?))", read_short_year, kDigits},
    Rule{"ijcai.papers", Evidence::address, Strength::address, kOldProceedingsAnchors,
         R"({HOST}proceedings/{G}(\d\d)(?:-([12]))?/{G}papers/({G})(\d{1,4}[a-z]?)\.pdf)", read_short_year, kDigits},
    Rule{"ijcai.past", Evidence::address, Strength::address, kPastAnchors,
         R"({HOST}past[ +]?proceedings/{G}ijcai-(\d\d)(?:[ -]*vol[ -]*([12]))?/{G}pdf/({G})(\d{1,4}[a-z]?)\.pdf)",
         read_short_year, kDigits},
    Rule{"ijcai.papers_year", Evidence::address, Strength::address, kPapersAnchors,
         R"({HOST}papers\d\d/{G}papers/{G}ijcai(\d\d)(?:-([12]))?-({G})(\d{1,4}[a-z]?)\.pdf)", read_short_year,
         kDigits},
    Rule{"ijcai.doi", Evidence::doi, Strength::address, kDoiAnchors, "", read_doi, kDigits},
    Rule{"ijcai.doi_2011", Evidence::doi, Strength::address, kOldDoiAnchors,
         R"((?i)10\.5591/{G}978-1-57735-516-8/{G}ijcai(11)()-({G})(\d{1,4}))", read_short_year, kDigits},
    Rule{"ijcai.canonical", Evidence::canonical, Strength::canonical, kCanonicalAnchors, "", read_canonical, kDigits},
    Rule{"ijcai.papers_cool", Evidence::canonical, Strength::canonical, kVenueKeyAnchors,
         R"(([1-9]\d{0,3})([A-Z]?)@{YEAR}(?:-([12]))?@IJCAI)", read_venue_key},
};

constexpr std::array kLookalikes = {
    Lookalike{"ijcai.proceedings", R"((?i)(ijcai\.org/[^\s<>"]+))", address_reason},
};

constexpr std::array kExamples = {
    Example{"https://www.ijcai.org/proceedings/2023/0123.pdf", "ijcai:2023/123"},
    Example{"10.24963/ijcai.2018/619", "ijcai:2018/619"},
    Example{"https://www.ijcai.org/Proceedings/91-1/Papers/020.pdf", "ijcai:1991-1/20"},
    Example{"https://www.ijcai.org/proceedings/2023/", ""},
    Example{"IJCAI 2023/123", ""},
};

/// "123" -> "0123", "27B" -> "027B": zeros before the digits up to `width` of them.
std::string padded(const std::string& number, std::size_t width) {
  const std::size_t digits = is_digit(number.back()) ? number.size() : number.size() - 1;
  return std::string(digits < width ? width - digits : 0, '0') + number;
}

std::string pdf(const PaperId& paper) {
  const Parts parts = split_key(paper.key);
  if (parts.year >= "2017")
    return "https://www.ijcai.org/proceedings/" + parts.year + "/" + padded(parts.number, 4) + ".pdf";
  const std::string volume = parts.volume.empty() ? "" : "-" + parts.volume;
  return "https://www.ijcai.org/Proceedings/" + parts.year.substr(2) + volume + "/Papers/" + padded(parts.number, 3) +
         ".pdf";
}

std::string page(const PaperId& paper) {
  const Parts parts = split_key(paper.key);
  if (parts.year >= "2017") return "https://www.ijcai.org/proceedings/" + paper.key;
  if (parts.year >= "2015") return "https://www.ijcai.org/Abstract/" + parts.year.substr(2) + "/" + parts.number;
  return pdf(paper);
}

constexpr std::array<std::string_view, 3> kFieldNames = {"year", "volume", "number"};

std::vector<Field> fields(const PaperId& paper) {
  const Parts parts = split_key(paper.key);
  return {{"year", parts.year}, {"volume", parts.volume}, {"number", parts.number}};
}

/// "2022/123" is ijcai2022p123 in the site's own BibTeX, which has papers of 2017 and later.
std::string bibtex_key(const PaperId& paper) {
  const Parts parts = split_key(paper.key);
  return parts.year >= "2017" ? "ijcai" + parts.year + "p" + parts.number : std::string();
}

/// The site spells N@YYYY@IJCAI; it has no spelling for volumes and lettered numbers.
std::string coolpapers_key(const PaperId& paper) {
  const Parts parts = split_key(paper.key);
  if (!parts.volume.empty() || !is_digit(parts.number.back())) return {};
  return parts.number + "@" + parts.year + "@IJCAI";
}

Publication publication(const PaperId& paper) {
  return {std::stoi(split_key(paper.key).year), "IJCAI"};
}

}  // namespace

const Source ijcai = {
    .name = "ijcai",
    .title = "IJCAI",
    .site = "https://www.ijcai.org",
    .pieces = kPieces,
    .rules = kRules,
    .whole_input = {},
    .relative_paths = {},
    .lookalikes = kLookalikes,
    .page = page,
    .pdf = pdf,
    .field_names = kFieldNames,
    .fields = fields,
    .coolpapers_key = coolpapers_key,
    .bibtex_key = bibtex_key,
    .publication = publication,
    .examples = kExamples,
};

}  // namespace paperhop::sources
