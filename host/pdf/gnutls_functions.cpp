// SPDX-License-Identifier: Apache-2.0
//
// The ten functions of GnuTLS that libqpdf decrypts with, done by Nettle. Debian's libqpdf knows
// no other library, but to load GnuTLS and to wait until it has tested itself takes several times
// as long as reading a whole PDF; Nettle is the part of it that does the work. Without Nettle
// every call fails, and libqpdf says so.
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "pdf/crypto.hpp"

namespace {

using paperhop::pdf::crypto;

constexpr std::size_t kBlock = 16;

const nettle_hash* find_hash(gnutls_digest_algorithm_t algorithm) {
  if (!crypto()) return nullptr;
  switch (algorithm) {
    case GNUTLS_DIG_MD5: return crypto()->md5;
    case GNUTLS_DIG_SHA256: return crypto()->sha256;
    case GNUTLS_DIG_SHA384: return crypto()->sha384;
    case GNUTLS_DIG_SHA512: return crypto()->sha512;
    default: return nullptr;
  }
}

const nettle_cipher* find_aes(gnutls_cipher_algorithm_t algorithm) {
  if (!crypto()) return nullptr;
  switch (algorithm) {
    case GNUTLS_CIPHER_AES_128_CBC: return crypto()->aes128;
    case GNUTLS_CIPHER_AES_256_CBC: return crypto()->aes256;
    default: return nullptr;
  }
}

const std::uint8_t* bytes_of(const void* data) {
  return static_cast<const std::uint8_t*>(data);
}

}  // namespace

// What the handles of GnuTLS point to.

struct api_cipher_hd_st {
  virtual ~api_cipher_hd_st() = default;
  virtual void encrypt(const std::uint8_t* in, std::size_t size, std::uint8_t* out) = 0;
  virtual void decrypt(const std::uint8_t* in, std::size_t size, std::uint8_t* out) = 0;
};

struct hash_hd_st {
  explicit hash_hd_st(const nettle_hash& hash_kind)
      : kind(hash_kind), context(std::make_unique<std::byte[]>(hash_kind.context_size)) {
    kind.init(context.get());
  }

  const nettle_hash& kind;
  std::unique_ptr<std::byte[]> context;
};

namespace {

class Rc4 : public api_cipher_hd_st {
 public:
  explicit Rc4(const gnutls_datum_t& key) { crypto()->set_rc4_key(&context_, key.size, key.data); }

  void encrypt(const std::uint8_t* in, std::size_t size, std::uint8_t* out) override {
    crypto()->run_rc4(&context_, size, out, in);
  }
  void decrypt(const std::uint8_t* in, std::size_t size, std::uint8_t* out) override { encrypt(in, size, out); }

 private:
  arcfour_ctx context_{};
};

/// In blocks that are chained.
class Aes : public api_cipher_hd_st {
 public:
  Aes(const nettle_cipher& kind, const std::uint8_t* key, const std::uint8_t* before)
      : kind_(kind),
        to_encrypt_(std::make_unique<std::byte[]>(kind.context_size)),
        to_decrypt_(std::make_unique<std::byte[]>(kind.context_size)) {
    std::copy_n(before, kBlock, before_.begin());
    // The hash of a password encrypts; all else decrypts.
    kind_.set_encrypt_key(to_encrypt_.get(), key);
    kind_.set_decrypt_key(to_decrypt_.get(), key);
  }

  void encrypt(const std::uint8_t* in, std::size_t size, std::uint8_t* out) override {
    crypto()->encrypt_chain(to_encrypt_.get(), kind_.encrypt, kBlock, before_.data(), size, out, in);
  }
  void decrypt(const std::uint8_t* in, std::size_t size, std::uint8_t* out) override {
    crypto()->decrypt_chain(to_decrypt_.get(), kind_.decrypt, kBlock, before_.data(), size, out, in);
  }

 private:
  const nettle_cipher& kind_;
  std::unique_ptr<std::byte[]> to_encrypt_;
  std::unique_ptr<std::byte[]> to_decrypt_;
  std::array<std::uint8_t, kBlock> before_{};
};

/// Null where the cipher is unknown or the key does not fit: the document says how long its key is.
std::unique_ptr<api_cipher_hd_st> make_cipher(gnutls_cipher_algorithm_t algorithm, const gnutls_datum_t& key,
                                              const gnutls_datum_t* before) {
  if (crypto() && algorithm == GNUTLS_CIPHER_ARCFOUR_128) {
    if (key.size < ARCFOUR_MIN_KEY_SIZE || key.size > ARCFOUR_MAX_KEY_SIZE) return nullptr;
    return std::make_unique<Rc4>(key);
  }
  const nettle_cipher* const aes = find_aes(algorithm);
  if (!aes || key.size != aes->key_size || !before || before->size != kBlock) return nullptr;
  return std::make_unique<Aes>(*aes, key.data, before->data);
}

}  // namespace

extern "C" {

int gnutls_cipher_init(gnutls_cipher_hd_t* handle, gnutls_cipher_algorithm_t cipher, const gnutls_datum_t* key,
                       const gnutls_datum_t* iv) {
  *handle = make_cipher(cipher, *key, iv).release();
  return *handle ? GNUTLS_E_SUCCESS : GNUTLS_E_UNIMPLEMENTED_FEATURE;
}

int gnutls_cipher_encrypt2(gnutls_cipher_hd_t handle, const void* text, size_t size, void* out, size_t /*room*/) {
  handle->encrypt(bytes_of(text), size, static_cast<std::uint8_t*>(out));
  return GNUTLS_E_SUCCESS;
}

int gnutls_cipher_decrypt2(gnutls_cipher_hd_t handle, const void* in, size_t size, void* out, size_t /*room*/) {
  handle->decrypt(bytes_of(in), size, static_cast<std::uint8_t*>(out));
  return GNUTLS_E_SUCCESS;
}

void gnutls_cipher_deinit(gnutls_cipher_hd_t handle) {
  delete handle;
}

size_t gnutls_cipher_get_key_size(gnutls_cipher_algorithm_t algorithm) {
  const nettle_cipher* const aes = find_aes(algorithm);
  return aes ? aes->key_size : 0;
}

int gnutls_hash_init(gnutls_hash_hd_t* handle, gnutls_digest_algorithm_t algorithm) {
  const nettle_hash* const kind = find_hash(algorithm);
  if (!kind) return GNUTLS_E_UNIMPLEMENTED_FEATURE;
  *handle = std::make_unique<hash_hd_st>(*kind).release();
  return GNUTLS_E_SUCCESS;
}

int gnutls_hash(gnutls_hash_hd_t handle, const void* text, size_t size) {
  handle->kind.update(handle->context.get(), size, bytes_of(text));
  return GNUTLS_E_SUCCESS;
}

void gnutls_hash_deinit(gnutls_hash_hd_t handle, void* digest) {
  const std::unique_ptr<hash_hd_st> hash(handle);
  hash->kind.digest(hash->context.get(), hash->kind.digest_size, static_cast<std::uint8_t*>(digest));
}

int gnutls_rnd(gnutls_rnd_level_t /*level*/, void* data, size_t size) {
  const ssize_t got = ::getrandom(data, size, 0);
  return got == static_cast<ssize_t>(size) ? GNUTLS_E_SUCCESS : GNUTLS_E_RANDOM_FAILED;
}

const char* gnutls_strerror(int /*error*/) {
  return crypto() ? "this way of encrypting is not known" : "the library for decrypting (Nettle) is not installed";
}

}  // extern "C"
