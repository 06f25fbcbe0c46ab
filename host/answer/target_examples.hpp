// SPDX-License-Identifier: Apache-2.0
//
// What the addresses of a target look like, shown by the examples that every source has: for
// people who write a target and want to see what they get.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/target.hpp"
#include "ids/finder.hpp"

namespace paperhop {

/// A paper of a source, and where it would open.
struct TargetExample {
  std::string_view source;
  std::string id;                  ///< canonical
  std::optional<std::string> url;  ///< nothing where the target does not know the paper: its own page opens instead
};

struct TargetExamples {
  std::vector<TargetExample> papers;    ///< one of each source
  std::optional<std::string> together;  ///< several papers in one address, where the target has such addresses
  std::vector<std::string> searches;    ///< of a few words
};

/// Examples for a target; `finder` reads the sources' own examples.
TargetExamples examples_of(const Target& target, const Finder& finder);

}  // namespace paperhop
