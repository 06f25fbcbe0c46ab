// SPDX-License-Identifier: Apache-2.0
#include "answer/target_examples.hpp"

#include <utility>

#include "answer/answer.hpp"
#include "ids/source.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kWords = "graph neural networks";

/// The papers that a source's own examples name, in order.
std::vector<PaperId> papers_of(const Source& source, const Finder& finder) {
  UniquePapers unique;
  std::vector<PaperId> papers;
  for (const Example& example : source.examples) {
    finder.find(example.input, Channel::prose, [&](Mention&& mention) {
      if (mention.paper.source == source.name && unique.add(mention.paper)) papers.push_back(std::move(mention.paper));
    });
  }
  return papers;
}

std::optional<std::string> address_of(const PaperId& paper, const Target& target) {
  const AddressTemplate* const address = template_for(target, paper.source);
  if (address == nullptr) return std::nullopt;
  const std::optional<std::string> part = fill_part(*address, paper);
  if (!part) return std::nullopt;
  return address->prefix + *part + address->suffix;
}

/// All papers of a source in one address; nothing where each has its own.
std::optional<std::string> together(const std::vector<PaperId>& papers, const Target& target) {
  const AddressTemplate* const address = template_for(target, papers.front().source);
  if (papers.size() < 2 || address == nullptr || address->join.empty()) return std::nullopt;
  std::vector<AnswerPaper> listed;
  for (const PaperId& paper : papers) {
    if (!fill_part(*address, paper)) continue;
    AnswerPaper one;
    one.paper = paper;
    listed.push_back(std::move(one));
  }
  if (listed.size() < 2) return std::nullopt;
  const Plan plan = plan_addresses(listed, target);
  return plan.open.empty() ? std::nullopt : std::optional(plan.open.front());
}

}  // namespace

TargetExamples examples_of(const Target& target, const Finder& finder) {
  TargetExamples examples;
  for (const Source* source : all_sources()) {
    const std::vector<PaperId> papers = papers_of(*source, finder);
    if (papers.empty()) continue;
    examples.papers.push_back({source->name, papers.front().to_string(), address_of(papers.front(), target)});
    if (!examples.together) examples.together = together(papers, target);
  }
  examples.searches = search_for(kWords, target, SearchIn::both).addresses;
  return examples;
}

}  // namespace paperhop
