// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_frames.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "base/limits.hpp"

using namespace paperhop;

namespace {

std::vector<std::string> frames_of_every_kind() {
  return {encode_pdf_frame(PdfFact(PdfPageCount{7})),
          encode_pdf_frame(PdfFact(PdfField{"Title", "T\xC3\xA9"})),
          encode_pdf_frame(PdfFact(PdfStampLine{true, 32.5F, -4, "arXiv:1"})),
          encode_pdf_frame(PdfFact(PdfLink{3, 1, 2, "http://a/"})),
          encode_pdf_frame(PdfFact(PdfPageText{2, PdfTextOrder::reading, "text\n"})),
          encode_pdf_frame(PdfFact(PdfPageText{1, PdfTextOrder::drawn, "text\n"})),
          encode_pdf_frame(PdfFact(PdfWarning{{ErrorCode::pdf_damaged, "damaged"}})),
          encode_pdf_frame(PdfEnd{Error{ErrorCode::pdf_stopped, "late"}}),
          encode_pdf_frame(PdfEnd{})};
}

/// Encodes again what was read.
std::string again(const PdfFrame& frame) {
  if (const PdfFact* fact = std::get_if<PdfFact>(&frame)) return encode_pdf_frame(*fact);
  return encode_pdf_frame(std::get<PdfEnd>(frame));
}

}  // namespace

TEST_CASE("PDF frames come out as they went in, however the stream is cut") {
  std::string stream;
  for (const std::string& frame : frames_of_every_kind()) stream += frame;
  for (const std::size_t step : {std::size_t{1}, std::size_t{7}, stream.size()}) {
    PdfFrameReader reader;
    std::vector<std::string> got;
    for (std::size_t at = 0; at < stream.size(); at += step) {
      reader.add(std::string_view(stream).substr(at, step));
      while (true) {
        auto frame = reader.next();
        REQUIRE(frame.ok());
        if (!frame.value()) break;
        got.push_back(again(*frame.value()));
      }
    }
    CHECK(got == frames_of_every_kind());
  }
}

TEST_CASE("what is no PDF frame is refused") {
  const std::string good = encode_pdf_frame(PdfFact(PdfField{"a", "b"}));
  const auto refused = [](std::string bytes) {
    PdfFrameReader reader;
    reader.add(bytes);
    auto frame = reader.next();
    return !frame.ok() && frame.error().code == ErrorCode::pdf_unreadable;
  };
  std::string unknown = good;
  unknown[4] = 99;
  CHECK(refused(unknown));
  std::string too_long = good;
  too_long[3] = '\x7F';
  CHECK(refused(too_long));
  std::string string_too_long = good;
  string_too_long[5] = 100;
  CHECK(refused(string_too_long));
  std::string left_over = good + "x";
  ++left_over[0];
  CHECK(refused(left_over));
}

TEST_CASE("unknown error codes in PDF frames become internal") {
  std::string frame = encode_pdf_frame(PdfFact(PdfWarning{{ErrorCode::pdf_damaged, "x"}}));
  frame[6] = 1;
  PdfFrameReader reader;
  reader.add(frame);
  auto got = reader.next();
  REQUIRE(got.ok());
  REQUIRE(got.value());
  CHECK(std::get<PdfWarning>(std::get<PdfFact>(*got.value())).what.code == ErrorCode::internal);
}

TEST_CASE("any bytes as PDF frames end in frames or a refusal") {
  std::mt19937 random(4);
  std::string stream;
  for (const std::string& frame : frames_of_every_kind()) stream += frame;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = stream;
    for (int i = 0; i < 3; ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    PdfFrameReader reader;
    reader.add(bytes);
    std::size_t frames = 0;
    for (auto frame = reader.next(); frame.ok() && frame.value(); frame = reader.next()) ++frames;
    CHECK(frames <= bytes.size() / 5);
  }
}
