// SPDX-License-Identifier: Apache-2.0
//
// Objects of a PDF by their numbers, from libqpdf's table of where they stand. libqpdf builds every
// object of each object stream that it meets; here a stream is unpacked, and only what is asked for
// is read. Anything that is not just so throws UnusualPdf.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/qpdf_headers.hpp"
#include "pdf/raw_value.hpp"

namespace paperhop::pdf {

class RawObjects {
 public:
  /// `bytes` are those that the document was opened from, and outlive this.
  RawObjects(std::string_view bytes, QPDF& qpdf);

  /// The value itself, or the object that it refers to; null where there is none.
  RawValue resolve(const RawValue& value);
  RawValue object(RawReference reference);

  /// What stands at `key` of a dictionary, resolved.
  RawValue entry(const RawValue& dictionary, std::string_view key);

 private:
  struct ObjectStream {
    std::string text;
    std::vector<std::pair<int, std::size_t>> places;  ///< number and offset, by number
  };

  RawReader open_object(RawReference reference, std::size_t offset) const;
  RawValue object_at(RawReference reference, std::size_t offset);
  RawValue object_in(int number, int stream);
  const ObjectStream& object_stream(int number);
  ObjectStream unpack(int number);
  int integer_at(const RawValue& dictionary, std::string_view key);
  void spend(std::size_t bytes);

  std::string_view bytes_;
  std::map<QPDFObjGen, QPDFXRefEntry> table_;
  std::map<int, ObjectStream> streams_;
  std::size_t unpacked_ = 0;
  std::size_t looked_through_ = 0;
};

}  // namespace paperhop::pdf
