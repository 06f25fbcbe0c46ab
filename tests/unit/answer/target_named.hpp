// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string_view>

#include "answer/target.hpp"

namespace paperhop {

/// The target of that name that comes with paperhop. Throws where there is none.
inline const Target& target_named(std::string_view name) {
  for (const Target& target : builtin_targets()) {
    if (target.name == name) return target;
  }
  throw std::logic_error("no such target");
}

}  // namespace paperhop
