// SPDX-License-Identifier: Apache-2.0
#include "ids/finder.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <variant>

#include "base/limits.hpp"
#include "ids/address_spans.hpp"
#include "ids/anchor_scanner.hpp"
#include "ids/blocks.hpp"
#include "ids/neighbours.hpp"
#include "ids/overlaps.hpp"
#include "ids/pattern.hpp"
#include "ids/span_set.hpp"
#include "ids/whole_input.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

bool counts_in(Channel channel, Strength strength) {
  return channel != Channel::attribute || (strength != Strength::bare && strength != Strength::bare_number);
}

/// A rule of a source with its pattern.
struct CompiledRule {
  CompiledRule(const Source& its_source, const Rule& its_rule)
      : source(&its_source), rule(&its_rule), pattern(its_rule.pattern, its_source.pieces) {}

  const Source* source;
  const Rule* rule;
  Pattern pattern;
};

struct CompiledLookalike {
  CompiledLookalike(const Source& source, const Lookalike& its_lookalike)
      : lookalike(&its_lookalike), pattern(its_lookalike.pattern, source.pieces) {}

  const Lookalike* lookalike;
  Pattern pattern;
};

/// What an anchor's number stands for.
struct AnchorUse {
  std::size_t rule;
  FindBegin begin;
};

Mention make_mention(const CompiledRule& compiled, Found&& found) {
  return {PaperId{compiled.source->name, std::move(found.key), found.version}, found.begin, found.end,
          compiled.rule->evidence, compiled.rule->name};
}

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

}  // namespace

struct Finder::Compiled {
  explicit Compiled(std::span<const Source* const> its_sources);

  std::span<const Source* const> sources;
  std::vector<std::unique_ptr<CompiledRule>> rules;
  std::vector<std::unique_ptr<CompiledRule>> whole_input;
  std::vector<std::unique_ptr<CompiledLookalike>> lookalikes;
  std::vector<AnchorUse> anchors;
  std::unique_ptr<AnchorScanner> scanner;

  void find_in_block(std::string_view folded, Channel channel, const OnMention& on_mention) const;
  void find_whole_input(std::string_view folded, const OnMention& on_mention) const;
  std::vector<Refusal> refusals_in(std::string_view folded, const std::vector<Mention>& mentions) const;
  void search(std::string_view text, Channel channel, const OnMention& on_mention, const OnRefusal& on_refusal) const;
  std::string address_of(const HtmlAttribute& attribute, std::string_view base) const;
};

Finder::Compiled::Compiled(std::span<const Source* const> its_sources) : sources(its_sources) {
  std::vector<std::string_view> literals;
  for (const Source* source : sources) {
    for (const Rule& rule : source->rules) {
      for (const Anchor& anchor : rule.anchors) {
        literals.push_back(anchor.literal);
        anchors.push_back({rules.size(), anchor.begin});
      }
      rules.push_back(std::make_unique<CompiledRule>(*source, rule));
    }
    for (const Rule& rule : source->whole_input) whole_input.push_back(std::make_unique<CompiledRule>(*source, rule));
    for (const Lookalike& lookalike : source->lookalikes) {
      lookalikes.push_back(std::make_unique<CompiledLookalike>(*source, lookalike));
    }
  }
  scanner = std::make_unique<AnchorScanner>(literals);
}

void Finder::Compiled::find_in_block(std::string_view folded, Channel channel, const OnMention& on_mention) const {
  const AddressSpans spans(folded);
  Overlaps overlaps([&](Mention&& mention) { on_mention(std::move(mention)); });
  std::vector<std::string_view> groups;
  std::vector<Found> found;
  scanner->scan(folded, [&](std::size_t number, std::size_t at) {
    const CompiledRule& compiled = *rules[anchors[number].rule];
    if (!counts_in(channel, compiled.rule->strength)) return;
    const std::size_t begin = anchors[number].begin(folded, at);
    if (begin == kNoBegin) return;
    if (compiled.rule->pattern.empty()) {
      groups.clear();
    } else {
      const std::size_t end = std::min(folded.size(), begin + limits::kMatchWindow);
      if (!compiled.pattern.match(folded, begin, end, false, groups)) return;
    }
    found.clear();
    compiled.rule->read(Match{folded, begin, groups, &spans}, found);
    for (Found& one : found) {
      if (compiled.rule->strength == Strength::address && one.begin == begin) one.begin = address_begin(folded, begin);
      overlaps.add({make_mention(compiled, std::move(one)), compiled.rule->strength});
    }
    if (!found.empty()) overlaps.settle(at > 3 * limits::kWalkBack ? at - 3 * limits::kWalkBack : 0);
  });
  overlaps.finish();
}

void Finder::Compiled::find_whole_input(std::string_view folded, const OnMention& on_mention) const {
  const std::string_view trimmed = trim_whole_input(folded);
  if (trimmed.empty()) return;
  const auto begin = static_cast<std::size_t>(trimmed.data() - folded.data());
  const AddressSpans spans(folded);
  std::vector<std::string_view> groups;
  std::vector<Found> found;
  for (const auto& compiled : whole_input) {
    if (!compiled->pattern.match(folded, begin, begin + trimmed.size(), true, groups)) continue;
    compiled->rule->read(Match{folded, begin, groups, &spans}, found);
    if (found.empty()) continue;
    on_mention(make_mention(*compiled, std::move(found.front())));
    return;
  }
}

std::vector<Refusal> Finder::Compiled::refusals_in(std::string_view folded,
                                                   const std::vector<Mention>& mentions) const {
  SpanSet taken;
  for (const Mention& mention : mentions) taken.add(mention.begin, mention.end);
  std::vector<Refusal> refusals;
  std::vector<std::string_view> groups;
  for (const auto& compiled : lookalikes) {
    const AddressSpans spans(folded);
    for (std::size_t at = 0; compiled->pattern.search(folded, at, groups);) {
      const std::string_view text = groups.size() > 1 && groups[1].data() != nullptr ? groups[1] : groups[0];
      const auto begin = static_cast<std::size_t>(text.data() - folded.data());
      const std::size_t end = begin + text.size();
      at = std::max(end, at + 1);
      if (taken.overlaps(begin, end)) continue;
      std::string reason = compiled->lookalike->reason(folded, begin, end, spans);
      if (reason.empty()) continue;
      taken.add(begin, end);
      refusals.push_back({std::string(text), begin, end, compiled->lookalike->rule, std::move(reason)});
    }
  }
  std::sort(refusals.begin(), refusals.end(), [](const Refusal& a, const Refusal& b) { return a.begin < b.begin; });
  return refusals;
}

void Finder::Compiled::search(std::string_view text, Channel channel, const OnMention& on_mention,
                              const OnRefusal& on_refusal) const {
  bool any = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = block_end(text, begin);
    const FoldedText folded(text.substr(begin, end - begin));
    const auto to_input = [&](auto& span) {
      span.begin = begin + folded.input_begin(span.begin);
      span.end = begin + folded.input_end(span.end);
    };
    const auto emit = [&](Mention&& mention) {
      any = true;
      to_input(mention);
      on_mention(std::move(mention));
    };
    const bool try_whole = (channel == Channel::prose || channel == Channel::single_id) && begin == 0 &&
                           end == text.size() && text.size() <= limits::kWholeInput;
    if (!on_refusal) {
      find_in_block(folded.text(), channel, emit);
      if (try_whole && !any) find_whole_input(folded.text(), emit);
    } else {
      std::vector<Mention> mentions;
      const auto keep = [&](Mention&& mention) { mentions.push_back(std::move(mention)); };
      find_in_block(folded.text(), channel, keep);
      if (try_whole && mentions.empty()) find_whole_input(folded.text(), keep);
      std::vector<Refusal> refusals = refusals_in(folded.text(), mentions);
      auto refusal = refusals.begin();
      const auto refuse_before = [&](std::size_t at) {
        for (; refusal != refusals.end() && refusal->begin < at; ++refusal) {
          to_input(*refusal);
          on_refusal(std::move(*refusal));
        }
      };
      for (Mention& mention : mentions) {
        refuse_before(mention.begin);
        emit(std::move(mention));
      }
      refuse_before(kNoBegin);
    }
    begin = end;
  }
}

std::string Finder::Compiled::address_of(const HtmlAttribute& attribute, std::string_view base) const {
  if (attribute.kind != HtmlAttribute::Kind::address || is_absolute_address(attribute.value)) return attribute.value;
  // A link into its own page cites nothing.
  if (attribute.value.empty() || attribute.value.front() == '#') return {};
  return base.empty() ? resolve_without_base(sources, attribute.value) : resolve_address(base, attribute.value);
}

Finder::Finder(std::span<const Source* const> sources) : compiled_(std::make_unique<Compiled>(sources)) {}
Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

void Finder::find(std::string_view text, Channel channel, const OnMention& on_mention) const {
  compiled_->search(text, channel, on_mention, {});
}

void Finder::explain(std::string_view text, Channel channel, const OnMention& on_mention,
                     const OnRefusal& on_refusal) const {
  compiled_->search(text, channel, on_mention, on_refusal);
}

void Finder::find_html(std::string_view html, std::string_view base, const OnMention& on_mention,
                       const OnRefusal& on_refusal) const {
  const Html page = read_html(html);
  const std::string_view links_base = base_of(page, base);
  // A hit of either kind at a byte of the HTML; text and attributes are merged by it.
  struct Hit {
    std::size_t at;
    std::variant<Mention, Refusal> what;
  };
  std::vector<Hit> hits;
  const auto search = [&](std::string_view text, Channel channel, const auto& locate) {
    const auto keep = [&](auto what) {
      locate(what);
      const std::size_t at = what.begin;
      hits.push_back({at, std::move(what)});
    };
    compiled_->search(
        text, channel, [&](Mention&& mention) { keep(std::move(mention)); },
        on_refusal ? OnRefusal([&](Refusal&& refusal) { keep(std::move(refusal)); }) : OnRefusal());
  };

  search(page.text, Channel::passage, [&](auto& what) {
    what.begin = page.map.begin_of(what.begin);
    what.end = page.map.end_of(what.end);
  });
  for (const HtmlAttribute& attribute : page.attributes) {
    const std::string value = compiled_->address_of(attribute, links_base);
    const bool single = attribute.kind == HtmlAttribute::Kind::arxiv_id_meta;
    search(value, single ? Channel::single_id : Channel::attribute, [&](auto& what) {
      // A value that was decoded or resolved has no byte-wise way back: the whole value stands for it.
      what.begin = attribute.at;
      what.end = attribute.at + attribute.size;
    });
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.at < b.at; });
  for (Hit& hit : hits) {
    if (auto* mention = std::get_if<Mention>(&hit.what)) {
      on_mention(std::move(*mention));
    } else {
      on_refusal(std::move(std::get<Refusal>(hit.what)));
    }
  }
}

struct UniquePapers::Seen {
  std::unordered_set<std::string> identities;
};

UniquePapers::UniquePapers() : seen_(std::make_unique<Seen>()) {}
UniquePapers::~UniquePapers() = default;
UniquePapers::UniquePapers(UniquePapers&&) noexcept = default;
UniquePapers& UniquePapers::operator=(UniquePapers&&) noexcept = default;

bool UniquePapers::add(const PaperId& paper) {
  return seen_->identities.insert(paper.identity()).second;
}

std::vector<Mention> find_unique(const Finder& finder, std::string_view text, Channel channel) {
  std::vector<Mention> mentions;
  UniquePapers seen;
  finder.find(text, channel, [&](Mention&& mention) {
    if (seen.add(mention.paper)) mentions.push_back(std::move(mention));
  });
  return mentions;
}

}  // namespace paperhop
