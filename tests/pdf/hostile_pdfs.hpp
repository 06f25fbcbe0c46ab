// SPDX-License-Identifier: Apache-2.0
//
// PDFs made to hurt who reads them: bombs, loops, depths and sizes.
#pragma once

#include <string>
#include <vector>

namespace paperhop::test {

struct HostilePdf {
  std::string name;
  std::string (*make)();  ///< made when needed: some are large
};

const std::vector<HostilePdf>& hostile_pdfs();

}  // namespace paperhop::test
