// SPDX-License-Identifier: Apache-2.0
//
// IJCAI and PMLR in the reference finder.
#include <algorithm>
#include <array>

#include "reference_rules.hpp"

namespace paperhop::reference {
namespace {

// IJCAI

std::string without_leading_zeros(const std::string& number) {
  return number.substr(std::min(number.find_first_not_of('0'), number.size()));
}

std::string four_digit_year(const std::string& year) {
  if (year.size() == 4) return year;
  return (std::stoi(year) >= 69 ? "19" : "20") + year;
}

/// Groups of the patterns: year, volume, gap before the number, number, letter.
void add_ijcai_matches(const Input& input, const re2::RE2& pattern, bool doi, Candidates& out) {
  const std::string_view text = input.text;
  for_each_match(pattern, text, [&](const Match& match) {
    const bool starts = doi ? is_doi_start(text, match.start()) : is_site_start(text, match.start());
    const std::string number = without_leading_zeros(match[4]);
    if (!starts || !ends_here(text, match.end(5)) || is_letter_or_digit(after(text, match.end())) || number.empty())
      return;
    const bool file = lower(std::string(text.substr(match.end(4), 4))) == ".pdf" ||
                      lower(std::string(text.substr(match.end(), 4))) == ".pdf" || match.end() > match.end(5);
    if (!match[3].empty() && !file && match[4].size() != 4) return;
    const std::string volume = std::string(match[2].empty() ? "" : "-").append(match[2]);
    add(out, match.start(), match.end(), Strength::address,
        "ijcai:" + four_digit_year(match[1]) + volume + "/" + number + upper(match[5]));
  });
}

void add_ijcai_addresses(const Input& input, Candidates& out) {
  const std::string_view host = R"((?i)(?:static<D>)?ijcai<D>org<P>/<G>)";
  const auto page = [&](std::string_view path) { return expand(std::string(host) + std::string(path)); };
  static const std::array<re2::RE2, 5> pages = {
      re2::RE2(page(R"(proceedings(?:/<G>|-)((?:19|20)\d\d)()/(<G>)(\d{1,4})())")),
      re2::RE2(page(R"(abstract/<G>(\d\d)(?:-([12]))?/(<G>)(\d{1,4})([a-z]?))")),
      re2::RE2(page(R"(proceedings/<G>(\d\d)(?:-([12]))?/<G>papers/(<G>)(\d{1,4})([a-z]?)\.pdf)")),
      re2::RE2(
          page(R"(past[ +]?proceedings/<G>ijcai-(\d\d)(?:[ -]*vol[ -]*([12]))?/<G>pdf/(<G>)(\d{1,4})([a-z]?)\.pdf)")),
      re2::RE2(page(R"(papers\d\d/<G>papers/<G>ijcai(\d\d)(?:-([12]))?-(<G>)(\d{1,4})([a-z]?)\.pdf)")),
  };
  static const std::array<re2::RE2, 2> dois = {
      re2::RE2(expand(R"((?i)10\.24963/<G>ijcai\.<G>((?:19|20)\d\d)()/(<G>)(\d{1,4})())")),
      re2::RE2(expand(R"((?i)10\.5591/<G>978-1-57735-516-8/<G>ijcai(11)()-(<G>)(\d{1,4})())")),
  };
  for (const re2::RE2& pattern : pages) add_ijcai_matches(input, pattern, false, out);
  for (const re2::RE2& pattern : dois) add_ijcai_matches(input, pattern, true, out);
}

// PMLR

std::optional<Reading> read_slug(std::string_view text, std::size_t at) {
  static const re2::RE2 run("[A-Za-z][A-Za-z0-9_-]*");
  static const re2::RE2 supplement(R"((?i)(.*?\d\d.*?)supp.*)");
  static const re2::RE2 two_digits(R"(\d\d)");
  const auto match = search(run, text, at);
  if (!match || !ends_here(text, match->end())) return std::nullopt;
  std::string slug = (*match)[0];
  std::string paper;
  if (re2::RE2::FullMatch(slug, supplement, &paper)) slug = paper;
  while (!slug.empty() && (slug.back() == '-' || slug.back() == '_')) slug.pop_back();
  if (!re2::RE2::PartialMatch(slug, two_digits)) return std::nullopt;
  return Reading{lower(slug), match->end()};
}

void add_pmlr_hosts(const Input& input, Candidates& out) {
  static const re2::RE2 volume(
      expand(R"((?i)(?:proceedings<D>mlr<D>press<P>/<G>|(?:jmlr<D>org|jmlr<D>csail<D>mit<D>edu)<P>/<G>)"
             R"(proceedings/<G>papers/<G>)((?-i)[vr]\d{1,4})/<G>)"));
  for_each_match(volume, input.text, [&](const Match& match) {
    if (!is_site_start(input.text, match.start())) return;
    const auto slug = read_slug(input.text, match.end());
    static const re2::RE2 unknown_ending(R"(\.[A-Za-z])");
    static const re2::RE2 ending(R"((?i)\.(?:html|pdf))");
    if (slug && search(unknown_ending, input.text, slug->end) && !search(ending, input.text, slug->end)) return;
    if (slug) add(out, match.start(), slug->end, Strength::address, "pmlr:" + match[1] + "/" + slug->key);
  });
}

/// "slug/slug.pdf" in the repositories of the volumes.
void add_pmlr_repositories(const Input& input, Candidates& out) {
  static const re2::RE2 repository(
      expand(R"((?i)(?:(raw<D>githubusercontent<D>com)|github<D>com)<P>/<G>mlresearch/<G>((?-i)[vr]\d{1,4})/)"));
  const std::string_view text = input.text;
  for_each_match(repository, text, [&](const Match& match) {
    if (!is_site_start(text, match.start())) return;
    const auto segments = path_segments(text, match.end() - 1);
    const auto word = [&](std::size_t i) {
      return lower(std::string(text.substr(segments[i].start, segments[i].end - segments[i].start)));
    };
    const bool raw = !match[1].empty();
    if (segments.size() < 4) return;
    const std::size_t assets = word(0) == "refs" && word(1) == "heads" ? 3 : 1;  // behind the branch's name
    const std::size_t last_folder = raw ? assets + 1 : segments.size();
    if (raw ? segments.size() < assets + 3 || word(assets) != "assets" : word(0) != "blob" && word(0) != "raw") return;
    for (std::size_t i = raw ? last_folder : 2; i <= last_folder && i + 1 < segments.size(); ++i) {
      const auto folder = read_slug(text, segments[i].start);
      const auto file = read_slug(text, segments[i + 1].start);
      if (!folder || folder->end != segments[i].end || !file || file->key != folder->key) continue;
      if (!lower(std::string(text.substr(file->end, 4))).starts_with(".pdf")) continue;
      add(out, match.start(), file->end, Strength::address, "pmlr:" + match[2] + "/" + folder->key);
      return;
    }
  });
}

}  // namespace

void add_ijcai(const Input& input, Candidates& out) {
  static const re2::RE2 prefix(R"(ijcai:((?:19|20)\d\d(?:-[12])?)/([1-9]\d{0,3}[A-Z]?))");
  static const re2::RE2 at_site(R"(([1-9]\d{0,3}[A-Z]?)@((?:19|20)\d\d(?:-[12])?)@IJCAI)");
  const auto add_printed = [&](const Match& match, const std::string& id) {
    if (!is_token_start(input.text, match.start()) || !ends_here(input.text, match.end())) return;
    add(out, match.start(), match.end(), Strength::canonical, id);
  };
  add_ijcai_addresses(input, out);
  for_each_match(prefix, input.text, [&](const Match& m) { add_printed(m, "ijcai:" + m[1] + "/" + m[2]); });
  for_each_match(at_site, input.text, [&](const Match& m) { add_printed(m, "ijcai:" + m[2] + "/" + m[1]); });
}

void add_pmlr(const Input& input, Candidates& out) {
  static const re2::RE2 prefix(R"(pmlr:([vr]\d{1,4})/)");
  static const re2::RE2 key(R"((?i)pmlr-((?-i)[vr]\d{1,4})-)");
  static const re2::RE2 at_site(R"(([A-Za-z][A-Za-z0-9_-]*)@([vr]\d{1,4})@PMLR)");
  const std::string_view text = input.text;
  add_pmlr_hosts(input, out);
  add_pmlr_repositories(input, out);
  const auto add_slug = [&](const Match& match, Strength strength) {
    const auto slug = read_slug(text, match.end());
    if (slug) add(out, match.start(), slug->end, strength, "pmlr:" + match[1] + "/" + slug->key);
  };
  for_each_match(prefix, text, [&](const Match& match) {
    if (is_token_start(text, match.start())) add_slug(match, Strength::canonical);
  });
  for_each_match(key, text, [&](const Match& match) {  // "@pmlr-v139-…" is how Pandoc cites
    if (is_token_start(text, match.start()) || before(text, match.start()) == "@") add_slug(match, Strength::label);
  });
  for_each_match(at_site, text, [&](const Match& match) {
    const auto slug = read_slug(match[1], 0);
    if (!slug || !is_token_start(text, match.start()) || !ends_here(text, match.end())) return;
    add(out, match.start(), match.end(), Strength::canonical, "pmlr:" + match[2] + "/" + slug->key);
  });
}

std::optional<std::string> pmlr_whole_input(std::string_view text) {
  static const re2::RE2 volume(R"(([vr]\d{1,4})/)");
  const auto match = search(volume, text, 0);
  const auto slug = match ? read_slug(text, match->end()) : std::nullopt;
  return slug && slug->end == text.size() ? std::optional("pmlr:" + (*match)[1] + "/" + slug->key) : std::nullopt;
}

}  // namespace paperhop::reference
