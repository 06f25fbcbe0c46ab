// SPDX-License-Identifier: Apache-2.0
//
// Ticket: by it a connection calls off what is being done for it. The loop's thread marks it, the thread that begins
// the work looks at the mark after it has begun, so that neither can miss the other.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace paperhop::http {

struct Ticket {
  std::string id = next_id();         ///< of this request and no other
  std::atomic<bool> is_gone = false;  ///< nobody waits for the answer any more

 private:
  static std::string next_id() {
    static std::atomic<std::uint64_t> last = 0;
    return std::to_string(++last);
  }
};

}  // namespace paperhop::http
