// SPDX-License-Identifier: Apache-2.0
#include "cli/search/page_parts.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "text/html.hpp"
#include "text/html_cut.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

/// True where a page may say behind its first block, or over its end, what its links stand on: cheaper to know than to
/// read it.
bool may_name_base(std::string_view html) {
  const std::size_t last = html.rfind('<', limits::kBlock);
  for (std::size_t at = last == npos ? html.find('<') : last; at != npos; at = html.find('<', at + 1)) {
    const std::string name = lower_ascii(html.substr(at + 1, 4));
    if (name == "base" || name == "link") return true;
  }
  return false;
}

}  // namespace

std::size_t page_part_size(std::string_view held, bool is_all, std::size_t least) {
  for (std::size_t wanted = least;; wanted *= 2) {
    // Not what a read happened to bring beyond that.
    const std::string_view start = held.substr(0, wanted);
    const bool is_end = is_all && held.size() <= wanted;
    const bool is_too_much = wanted >= std::max(least, limits::kRecordUncut);
    if (const std::size_t cut = html_cut(start); cut > 0) return cut;
    if (is_too_much || is_end) return html_cut_anyway(start);
    if (!is_all && held.size() < 2 * wanted) return 0;
  }
}

std::string base_of_first_part(std::string_view part) {
  Html head = read_html(part.substr(0, limits::kBlock));
  // Scripts may stand before it.
  if (head.base.empty() && part.size() > limits::kBlock && may_name_base(part)) head = read_html(part);
  return head.base.empty() ? head.canonical : head.base;
}

}  // namespace paperhop::cli
