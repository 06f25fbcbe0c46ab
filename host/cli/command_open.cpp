// SPDX-License-Identifier: Apache-2.0
//
// `paperhop open`: opens the addresses for a text in the browser.
#include <cstdlib>

#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "cli/opener.hpp"
#include "cli/question.hpp"

namespace paperhop::cli {

ExitStatus command_open(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  AddressesToOpen answer = addresses_for(arguments, settings, streams);
  if (answer.addresses.size() > limits::kTabs && !arguments.has("dry-run")) {
    streams.complain(std::to_string(answer.addresses.size()) + " addresses; opening the first " +
                     std::to_string(limits::kTabs) + "; `paperhop url` prints them all");
    answer.addresses.resize(limits::kTabs);
  }
  Opener opener;
  for (const std::string& address : answer.addresses) {
    if (arguments.has("dry-run")) {
      streams.out << address << '\n';
      continue;
    }
    if (const Status opened = opener.open(std::getenv("BROWSER"), address); !opened.ok()) {
      streams.complain(opened.error().message);
      return ExitStatus::error;
    }
  }
  if (const Status ended = opener.wait_for_all(); !ended.ok()) {
    streams.complain(ended.error().message);
    return ExitStatus::error;
  }
  return answer.status;
}

}  // namespace paperhop::cli
