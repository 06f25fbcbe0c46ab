// SPDX-License-Identifier: Apache-2.0
//
// `paperhop url`: prints the addresses to open for a text.
#include "base/limits.hpp"
#include "cli/commands.hpp"
#include "cli/question.hpp"

namespace paperhop::cli {

ExitStatus command_url(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  const AddressesToOpen answer = addresses_for(arguments, settings, limits::kPapersPerAnswer, streams);
  for (const std::string& address : answer.addresses) streams.out << address << '\n';
  return answer.status;
}

}  // namespace paperhop::cli
