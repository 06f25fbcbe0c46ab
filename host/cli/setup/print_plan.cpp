// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/print_plan.hpp"

#include <ostream>
#include <string_view>

#include "cli/terminal/printable.hpp"

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

bool print_plan(const InstallPlan& plan, const Streams& streams) {
  bool good = true;
  for (const Action& action : plan.actions) {
    if (action.step == Step::refuse) {
      print_error(action.refusal, streams);
      good = false;
    } else {
      print_line(streams.out, words_for(action.step).would, action);
    }
  }
  return good;
}

bool print_outcomes(const std::vector<Outcome>& outcomes, const Streams& streams) {
  bool good = true;
  for (const Outcome& outcome : outcomes) {
    if (outcome.status.ok()) {
      print_line(streams.out, words_for(outcome.action.step).did, outcome.action);
    } else {
      print_error(outcome.status.error(), streams);
      good = false;
    }
  }
  return good;
}

void print_notes(const std::vector<std::string>& notes, const Streams& streams) {
  for (const std::string& note : notes) streams.err << "note: " << printable(note) << '\n';
}

void print_error(const Error& error, const Streams& streams) {
  // File names are strangers' text, and the message shall stay one line.
  streams.complain(printable(error.message));
}

}  // namespace paperhop::cli
