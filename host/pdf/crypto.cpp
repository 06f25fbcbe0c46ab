// SPDX-License-Identifier: Apache-2.0
#include "pdf/crypto.hpp"

#include <dlfcn.h>

#include <optional>

namespace paperhop::pdf {
namespace {

std::optional<Nettle> loaded;

template <typename Pointer>
bool find(void* library, const char* name, Pointer& found) {
  found = reinterpret_cast<Pointer>(::dlsym(library, name));
  return found != nullptr;
}

std::optional<Nettle> load_nettle() {
  void* const library = ::dlopen("libnettle.so.8", RTLD_NOW | RTLD_LOCAL);
  if (!library) return std::nullopt;
  Nettle nettle;
  const bool complete =
      find(library, "nettle_md5", nettle.md5) && find(library, "nettle_sha256", nettle.sha256) &&
      find(library, "nettle_sha384", nettle.sha384) && find(library, "nettle_sha512", nettle.sha512) &&
      find(library, "nettle_aes128", nettle.aes128) && find(library, "nettle_aes256", nettle.aes256) &&
      find(library, "nettle_cbc_encrypt", nettle.encrypt_chain) &&
      find(library, "nettle_cbc_decrypt", nettle.decrypt_chain) &&
      find(library, "nettle_arcfour_set_key", nettle.set_rc4_key) &&
      find(library, "nettle_arcfour_crypt", nettle.run_rc4);
  if (!complete) return std::nullopt;
  return nettle;
}

}  // namespace

bool load_crypto() {
  if (!loaded) loaded = load_nettle();
  return loaded.has_value();
}

const Nettle* crypto() {
  return loaded ? &*loaded : nullptr;
}

}  // namespace paperhop::pdf
