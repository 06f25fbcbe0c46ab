// SPDX-License-Identifier: Apache-2.0
//
// PMLR: a paper is a slug in a volume (v139/radford21a). The site's address and its former
// ones, its repositories, the keys of its bibliographies. Grammar: RULES.md, section 7.
#include <algorithm>
#include <array>

#include "base/limits.hpp"
#include "ids/byte_set.hpp"
#include "ids/host_name.hpp"
#include "ids/neighbours.hpp"
#include "ids/path_walk.hpp"
#include "ids/source.hpp"
#include "text/unicode.hpp"

namespace paperhop::sources {
extern const Source pmlr;
namespace {

constexpr std::size_t kLongestSlug = 80;

/// Offset of the first of two digits in a row; npos where there are none.
std::size_t find_two_digits(std::string_view slug) {
  for (std::size_t at = 0; at + 1 < slug.size(); ++at) {
    if (is_digit(slug[at]) && is_digit(slug[at + 1])) return at;
  }
  return std::string_view::npos;
}

std::string_view without_marks(std::string_view slug) {
  while (!slug.empty() && (slug.back() == '-' || slug.back() == '_')) slug.remove_suffix(1);
  return slug;
}

/// Canonical key, or empty where the slug is none. A mark at its end belongs to the text around it
/// ("_https://…/radford21a_" in Markdown). A supplement's file name names its paper: "shaha15-supp", "adams10aSupple".
std::string make_key(std::string_view volume, std::string_view slug) {
  slug = without_marks(slug);
  const std::size_t digits = find_two_digits(slug);
  if (slug.size() > kLongestSlug || digits == std::string_view::npos) return {};
  std::string key;
  key.reserve(volume.size() + 1 + slug.size());
  append_lower(key, volume);
  key += '/';
  append_lower(key, slug);
  const std::size_t cut = key.find("supp", volume.size() + 1 + digits);
  if (cut != std::string::npos) key.resize(without_marks(std::string_view(key).substr(0, cut)).size());
  return key;
}

void add(const Match& match, std::string_view volume, std::string_view slug, std::size_t end,
         std::vector<Found>& found) {
  if (!ends_clean(match.text, end)) return;
  std::string key = make_key(volume, slug);
  if (!key.empty()) found.push_back({std::move(key), 0, match.begin, end});
}

/// Of the endings that a slug's page or file may have, none but these.
bool has_known_ending(std::string_view text, std::size_t end) {
  if (end + 1 >= text.size() || text[end] != '.' || !is_alpha(text[end + 1])) return true;
  return starts_with_lower(text, end + 1, "html") || starts_with_lower(text, end + 1, "pdf");
}

/// Groups: 1 volume, 2 slug, which ends the match.
void read_whole(const Match& match, std::vector<Found>& found) {
  add(match, match.groups[1], match.groups[2], match.begin + match.groups[0].size(), found);
}

constexpr ByteSet kSlugCharacters = kLettersAndDigits | byte_set("_-");

/// The slug that begins at `at`; empty for none.
std::string_view slug_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (end < text.size() && is_alpha(text[end])) {
    while (end < text.size() && kSlugCharacters.has(text[end])) ++end;
  }
  return text.substr(at, end - at);
}

constexpr std::array<std::string_view, 1> kHosts = {"proceedings.mlr.press"};
constexpr std::array<std::string_view, 2> kFormerHosts = {"jmlr.org", "jmlr.csail.mit.edu"};

/// Where the path begins that a volume is the first segment of; npos where no host stands at `at`.
std::size_t path_begin(std::string_view text, std::size_t at) {
  const std::size_t path = behind_name_and_slash(text, at, kHosts);
  if (path != kNoBegin) return skip_gap(text, path);
  std::size_t begin = behind_name_and_slash(text, at, kFormerHosts);
  static constexpr std::array<std::string_view, 2> kFolders = {"proceedings/", "papers/"};
  for (const std::string_view folder : kFolders) {
    if (begin == kNoBegin) return kNoBegin;
    begin = skip_gap(text, begin);
    begin = starts_with_lower(text, begin, folder) ? begin + folder.size() : kNoBegin;
  }
  return begin == kNoBegin ? kNoBegin : skip_gap(text, begin);
}

/// The volume at `at`: "v139" or "r5"; empty for none.
std::string_view volume_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != 'v' && text[at] != 'r')) return {};
  const std::size_t end = skip_digits(text, at + 1, 4);
  return end == at + 1 ? std::string_view() : text.substr(at, end - at);
}

/// "pmlr", a mark, the volume, a mark and the slug.
void read_marked(const Match& match, char before_slug, std::vector<Found>& found) {
  const std::string_view window = match.window();
  const std::string_view volume = volume_at(window, match.begin + std::string_view("pmlr-").size());
  const std::size_t mark = match.begin + std::string_view("pmlr-").size() + volume.size();
  if (volume.empty() || mark >= window.size() || window[mark] != before_slug) return;
  const std::string_view slug = slug_at(window, mark + 1);
  if (!slug.empty()) add(match, volume, slug, match.offset_of(slug) + slug.size(), found);
}

/// "pmlr-v139-radford21a", in any case but of the "v".
void read_key(const Match& match, std::vector<Found>& found) {
  read_marked(match, '-', found);
}

/// "pmlr:v139/radford21a"
void read_canonical(const Match& match, std::vector<Found>& found) {
  if (match.text.substr(match.begin).starts_with("pmlr:")) read_marked(match, '/', found);
}

/// The volume and the slug on a host.
void read_address(const Match& match, std::vector<Found>& found) {
  const std::string_view window = match.window();
  const std::size_t path = path_begin(window, match.begin);
  if (path == kNoBegin) return;
  const std::string_view volume = volume_at(window, path);
  const std::size_t slash = path + volume.size();
  if (volume.empty() || slash >= window.size() || window[slash] != '/') return;
  const std::string_view slug = slug_at(window, skip_gap(window, slash + 1));
  if (slug.empty()) return;
  const std::size_t end = match.offset_of(slug) + slug.size();
  if (has_known_ending(match.text, end)) add(match, volume, slug, end, found);
}

bool is_pdf_suffix(std::string_view text, std::size_t at) {
  return starts_with_lower(text, at, ".pdf");
}

/// The digits at `at` stand in the name of a file that may be a paper's. What goes on for longer than a slug is left to
/// the rule: it is asked of many digits of one run.
bool are_digits_of_file(std::string_view text, std::size_t at) {
  const std::string_view known = text.substr(at, kLongestSlug);
  const auto end = std::find_if(known.begin(), known.end(), [](char c) { return !kSlugCharacters.has(c); });
  const auto size = static_cast<std::size_t>(end - known.begin());
  return size == kLongestSlug || is_pdf_suffix(text, at + size);
}

/// A repository's path to the file of a paper: "slug/slug.pdf" somewhere below "blob" or "raw" and the branch,
/// and among the raw files right below the branch's "assets".
class RepositoryPath {
 public:
  RepositoryPath(bool raw_files, std::string_view volume) : raw_files_(raw_files), volume_(volume) {}

  /// True where the segment at `at` is the file. The path must be walked from its first segment on.
  bool is_file(std::string_view text, std::size_t at, std::size_t number) {
    if (number == 0 && segment_is(text, at, "refs")) assets_ = 3;
    if (number == 1 && !segment_is(text, at, "heads")) assets_ = 1;
    if (number == (raw_files_ ? assets_ : 0)) {
      begun_ =
          raw_files_ ? segment_is(text, at, "assets") : segment_is(text, at, "blob") || segment_is(text, at, "raw");
    }
    const std::string_view slug = slug_at(text, at);
    const std::size_t end = at + slug.size();
    const bool is_behind_folder = raw_files_ ? number == assets_ + 2 : number >= 3;
    // Few segments are files: keys are made of those alone.
    if (begun_ && is_behind_folder && !folder_.empty() && is_pdf_suffix(text, end)) {
      key_ = make_key(volume_, folder_);
      if (!key_.empty() && key_ == make_key(volume_, slug)) return true;
    }
    folder_ = ends_segment(text, end) ? slug : std::string_view();
    folder_end_ = end;
    return false;
  }

  const std::string& key() const { return key_; }
  std::size_t folder_end() const { return folder_end_; }

 private:
  bool raw_files_;
  std::string_view volume_;
  std::size_t assets_ = 1;  ///< the number of the segment "assets": the branch may be "refs/heads/main"
  bool begun_ = false;
  std::string_view folder_;  ///< the segment before, empty where it is no slug
  std::size_t folder_end_ = 0;
  std::string key_;
};

constexpr std::array<std::string_view, 1> kRepositoryHosts = {"github.com"};
constexpr std::array<std::string_view, 1> kRawFileHosts = {"raw.githubusercontent.com"};

/// A host of repositories, "mlresearch/", the volume and the path.
void read_repository(const Match& match, std::vector<Found>& found) {
  const std::string_view window = match.window();
  const std::size_t raw_files = behind_name_and_slash(window, match.begin, kRawFileHosts);
  const bool is_raw = raw_files != kNoBegin;
  const std::size_t owner = is_raw ? raw_files : behind_name_and_slash(window, match.begin, kRepositoryHosts);
  const std::size_t repository = behind_word(window, owner, "mlresearch/");
  if (repository == kNoBegin) return;
  const std::string_view volume = volume_at(window, repository);
  const std::size_t slash = repository + volume.size();
  if (volume.empty() || slash >= window.size() || window[slash] != '/') return;
  RepositoryPath path(is_raw, volume);
  walk_path(match.text, slash + 1, [&](std::size_t at, std::size_t number) {
    if (!path.is_file(match.text, at, number)) return false;
    found.push_back({path.key(), 0, match.begin, path.folder_end()});
    return true;
  });
}

/// Groups: 1 slug, 2 volume.
void read_venue_key(const Match& match, std::vector<Found>& found) {
  add(match, match.groups[2], match.groups[1], match.begin + match.groups[0].size(), found);
}

std::size_t begin_key(std::string_view text, std::size_t at) {
  const bool glued = at > 0 && (text[at - 1] == '-' || text[at - 1] == '_' || text[at - 1] == '.');
  return glued ? kNoBegin : begin_word(text, at);
}

/// "mlresearch/" behind GitHub's host or its host of raw files, which may be broken behind a dot.
std::size_t begin_repository(std::string_view text, std::size_t at) {
  const std::size_t floor = at > limits::kWalkBack ? at - limits::kWalkBack : 0;
  const std::string before = lower_ascii(text.substr(floor, at - floor));
  const std::size_t github = before.rfind("github");
  if (github == std::string::npos) return kNoBegin;
  constexpr std::string_view kRaw = "raw.";
  std::size_t raw = github;
  while (raw > 0 && is_space(before[raw - 1])) --raw;
  const bool is_raw = std::string_view(before).substr(0, raw).ends_with(kRaw);
  return begin_host(text, floor + (is_raw ? raw - kRaw.size() : github));
}

std::size_t begin_venue_key(std::string_view text, std::size_t at) {
  return begin_of_venue_key(text, at + 1, {"@PMLR", byte_set("_-@")});
}

RefusalReason address_reason(std::string_view text, std::size_t begin, std::size_t end, const AddressSpans&) {
  const std::string_view path = text.substr(begin, end - begin);
  const bool has_slug = find_two_digits(path.substr(path.rfind('/') + 1)) != std::string_view::npos;
  return {has_slug ? Against::no_paper_address : Against::volume_page};
}

constexpr std::array kHostAnchors = {
    Anchor{"proceedings.", begin_host},
    Anchor{"jmlr.org", begin_host},
    Anchor{"jmlr.csail", begin_host},
    Anchor{"jmlr.~", begin_host},
};
constexpr std::array kRepositoryAnchors = {Anchor{"mlresearch/", begin_repository}};
constexpr std::array kKeyAnchors = {Anchor{"pmlr-", begin_key}};
constexpr std::array kCanonicalAnchors = {Anchor{"pmlr:", begin_token}};
constexpr std::array kVenueKeyAnchors = {Anchor{"#@pmlr", begin_venue_key}};

constexpr std::array kPieces = {
    PatternPiece{"VOLUME", R"(((?-i:[vr])\d{1,4}))"},
    PatternPiece{"SLUG", R"(([a-z][a-z0-9_-]*))"},
};

constexpr Needs kDigits = {Mark::two_digits};
constexpr Needs kFileDigits = {Mark::two_digits, are_digits_of_file};

constexpr std::array kRules = {
    Rule{"pmlr.host", Evidence::address, Strength::address, kHostAnchors, "", read_address, kDigits},
    Rule{"pmlr.repository", Evidence::address, Strength::address, kRepositoryAnchors, "", read_repository, kFileDigits},
    Rule{"pmlr.key", Evidence::label, Strength::label, kKeyAnchors, "", read_key, kDigits},
    Rule{"pmlr.canonical", Evidence::canonical, Strength::canonical, kCanonicalAnchors, "", read_canonical, kDigits},
    Rule{"pmlr.papers_cool", Evidence::canonical, Strength::canonical, kVenueKeyAnchors,
         R"(([A-Za-z][A-Za-z0-9_-]*)@{VOLUME}@PMLR)", read_venue_key},
};

constexpr std::array kWholeInput = {
    Rule{"pmlr.whole_input", Evidence::bare, Strength::bare, {}, R"((?i){VOLUME}/{SLUG})", read_whole},
};

constexpr std::array kLookalikes = {
    Lookalike{"pmlr.host", R"((?i)(proceedings\.mlr\.press/[^\s<>"]+))", address_reason},
};

constexpr std::array kExamples = {
    Example{"https://proceedings.mlr.press/v139/radford21a.html", "pmlr:v139/radford21a"},
    Example{"@InProceedings{pmlr-v139-radford21a,", "pmlr:v139/radford21a"},
    Example{"http://www.jmlr.org/proceedings/papers/v9/glorot10a/glorot10a.pdf", "pmlr:v9/glorot10a"},
    Example{"https://raw.githubusercontent.com/mlresearch/v235/refs/heads/main/assets/kang24b/kang24b.pdf",
            "pmlr:v235/kang24b"},
    Example{"https://www.jmlr.org/papers/v3/bengio03a.html", ""},
    Example{"PMLR 139:8748-8763, 2021", ""},
};

std::string_view volume_of(const PaperId& paper) {
  return std::string_view(paper.key).substr(0, paper.key.find('/'));
}
std::string_view slug_of(const PaperId& paper) {
  return std::string_view(paper.key).substr(paper.key.find('/') + 1);
}

std::string page(const PaperId& paper) {
  return "https://proceedings.mlr.press/" + paper.key + ".html";
}

/// Volumes 26 to 69 keep the file beside the page.
bool has_flat_files(std::string_view volume) {
  if (volume.front() != 'v') return false;
  const int number = std::stoi(std::string(volume.substr(1)));
  return number >= 26 && number <= 69;
}

std::string pdf(const PaperId& paper) {
  const std::string site = "https://proceedings.mlr.press/" + paper.key;
  return has_flat_files(volume_of(paper)) ? site + ".pdf" : site + "/" + std::string(slug_of(paper)) + ".pdf";
}

constexpr std::array<std::string_view, 2> kFieldNames = {"volume", "slug"};

std::vector<Field> fields(const PaperId& paper) {
  return {{"volume", std::string(volume_of(paper))}, {"slug", std::string(slug_of(paper))}};
}

/// "v139/radford21a" is pmlr-v139-radford21a in the BibTeX entry on its page.
std::string bibtex_key(const PaperId& paper) {
  std::string key = "pmlr-" + paper.key;
  std::replace(key.begin(), key.end(), '/', '-');
  return key;
}

std::string coolpapers_key(const PaperId& paper) {
  return std::string(slug_of(paper)) + "@" + std::string(volume_of(paper)) + "@PMLR";
}

/// The year stands in no ID; the volume is what its papers have in common.
Publication publication(const PaperId& paper) {
  return {0, "PMLR " + std::string(volume_of(paper))};
}

}  // namespace

const Source pmlr = {
    .name = "pmlr",
    .title = "PMLR",
    .site = "https://proceedings.mlr.press",
    .pieces = kPieces,
    .rules = kRules,
    .whole_input = kWholeInput,
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
