// SPDX-License-Identifier: Apache-2.0
#include "cli/stats/stats_input.hpp"

#include <string>
#include <vector>

#include "cli/stats/printed_line.hpp"

namespace paperhop::cli {

/// Takes the IDs of one object: those in "ids" or "papers" (strings, or objects with an "id"), else its own "id".
/// Beside a list, "id" is the asker's and may be anything.
class StatsInput::Collector final : public JsonEvents {
 public:
  void start() {
    depth_ = 0;
    in_list_ = has_list_ = is_id_ = false;
    own_.clear();
    listed_.clear();
  }

  void begin(JsonKind kind) override {
    if (depth_ == 1 && is_list_ && kind == JsonKind::array) in_list_ = has_list_ = true;
    ++depth_;
    is_id_ = false;
  }

  void end() override {
    --depth_;
    if (depth_ == 1) in_list_ = false;
  }

  void name(std::string_view name) override {
    is_list_ = depth_ == 1 && (name == "ids" || name == "papers");
    is_id_ = name == "id";
  }

  void scalar(JsonKind kind, std::string_view text) override {
    if (kind != JsonKind::string) return;
    if (depth_ == 1 && is_id_) own_ = text;
    const bool is_listed = depth_ == 2 || (depth_ == 3 && is_id_);
    if (in_list_ && is_listed) listed_.emplace_back(text);
  }

  /// Valid until the next start().
  const std::vector<std::string>& ids() {
    if (!has_list_ && !own_.empty()) listed_ = {own_};
    return listed_;
  }

 private:
  std::size_t depth_ = 0;
  bool is_list_ = false;   ///< the member that comes next is a list of papers
  bool in_list_ = false;   ///< what comes next is in one
  bool has_list_ = false;  ///< there was one
  bool is_id_ = false;     ///< the member that comes next is an "id"
  std::string own_;
  std::vector<std::string> listed_;
};

StatsInput::StatsInput(const Finder& finder)
    : finder_(finder), parser_(make_json_parser()), collector_(std::make_unique<Collector>()) {}
StatsInput::~StatsInput() = default;

bool StatsInput::read(std::string_view line, const OnPaper& on_paper) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return true;
  if (line[first] != '{') {
    const std::string_view without_end = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    const std::string_view ids = printed_ids(without_end);
    for (const Mention& mention : find_unique(finder_, ids, Channel::prose)) on_paper(mention.paper);
    return true;
  }
  collector_->start();
  if (parser_->parse(line, *collector_) != ParseOutcome::good) return false;
  for (const std::string& id : collector_->ids()) {
    for (const Mention& mention : find_unique(finder_, id, Channel::prose)) on_paper(mention.paper);
  }
  return true;
}

}  // namespace paperhop::cli
