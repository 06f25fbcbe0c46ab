// SPDX-License-Identifier: Apache-2.0
#include "pdf/object_access.hpp"

#include <algorithm>
#include <qpdf/Pipeline.hh>

namespace paperhop::pdf {
namespace {

/// Thrown through libqpdf to stop unpacking. No std::exception: those libqpdf catches and takes
/// for damage.
struct EnoughBytes {};

class LimitedBytes : public Pipeline {
 public:
  LimitedBytes(std::string& out, std::size_t limit) : Pipeline("limited bytes", nullptr), out_(out), limit_(limit) {}

  void write(const unsigned char* data, std::size_t size) override {
    const std::size_t taken = std::min(size, limit_ - out_.size());
    out_.append(reinterpret_cast<const char*>(data), taken);
    if (taken < size) throw EnoughBytes();
  }
  void finish() override {}

 private:
  std::string& out_;
  std::size_t limit_;
};

}  // namespace

QPDFObjectHandle entry(QPDFObjectHandle object, const char* key) {
  if (object.isStream()) object = object.getDict();
  return object.isDictionary() ? object.getKey(key) : QPDFObjectHandle::newNull();
}

std::string name_of(QPDFObjectHandle object) {
  return object.isName() ? object.getName().substr(1) : std::string();
}

std::optional<double> number_of(QPDFObjectHandle object) {
  if (!object.isNumber()) return std::nullopt;
  return object.getNumericValue();
}

std::string stream_bytes(QPDFObjectHandle stream, std::size_t limit) {
  std::string bytes;
  if (!stream.isStream()) return bytes;
  LimitedBytes out(bytes, limit);
  try {
    stream.pipeStreamData(&out, 0, qpdf_dl_generalized, true);
  } catch (const EnoughBytes&) {
    return bytes;
  }
  return bytes;
}

}  // namespace paperhop::pdf
