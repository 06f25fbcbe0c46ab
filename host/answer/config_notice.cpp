// SPDX-License-Identifier: Apache-2.0
#include "answer/config_notice.hpp"

#include <string>

namespace paperhop {

void tell_default_problem(const Config& config, Answer& answer) {
  if (config.default_problem.empty()) return;
  const std::string sentence = "The configured target cannot be used: " + config.default_problem + ".";
  if (answer.notice) {
    answer.notice->message += " " + sentence;
  } else {
    answer.notice = Notice{"bad_config", sentence};
  }
}

}  // namespace paperhop
