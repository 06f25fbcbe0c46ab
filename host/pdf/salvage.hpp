// SPDX-License-Identifier: Apache-2.0
//
// What to do with a PDF whose table of objects is gone (a download that broke off): libqpdf
// finds plain objects again, but neither those packed into object streams nor the root when the
// trailer is lost. salvage() looks for both and puts them behind the bytes, with a new trailer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace paperhop::pdf {

/// A PDF to be opened by an engine that repairs tables of objects.
struct Salvaged {
  std::string bytes;
  std::size_t pages = 0;  ///< page objects seen
};

/// Nothing where no page can be found. With `own_tree` a new list of all pages seen replaces the document's own tree
/// (whose nodes may be lost too).
std::optional<Salvaged> salvage(std::string_view bytes, bool own_tree);

}  // namespace paperhop::pdf
