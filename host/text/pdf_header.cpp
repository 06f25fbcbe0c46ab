// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_header.hpp"

#include "base/limits.hpp"

namespace paperhop {

std::size_t pdf_header_at(std::string_view bytes) {
  return bytes.substr(0, limits::kPdfHeader).find(kPdfMark);
}

}  // namespace paperhop
