// SPDX-License-Identifier: Apache-2.0
#include "pdf/raw_objects.hpp"

#include <algorithm>
#include <optional>

#include "base/limits.hpp"
#include "pdf/inflate.hpp"

namespace paperhop::pdf {
namespace {

constexpr int kPlainObject = 1;
constexpr int kInStream = 2;

/// "/FlateDecode", alone or in an array of one.
bool is_flate(const RawValue& filter) {
  if (filter.kind == RawKind::name) return filter.bytes == "/FlateDecode";
  if (filter.kind != RawKind::array) return false;
  RawReader elements = raw_elements(filter);
  return elements.accept("/FlateDecode") && elements.at_end();
}

}  // namespace

RawObjects::RawObjects(std::string_view bytes, QPDF& qpdf) : bytes_(bytes), table_(qpdf.getXRefTable()) {}

void RawObjects::spend(std::size_t bytes) {
  looked_through_ += bytes;
  if (looked_through_ > limits::kPdfRawBytes) throw UnusualPdf();
}

RawValue RawObjects::entry(const RawValue& dictionary, std::string_view key) {
  spend(dictionary.bytes.size());
  return resolve(raw_entry(dictionary, key));
}

RawValue RawObjects::resolve(const RawValue& value) {
  return value.kind == RawKind::reference ? object(reference_of(value)) : value;
}

RawValue RawObjects::object(RawReference reference) {
  const auto found = table_.find(QPDFObjGen(reference.number, reference.generation));
  if (found == table_.end()) return {};
  const QPDFXRefEntry& place = found->second;
  if (place.getType() == kInStream) return object_in(reference.number, place.getObjStreamNumber());
  if (place.getType() != kPlainObject || place.getOffset() < 0) throw UnusualPdf();
  return object_at(reference, static_cast<std::size_t>(place.getOffset()));
}

/// Behind "12 0 obj".
RawReader RawObjects::open_object(RawReference reference, std::size_t offset) const {
  if (offset >= bytes_.size()) throw UnusualPdf();
  RawReader reader(bytes_, offset);
  if (reader.integer() != reference.number || reader.integer() != reference.generation || !reader.accept("obj")) {
    throw UnusualPdf();
  }
  return reader;
}

RawValue RawObjects::object_at(RawReference reference, std::size_t offset) {
  RawReader reader = open_object(reference, offset);
  const RawValue value = reader.value();
  spend(value.bytes.size());
  if (value.kind == RawKind::reference || !reader.accept("endobj")) throw UnusualPdf();
  return value;
}

RawValue RawObjects::object_in(int number, int stream) {
  const ObjectStream& all = object_stream(stream);
  const auto found = std::lower_bound(all.places.begin(), all.places.end(), std::pair<int, std::size_t>(number, 0));
  if (found == all.places.end() || found->first != number) throw UnusualPdf();
  const RawValue value = RawReader(all.text, found->second).value();
  spend(value.bytes.size());
  if (value.kind == RawKind::reference) throw UnusualPdf();
  return value;
}

const RawObjects::ObjectStream& RawObjects::object_stream(int number) {
  const auto known = streams_.find(number);
  if (known != streams_.end()) return known->second;
  return streams_.emplace(number, unpack(number)).first->second;
}

int RawObjects::integer_at(const RawValue& dictionary, std::string_view key) {
  const RawValue value = entry(dictionary, key);
  if (value.kind != RawKind::number) throw UnusualPdf();
  return RawReader(value.bytes).integer();
}

RawObjects::ObjectStream RawObjects::unpack(int number) {
  const auto found = table_.find(QPDFObjGen(number, 0));
  if (found == table_.end() || found->second.getType() != kPlainObject || found->second.getOffset() < 0) {
    throw UnusualPdf();
  }
  RawReader reader = open_object({number, 0}, static_cast<std::size_t>(found->second.getOffset()));
  const RawValue head = reader.value();
  if (raw_entry(head, "/Type").bytes != "/ObjStm" || !is_flate(entry(head, "/Filter")) ||
      entry(head, "/DecodeParms").kind != RawKind::null || !reader.accept("stream")) {
    throw UnusualPdf();
  }
  // A line end of one or two characters stands before the data, and none of their own kind.
  std::string_view data = bytes_.substr(reader.position());
  if (data.starts_with('\r')) data.remove_prefix(1);
  if (!data.starts_with('\n')) throw UnusualPdf();
  data.remove_prefix(1);
  const auto size = static_cast<std::size_t>(integer_at(head, "/Length"));
  if (size > data.size() || !RawReader(data, size).accept("endstream")) throw UnusualPdf();

  std::optional<std::string> text = inflate_whole(data.substr(0, size), limits::kPdfObjectStream);
  if (!text || (unpacked_ += text->size()) > limits::kPdfObjectStreams) throw UnusualPdf();
  ObjectStream stream{std::move(*text), {}};
  const int count = integer_at(head, "/N");
  const auto first = static_cast<std::size_t>(integer_at(head, "/First"));
  if (first > stream.text.size()) throw UnusualPdf();
  RawReader places(std::string_view(stream.text).substr(0, first));
  for (int i = 0; i < count; ++i) {
    const int one = places.integer();
    stream.places.emplace_back(one, first + static_cast<std::size_t>(places.integer()));
  }
  std::sort(stream.places.begin(), stream.places.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  const bool twice = std::adjacent_find(stream.places.begin(), stream.places.end(), same) != stream.places.end();
  if (twice) throw UnusualPdf();
  return stream;
}

}  // namespace paperhop::pdf
