// SPDX-License-Identifier: Apache-2.0
//
// HttpError: a request that is refused before anything answers it, as a value: the status and
// a sentence. The sentence is fixed text, so that nothing of a request comes back in it.
#pragma once

#include <string_view>
#include <variant>

namespace paperhop::http {

struct HttpError {
  int status = 400;
  std::string_view message;  ///< "what was wrong; what to do"; text of the program
  std::string_view allow{};  ///< the methods that are allowed, for 405
};

/// A value or a refusal.
template <typename T>
using Checked = std::variant<T, HttpError>;

}  // namespace paperhop::http
