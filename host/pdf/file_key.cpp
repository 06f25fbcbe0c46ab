// SPDX-License-Identifier: Apache-2.0
#include "pdf/file_key.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>

#include "pdf/crypto.hpp"
#include "pdf/object_access.hpp"

namespace paperhop::pdf {
namespace {

constexpr std::size_t kBlock = 16;
constexpr std::size_t kKey = 32;

const std::uint8_t* bytes_of(std::string_view text) {
  return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::string hash_of(const nettle_hash& kind, std::string_view bytes) {
  const auto context = std::make_unique<std::byte[]>(kind.context_size);
  std::string digest(kind.digest_size, '\0');
  kind.init(context.get());
  kind.update(context.get(), bytes.size(), bytes_of(bytes));
  kind.digest(context.get(), digest.size(), reinterpret_cast<std::uint8_t*>(digest.data()));
  return digest;
}

void encrypt_in_place(std::string_view key, std::array<std::uint8_t, kBlock> before, std::string& bytes) {
  const nettle_cipher& aes = *crypto()->aes128;
  const auto context = std::make_unique<std::byte[]>(aes.context_size);
  auto* const data = reinterpret_cast<std::uint8_t*>(bytes.data());
  aes.set_encrypt_key(context.get(), bytes_of(key));
  crypto()->encrypt_chain(context.get(), aes.encrypt, kBlock, before.data(), bytes.size(), data, data);
}

/// With blocks chained from zeros: for one block the same as not chained.
std::string decrypt(std::string_view key, std::string_view bytes) {
  const nettle_cipher& aes = *crypto()->aes256;
  const auto context = std::make_unique<std::byte[]>(aes.context_size);
  std::array<std::uint8_t, kBlock> before{};
  std::string out(bytes.size(), '\0');
  aes.set_decrypt_key(context.get(), bytes_of(key));
  crypto()->decrypt_chain(context.get(), aes.decrypt, kBlock, before.data(), bytes.size(),
                          reinterpret_cast<std::uint8_t*>(out.data()), bytes_of(bytes));
  return out;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (; times > 0; --times) out += text;
  return out;
}

/// ISO 32000-2, algorithm 2.B, for the empty user password.
std::string slow_hash(std::string_view salt) {
  constexpr int kTimes = 64;
  constexpr int kRounds = 64;
  const std::array<const nettle_hash*, 3> kinds = {crypto()->sha256, crypto()->sha384, crypto()->sha512};
  std::string key = hash_of(*kinds[0], salt);
  for (int round = 1;; ++round) {
    std::array<std::uint8_t, kBlock> before{};
    for (std::size_t i = 0; i < kBlock; ++i) before[i] = bytes_of(key)[kBlock + i];
    std::string text = repeated(key, kTimes);
    encrypt_in_place(std::string_view(key).substr(0, kBlock), before, text);
    // The number that the first block is, modulo 3: 256 leaves 1.
    const unsigned sum = std::accumulate(bytes_of(text), bytes_of(text) + kBlock, 0U);
    key = hash_of(*kinds[sum % kinds.size()], text);
    if (round >= kRounds && static_cast<std::uint8_t>(text.back()) <= round - 32) break;
  }
  return key.substr(0, kKey);
}

std::string string_of(const QPDFObjectHandle& dictionary, const char* key) {
  QPDFObjectHandle value = entry(dictionary, key);
  return value.isString() ? value.getStringValue() : std::string();
}

bool is_integer(QPDFObjectHandle object, long long value) {
  return object.isInteger() && object.getIntValue() == value;
}

}  // namespace

std::optional<std::string> find_file_key(const QPDFObjectHandle& encryption) {
  // /U is a hash of 32 bytes and two salts of 8; the second makes the key.
  constexpr std::size_t kSalt = 40;
  const std::string user = string_of(encryption, "/U");
  const std::string encrypted_key = string_of(encryption, "/UE");
  const std::string permissions = string_of(encryption, "/Perms");
  const bool fits = is_integer(entry(encryption, "/V"), 5) && is_integer(entry(encryption, "/R"), 6) &&
                    user.size() >= kSalt + 8 && encrypted_key.size() >= kKey && permissions.size() >= kBlock;
  if (!fits || !crypto()) return std::nullopt;
  const std::string hash = slow_hash(std::string_view(user).substr(kSalt, 8));
  std::string key = decrypt(hash, std::string_view(encrypted_key).substr(0, kKey));
  // What says that the key is right.
  if (decrypt(key, std::string_view(permissions).substr(0, kBlock)).substr(9, 3) != "adb") return std::nullopt;
  return key;
}

}  // namespace paperhop::pdf
