// SPDX-License-Identifier: Apache-2.0
//
// Where the configuration's own default cannot be used, answers go to another place than the user chose: the answer
// says so, since in a browser nobody sees what a program complains about.
#pragma once

#include "answer/answer.hpp"
#include "answer/config.hpp"

namespace paperhop {

/// Adds the configuration's `default_problem`, if any, to what the answer says: for requests that name no target.
void tell_default_problem(const Config& config, Answer& answer);

}  // namespace paperhop
