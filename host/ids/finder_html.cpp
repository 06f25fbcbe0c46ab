// SPDX-License-Identifier: Apache-2.0
//
// Finding in a page: its text and its attributes are searched each for itself, and what is found comes
// in the order of its place in the HTML (RULES.md, section 8).
#include <utility>

#include "base/limits.hpp"
#include "ids/finder.hpp"
#include "ids/rule_set.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

/// An address of a page that names no host, as if on the site whose paths look like that.
std::string resolve_without_base(std::span<const Source* const> sources, const std::string& address) {
  for (const Source* source : sources) {
    for (const RelativePath& path : source->relative_paths) {
      if (address.starts_with(path.prefix)) return std::string(path.origin) + address;
    }
  }
  return address;
}

/// What of a base its links need: no query, and no path or host that is too long to lead to an ID.
/// Each link is joined to the base, so a page of many links and a long base would take quadratic time.
std::string_view shortened_base(std::string_view base) {
  base = base.substr(0, base.find_first_of("?#"));
  if (base.size() <= limits::kMatchWindow) return base;
  const std::size_t slashes = base.find("//");
  const std::size_t path = slashes == std::string_view::npos ? slashes : base.find('/', slashes + 2);
  return path <= limits::kMatchWindow ? base.substr(0, path) : std::string_view();
}

/// The base that a page's relative links stand on; empty where nothing says it.
std::string_view base_of(const Html& page, std::string_view given) {
  if (!given.empty()) return shortened_base(given);
  if (is_absolute_address(page.base)) return shortened_base(page.base);
  return is_absolute_address(page.canonical) ? shortened_base(page.canonical) : std::string_view();
}

/// The address that an attribute holds; empty where it cites nothing.
std::string address_of(std::span<const Source* const> sources, const HtmlAttribute& attribute, std::string_view base) {
  if (attribute.kind != HtmlAttribute::Kind::address || is_absolute_address(attribute.value)) return attribute.value;
  // A link into its own page cites nothing.
  if (attribute.value.empty() || attribute.value.front() == '#') return {};
  return base.empty() ? resolve_without_base(sources, attribute.value) : resolve_address(base, attribute.value);
}

}  // namespace

void Finder::find_html(std::string_view html, std::string_view base, const OnMention& on_mention,
                       const OnRefusal& on_refusal) const {
  const Html page = read_html(html);
  const std::string_view links_base = base_of(page, base);
  auto attribute = page.attributes.begin();
  // Both channels are in the order of the HTML, so what an attribute holds is told once the text has come there.
  const auto search_attributes_before = [&](std::size_t at) {
    for (; attribute != page.attributes.end() && attribute->at < at; ++attribute) {
      const std::string value = address_of(rules_->sources(), *attribute, links_base);
      const bool single = attribute->kind == HtmlAttribute::Kind::arxiv_id_meta;
      // A value that was decoded or resolved has no byte-wise way back: the whole value stands for it.
      const auto locate = [&](auto& what) {
        what.begin = attribute->at;
        what.end = attribute->at + attribute->size;
      };
      search_and_locate(value, single ? Channel::single_id : Channel::attribute, locate, on_mention, on_refusal);
    }
  };
  const auto locate = [&](auto& what) {
    what.begin = page.map.begin_of(what.begin);
    what.end = page.map.end_of(what.end);
    search_attributes_before(what.begin);
  };
  search_and_locate(page.text, Channel::passage, locate, on_mention, on_refusal);
  search_attributes_before(html.size());
}

/// Tells what is found once `locate` has put its span into the HTML.
template <typename Locate>
void Finder::search_and_locate(std::string_view text, Channel channel, const Locate& locate,
                               const OnMention& on_mention, const OnRefusal& on_refusal) const {
  OnRefusal refuse;
  if (on_refusal) {
    refuse = [&](Refusal&& refusal) {
      locate(refusal);
      on_refusal(std::move(refusal));
    };
  }
  explain(
      text, channel,
      [&](Mention&& mention) {
        locate(mention);
        on_mention(std::move(mention));
      },
      refuse);
}

}  // namespace paperhop
