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
  const AddressesToOpen answer = addresses_for(arguments, settings, limits::kTabs, streams);
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
