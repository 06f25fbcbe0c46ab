// SPDX-License-Identifier: Apache-2.0
//
// Encrypted documents, and the functions of GnuTLS that libqpdf finds in Nettle.
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "pdf/qpdf_headers.hpp"
// Behind it: Clang cannot read them without.
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

#include "pdf/crypto.hpp"
#include "pdf/file_key.hpp"
#include "small_pdf.hpp"

using namespace paperhop;
using namespace paperhop::test;

namespace {

using Encrypt = std::function<void(QPDFWriter&, const char* user)>;

struct Way {
  const char* name;
  Encrypt encrypt;
};

/// All ways of encrypting that PDF knows, by their revision.
const std::vector<Way> kWays = {
    {"RC4 of 40 bits",
     [](QPDFWriter& writer, const char* user) {
       writer.setR2EncryptionParametersInsecure(user, "owner", true, true, true, true);
     }},
    {"RC4 of 128 bits",
     [](QPDFWriter& writer, const char* user) {
       writer.setR3EncryptionParametersInsecure(user, "owner", true, true, true, true, true, true, qpdf_r3p_full);
     }},
    {"AES of 128 bits",
     [](QPDFWriter& writer, const char* user) {
       writer.setR4EncryptionParametersInsecure(user, "owner", true, true, true, true, true, true, qpdf_r3p_full, true,
                                                true);
     }},
    {"AES of 256 bits, as it was first",
     [](QPDFWriter& writer, const char* user) {
       writer.setR5EncryptionParameters(user, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
     }},
    {"AES of 256 bits",
     [](QPDFWriter& writer, const char* user) {
       writer.setR6EncryptionParameters(user, "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
     }},
};

std::shared_ptr<QPDF> open(const std::string& pdf) {
  std::shared_ptr<QPDF> qpdf = QPDF::create();
  qpdf->processMemoryFile("a test", pdf.data(), pdf.size());
  return qpdf;
}

std::string encrypted(const Way& way, const char* user) {
  Objects objects = one_page("BT /F 9 Tf (Hello) Tj ET");
  const std::string pdf = make_pdf(objects, "/Info << /Title (A title) /Subject (https://example.org/a) >>");
  const std::shared_ptr<QPDF> qpdf = open(pdf);
  QPDFWriter writer(*qpdf);
  writer.setOutputMemory();
  writer.setDeterministicID(false);
  way.encrypt(writer, user);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string digest(gnutls_digest_algorithm_t algorithm, std::string_view text) {
  gnutls_hash_hd_t hash = nullptr;
  REQUIRE(gnutls_hash_init(&hash, algorithm) == GNUTLS_E_SUCCESS);
  gnutls_hash(hash, text.data(), 1);
  gnutls_hash(hash, text.data() + 1, text.size() - 1);
  std::string out(64, '\0');
  gnutls_hash_deinit(hash, out.data());
  return QUtil::hex_encode(out);
}

gnutls_datum_t datum(std::string& bytes) {
  return {reinterpret_cast<unsigned char*>(bytes.data()), static_cast<unsigned>(bytes.size())};
}

std::string decrypted(gnutls_cipher_algorithm_t cipher, std::string key, std::string before, const std::string& hex) {
  gnutls_cipher_hd_t handle = nullptr;
  const gnutls_datum_t key_datum = datum(key);
  const gnutls_datum_t before_datum = datum(before);
  REQUIRE(gnutls_cipher_init(&handle, cipher, &key_datum, &before_datum) == GNUTLS_E_SUCCESS);
  std::string bytes = QUtil::hex_decode(hex);
  gnutls_cipher_decrypt2(handle, bytes.data(), bytes.size(), bytes.data(), bytes.size());
  gnutls_cipher_deinit(handle);
  return QUtil::hex_encode(bytes);
}

}  // namespace

TEST_CASE("a document that opens without a password is read, however it is encrypted") {
  REQUIRE(pdf::load_crypto());
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const Told told = tell(encrypted(way, ""));
    CHECK(told.complete);
    CHECK_FALSE(told.end.problem);
    CHECK(told.all<PdfWarning>().empty());
    const auto fields = told.all<PdfField>();
    REQUIRE(fields.size() == 2);
    CHECK(fields[0].value == "https://example.org/a");
    CHECK(fields[1].value == "A title");
  }
}

TEST_CASE("a document that wants a password says so, however it is encrypted") {
  REQUIRE(pdf::load_crypto());
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const Told told = tell(encrypted(way, "secret"));
    REQUIRE(told.end.problem);
    CHECK(told.end.problem->code == ErrorCode::pdf_password);
    CHECK(told.facts.empty());
  }
}

TEST_CASE("the file key is found for the empty password of revision 6 alone") {
  REQUIRE(pdf::load_crypto());
  for (const Way& way : kWays) {
    CAPTURE(way.name);
    const std::string pdf = encrypted(way, "");
    const std::shared_ptr<QPDF> qpdf = open(pdf);
    const auto key = pdf::find_file_key(qpdf->getTrailer().getKey("/Encrypt"));
    CHECK(key.has_value() == (way.name == std::string("AES of 256 bits")));
    if (key) CHECK(*key == qpdf->getEncryptionKey());
  }
  CHECK_FALSE(pdf::find_file_key(QPDFObjectHandle::newNull()));
  CHECK_FALSE(pdf::find_file_key(QPDFObjectHandle::parse("<< /V 5 /R 6 /U (short) /UE () /Perms () >>")));
}

TEST_CASE("hashes and ciphers give what their standards say") {
  REQUIRE(pdf::load_crypto());
  CHECK(digest(GNUTLS_DIG_MD5, "abc").starts_with("900150983cd24fb0d6963f7d28e17f72"));
  CHECK(
      digest(GNUTLS_DIG_SHA256, "abc").starts_with("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  CHECK(digest(GNUTLS_DIG_SHA384, "abc").starts_with("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163"));
  CHECK(digest(GNUTLS_DIG_SHA512, "abc").starts_with("ddaf35a193617abacc417349ae204131"));
  CHECK(decrypted(GNUTLS_CIPHER_ARCFOUR_128, "Key", "", "bbf316e8d940af0ad3") == "506c61696e74657874");
  // NIST SP 800-38A, F.2.1 and F.2.5, the first block.
  CHECK(decrypted(GNUTLS_CIPHER_AES_128_CBC, QUtil::hex_decode("2b7e151628aed2a6abf7158809cf4f3c"),
                  QUtil::hex_decode("000102030405060708090a0b0c0d0e0f"),
                  "7649abac8119b246cee98e9b12e9197d") == "6bc1bee22e409f96e93d7e117393172a");
  CHECK(decrypted(GNUTLS_CIPHER_AES_256_CBC,
                  QUtil::hex_decode("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"),
                  QUtil::hex_decode("000102030405060708090a0b0c0d0e0f"),
                  "f58c4c04d6e5f1ba779eabfb5f7bfbd6") == "6bc1bee22e409f96e93d7e117393172a");
}

TEST_CASE("a key that fits no cipher is refused") {
  REQUIRE(pdf::load_crypto());
  gnutls_cipher_hd_t handle = nullptr;
  std::string key;
  std::string before(16, '\0');
  const gnutls_datum_t none = datum(key);
  const gnutls_datum_t before_datum = datum(before);
  CHECK(gnutls_cipher_init(&handle, GNUTLS_CIPHER_ARCFOUR_128, &none, nullptr) < 0);
  CHECK(gnutls_cipher_init(&handle, GNUTLS_CIPHER_AES_256_CBC, &before_datum, &before_datum) < 0);
  CHECK(gnutls_cipher_init(&handle, GNUTLS_CIPHER_AES_128_CBC, &before_datum, &none) < 0);
}
