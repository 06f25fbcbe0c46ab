// SPDX-License-Identifier: Apache-2.0
#include "text/pdf_frames.hpp"

#include <bit>
#include <cstdint>

#include "base/limits.hpp"

namespace paperhop {
namespace {

enum class FrameKind : std::uint8_t { page_count = 1, field, stamp_line, link, page_text, warning, end };

constexpr std::size_t kHeadSize = 5;

class BodyWriter {
 public:
  explicit BodyWriter(FrameKind kind) : frame_(kHeadSize, '\0') { frame_[4] = static_cast<char>(kind); }

  BodyWriter& number(std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) frame_.push_back(static_cast<char>(value >> shift & 0xFF));
    return *this;
  }
  BodyWriter& real(float value) { return number(std::bit_cast<std::uint32_t>(value)); }
  BodyWriter& text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    frame_.append(value);
    return *this;
  }
  std::string take() {
    const std::size_t size = frame_.size() - kHeadSize;
    for (std::size_t i = 0; i < 4; ++i) frame_[i] = static_cast<char>(size >> (8 * i) & 0xFF);
    return std::move(frame_);
  }

 private:
  std::string frame_;
};

/// Takes values from a body; after the first that is not there everything is empty and ok() false.
class BodyReader {
 public:
  explicit BodyReader(std::string_view body) : rest_(body) {}

  std::uint32_t number() {
    const std::string_view bytes = take(4);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    return value;
  }
  float real() { return std::bit_cast<float>(number()); }
  std::string text() { return std::string(take(number())); }

  /// True where all was there and nothing is left.
  bool complete() const { return ok_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t size) {
    if (size > rest_.size()) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return bytes;
  }

  std::string_view rest_;
  bool ok_ = true;
};

struct Encoder {
  std::string operator()(const PdfPageCount& count) const {
    return BodyWriter(FrameKind::page_count).number(count.pages).take();
  }
  std::string operator()(const PdfField& field) const {
    return BodyWriter(FrameKind::field).text(field.name).text(field.value).take();
  }
  std::string operator()(const PdfStampLine& line) const {
    return BodyWriter(FrameKind::stamp_line)
        .number(line.rotated ? 1 : 0)
        .real(line.x)
        .real(line.y)
        .text(line.text)
        .take();
  }
  std::string operator()(const PdfLink& link) const {
    return BodyWriter(FrameKind::link).number(link.page).real(link.x).real(link.y).text(link.address).take();
  }
  std::string operator()(const PdfPageText& page) const {
    const auto order = static_cast<std::uint32_t>(page.order);
    return BodyWriter(FrameKind::page_text).number(page.page).number(order).text(page.text).take();
  }
  std::string operator()(const PdfWarning& warning) const {
    const auto code = static_cast<std::uint32_t>(warning.what.code);
    return BodyWriter(FrameKind::warning).number(code).text(warning.what.message).take();
  }
};

Error read_error(BodyReader& body) {
  const std::uint32_t code = body.number();
  const bool known = code <= static_cast<std::uint32_t>(ErrorCode::internal);
  return {known ? static_cast<ErrorCode>(code) : ErrorCode::internal, body.text()};
}

PdfTextOrder order_of(std::uint32_t number) {
  if (number == static_cast<std::uint32_t>(PdfTextOrder::drawn)) return PdfTextOrder::drawn;
  return number == 0 ? PdfTextOrder::content : PdfTextOrder::reading;
}

PdfPageText read_page_text(BodyReader& body) {
  PdfPageText page;
  page.page = body.number();
  page.order = order_of(body.number());
  page.text = body.text();
  return page;
}

PdfStampLine read_stamp_line(BodyReader& body) {
  PdfStampLine line;
  line.rotated = body.number() != 0;
  line.x = body.real();
  line.y = body.real();
  line.text = body.text();
  return line;
}

PdfLink read_link(BodyReader& body) {
  PdfLink link;
  link.page = body.number();
  link.x = body.real();
  link.y = body.real();
  link.address = body.text();
  return link;
}

PdfField read_field(BodyReader& body) {
  PdfField field;
  field.name = body.text();
  field.value = body.text();
  return field;
}

PdfEnd read_end(BodyReader& body) {
  const bool problem = body.number() != 0;
  Error error = read_error(body);
  return problem ? PdfEnd{std::move(error)} : PdfEnd{};
}

std::optional<PdfFrame> decode(FrameKind kind, BodyReader& body) {
  switch (kind) {
    case FrameKind::page_count: return PdfFact(PdfPageCount{body.number()});
    case FrameKind::field: return PdfFact(read_field(body));
    case FrameKind::stamp_line: return PdfFact(read_stamp_line(body));
    case FrameKind::link: return PdfFact(read_link(body));
    case FrameKind::page_text: return PdfFact(read_page_text(body));
    case FrameKind::warning: return PdfFact(PdfWarning{read_error(body)});
    case FrameKind::end: return read_end(body);
  }
  return std::nullopt;
}

Error broken_stream() {
  return {ErrorCode::pdf_unreadable, "the program that reads PDFs said something that cannot be understood"};
}

}  // namespace

std::string encode_pdf_frame(const PdfFact& fact) {
  return std::visit(Encoder{}, fact);
}

std::string encode_pdf_frame(const PdfEnd& end) {
  const Error problem = end.problem.value_or(Error{});
  BodyWriter body(FrameKind::end);
  body.number(end.problem ? 1 : 0).number(static_cast<std::uint32_t>(problem.code)).text(problem.message);
  return body.take();
}

Result<std::optional<PdfFrame>> PdfFrameReader::next() {
  const std::string_view rest = std::string_view(buffer_).substr(taken_);
  if (rest.size() < kHeadSize) {
    buffer_.erase(0, std::exchange(taken_, 0));
    return std::optional<PdfFrame>();
  }
  const std::size_t size = BodyReader(rest.substr(0, 4)).number();
  if (size > limits::kPdfFrame) return broken_stream();
  if (rest.size() - kHeadSize < size) {
    buffer_.erase(0, std::exchange(taken_, 0));
    return std::optional<PdfFrame>();
  }
  BodyReader body(rest.substr(kHeadSize, size));
  std::optional<PdfFrame> frame = decode(static_cast<FrameKind>(rest[4]), body);
  if (!frame || !body.complete()) return broken_stream();
  taken_ += kHeadSize + size;
  return frame;
}

}  // namespace paperhop
