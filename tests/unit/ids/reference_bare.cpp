// SPDX-License-Identifier: Apache-2.0
//
// Bare arXiv IDs in the reference finder: old IDs, file names, and the heuristics that tell a number in prose from
// a decimal.
#include <algorithm>
#include <set>

#include "reference_rules.hpp"

namespace paperhop::reference {
namespace {

bool in_foreign_span(const Input& input, std::size_t at) {
  return inside(input.urls, at) || inside(input.dois, at);
}

bool is_whole(const re2::RE2& pattern, std::string_view text) {
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

void add(Candidates& out, std::size_t start, const Reading& id, Strength strength) {
  out.push_back({start, id.end, strength, "arxiv:" + id.key});
}

void add_bare_old(const Input& input, Candidates& out) {
  static const re2::RE2 pattern(
      expand("(?i)(" + any_arxiv_archive("", "-<G>", false) + ")" + std::string(arxiv_subclass) + R"(/<G>(\d{7}))"));
  static const re2::RE2 refused(R"([A-Za-z0-9_.\-/])");
  for_each_match(pattern, input.text, [&](const Match& match) {
    if (is_whole(refused, before(input.text, match.start())) || in_foreign_span(input, match.start())) return;
    if (const auto id = check_arxiv_old(match)) add(out, match.start(), *id, Strength::bare_old);
  });
}

int year_of(const Reading& id) {
  return std::stoi(id.key.substr(0, 2));
}
bool has_version(const Reading& id) {
  return id.key.find('v') != std::string::npos;
}
bool has_five_digits(const Reading& id) {
  return id.key.substr(0, id.key.find('v')).size() == 10;
}

/// Neighbours that make the number part of something else.
bool has_clean_neighbours(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view left = before(text, start);
  static const re2::RE2 ascii_left(R"([A-Za-z0-9_.+\-=$~%/\\@^])");
  if (is_whole(ascii_left, left) || is_any_of(left, "€£¥≈±") || is_letter(left)) return false;
  const std::string_view right = after(text, end);
  if (is_any_of(right, "%/\\@")) return false;
  return !(is_any_of(right, ",(-") && is_digit(after(text, end + 1)));
}

/// What stands before or behind the number on its line, as far as the checks can see.
constexpr std::size_t sight = 400;

std::string_view line_before(std::string_view text, std::size_t start) {
  const std::size_t from = start - std::min(start, sight);
  const std::string_view near = text.substr(from, start - from);
  return near.substr(near.rfind('\n') + 1);
}

std::string_view line_after(std::string_view text, std::size_t end) {
  const std::string_view near = text.substr(end, sight);
  return near.substr(0, near.find('\n'));
}

std::string_view without_one_blank_behind(std::string_view line) {
  if (is_any_of(before(line, line.size()), " \t")) line.remove_suffix(1);
  return line;
}

bool has_sign_or_word_before(std::string_view line) {
  static const std::set<std::string> words = {"version", "ver",   "build", "release", "rev",  "revision",
                                              "tel",     "phone", "fax",   "isbn",    "issn", "serial",
                                              "part",    "lot",   "order", "invoice"};
  line = without_one_blank_behind(line);
  if (is_any_of(before(line, line.size()), "$€£¥=~≈<>±")) return true;
  if (is_any_of(before(line, line.size()), ".:#")) line.remove_suffix(1);
  std::size_t start = line.size();
  while (start > 0 && is_letter_or_digit(before(line, start))) start -= before(line, start).size();
  return words.contains(lower(std::string(line.substr(start))));
}

bool has_unit_behind(std::string_view line) {
  static const std::set<std::string> units = {"s",   "ms", "ns",  "us",  "m",   "cm",  "mm",      "km",    "nm",  "g",
                                              "mg",  "kg", "Hz",  "kHz", "MHz", "GHz", "eV",      "keV",   "MeV", "GeV",
                                              "TeV", "K",  "V",   "mV",  "W",   "kW",  "J",       "Pa",    "dB",  "KB",
                                              "MB",  "GB", "USD", "EUR", "CNY", "RMB", "dollars", "points"};
  if (is_any_of(after(line, 0), " \t")) line.remove_prefix(1);
  for (const std::string_view sign : {"%", "°", "±", "×", "元", "美元"}) {
    if (line.starts_with(sign)) return true;
  }
  std::size_t end = 0;
  while (is_letter_or_digit(after(line, end))) end += after(line, end).size();
  return units.contains(std::string(line.substr(0, end)));
}

bool is_foreign_decimal(std::string_view number) {
  static const re2::RE2 decimal(R"([+-]?\d+\.\d+)");
  static const re2::RE2 id_shape(R"(\d{4}\.\d{4,5})");
  return is_whole(decimal, number) && !is_whole(id_shape, number);
}

bool has_decimal_before(std::string_view line) {
  const auto drop = [&](std::string_view list) {
    const bool found = is_any_of(before(line, line.size()), list);
    if (found) line.remove_suffix(1);
    return found;
  };
  while (drop(" \t")) {
  }
  if (drop(",;&")) {
    while (drop(" \t")) {
    }
  }
  std::size_t start = line.size();
  while (start > 0 && is_any_of(before(line, start), "0123456789.")) --start;
  const std::string_view left = before(line, start);
  return is_foreign_decimal(line.substr(start)) && !is_letter(left) && left != "_" && left != "/";
}

bool has_decimal_behind(std::string_view line) {
  static const re2::RE2 decimal(R"([ \t]*[,;&]?[ \t]*([+-]?\d+\.\d+))");
  const auto match = search(decimal, line, 0);
  return match && ends_here(line, match->end()) && after(line, match->end()) != "/" && is_foreign_decimal((*match)[1]);
}

bool is_followed_by_class(std::string_view line) {
  static const re2::RE2 in_brackets(expand(R"((?i)[ \t]*\[)" + any_arxiv_archive(newer_arxiv_archives, "-", false) +
                                           R"((?:\.(?:[a-z]{2}|[a-z]{1,8}-[a-z]{1,8}))?\])"));
  return search(in_brackets, line, 0).has_value();
}

bool counts_bare(std::string_view text, std::size_t start, const Reading& id) {
  const std::string_view left = line_before(text, start);
  const std::string_view right = line_after(text, id.end);
  if (has_five_digits(id) && year_of(id) > 29) return false;
  if (!has_five_digits(id) && !has_version(id) && !is_followed_by_class(right)) return false;
  return has_clean_neighbours(text, start, id.end) && !has_sign_or_word_before(left) && !has_unit_behind(right) &&
         !has_decimal_before(left) && !has_decimal_behind(right);
}

}  // namespace

void add_arxiv_file_names(const Input& input, Candidates& out) {
  static const re2::RE2 number(R"(\d{4}\.\d{4,5}(?:[vV]\d+)?\.(?i:pdf))");
  const std::string_view text = input.text;
  for_each_match(number, text, [&](const Match& match) {
    const std::string_view left = before(text, match.start());
    const bool allowed = left.empty() || is_any_of(left, " \t\n/\\\"'(=:");
    if (!allowed || inside(input.dois, match.start()) || is_letter_or_digit(after(text, match.end()))) return;
    if (const auto id = read_arxiv_new(text, match.start(), false)) add(out, match.start(), *id, Strength::file_name);
  });
}

void add_arxiv_bare(const Input& input, Candidates& out) {
  static const re2::RE2 number(R"(\d{4}\.\d{4,5})");
  add_bare_old(input, out);
  for_each_match(number, input.text, [&](const Match& match) {
    if (in_foreign_span(input, match.start())) return;
    const auto id = read_arxiv_new(input.text, match.start(), false);
    if (id && counts_bare(input.text, match.start(), *id)) add(out, match.start(), *id, Strength::bare_new);
  });
}

std::optional<std::string> arxiv_whole_input(std::string_view text) {
  const auto id = read_arxiv_as_whole(text);
  if (!id || id->end != text.size()) return std::nullopt;
  if (is_digit(after(id->key, 0)) && year_of(*id) > 29) return std::nullopt;
  return "arxiv:" + id->key;
}

}  // namespace paperhop::reference
