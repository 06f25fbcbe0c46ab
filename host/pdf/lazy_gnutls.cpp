// SPDX-License-Identifier: Apache-2.0
//
// The ten functions of GnuTLS that libqpdf decrypts with, forwarded to the library on first use.
// Linked the usual way GnuTLS would be loaded and set up for every PDF, which costs more than
// reading most of them; few are encrypted. load_crypto() must come before the sandbox is locked;
// without it every call fails, and libqpdf says so.
#include <dlfcn.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "pdf/crypto.hpp"

namespace paperhop::pdf {
namespace {

void* library = nullptr;

/// The function of that name, or null.
template <typename Function>
Function* find(Function* /*same type*/, const char* name) {
  return library ? reinterpret_cast<Function*>(::dlsym(library, name)) : nullptr;
}

}  // namespace

bool load_crypto() {
  if (!library) library = ::dlopen("libgnutls.so.30", RTLD_NOW | RTLD_LOCAL);
  return library != nullptr;
}

}  // namespace paperhop::pdf

using paperhop::pdf::find;

// NOLINTBEGIN(bugprone-reserved-identifier): the names are GnuTLS's.
extern "C" {

int gnutls_cipher_init(gnutls_cipher_hd_t* handle, gnutls_cipher_algorithm_t cipher, const gnutls_datum_t* key,
                       const gnutls_datum_t* iv) {
  const auto real = find(gnutls_cipher_init, "gnutls_cipher_init");
  return real ? real(handle, cipher, key, iv) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

int gnutls_cipher_encrypt2(gnutls_cipher_hd_t handle, const void* text, size_t size, void* out, size_t out_size) {
  const auto real = find(gnutls_cipher_encrypt2, "gnutls_cipher_encrypt2");
  return real ? real(handle, text, size, out, out_size) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

int gnutls_cipher_decrypt2(gnutls_cipher_hd_t handle, const void* in, size_t size, void* out, size_t out_size) {
  const auto real = find(gnutls_cipher_decrypt2, "gnutls_cipher_decrypt2");
  return real ? real(handle, in, size, out, out_size) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

void gnutls_cipher_deinit(gnutls_cipher_hd_t handle) {
  if (const auto real = find(gnutls_cipher_deinit, "gnutls_cipher_deinit")) real(handle);
}

size_t gnutls_cipher_get_key_size(gnutls_cipher_algorithm_t algorithm) {
  const auto real = find(gnutls_cipher_get_key_size, "gnutls_cipher_get_key_size");
  return real ? real(algorithm) : 0;
}

int gnutls_hash_init(gnutls_hash_hd_t* handle, gnutls_digest_algorithm_t algorithm) {
  const auto real = find(gnutls_hash_init, "gnutls_hash_init");
  return real ? real(handle, algorithm) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

int gnutls_hash(gnutls_hash_hd_t handle, const void* text, size_t size) {
  const auto real = find(gnutls_hash, "gnutls_hash");
  return real ? real(handle, text, size) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

void gnutls_hash_deinit(gnutls_hash_hd_t handle, void* digest) {
  if (const auto real = find(gnutls_hash_deinit, "gnutls_hash_deinit")) real(handle, digest);
}

int gnutls_rnd(gnutls_rnd_level_t level, void* data, size_t size) {
  const auto real = find(gnutls_rnd, "gnutls_rnd");
  return real ? real(level, data, size) : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

const char* gnutls_strerror(int error) {
  const auto real = find(gnutls_strerror, "gnutls_strerror");
  return real ? real(error) : "the library for decrypting (GnuTLS) is not loaded";
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier)
