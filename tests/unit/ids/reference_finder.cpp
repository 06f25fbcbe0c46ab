// SPDX-License-Identifier: Apache-2.0
//
// The reference finder itself: neighbours and paths that all rules share, then overlaps, order and duplicates.
#include "reference_finder.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "reference_rules.hpp"

namespace paperhop::reference {
namespace {

// Han, kana, Hangul and their punctuation, full-width and half-width forms.
constexpr std::string_view cjk =
    R"(\x{1100}-\x{11FF}\x{2E80}-\x{A4CF}\x{A960}-\x{A97F}\x{AC00}-\x{D7FF}\x{F900}-\x{FAFF}\x{FE30}-\x{FE4F})"
    R"(\x{FF00}-\x{FFEF}\x{20000}-\x{3FFFF})";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

bool matches(const re2::RE2& pattern, std::string_view code_point) {
  return !code_point.empty() && re2::RE2::FullMatch(re2::StringPiece(code_point.data(), code_point.size()), pattern);
}

/// Spans that do not overlap, from left to right.
template <typename Accept>
std::vector<Span> spans_of(const re2::RE2& pattern, std::string_view text, Accept accept) {
  std::vector<Span> spans;
  std::size_t from = 0;
  while (const auto match = search(pattern, text, from, re2::RE2::UNANCHORED)) {
    const bool accepted = accept(match->start());
    if (accepted) spans.push_back({match->start(), match->end()});
    from = accepted ? match->end() : match->start() + 1;
  }
  return spans;
}

Input prepare(std::string_view utf8_text) {
  static const re2::RE2 url(expand(R"((?i)(?:[a-z][a-z0-9+.-]*://|(?:^|[^a-z0-9])www\.)<U>*)"));
  static const re2::RE2 doi(expand(R"(10\.\d{4,9}/<U>+)"));
  Input input{normalise(utf8_text), {}, {}};
  const std::string& text = input.text;
  input.urls = spans_of(url, text, [](std::size_t) { return true; });
  input.dois = spans_of(doi, text, [&](std::size_t at) { return is_doi_start(text, at); });
  return input;
}

/// The text without blanks, quotes, brackets and final punctuation around it.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view around = " \t\n\"'`‘’‚‛“”„‟«»‹›()[]{}<>「」『』【】〔〕〖〗《》〈〉";
  constexpr std::string_view final_marks = ".,;:!?…。，、！？";
  while (is_any_of(after(text, 0), around)) text.remove_prefix(after(text, 0).size());
  for (;;) {
    const std::string_view last = before(text, text.size());
    if (!is_any_of(last, around) && !is_any_of(last, final_marks)) return text;
    text.remove_suffix(last.size());
  }
}

void add_whole_input(std::string_view text, Candidates& out) {
  const std::string_view core = trimmed(text);
  for (const auto& read : {arxiv_whole_input(core), acl_whole_input(core), pmlr_whole_input(core)}) {
    const auto start = static_cast<std::size_t>(core.data() - text.data());
    if (read) out.push_back({start, start + core.size(), Strength::bare_new, *read});
  }
}

/// The scheme belongs to an address. DOIs and IDs within a list begin with what they are.
Candidates with_schemes(Candidates candidates, std::string_view text) {
  static const re2::RE2 host_part("[A-Za-z0-9.-]");
  for (Candidate& candidate : candidates) {
    if (candidate.strength != Strength::address || !is_letter(after(text, candidate.start))) continue;
    std::size_t host = candidate.start;
    while (matches(host_part, before(text, host))) --host;
    for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
      if (host < scheme.size() || lower(std::string(text.substr(host - scheme.size(), scheme.size()))) != scheme)
        continue;
      candidate.start = host - scheme.size();
      break;
    }
  }
  return candidates;
}

/// Section 10: a stronger match consumes its span. Matches of the same strength stand beside each other.
Candidates without_consumed(Candidates candidates, std::size_t text_size) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.strength < b.strength; });
  const auto at = [](std::vector<bool>& bytes, std::size_t i) {
    return bytes.begin() + static_cast<std::vector<bool>::difference_type>(i);
  };
  std::vector<bool> stronger(text_size), same(text_size);
  Candidates kept;
  for (const Candidate& candidate : candidates) {
    if (!kept.empty() && kept.back().strength != candidate.strength) stronger = same;
    const auto end = at(stronger, candidate.end);
    if (std::find(at(stronger, candidate.start), end, true) != end) continue;
    std::fill(at(same, candidate.start), at(same, candidate.end), true);
    kept.push_back(candidate);
  }
  return kept;
}

/// Source and ID without arXiv version.
std::string identity(const std::string& id) {
  static const re2::RE2 versioned(R"((arxiv:.*\d)v\d+)");
  std::string unversioned;
  return re2::RE2::FullMatch(id, versioned, &unversioned) ? unversioned : id;
}

std::vector<std::string> in_order(Candidates candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  std::set<std::string> seen;
  std::vector<std::string> ids;
  for (const Candidate& candidate : candidates) {
    if (seen.insert(identity(candidate.id)).second) ids.push_back(candidate.id);
  }
  return ids;
}

void add_strong(const Input& input, Candidates& out) {
  add_arxiv_strong(input, out);
  add_openreview(input, out);
  add_acl(input, out);
  add_ijcai(input, out);
  add_pmlr(input, out);
  add_arxiv_file_names(input, out);
}

}  // namespace

std::string expand(std::string_view pattern) {
  constexpr std::string_view gap = R"([ \t]*(?:\n[ \t]*)?)";
  constexpr std::string_view some_gap = R"((?:[ \t]+(?:\n[ \t]*)?|\n[ \t]*))";
  std::string out = replaced(std::string(pattern), "<D>", R"(\.<G>)");
  out = replaced(std::move(out), "<P>", R"((?::\d+)?)");
  out = replaced(std::move(out), "<GG>", some_gap);
  out = replaced(std::move(out), "<G>", gap);
  out = replaced(std::move(out), "<U>", R"([^\s<>")" + std::string(cjk) + "]");
  out = replaced(std::move(out), "<N>", R"([^\s<>"&#=)" + std::string(cjk) + "]");
  return replaced(std::move(out), "<V>", R"([^\s<>"&#)" + std::string(cjk) + "]");
}

std::optional<Match> search(const re2::RE2& pattern, std::string_view text, std::size_t from, re2::RE2::Anchor anchor) {
  Match match{text, {}};
  if (from > text.size()) return std::nullopt;
  const int wanted = std::min<int>(pattern.NumberOfCapturingGroups() + 1, static_cast<int>(match.groups.size()));
  const re2::StringPiece whole(text.data(), text.size());
  if (!pattern.Match(whole, from, text.size(), anchor, match.groups.data(), wanted)) return std::nullopt;
  return match;
}

std::string_view before(std::string_view text, std::size_t at) {
  std::size_t start = at;
  while (start > 0) {
    --start;
    if ((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80) break;
  }
  return text.substr(start, at - start);
}

std::string_view after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    ++end;
    if (end == text.size() || (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) break;
  }
  return text.substr(std::min(at, text.size()), end - at);
}

bool is_digit(std::string_view code_point) {
  return is_any_of(code_point, "0123456789");
}

bool is_letter(std::string_view code_point) {
  static const re2::RE2 letter(R"(\p{L})");
  static const re2::RE2 script(R"([\p{Latin}\p{Greek}\p{Cyrillic}])");
  const bool micro = code_point == "\u00B5";  // Greek mu, though of no script
  return micro || (matches(letter, code_point) && matches(script, code_point));
}

bool is_letter_or_digit(std::string_view code_point) {
  return is_digit(code_point) || is_letter(code_point);
}

bool is_any_of(std::string_view code_point, std::string_view list) {
  return !code_point.empty() && list.find(code_point) != std::string_view::npos;
}

bool ends_here(std::string_view text, std::size_t at) {
  if (after(text, at) == "." && is_digit(after(text, at + 1))) return false;
  std::size_t end = at;
  while (after(text, end) == "_") ++end;
  return !is_letter_or_digit(after(text, end));
}

bool is_host_start(std::string_view text, std::size_t at) {
  static const re2::RE2 refused("[A-Za-z0-9_.@-]");
  return !matches(refused, before(text, at));
}

bool is_site_start(std::string_view text, std::size_t at) {
  const bool www = at >= 4 && lower(std::string(text.substr(at - 4, 4))) == "www.";
  return is_host_start(text, www ? at - 4 : at);
}

bool is_token_start(std::string_view text, std::size_t at) {
  return is_host_start(text, at) && !is_letter(before(text, at));
}

std::size_t start_with_subdomains(std::string_view text, std::size_t start) {
  static const re2::RE2 in_label("[A-Za-z0-9-]");
  while (before(text, start) == ".") {
    std::size_t label = start - 1;
    while (matches(in_label, before(text, label))) --label;
    if (label == start - 1) break;
    start = label;
  }
  return start;
}

bool is_doi_start(std::string_view text, std::size_t at) {
  return !is_digit(before(text, at));
}

bool inside(const std::vector<Span>& spans, std::size_t at) {
  const auto next =
      std::upper_bound(spans.begin(), spans.end(), at, [](std::size_t x, const Span& span) { return x < span.start; });
  return next != spans.begin() && at < std::prev(next)->end;
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text;
}

std::string without_gaps(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n') out += c;
  }
  return out;
}

std::vector<Segment> path_segments(std::string_view text, std::size_t slash) {
  static const re2::RE2 step(expand(R"(/(<G>)((?:[^\s<>"/?#\[\]{}|\\^`)" + std::string(cjk) + R"(])*))"));
  std::vector<Segment> segments;
  while (const auto match = search(step, text, slash)) {
    const bool other_url = match->end() > match->start() + 1 && text[match->end() - 1] == ':' &&
                           text.substr(match->end()).starts_with("//");
    segments.push_back({match->start(2), match->end(2), match->end(1) > match->start(1)});
    if (other_url) break;
    slash = match->end();
  }
  return segments;
}

std::vector<Parameter> query_parameters(std::string_view text, std::size_t at) {
  static const re2::RE2 parameter(expand(R"((<N>*)(?:=((?:\[[^\]\n]*\](?:\([^)\n]*\))?)?<V>*))?(&?))"));
  std::vector<Parameter> parameters;
  while (const auto match = search(parameter, text, at)) {
    if (match->groups[2].data() != nullptr) parameters.push_back({(*match)[1], match->start(2)});
    if (match->groups[3].empty()) break;
    at = match->end();
  }
  return parameters;
}

std::vector<std::string> find_ids(std::string_view utf8_text, bool whole_input) {
  const Input input = prepare(utf8_text);
  Candidates candidates;
  add_strong(input, candidates);
  add_arxiv_bare(input, candidates);
  add_acl_bare(input, candidates);
  if (whole_input) add_whole_input(input.text, candidates);
  return in_order(without_consumed(with_schemes(std::move(candidates), input.text), input.text.size()));
}

std::vector<std::string> find_ids_in_attribute(std::string_view value) {
  const Input input = prepare(value);
  Candidates candidates;
  add_strong(input, candidates);
  return in_order(without_consumed(with_schemes(std::move(candidates), input.text), input.text.size()));
}

}  // namespace paperhop::reference
