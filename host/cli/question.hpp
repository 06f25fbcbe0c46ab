// SPDX-License-Identifier: Apache-2.0
//
// What `paperhop url` and `paperhop open` share: the text of the command line or of standard
// input, and the answer to it, with what is left out said on standard error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/options/arguments.hpp"
#include "cli/settings.hpp"
#include "cli/terminal/exit_status.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

struct AddressesToOpen {
  std::vector<std::string> addresses;
  ExitStatus status = ExitStatus::error;  ///< found: there are some; none: nothing to open, or a PDF among
                                          ///< others that does not say which paper it is; error: said already
};

/// `tabs`: addresses at most for a target that takes one paper each, where --limit is not given.
AddressesToOpen addresses_for(const Arguments& arguments, const Settings& settings, std::size_t tabs,
                              const Streams& streams);

}  // namespace paperhop::cli
