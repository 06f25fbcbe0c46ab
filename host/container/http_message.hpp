// SPDX-License-Identifier: Apache-2.0
//
// HTTP responses as crawlers keep them: a head, and a body that may be chunked. What the head says
// of the body is not always so: some crawlers unpack the body and leave the head as it was.
#pragma once

#include <cstddef>
#include <string>

#include "container/byte_stream.hpp"
#include "container/window.hpp"

namespace paperhop {

struct HttpHead {
  std::string media_type;  ///< "text/html", in lower case, without parameters; may be empty
  std::string charset;     ///< of the Content-Type; may be empty
  std::string encoding;    ///< Content-Encoding in lower case; may be empty
  bool is_chunked = false;
};

/// "text/html; charset=utf-8" taken apart into the first two fields of a head.
void read_content_type(std::string_view value, HttpHead& head);

/// Reads the head of the response at the start of the window, and goes behind it. Where none stands there, nothing is
/// said of the body, and all of the window is body.
Result<HttpHead> read_http_head(Window& window);

/// A body without the frames of the chunked transfer encoding. Where the frames are broken, the rest is body as it is.
class ChunkedBody : public ByteStream {
 public:
  explicit ChunkedBody(Window& window) : window_(window) {}
  Result<Got> read(char* to, std::size_t size) override;

 private:
  Result<bool> begin_chunk();

  Window& window_;
  std::size_t left_ = 0;  ///< of the chunk
  bool is_first_ = true;
  bool is_plain_ = false;
  bool is_done_ = false;
};

}  // namespace paperhop
