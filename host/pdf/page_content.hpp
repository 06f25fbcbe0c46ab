// SPDX-License-Identifier: Apache-2.0
//
// The content of a page as libqpdf has it, for find_stamp_lines() and find_drawn_text().
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "pdf/document.hpp"
#include "pdf/stamp_lines.hpp"

namespace paperhop::pdf {

/// What is damaged is left out; std::bad_alloc passes.
class PageContent {
 public:
  explicit PageContent(const PageNode& page);
  ~PageContent();
  PageContent(const PageContent&) = delete;
  PageContent& operator=(const PageContent&) = delete;

  StampLines stamp_lines();
  /// Nothing where it is not sure.
  std::optional<std::string> drawn_text();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace paperhop::pdf
