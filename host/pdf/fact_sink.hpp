// SPDX-License-Identifier: Apache-2.0
//
// FactSink: writes facts as frames to the asker, in few writes, and cleans what libraries gave:
// texts become valid UTF-8, long ones are cut.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"
#include "text/pdf_frames.hpp"

namespace paperhop::pdf {

class FactSink {
 public:
  /// Writes to `fd`, which stays the caller's.
  explicit FactSink(int fd) : fd_(fd) {}

  /// Puts a fact on its way. Texts above the limits are cut: fields and addresses silently, a page with a warning.
  void tell(PdfFact fact);
  void warn(ErrorCode code, std::string message) { tell(PdfWarning{{code, std::move(message)}}); }
  /// Sends what waits.
  void flush();
  /// The last frame.
  void end(const PdfEnd& end);
  /// False once the asker has gone or has got all that it may get: to read on is in vain.
  bool open() const { return open_; }
  /// True where the output's limit was reached.
  bool full() const { return total_ > limit(); }

 private:
  static std::size_t limit();
  void put(const std::string& frame);

  int fd_;
  std::string waiting_;
  std::size_t total_ = 0;
  bool open_ = true;
};

}  // namespace paperhop::pdf
