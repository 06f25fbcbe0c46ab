// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <unordered_set>
#include <utility>

#include "ids/finder.hpp"

namespace paperhop {

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
