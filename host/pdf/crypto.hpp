// SPDX-License-Identifier: Apache-2.0
//
// Decrypting: the library is loaded only for PDFs that may need it.
#pragma once

#include <string_view>

namespace paperhop::pdf {

/// True where the bytes may be an encrypted PDF: a search for a word, nothing is parsed.
inline bool may_be_encrypted(std::string_view bytes) {
  return bytes.find("/Encrypt") != std::string_view::npos;
}

/// Loads GnuTLS; false where it is not installed. Before the sandbox is locked.
bool load_crypto();

}  // namespace paperhop::pdf
