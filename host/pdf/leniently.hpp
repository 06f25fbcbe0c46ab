// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <new>

namespace paperhop::pdf {

/// Runs `read`; what libqpdf throws at damage becomes an empty value, so that damage in one place does not hide what
/// stands in others.
template <typename Read>
auto leniently(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return decltype(read())();
  }
}

}  // namespace paperhop::pdf
