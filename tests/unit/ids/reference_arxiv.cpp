// SPDX-License-Identifier: Apache-2.0
//
// arXiv in the reference finder: numbers and strong spellings. Bare numbers have a file of their own.
#include <iterator>
#include <set>
#include <sstream>

#include "reference_rules.hpp"

namespace paperhop::reference {
namespace {

constexpr char old_archives[] =
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga "
    "funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph "
    "q-alg q-bio quant-ph solv-int supr-con";

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::string without_hyphens(std::string text) {
  std::erase(text, '-');
  return text;
}

}  // namespace

std::string any_arxiv_archive(std::string_view more, std::string_view hyphen, bool hyphenless_too) {
  std::string out;
  for (const std::string& archive : words_of(std::string(old_archives) + " " + std::string(more))) {
    std::string spelled;
    for (const char c : archive) spelled += c == '-' ? std::string(hyphen) : std::string(1, c);
    out.append(out.empty() ? "" : "|").append(spelled);
    if (hyphenless_too) out.append("|").append(without_hyphens(archive));
  }
  return "(?:" + out + ")";
}

namespace {

std::string canonical_archive(const std::string& spelled) {
  std::string plain = without_hyphens(lower(without_gaps(spelled)));
  for (const std::string& archive : words_of(old_archives)) {
    if (without_hyphens(archive) == plain) return archive;
  }
  return plain;
}

bool is_month(int month) {
  return month >= 1 && month <= 12;
}

/// How many digits a number of this month has; 0 where there are no numbers of the new kind.
std::size_t digits_of_month(const std::string& yymm) {
  const int value = std::stoi(yymm);
  if (!is_month(value % 100) || value < 704) return 0;
  return value <= 1412 ? 4 : 5;
}

/// Adds the version behind a number and checks the right end.
std::optional<Reading> with_version(std::string_view text, std::string key, std::size_t end) {
  static const re2::RE2 version(R"([vV]([1-9]\d{0,2}))");
  if (const auto match = search(version, text, end)) {
    key.append("v").append((*match)[1]);
    end = match->end();
  }
  if (!ends_here(text, end)) return std::nullopt;
  return Reading{key, end};
}

}  // namespace

std::optional<Reading> read_arxiv_new(std::string_view text, std::size_t at, bool gaps) {
  static const re2::RE2 number(R"((\d{4})\.(\d*))");
  static const re2::RE2 tail(expand(R"(<GG>(\d+))"));
  const auto match = search(number, text, at);
  if (!match) return std::nullopt;
  const std::size_t wanted = digits_of_month((*match)[1]);
  std::string digits = (*match)[2];
  std::size_t end = match->end();
  if (gaps && digits.size() < wanted) {
    if (const auto rest = search(tail, text, end)) {
      digits += (*rest)[1];
      end = rest->end();
    }
  }
  const bool zero = digits.find_first_not_of('0') == std::string::npos;
  if (wanted == 0 || digits.size() != wanted || zero) return std::nullopt;
  return with_version(text, (*match)[1] + "." + digits, end);
}

std::optional<Reading> check_arxiv_old(const Match& match) {
  const std::string number = match[2];
  const int year = std::stoi(number.substr(0, 2));
  const int month = std::stoi(number.substr(2, 2));
  const bool in_time = year >= 91 || year < 7 || (year == 7 && month <= 3);
  if (!in_time || !is_month(month) || number.substr(4) == "000") return std::nullopt;
  return with_version(match.text, canonical_archive(match[1]) + "/" + number, match.end());
}

namespace {

std::optional<Reading> read_old(std::string_view text, std::size_t at) {
  static const re2::RE2 pattern(
      expand("(?i)(" + any_arxiv_archive("", "-<G>", true) + ")" + std::string(arxiv_subclass) + R"(/<G>(\d{7}))"));
  const auto match = search(pattern, text, at);
  return match ? check_arxiv_old(*match) : std::nullopt;
}

/// Every spelling of an arXiv number, soft gaps included.
std::optional<Reading> read_strong(std::string_view text, std::size_t at) {
  static const re2::RE2 prefix(
      expand("(?i)" + any_arxiv_archive(newer_arxiv_archives, "-<G>", true) + std::string(arxiv_subclass) + "/<G>"));
  if (auto id = read_arxiv_new(text, at, true)) return id;
  if (auto id = read_old(text, at)) return id;
  const auto match = search(prefix, text, at);
  return match ? read_arxiv_new(text, match->end(), true) : std::nullopt;
}

void add(Candidates& out, std::size_t start, const std::optional<Reading>& id, Strength strength) {
  if (id) out.push_back({start, id->end, strength, "arxiv:" + id->key});
}

std::optional<Reading> read_segment(std::string_view text, std::size_t at) {
  static const re2::RE2 label(expand("(?i)arxiv:<G>"));
  const auto match = search(label, text, at);
  return read_strong(text, match ? match->end() : at);
}

/// "ID,ID": the first mention starts at `start`, the others where they stand.
void add_list(std::string_view text, std::size_t start, std::size_t at, Candidates& out) {
  while (const auto id = read_segment(text, at)) {
    add(out, start, id, Strength::address);
    if (after(text, id->end) != ",") return;
    start = at = id->end + 1;
  }
}

/// "/ftp/cond-mat/papers/0408/0408502.pdf"
std::optional<Reading> read_ftp_path(std::string_view text, std::size_t at) {
  static const re2::RE2 ftp(
      expand("(?i)ftp/<G>(" + any_arxiv_archive("", "-<G>", false) + R"()/<G>papers/<G>(\d{4})/<G>(\d{7}))"));
  const auto match = search(ftp, text, at);
  if (!match || !(*match)[3].starts_with((*match)[2])) return std::nullopt;
  const std::string plain = canonical_archive((*match)[1]) + "/" + (*match)[3];
  const auto id = read_old(plain, 0);
  return id ? with_version(text, id->key, match->end()) : std::nullopt;
}

void add_arxiv_path(std::string_view text, std::size_t host, std::size_t slash, Candidates& out) {
  static const std::set<std::string> without_papers = {"list", "year", "a", "search", "catchup"};
  const auto segments = path_segments(text, slash);
  const auto word = [&](const Segment& s) { return lower(std::string(text.substr(s.start, s.end - s.start))); };
  if (segments.empty() || without_papers.contains(word(segments.front()))) return;
  for (const Segment& segment : segments) {
    auto id = read_segment(text, segment.start);
    if (!id && segment.start == segments.front().start) id = read_ftp_path(text, segment.start);
    add(out, host, id, Strength::address);
    if (id) return;
  }
  if (after(text, segments.back().end) != "?") return;
  for (const Parameter& parameter : query_parameters(text, segments.back().end + 1)) {
    if (parameter.name == "id") add(out, host, read_segment(text, parameter.value), Strength::address);
    if (parameter.name == "id_list") add_list(text, host, parameter.value, out);
  }
}

void add_arxiv_hosts(const Input& input, Candidates& out) {
  static const re2::RE2 host(
      expand(R"((?i)(?:(arxiv<D>org)|xxx<D>lanl<D>gov|xxx<D>soton<D>ac<D>uk|xxx<D>itp<D>ac<D>cn|)"
             R"(arxiv-export-lb<D>library<D>cornell<D>edu|(?:www<D>)?ar5iv<D>org|arxiv-org<D>translate<D>goog)<P>/)"));
  for_each_match(host, input.text, [&](const Match& match) {
    const std::size_t start = match[1].empty() ? match.start() : start_with_subdomains(input.text, match.start());
    if (is_host_start(input.text, start)) add_arxiv_path(input.text, start, match.end() - 1, out);
  });
}

void add_third_parties(const Input& input, Candidates& out) {
  static const re2::RE2 page(
      expand(R"((?i)(?:alphaxiv<D>org<P>/<G>[a-z0-9._-]+/|huggingface<D>co<P>/<G>papers/|hf<D>co<P>/<G>papers/|)"
             R"(scirate<D>com<P>/<G>arxiv/|semanticscholar<D>org<P>/<G>arxiv/|emergentmind<D>com<P>/<G>papers/|)"
             R"(arxiv-vanity<D>com<P>/<G>papers/|inspirehep<D>net<P>/<G>(?:api/<G>)?arxiv/)<G>)"));
  static const re2::RE2 papers_cool(expand(R"((?i)papers<D>cool<P>/<G>arxiv/<G>)"));
  for_each_match(page, input.text, [&](const Match& match) {
    if (!is_site_start(input.text, match.start())) return;
    add(out, match.start(), read_strong(input.text, match.end()), Strength::address);
  });
  for_each_match(papers_cool, input.text, [&](const Match& match) {
    if (is_site_start(input.text, match.start())) add_list(input.text, match.start(), match.end(), out);
  });
}

void add_doi(const Input& input, Candidates& out) {
  static const re2::RE2 doi(expand(R"((?i)10\.48550/<G>arxiv\.<G>)"));
  for_each_match(doi, input.text, [&](const Match& match) {
    if (!is_doi_start(input.text, match.start())) return;
    add(out, match.start(), read_strong(input.text, match.end()), Strength::address);
  });
}

void add_labels(const Input& input, Candidates& out) {
  static const re2::RE2 label(
      expand(R"((?i)arxiv(?:\.<G>org)?(?:[ \t_-]+(?:preprint|e-prints?|eprint|identifier|id|no\.|number|paper|abs))*)"
             R"((?:<G>[:.#(\[/=-]<G>|<GG>))"));
  static const re2::RE2 field(expand(R"((?i)(?:eprint|arxiv_?id)["']?<G>[=:]<G>(?:[{"(']<G>){0,2})"));
  for (const re2::RE2* pattern : {&label, &field}) {
    for_each_match(*pattern, input.text, [&](const Match& match) {
      if (is_letter_or_digit(before(input.text, match.start()))) return;
      const bool names_host = lower(without_gaps(match[0])).starts_with("arxiv.org");
      if (names_host && is_any_of(before(input.text, match.start()), "-.@_")) return;
      add(out, match.start(), read_strong(input.text, match.end()), Strength::label);
    });
  }
}

/// "abs/ID" of DBLP, but not the tail of an address without scheme.
void add_dblp(const Input& input, Candidates& out) {
  static const re2::RE2 dblp(expand("abs/<G>"));
  static const re2::RE2 after_host(R"((?:.*[^A-Za-z0-9.-])?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?/)");
  const std::string_view text = input.text;
  for_each_match(dblp, text, [&](const Match& match) {
    const std::size_t start = match.start();
    if (is_letter_or_digit(before(text, start)) || inside(input.urls, start)) return;
    const std::size_t line = text.find_last_of(" \t\n", start) + 1;
    if (re2::RE2::FullMatch(re2::StringPiece(text.data() + line, start - line), after_host)) return;
    add(out, start, read_strong(text, match.end()), Strength::label);
  });
}

void add_bibcodes(const Input& input, Candidates& out) {
  static const re2::RE2 bibcode(R"((?:19|20)\d\dar[xX]iv(?:(\d{4})(\d{5})|(\d{4}\.\d{4}))[A-Za-z])");
  for_each_match(bibcode, input.text, [&](const Match& match) {
    if (is_letter_or_digit(before(input.text, match.start())) || !ends_here(input.text, match.end())) return;
    const std::string number = match[3].empty() ? match[1] + "." + match[2] : match[3];
    const auto id = read_arxiv_new(number, 0, false);
    if (id) add(out, match.start(), Reading{id->key, match.end()}, Strength::label);
  });
}

}  // namespace

std::optional<Reading> read_arxiv_as_whole(std::string_view text) {
  const bool broken = text.find_first_of(" \t\n") != std::string_view::npos;
  return broken ? std::nullopt : read_strong(text, 0);
}

void add_arxiv_strong(const Input& input, Candidates& out) {
  add_arxiv_hosts(input, out);
  add_third_parties(input, out);
  add_doi(input, out);
  add_labels(input, out);
  add_dblp(input, out);
  add_bibcodes(input, out);
}

}  // namespace paperhop::reference
