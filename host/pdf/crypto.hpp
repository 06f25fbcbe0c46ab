// SPDX-License-Identifier: Apache-2.0
//
// Decrypting: Nettle does it, and is loaded only for PDFs that may need it.
#pragma once

#include <nettle/arcfour.h>
#include <nettle/cbc.h>
#include <nettle/nettle-meta.h>

#include <string_view>

namespace paperhop::pdf {

/// True where the bytes may be an encrypted PDF: a search for a word, nothing is parsed.
inline bool may_be_encrypted(std::string_view bytes) {
  return bytes.find("/Encrypt") != std::string_view::npos;
}

/// What PDFs need of Nettle.
struct Nettle {
  const nettle_hash* md5 = nullptr;
  const nettle_hash* sha256 = nullptr;
  const nettle_hash* sha384 = nullptr;
  const nettle_hash* sha512 = nullptr;
  const nettle_cipher* aes128 = nullptr;
  const nettle_cipher* aes256 = nullptr;
  decltype(&nettle_cbc_encrypt) encrypt_chain = nullptr;
  decltype(&nettle_cbc_decrypt) decrypt_chain = nullptr;
  decltype(&nettle_arcfour_set_key) set_rc4_key = nullptr;
  decltype(&nettle_arcfour_crypt) run_rc4 = nullptr;
};

/// Loads Nettle; false where it is not installed. Before the sandbox is locked.
bool load_crypto();

/// Null before it is loaded.
const Nettle* crypto();

}  // namespace paperhop::pdf
