// SPDX-License-Identifier: Apache-2.0
#include "text/base64.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace paperhop;

TEST_CASE("the examples of RFC 4648, section 10") {
  CHECK(decode_base64("") == "");
  CHECK(decode_base64("Zg==") == "f");
  CHECK(decode_base64("Zm8=") == "fo");
  CHECK(decode_base64("Zm9v") == "foo");
  CHECK(decode_base64("Zm9vYg==") == "foob");
  CHECK(decode_base64("Zm9vYmE=") == "fooba");
  CHECK(decode_base64("Zm9vYmFy") == "foobar");
}

TEST_CASE("every byte and every digit is read") {
  CHECK(decode_base64("AP/+") == std::string("\x00\xFF\xFE", 3));
  CHECK(decode_base64("+/+/+/+/") == "\xFB\xFF\xBF\xFB\xFF\xBF");
  CHECK(decode_base64("////") == "\xFF\xFF\xFF");
}

TEST_CASE("what is no padded base64 is refused") {
  for (const char* text : {"Z", "Zg", "Zg=", "Zm8", "=", "====", "Z===", "Zg==Zg==", "Zm9v=", "Zm9vYg=Y", "Zm 9",
                           "Zm9v\n", "Zm\n9", "Zm-_", "Zh==", "Zm9=", "Zm9vZh==", "Zm9v!m9v", "Zm9vZm9\xC3"}) {
    INFO(text);
    CHECK_FALSE(decode_base64(text).has_value());
  }
}
