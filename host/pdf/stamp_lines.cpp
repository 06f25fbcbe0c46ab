// SPDX-License-Identifier: Apache-2.0
#include "pdf/stamp_lines.hpp"

#include "pdf/stamp_joiner.hpp"

namespace paperhop::pdf {

StampLines find_stamp_lines(std::string_view content, ContentResources& resources, const PageFrame& frame) {
  StampJoiner joiner(frame);
  draw_text(content, resources, joiner);
  return joiner.take();
}

}  // namespace paperhop::pdf
