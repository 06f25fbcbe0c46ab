// SPDX-License-Identifier: Apache-2.0
//
// The key of an encrypted document that opens without a password, in the newest way of encrypting
// (AES-256, PDF 2.0, revision 6). Its hash of the password is made to be slow. libqpdf computes it
// five times, for both passwords and again for the key, which takes longer than all else of
// reading a paper; once is enough.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pdf/qpdf_headers.hpp"

namespace paperhop::pdf {

/// True where the bytes may be a document encrypted in that way: a search for a word, nothing is parsed.
inline bool may_have_slow_hash(std::string_view bytes) {
  return bytes.find("/UE") != std::string_view::npos;
}

/// The key by this encryption dictionary and the empty user password; nothing where that is not the
/// password, where it is encrypted in another way, or where Nettle is missing.
std::optional<std::string> find_file_key(const QPDFObjectHandle& encryption);

}  // namespace paperhop::pdf
