// SPDX-License-Identifier: Apache-2.0
//
// arXiv: new numbers (2402.12345v2), old ones (math/0309136), on arXiv's hosts and mirrors, on
// sites about arXiv papers, in DOIs, behind labels and bare. Grammar: RULES.md,
// section 3; months, years and archives as in arXiv's own arxiv-base (identifier, taxonomy).
#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.hpp"
#include "ids/address_spans.hpp"
#include "ids/arxiv_number.hpp"
#include "ids/byte_set.hpp"
#include "ids/host_name.hpp"
#include "ids/neighbours.hpp"
#include "ids/number_context.hpp"
#include "ids/path_walk.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop::sources {
extern const Source arxiv;
namespace {

using namespace arxiv_number;

constexpr std::string_view kLabel = "arxiv";
/// Marks that part a label from its ID.
constexpr ByteSet kLabelMarks = byte_set(":.#([/=-");

/// Without a strong context, years after this one are taken for something else than an ID.
constexpr int kLastBareYear = 29;

// --- Readers -----------------------------------------------------------------------------

void add(Reading&& reading, std::size_t begin, std::vector<Found>& found) {
  Found& one = found.emplace_back();
  one.key = std::move(reading.key);
  one.version = reading.version;
  one.begin = begin;
  one.end = reading.end;
}

std::size_t skip_arxiv_prefix(std::string_view text, std::size_t at) {
  constexpr std::string_view kPrefix = "arxiv:";
  return starts_with_lower(text, at, kPrefix) ? skip_gap(text, at + kPrefix.size()) : at;
}

/// "ID,ID,…" at `at`, each maybe behind "arXiv:"; the first one's mention begins at `begin`.
bool read_list(std::string_view text, std::size_t at, std::size_t begin, std::vector<Found>& found) {
  const std::size_t before = found.size();
  while (Reading reading = read_id(text, skip_arxiv_prefix(text, at), Context::strong)) {
    const std::size_t end = reading.end;
    add(std::move(reading), found.size() == before ? begin : at, found);
    if (end >= text.size() || text[end] != ',') break;
    at = end + 1;
  }
  return found.size() > before;
}

/// Lists, authors and searches name no paper.
bool is_list_path(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 5> kNames = {"list", "a", "year", "search", "catchup"};
  for (const std::string_view name : kNames) {
    if (segment_is(text, at, name)) return true;
  }
  return false;
}

/// "ftp/cond-mat/papers/0408/0408502.pdf": the archive stands two segments before.
Reading read_ftp_path(std::string_view text, std::size_t at) {
  const auto skip_name = [&](std::string_view name) {
    if (!starts_with_lower(text, at, name)) return false;
    at = skip_gap(text, at + name.size());
    return true;
  };
  if (!skip_name("ftp/")) return {};
  std::string id = read_archive_name(text, at, at);
  if (!skip_name("/") || !skip_name("papers/")) return {};
  const std::string year_month(text.substr(at, kYearMonthDigits));
  if (!skip_name(year_month + "/") || !text.substr(at).starts_with(year_month)) return {};
  id += "/";
  const std::size_t archive = id.size();
  Reading reading = read_old_number(id.append(text.substr(at, 13)), 0, Context::bare);
  if (reading) reading.end = at + reading.end - archive;
  return reading;
}

/// Its hosts, each with any subdomain that its anchor lets stand.
constexpr std::array<std::string_view, 7> kHosts = {
    "arxiv.org",
    "xxx.lanl.gov",
    "xxx.soton.ac.uk",
    "xxx.itp.ac.cn",
    "ar5iv.org",
    "arxiv-export-lb.library.cornell.edu",
    "arxiv-org.translate.goog",
};

/// A host of arXiv: the ID fills a segment at any depth, or stands in ?id= or ?id_list=.
void read_host(const Match& match, std::vector<Found>& found) {
  const std::string_view text = match.text;
  const std::size_t path = behind_name_and_slash(match.window(), match.begin, kHosts);
  if (path == kNoBegin) return;
  const std::size_t query = walk_new_path(text, path, match.own_walks().path, [&](std::size_t at, bool first, bool&) {
    if (first && is_list_path(text, at)) return true;
    Reading reading = read_id(text, skip_arxiv_prefix(text, at), Context::strong);
    if (!reading && first) reading = read_ftp_path(match.window(), at);
    if (!reading) return false;
    add(std::move(reading), match.begin, found);
    return true;
  });
  if (query == kNoBegin) return;
  walk_new_query(text, query + 1, match.own_walks().query, [&](std::string_view name, std::size_t value) {
    return (name == "id" || name == "id_list") && read_list(text, value, match.begin, found);
  });
}

/// A site about arXiv papers: behind its path stands the ID.
struct Site {
  std::array<std::string_view, 2> hosts;
  std::string_view path;  ///< empty for any segment
};
constexpr std::array kSites = {
    Site{{"huggingface.co", "hf.co"}, "papers/"},           Site{{"alphaxiv.org", "alphaxiv.org"}, ""},
    Site{{"scirate.com", "semanticscholar.org"}, "arxiv/"}, Site{{"emergentmind.com", "arxiv-vanity.com"}, "papers/"},
    Site{{"inspirehep.net", "inspirehep.net"}, "arxiv/"},
};

/// Offset behind a segment of letters, digits and "._-", its slash and a gap; npos for none.
std::size_t behind_any_word(std::string_view text, std::size_t at) {
  constexpr ByteSet kMarks = byte_set("._-");
  const std::size_t begin = skip_gap(text, at);
  std::size_t end = begin;
  while (end < text.size() && (is_alnum(text[end]) || kMarks.has(text[end]))) ++end;
  return end > begin && end < text.size() && text[end] == '/' ? skip_gap(text, end + 1) : kNoBegin;
}

std::size_t behind_site_path(std::string_view window, std::size_t at) {
  for (const Site& site : kSites) {
    const std::size_t path = behind_name_and_slash(window, at, site.hosts);
    if (path == kNoBegin) continue;
    if (site.path.empty()) return behind_any_word(window, path);
    const std::size_t id = behind_word(window, path, site.path);
    if (id != kNoBegin) return id;
    // "inspirehep.net/api/arxiv/" as well.
    return site.hosts[0] == "inspirehep.net" ? behind_word(window, behind_word(window, path, "api/"), site.path)
                                             : kNoBegin;
  }
  return kNoBegin;
}

void read_site(const Match& match, std::vector<Found>& found) {
  const std::size_t id = behind_site_path(match.window(), match.begin);
  if (id == kNoBegin) return;
  if (Reading reading = read_id(match.text, id, Context::strong)) add(std::move(reading), match.begin, found);
}

constexpr std::array<std::string_view, 1> kPapersCoolHosts = {"papers.cool"};

/// "papers.cool/arxiv/", then the ID, or several with commas.
void read_papers_cool(const Match& match, std::vector<Found>& found) {
  const std::size_t list =
      behind_word(match.window(), behind_name_and_slash(match.window(), match.begin, kPapersCoolHosts), "arxiv/");
  if (list != kNoBegin) read_list(match.text, list, match.begin, found);
}

/// "10.48550/arXiv.", then the ID.
void read_doi(const Match& match, std::vector<Found>& found) {
  const std::size_t id = behind_word(match.window(), match.begin + std::string_view("10.48550/").size(), "arxiv.");
  if (id == kNoBegin) return;
  if (Reading reading = read_id(match.text, id, Context::strong)) add(std::move(reading), match.begin, found);
}

/// Words that may stand between a label and its ID; where one begins like another the longer comes first.
constexpr std::array<std::string_view, 10> kLabelWords = {"preprint", "e-prints", "e-print", "eprint", "identifier",
                                                          "id",       "no.",      "number",  "paper",  "abs"};
constexpr ByteSet kLabelWordBegins = [] {
  ByteSet begins;
  for (const std::string_view word : kLabelWords) begins.add(word.front());
  return begins;
}();
constexpr ByteSet kLabelGaps = byte_set(" \t_-");

/// Offset behind the words at `at`, each behind blanks, "_" or "-"; no ID begins like one of them.
std::size_t skip_label_words(std::string_view text, std::size_t at) {
  while (true) {
    std::size_t begin = at;
    while (begin < text.size() && kLabelGaps.has(text[begin])) ++begin;
    if (begin == at || begin == text.size() || !kLabelWordBegins.has(to_lower(text[begin]))) return at;
    const auto word = std::find_if(kLabelWords.begin(), kLabelWords.end(),
                                   [&](std::string_view lower) { return starts_with_lower(text, begin, lower); });
    if (word == kLabelWords.end()) return at;
    at = begin + word->size();
  }
}

/// Offset behind what parts a label from its ID: a mark with soft gaps around, or a gap; npos for nothing.
std::size_t skip_label_mark(std::string_view text, std::size_t at) {
  const std::size_t mark = skip_gap(text, at);
  if (mark < text.size() && kLabelMarks.has(text[mark])) return skip_gap(text, mark + 1);
  return mark > at ? mark : kNoBegin;
}

/// "arXiv" or "arXiv.org", words, a mark, the ID.
void read_label(const Match& match, std::vector<Found>& found) {
  const std::string_view window = match.window();
  std::size_t label = match.begin + kLabel.size();
  if (window[label] == '.') {
    if (const std::size_t site = behind_host(window, match.begin, "arxiv.org"); site != kNoBegin) label = site;
  }
  const std::size_t id = skip_label_mark(window, skip_label_words(window, label));
  if (id == kNoBegin || id + 2 > window.size()) return;
  if (Reading reading = read_id(match.text, id, Context::strong)) add(std::move(reading), match.begin, found);
}

/// Offset behind the name of a field that holds an ID; npos for none.
std::size_t skip_field_name(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 3> kNames = {"eprint", "arxivid", "arxiv_id"};
  for (const std::string_view name : kNames) {
    if (starts_with_lower(text, at, name)) return at + name.size();
  }
  return kNoBegin;
}

/// "eprint = {ID}", "\"arxiv_id\": \"ID\"".
void read_field(const Match& match, std::vector<Found>& found) {
  constexpr ByteSet kQuotes = byte_set("\"'");
  constexpr ByteSet kSigns = byte_set("=:");
  constexpr ByteSet kOpening = byte_set("{\"'(");
  constexpr int kMostOpening = 2;
  const std::string_view window = match.window();
  const auto stands = [&](ByteSet set, std::size_t at) { return at < window.size() && set.has(window[at]); };
  std::size_t at = skip_field_name(window, match.begin);
  if (at == kNoBegin) return;
  if (stands(kQuotes, at)) ++at;
  at = skip_gap(window, at);
  if (!stands(kSigns, at)) return;
  at = skip_gap(window, at + 1);
  for (int opening = 0; opening < kMostOpening && stands(kOpening, at); ++opening) at = skip_gap(window, at + 1);
  if (at + 2 > window.size()) return;
  if (Reading reading = read_id(match.text, at, Context::strong)) add(std::move(reading), match.begin, found);
}

/// The path at `at` follows a host that is not ours ("notarxiv.org/abs/…"): labels with dots
/// between them, maybe a port.
bool stands_behind_host(std::string_view text, std::size_t at) {
  if (at == 0 || text[at - 1] != '/') return false;
  const std::size_t floor = at > limits::kWalkBack ? at - limits::kWalkBack : 0;
  std::size_t end = at - 1;
  std::size_t port = end;
  while (port > floor && is_digit(text[port - 1])) --port;
  if (port < end && port > floor && text[port - 1] == ':') end = port - 1;
  std::size_t begin = end;
  while (begin > floor && (is_alnum(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '-')) --begin;
  const std::string_view host = text.substr(begin, end - begin);
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.' &&
         host.find("..") == std::string_view::npos;
}

/// "abs/ID" outside of addresses.
void read_dblp(const Match& match, std::vector<Found>& found) {
  constexpr std::string_view kFolder = "abs/";
  const std::string_view window = match.window();
  if (!window.substr(match.begin).starts_with(kFolder)) return;
  const std::size_t id = skip_gap(window, match.begin + kFolder.size());
  if (id + 2 > window.size()) return;
  Reading reading = read_id(match.text, id, Context::strong);
  if (!reading || match.spans->inside_address(match.begin) || stands_behind_host(match.text, match.begin)) return;
  add(std::move(reading), match.begin, found);
}

/// ADS bibcode: 2016arXiv161002026S, 2011arXiv1107.4612L.
void read_bibcode(const Match& match, std::vector<Found>& found) {
  constexpr std::size_t kNumber = std::string_view("2016arXiv").size();
  constexpr std::size_t kLetter = kNumber + std::string_view("161002026").size();
  const std::string_view code = match.text.substr(match.begin, kLetter + 1);
  const std::string_view label = code.substr(4, kLabel.size());
  if ((!code.starts_with("19") && !code.starts_with("20")) || (label != "arXiv" && label != "arxiv")) return;
  std::string number(code.substr(kNumber, kLetter - kNumber));
  const bool has_dot = skip_digits(number, 0, kYearMonthDigits) == kYearMonthDigits && number[kYearMonthDigits] == '.';
  const std::size_t rest = has_dot ? kYearMonthDigits + 1 : 0;
  if (code.size() <= kLetter || skip_digits(number, rest, number.size()) != number.size() || !is_alpha(code[kLetter])) {
    return;
  }
  if (!has_dot) number.insert(kYearMonthDigits, ".");
  Reading reading = read_new_number(number, 0, Context::bare);
  reading.end = match.begin + code.size();
  if (!reading.key.empty() && ends_clean(match.text, reading.end)) add(std::move(reading), match.begin, found);
}

bool is_left_of_bare(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  const char left = text[begin - 1];
  return !is_alnum(left) && left != '_' && left != '.' && left != '-' && left != '/';
}

void read_bare_old(const Match& match, std::vector<Found>& found) {
  if (match.spans->inside_address(match.begin) || match.spans->inside_doi(match.begin)) return;
  Reading reading = read_old_number(match.text, match.begin, Context::bare);
  if (reading) add(std::move(reading), match.begin, found);
}

void read_file_name(const Match& match, std::vector<Found>& found) {
  const std::string_view text = match.text;
  const std::size_t begin = match.begin;
  Reading reading = read_new_number(text, begin, Context::bare);
  if (!reading || match.spans->inside_doi(begin)) return;
  constexpr std::string_view kSuffix = ".pdf";
  if (lower_ascii(text.substr(reading.end, kSuffix.size())) != kSuffix) return;
  if (!letter_or_digit_at(text, reading.end + kSuffix.size())) add(std::move(reading), begin, found);
}

/// A number of four digits that has neither a version nor a class.
bool lacks_mark(std::string_view text, const Reading& reading) {
  constexpr std::size_t kShortKey = 9;
  return reading.key.size() == kShortKey && reading.version == 0 && skip_class_note(text, reading.end) == reading.end;
}

/// Why a well-formed bare number counts or not: with a version or a class it needs only clean
/// neighbours; else five digits of the years that have them.
RefusalReason bare_refusal(std::string_view text, std::size_t begin, const Reading& reading,
                           const AddressSpans& spans) {
  RefusalReason reason = number_refusal(text, begin, reading.end, spans);
  if (reason) return reason;
  if (two_digits(text, begin) > kLastBareYear) return {Against::future_year};
  if (lacks_mark(text, reading)) return {Against::four_digits};
  return {};
}

void read_bare_number(const Match& match, std::vector<Found>& found) {
  Reading reading = read_new_number(match.text, match.begin, Context::bare);
  if (!reading || lacks_mark(match.text, reading)) return;
  if (match.spans->inside_doi(match.begin) || match.spans->inside_address(match.begin)) return;
  if (!bare_refusal(match.text, match.begin, reading, *match.spans)) add(std::move(reading), match.begin, found);
}

void read_whole_number(const Match& match, std::vector<Found>& found) {
  Reading reading = read_id(match.text, match.begin, Context::strong);
  if (!reading || reading.end != match.begin + match.groups[0].size()) return;
  if (reading.key.find('.') != std::string::npos && two_digits(reading.key, 0) > kLastBareYear) return;
  add(std::move(reading), match.begin, found);
}

// --- Begins ------------------------------------------------------------------------------

/// From the "/" of an old number back to the start of its archive, over a break behind a hyphen.
std::size_t begin_bare_old(std::string_view text, std::size_t slash) {
  const std::size_t number = skip_gap(text, slash + 1);
  if (skip_digits(text, number, 7) != number + 7) return kNoBegin;
  const std::size_t floor = slash > 40 ? slash - 40 : 0;
  std::size_t begin = slash;
  const auto walk = [&] {
    while (begin > floor && (is_alpha(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '-')) --begin;
  };
  walk();
  const std::size_t unbroken = begin;
  for (int breaks = 0; breaks < 2; ++breaks) {  // in the archive, in the subject class
    std::size_t gap = begin;
    while (gap > floor && is_space(text[gap - 1])) --gap;
    if (gap == begin || gap == floor || text[gap - 1] != '-') break;
    begin = gap;
    walk();
    if (is_left_of_bare(text, begin) && read_old_number(text, begin, Context::bare)) return begin;
  }
  return unbroken < slash && is_left_of_bare(text, unbroken) ? unbroken : kNoBegin;
}

/// A label is followed by a blank or one of its marks. "arxiv.org" at the end
/// of another host or behind "@" is none.
std::size_t begin_label(std::string_view text, std::size_t at) {
  const std::size_t end = at + kLabel.size();
  if (end >= text.size()) return kNoBegin;
  const char next = text[end];
  if (!is_space(next) && next != '_' && !kLabelMarks.has(next)) return kNoBegin;
  constexpr ByteSet kGlue = byte_set("-.@_");
  const bool glued = at > 0 && kGlue.has(text[at - 1]);
  if (glued && behind_host(text, at, "arxiv.org") != kNoBegin) return kNoBegin;
  return begin_word(text, at);
}

/// The byte behind "####.####" at `at`; a line end where the text ends.
char behind_four_digits(std::string_view text, std::size_t at) {
  const std::size_t next = at + kYearMonthDigits + 1 + 4;
  return next < text.size() ? text[next] : '\n';
}

// Of a table of decimals the byte behind four digits tells at once that it holds no IDs; whether the month is one
// differs from number to number, which costs the processor more than a look at the same.

/// A cheap look at what follows, at the month and at the left neighbour.
std::size_t begin_bare_number(std::string_view text, std::size_t at) {
  const char next = behind_four_digits(text, at);
  // Four digits need a version or a class.
  const bool may_be_marked = next == 'v' || next == 'V' || next == '[' || is_blank(next);
  if (!may_be_marked && !is_digit(next)) return kNoBegin;
  const std::size_t digits = digits_of_month(text, at);
  if (digits != (may_be_marked ? 4 : 5)) return kNoBegin;
  const std::size_t first = at + kYearMonthDigits + 1;
  if (!may_be_marked && skip_digits(text, first, digits + 1) != first + digits) return kNoBegin;
  return glues_to_number(text, at) ? kNoBegin : at;
}

/// The same, and what must follow.
std::size_t begin_file_name(std::string_view text, std::size_t at) {
  const char next = behind_four_digits(text, at);
  if (next != '.' && to_lower(next) != 'v' && !is_digit(next)) return kNoBegin;
  if (digits_of_month(text, at) == 0) return kNoBegin;
  std::size_t end = skip_digits(text, at + kYearMonthDigits + 1, 5);
  if (end < text.size() && to_lower(text[end]) == 'v') end = skip_digits(text, end + 1, 3);
  if (!starts_with_lower(text, end, ".pdf")) return kNoBegin;
  constexpr ByteSet kLeft = byte_set(" \t\n/\\\"'(=:");
  return at > 0 && !kLeft.has(text[at - 1]) ? kNoBegin : at;
}

/// "hf." at the end of a line; most that end in it are sentences.
std::size_t begin_broken_hf(std::string_view text, std::size_t at) {
  return behind_host(text, at, "hf.co") == kNoBegin ? kNoBegin : begin_host(text, at);
}

// --- Refusals ----------------------------------------------------------------------------

RefusalReason number_reason(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans& spans) {
  if (RefusalReason reason = refusal_inside(spans, begin)) return reason;
  const int month = two_digits(text, begin + 2);
  if (month < 1 || month > 12) return {Against::no_month, std::string(text.substr(begin + 2, 2))};
  if (digits_of_month(text, begin) == 0) return {Against::too_early};
  const Reading reading = read_new_number(text, begin, Context::bare);
  if (reading) return bare_refusal(text, begin, reading, spans);
  const std::size_t digits = end - begin - kYearMonthDigits - 1;
  const std::size_t wanted = digits_of_month(text, begin);
  if (digits != wanted || (end < text.size() && is_digit(text[end]))) {
    return {Against::digit_count, std::to_string(wanted)};
  }
  if (all_zero(text.substr(end - digits, digits))) return {Against::number_zero};
  return {Against::longer_token};
}

RefusalReason old_number_reason(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans& spans) {
  if (RefusalReason reason = refusal_inside(spans, begin)) return reason;
  std::size_t name_end = begin;
  const std::string name = read_archive_name(text, begin, name_end);
  if (archive_named(name, Context::bare).empty()) return {Against::unknown_archive, name};
  if (!is_left_of_bare(text, begin) || !ends_clean(text, end)) return {Against::longer_token};
  return {Against::old_number};
}

// --- The table ---------------------------------------------------------------------------

constexpr std::array kHostAnchors = {
    Anchor{"arxiv.", begin_host_any_subdomain},
    Anchor{"xxx.", begin_exact_host},
    Anchor{"ar5iv", begin_host},
    Anchor{"arxiv-", begin_exact_host},
};
constexpr std::array kSiteAnchors = {
    Anchor{"alphaxiv", begin_host},     Anchor{"huggingface.", begin_host},    Anchor{"hf.co", begin_host},
    Anchor{"scirate", begin_host},      Anchor{"semanticscholar", begin_host}, Anchor{"emergentmind", begin_host},
    Anchor{"arxiv-vanity", begin_host}, Anchor{"inspirehep", begin_host},      Anchor{"hf.~", begin_broken_hf},
};
constexpr std::array kPapersCoolAnchors = {Anchor{"papers.", begin_host}};
constexpr std::array kDoiAnchors = {Anchor{"10.48550/", begin_doi}};
constexpr std::array kLabelAnchors = {Anchor{"arxiv", begin_label}};
constexpr std::array kFieldAnchors = {Anchor{"eprint", begin_word}, Anchor{"arxivid", begin_word},
                                      Anchor{"arxiv_id", begin_word}};
constexpr std::array kDblpAnchors = {Anchor{"abs/", begin_word}};
constexpr std::array kBibcodeAnchors = {Anchor{"####arxiv####", begin_word}};
constexpr std::array kBareOldAnchors = {Anchor{"/##%####", begin_bare_old}, Anchor{"/~##%####", begin_bare_old},
                                        Anchor{"/~~##%####", begin_bare_old}, Anchor{"/~~~", begin_bare_old}};
constexpr std::array kFileNameAnchors = {Anchor{"##%#.####", begin_file_name}};
constexpr std::array kBareNumberAnchors = {Anchor{"##%#.####", begin_bare_number}};

constexpr Needs kNumber = {Mark::four_digits, may_begin_number};

constexpr std::array kRules = {
    Rule{"arxiv.host", Evidence::address, Strength::address, kHostAnchors, "", read_host, kNumber},
    Rule{"arxiv.site", Evidence::address, Strength::address, kSiteAnchors, "", read_site, kNumber},
    Rule{"arxiv.papers_cool", Evidence::address, Strength::address, kPapersCoolAnchors, "", read_papers_cool, kNumber},
    Rule{"arxiv.doi", Evidence::doi, Strength::address, kDoiAnchors, "", read_doi, kNumber},
    Rule{"arxiv.label", Evidence::label, Strength::label, kLabelAnchors, "", read_label, kNumber},
    Rule{"arxiv.field", Evidence::label, Strength::label, kFieldAnchors, "", read_field, kNumber},
    Rule{"arxiv.dblp", Evidence::label, Strength::label, kDblpAnchors, "", read_dblp, kNumber, Scope::prose_only},
    Rule{"arxiv.bibcode", Evidence::label, Strength::label, kBibcodeAnchors, "", read_bibcode},
    Rule{"arxiv.bare_old", Evidence::bare, Strength::bare, kBareOldAnchors, "", read_bare_old, kNumber},
    Rule{"arxiv.file_name", Evidence::file_name, Strength::file_name, kFileNameAnchors, "", read_file_name},
    Rule{"arxiv.bare", Evidence::bare, Strength::bare_number, kBareNumberAnchors, "", read_bare_number},
};

constexpr std::array kWholeInput = {
    Rule{"arxiv.whole_input",
         Evidence::bare,
         Strength::bare_number,
         {},
         R"((?:[a-zA-Z.-]+/)?\d{4}\.?\d{3,5}(?:[vV]\d{1,3})?)",
         read_whole_number},
};

constexpr std::array kRelativePaths = {
    RelativePath{"/abs/", "https://arxiv.org"},
    RelativePath{"/pdf/", "https://arxiv.org"},
    RelativePath{"/html/", "https://arxiv.org"},
};

constexpr std::array kLookalikes = {
    Lookalike{"arxiv.bare", R"((\d{4}\.\d{4,5}))", number_reason},
    Lookalike{"arxiv.bare_old", R"((?i)([a-z][a-z-]+(?:\.[a-z-]+)?/\d{7}))", old_number_reason},
};

constexpr std::array kExamples = {
    Example{"https://arxiv.org/abs/2402.12345v2", "arxiv:2402.12345v2"},
    Example{"arXiv:math.GT/0309136", "arxiv:math/0309136"},
    Example{"hep-th/9711200", "arxiv:hep-th/9711200"},
    Example{"https://doi.org/10.48550/arXiv.1706.03762", "arxiv:1706.03762"},
    Example{"10.1145/3292500.3330701", ""},
    Example{"arXiv:2413.12345", ""},
};

std::string page(const PaperId& paper) {
  return "https://arxiv.org/abs/" + paper.to_string().substr(6);
}
std::string pdf(const PaperId& paper) {
  return "https://arxiv.org/pdf/" + paper.to_string().substr(6);
}

/// arXiv began in 1991: its old numbers go on to March 2007, the new ones begin in April.
Publication publication(const PaperId& paper) {
  const std::size_t slash = paper.key.find('/');
  const int year = two_digits(paper.key, slash == std::string::npos ? 0 : slash + 1);
  return {year + (slash != std::string::npos && year >= 91 ? 1900 : 2000), {}};
}

}  // namespace

const Source arxiv = {
    .name = "arxiv",
    .title = "arXiv",
    .site = "https://arxiv.org",
    .pieces = {},
    .rules = kRules,
    .whole_input = kWholeInput,
    .relative_paths = kRelativePaths,
    .lookalikes = kLookalikes,
    .page = page,
    .pdf = pdf,
    .field_names = {},
    .fields = nullptr,
    .coolpapers_key = nullptr,
    .publication = publication,
    .examples = kExamples,
    .stamps_pdfs = true,
    .fixed_length_keys = true,
};

}  // namespace paperhop::sources
