// SPDX-License-Identifier: Apache-2.0
//
// Values that turn out not to count are cleared first and erased together, so that the
// positions noted while the tag was read stay right until then.
#include "text/html_attribute.hpp"

#include <algorithm>
#include <utility>

#include "text/html_ascii.hpp"
#include "text/html_entities.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

enum Attribute : unsigned {
  kOther = 0,
  kHref = 1,
  kSrc = 2,
  kCite = 4,
  kContent = 8,
  kRel = 16,
  kName = 32,
  kData = 64
};

Attribute attribute_of(std::string_view name) {
  const auto is = [name](std::string_view word) { return equals_ignoring_case(name, word); };
  switch (to_ascii_lower(name[0])) {
    case 'c':
      if (is("content")) return kContent;
      return is("cite") ? kCite : kOther;
    case 'd': return name.size() > 5 && equals_ignoring_case(name.substr(0, 5), "data-") ? kData : kOther;
    case 'h': return is("href") ? kHref : kOther;
    case 'n': return is("name") ? kName : kOther;
    case 'r': return is("rel") ? kRel : kOther;
    case 's': return is("src") ? kSrc : kOther;
    default: return kOther;
  }
}

std::string decode(std::string_view raw) {
  std::string value;
  std::size_t run = 0;
  for (std::size_t amp = raw.find('&'); amp != std::string_view::npos; amp = raw.find('&', amp)) {
    const HtmlReference reference = read_html_reference(raw.substr(amp), HtmlPlace::attribute);
    if (reference.length == 0) {
      ++amp;
      continue;
    }
    value += raw.substr(run, amp - run);
    value += reference.utf8();
    amp += reference.length;
    run = amp;
  }
  value += raw.substr(run);
  return value;
}

/// As URL parsers begin: control characters and blanks at the ends go, tabs and line breaks everywhere.
std::string as_address(std::string value) {
  const auto is_edge = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  const auto is_deleted = [](char c) { return c == '\t' || c == '\n' || c == '\r'; };
  value.erase(std::find_if_not(value.rbegin(), value.rend(), is_edge).base(), value.end());
  value.erase(value.begin(), std::find_if_not(value.begin(), value.end(), is_edge));
  value.erase(std::remove_if(value.begin(), value.end(), is_deleted), value.end());
  return value;
}

/// True where `words`, split at white space, hold `word`.
bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const auto end = std::find_if(words.begin(), words.end(), is_html_space);
    const auto size = static_cast<std::size_t>(end - words.begin());
    if (equals_ignoring_case(words.substr(0, size), word)) return true;
    words.remove_prefix(std::min(size + 1, words.size()));
  }
  return false;
}

/// Order of names without case.
bool is_less(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return to_ascii_lower(x) < to_ascii_lower(y); });
}

}  // namespace

void HtmlAttributeReader::start(HtmlElement element) {
  element_ = element;
  first_ = page_.attributes.size();
  seen_ = 0;
  href_ = kNone;
  content_ = kNone;
  is_canonical_ = false;
  is_arxiv_id_ = false;
  data_.clear();
}

void HtmlAttributeReader::add(const HtmlToken& attribute) {
  const Attribute which = attribute_of(attribute.name);
  if (which == kOther) return;
  if (which == kData) {
    data_.push_back({attribute.name, keep(HtmlAttribute::Kind::value, attribute)});
    return;
  }
  if (!is_first(which)) return;
  switch (which) {
    case kHref: href_ = keep(HtmlAttribute::Kind::address, attribute); break;
    case kSrc:
    case kCite: keep(HtmlAttribute::Kind::address, attribute); break;
    case kContent: content_ = keep(HtmlAttribute::Kind::value, attribute); break;
    case kRel: is_canonical_ = element_ == HtmlElement::link && has_word(decode(raw(attribute)), "canonical"); break;
    case kName:
      is_arxiv_id_ = element_ == HtmlElement::meta && equals_ignoring_case(decode(raw(attribute)), "citation_arxiv_id");
      break;
    default: break;
  }
}

void HtmlAttributeReader::finish() {
  auto& kept = page_.attributes;
  if (is_arxiv_id_ && content_ != kNone) kept[content_].kind = HtmlAttribute::Kind::arxiv_id_meta;
  if (is_canonical_ && href_ != kNone && page_.canonical.empty()) page_.canonical = kept[href_].value;
  // The base is no address that the page names, but how to read those it does.
  if (element_ == HtmlElement::base && href_ != kNone) {
    if (page_.base.empty()) page_.base = kept[href_].value;
    kept[href_].value.clear();
  }
  if (data_.size() > 1) clear_repeated_data();
  if (element_ == HtmlElement::base || data_.size() > 1) erase_cleared();
}

bool HtmlAttributeReader::is_first(unsigned attribute) {
  const bool first = (seen_ & attribute) == 0;
  seen_ |= attribute;
  return first;
}

std::string_view HtmlAttributeReader::raw(const HtmlToken& attribute) const {
  return html_.substr(attribute.begin, attribute.end - attribute.begin);
}

/// Index of the kept value, or kNone where it is empty.
std::size_t HtmlAttributeReader::keep(HtmlAttribute::Kind kind, const HtmlToken& attribute) {
  std::string value = decode(raw(attribute));
  if (kind == HtmlAttribute::Kind::address) value = as_address(std::move(value));
  if (value.empty()) return kNone;
  page_.attributes.push_back({kind, std::move(value), attribute.begin, attribute.end - attribute.begin});
  return page_.attributes.size() - 1;
}

/// Sorted, because a hostile tag may hold a million of them.
void HtmlAttributeReader::clear_repeated_data() {
  std::stable_sort(data_.begin(), data_.end(),
                   [](const DataName& a, const DataName& b) { return is_less(a.name, b.name); });
  for (std::size_t i = 1; i < data_.size(); ++i) {
    const bool repeats = equals_ignoring_case(data_[i - 1].name, data_[i].name);
    if (repeats && data_[i].index != kNone) page_.attributes[data_[i].index].value.clear();
  }
}

void HtmlAttributeReader::erase_cleared() {
  auto& kept = page_.attributes;
  const auto is_cleared = [](const HtmlAttribute& attribute) { return attribute.value.empty(); };
  kept.erase(std::remove_if(kept.begin() + static_cast<std::ptrdiff_t>(first_), kept.end(), is_cleared), kept.end());
}

}  // namespace paperhop
