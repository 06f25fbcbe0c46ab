// SPDX-License-Identifier: Apache-2.0
//
// What the lines of page 1 are: front matter, the conference's own lines, entries of references.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace paperhop {

/// Page 1 as its filled lines; all point into `text`.
struct FirstPage {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  explicit FirstPage(std::string_view page);

  std::string_view text;
  std::vector<std::string_view> lines;
  std::size_t front_end = 0;       ///< lines before this index are front matter
  std::size_t references = kNone;  ///< index of the references' heading

  /// Index of the line that byte `at` stands in.
  std::size_t line_of(std::size_t at) const;
  std::size_t offset_of(std::string_view line) const { return static_cast<std::size_t>(line.data() - text.data()); }
  /// The line before, or an empty one.
  std::string_view line_before(std::size_t index) const { return index > 0 ? lines[index - 1] : std::string_view(); }
  /// A conference's line that is none of a reference ("... In" / "Proceedings of ...").
  bool opens_block(std::size_t index) const;
};

/// "[12] A. Author", "12. A. Author": an entry of a list of references.
bool is_entry(std::string_view line);

/// The line speaks for the conference or publisher, of this paper.
bool is_conference_line(std::string_view line);

/// The line begins with a venue's short name ("ICLR 2024", "PMLR 139:1-9"): at a page's edge it speaks
/// like a conference's, inside it may be a sentence.
bool is_venue_line(std::string_view line);

/// "See " of "Accepted at ICML 2024. See ": a conference's name before may hold any word.
std::string_view last_sentence(std::string_view text);

/// "1 https://...": a footnote's line up to an ID.
bool has_footnote_mark(std::string_view before);

/// "1 Our code", "* Equal contribution", or such a mark alone: a footnote begins.
bool opens_footnote(std::string_view line);

/// An entry of references ends with `line`, by the look of it and of the line before: names with initials, a year.
bool ends_reference(std::string_view line, std::string_view before);

/// A copyright or licence notice.
bool is_copyright(std::string_view line);

/// The line goes on in the next one: "... In", "..., see", "... of".
bool is_unfinished(std::string_view line);

/// A line before a DOI that says that it is another version's. The line may be the title, so only
/// what no title says.
bool leads_to_another(std::string_view line);

}  // namespace paperhop
