// SPDX-License-Identifier: Apache-2.0
//
// From papers to addresses: papers that share a template share an address as far as its length
// and the limits allow; the rest is left out and said.
#include <algorithm>
#include <string>

#include "answer/answer.hpp"

namespace paperhop {
namespace {

/// An address in the making, for one paper or several.
struct Group {
  const AddressTemplate* address = nullptr;  ///< null: one finished address
  std::string finished;
  std::string parts;
  std::size_t papers = 0;
  bool full = false;
};

std::string compose(const AddressTemplate& address, const std::string& parts, std::size_t papers,
                    const Target& target) {
  std::string out = address.prefix + parts + address.suffix;
  if (papers > limits::kShownByDefault && !target.show_parameter.empty()) {
    out += target.show_parameter + std::to_string(papers);
  }
  return out;
}

/// Builds a plan paper by paper.
class Planner {
 public:
  Planner(const Target& target, std::optional<std::size_t> limit, std::size_t tabs)
      : target_(target),
        limit_(limit),
        per_address_(std::min(target.limit, limits::kPapersPerAnswer)),
        tabs_(limit.value_or(tabs)) {}

  void add(AnswerPaper& paper) {
    const AddressTemplate* address = template_for(target_, paper.paper.source);
    const std::optional<std::string> part = address == nullptr ? std::nullopt : fill_part(*address, paper.paper);
    if (!part) {
      paper.url = paper.page;
      fell_back_ = true;
      add_single(paper, paper.page);
      return;
    }
    paper.url = address->prefix + *part + address->suffix;
    if (address->join.empty()) {
      add_single(paper, paper.url);
    } else {
      add_joined(paper, *address, *part);
    }
  }

  Plan finish() {
    for (const Group& group : groups_) {
      plan_.open.push_back(group.address == nullptr ? group.finished
                                                    : compose(*group.address, group.parts, group.papers, target_));
    }
    plan_.notice = notice();
    return std::move(plan_);
  }

 private:
  void add_single(const AnswerPaper& paper, const std::string& address) {
    if (single_ == tabs_ || is_limit_reached()) {
      plan_.left_out.push_back({paper.paper, "over_limit"});
      return;
    }
    ++single_;
    ++opened_;
    Group group;
    group.finished = address;
    group.papers = 1;
    groups_.push_back(std::move(group));
  }

  void add_joined(const AnswerPaper& paper, const AddressTemplate& address, const std::string& part) {
    if (is_limit_reached()) {
      plan_.left_out.push_back({paper.paper, "over_limit"});
      return;
    }
    auto group = std::find_if(groups_.begin(), groups_.end(), [&](const Group& g) { return g.address == &address; });
    if (group == groups_.end()) {
      Group fresh;
      fresh.address = &address;
      group = groups_.insert(groups_.end(), std::move(fresh));
    }
    if (group->papers == per_address_) {
      plan_.left_out.push_back({paper.paper, "over_limit"});
      return;
    }
    const std::string parts = group->papers == 0 ? part : group->parts + address.join + part;
    // Where one paper does not fit, none behind it is taken: the order of the page is kept.
    group->full = group->full || compose(address, parts, group->papers + 1, target_).size() > limits::kAddressLength;
    if (group->full) {
      plan_.left_out.push_back({paper.paper, "address_full"});
      return;
    }
    group->parts = parts;
    ++group->papers;
    ++opened_;
  }

  bool is_limit_reached() const { return limit_ && opened_ == *limit_; }

  std::optional<Notice> notice() const {
    std::string message;
    if (!plan_.left_out.empty()) {
      const std::size_t all = opened_ + plan_.left_out.size();
      const bool in_order = is_limit_reached() || single_ == opened_;
      message = (in_order ? "Opening the first " : "Opening ") + std::to_string(opened_) + " of " +
                std::to_string(all) + (all == limits::kPapersListed ? " or more papers" : " papers");
      if (is_limit_reached()) {
        message += ", as the limit says. Raise the limit to open more.";
      } else if (single_ == opened_) {
        message += ", one tab each. Select fewer, or raise the limit, to open the rest.";
      } else {
        message += ": an address of " + target_.title + " takes no more. Select fewer to open the rest.";
      }
    }
    if (fell_back_) {
      if (!message.empty()) message += " ";
      message += target_.title + " does not know some of these papers: their own pages are opened instead.";
    }
    if (message.empty()) return std::nullopt;
    return Notice{plan_.left_out.empty() ? "fell_back" : "left_out", std::move(message)};
  }

  const Target& target_;
  std::optional<std::size_t> limit_;
  std::size_t per_address_;
  std::size_t tabs_;
  std::size_t single_ = 0;
  std::size_t opened_ = 0;
  bool fell_back_ = false;
  std::vector<Group> groups_;
  Plan plan_;
};

}  // namespace

Plan plan_addresses(std::vector<AnswerPaper>& papers, const Target& target, std::optional<std::size_t> limit,
                    std::size_t tabs) {
  Planner planner(target, limit, tabs);
  for (AnswerPaper& paper : papers) planner.add(paper);
  return planner.finish();
}

}  // namespace paperhop
