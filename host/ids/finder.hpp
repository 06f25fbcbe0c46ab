// SPDX-License-Identifier: Apache-2.0
//
// The finder: paper IDs of all sources in a text. Cheap scan for anchors, a small window,
// RE2 at the window's start, checks of the neighbours, canonical form; then overlaps are
// resolved and mentions come out in order. Linear in the text; spans refer to the input.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ids/mention.hpp"
#include "ids/source.hpp"
#include "text/html.hpp"

namespace paperhop {

class RuleSet;

/// What kind of text is searched: it decides which rules count.
enum class Channel {
  prose,      ///< text: all rules, and the whole-input rule
  passage,    ///< a part of a larger text (HTML): all rules but the whole-input rule
  attribute,  ///< a value of an attribute: no bare IDs
  single_id,  ///< a value that announces one bare ID (<meta name="citation_arxiv_id">)
};

class Finder {
 public:
  /// A finder for these sources. Patterns compile at their first use; a const Finder may be
  /// shared by threads. Throws nothing; a broken pattern of ours aborts in the unit tests.
  explicit Finder(std::span<const Source* const> sources = all_sources());
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  using OnMention = std::function<void(Mention&&)>;
  using OnRefusal = std::function<void(Refusal&&)>;

  /// Calls `on_mention` for every mention in the text, in order of their begin (repeated
  /// mentions of a paper included). Offsets are bytes of `text`.
  void find(std::string_view text, Channel channel, const OnMention& on_mention) const;

  /// As find(), and calls `on_refusal`, where it is set, for every span that looks like an ID and is none, in order.
  void explain(std::string_view text, Channel channel, const OnMention& on_mention, const OnRefusal& on_refusal) const;

  /// Mentions of a page, text and attributes in document order; relative links are resolved
  /// against `base` where given, else <base href>, else <link rel=canonical>.
  void find_html(std::string_view html, std::string_view base, const OnMention& on_mention,
                 const OnRefusal& on_refusal = {}) const;

 private:
  template <typename Locate>
  void search_and_locate(std::string_view text, Channel channel, const Locate& locate, const OnMention& on_mention,
                         const OnRefusal& on_refusal) const;

  std::unique_ptr<RuleSet> rules_;
};

/// Keeps the first mention of each paper, whatever its version, in order.
class UniquePapers {
 public:
  UniquePapers();
  ~UniquePapers();
  UniquePapers(UniquePapers&&) noexcept;
  UniquePapers& operator=(UniquePapers&&) noexcept;

  /// True where this paper was not seen before.
  bool add(const PaperId& paper);

 private:
  struct Seen;
  std::unique_ptr<Seen> seen_;
};

/// The unique mentions of a text, in order of first mention.
std::vector<Mention> find_unique(const Finder& finder, std::string_view text, Channel channel);

}  // namespace paperhop
