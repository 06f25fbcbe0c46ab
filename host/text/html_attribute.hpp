// SPDX-License-Identifier: Apache-2.0
//
// Which attributes of a tag are read, and as what. Attributes come one by one and are kept at
// once, so that a tag of a million attributes needs no list of its own; what depends on the
// whole tag (meta, link, a tag cut off by the end of the input) is settled when it is over.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/html.hpp"
#include "text/html_elements.hpp"
#include "text/html_tokenizer.hpp"

namespace paperhop {

/// The attributes of one start tag at a time; the values that count go to the page.
class HtmlAttributeReader {
 public:
  /// Keeps references: both must outlive it.
  HtmlAttributeReader(std::string_view html, Html& page) : html_(html), page_(page) {}

  /// Begins a tag.
  void start(HtmlElement element);

  /// Reads one attribute. Of two attributes of one name the first counts.
  void add(const HtmlToken& attribute);

  /// Settles a tag that is complete.
  void finish();

  /// Forgets a tag that was cut off.
  void drop() { page_.attributes.resize(first_); }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  struct DataName {
    std::string_view name;
    std::size_t index;  ///< of its value in the page's list, or kNone
  };

  bool is_first(unsigned attribute);
  std::size_t keep(HtmlAttribute::Kind kind, const HtmlToken& attribute);
  std::string_view raw(const HtmlToken& attribute) const;
  void clear_repeated_data();
  void erase_cleared();

  std::string_view html_;
  Html& page_;

  HtmlElement element_ = HtmlElement::block;
  std::size_t first_ = 0;  ///< where the tag's values begin in the page's list
  unsigned seen_ = 0;      ///< attributes met in this tag, as bits
  std::size_t href_ = kNone;
  std::size_t content_ = kNone;
  bool is_canonical_ = false;
  bool is_arxiv_id_ = false;
  std::vector<DataName> data_;
};

}  // namespace paperhop
