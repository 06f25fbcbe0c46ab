// SPDX-License-Identifier: Apache-2.0
#include "cli/print_plan.hpp"

#include <ostream>
#include <string_view>

#include "cli/printable.hpp"

namespace paperhop::cli {
namespace {

struct Words {
  std::string_view would;
  std::string_view did;
};

Words words_for(Step step) {
  switch (step) {
    case Step::write: return {"would write", "wrote"};
    case Step::replace: return {"would replace", "replaced"};
    case Step::unchanged: return {"unchanged", "unchanged"};
    case Step::remove: return {"would remove", "removed"};
    case Step::refuse: break;
  }
  return {"would leave alone", "left alone"};
}

void print_line(std::ostream& out, std::string_view verb, const Action& action) {
  out << verb << ' ' << printable(action.file);
  if (!action.browsers.empty()) out << " (" << action.browsers << ')';
  out << '\n';
}

}  // namespace

bool print_plan(const InstallPlan& plan, std::ostream& out, std::ostream& err) {
  bool good = true;
  for (const Action& action : plan.actions) {
    if (action.step == Step::refuse) {
      print_error(err, action.refusal);
      good = false;
    } else {
      print_line(out, words_for(action.step).would, action);
    }
  }
  return good;
}

bool print_outcomes(const std::vector<Outcome>& outcomes, std::ostream& out, std::ostream& err) {
  bool good = true;
  for (const Outcome& outcome : outcomes) {
    if (outcome.status.ok()) {
      print_line(out, words_for(outcome.action.step).did, outcome.action);
    } else {
      print_error(err, outcome.status.error());
      good = false;
    }
  }
  return good;
}

void print_notes(const std::vector<std::string>& notes, std::ostream& err) {
  for (const std::string& note : notes) err << "note: " << printable(note) << '\n';
}

void print_error(std::ostream& err, const Error& error) {
  err << "paperhop: " << printable(error.message) << '\n';
}

}  // namespace paperhop::cli
