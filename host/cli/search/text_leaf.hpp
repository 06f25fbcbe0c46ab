// SPDX-License-Identifier: Apache-2.0
//
// Leaves of text: a piece of a text, a page or a part of one. They decode it, find in it, and write.
#pragma once

#include <memory>

#include "cli/search/document.hpp"
#include "cli/search/leaf.hpp"
#include "container/window.hpp"

namespace paperhop::cli {

/// A piece of a document.
struct TextPiece {
  Block bytes;
  std::uint64_t offset = 0;  ///< of its first byte in the document
  bool is_whole = false;     ///< it is all of the document: it may be one ID and nothing else
};

/// Searches the piece as the document's media says: text, html, or addresses.
std::unique_ptr<Leaf> make_text_leaf(std::shared_ptr<const Document> document, TextPiece piece);

}  // namespace paperhop::cli
