// SPDX-License-Identifier: Apache-2.0
//
// MemoryStream: what the HTTP library takes for a connection. It reads a head that we wrote
// ourselves and writes into memory, so that the library never waits for a client, never sees a
// byte that a client sent, and cannot be made to take more than there is.
#pragma once

#include <httplib.h>
#include <algorithm>
#include <string>
#include <string_view>

namespace paperhop::http {

class MemoryStream : public httplib::Stream {
 public:
  /// `headers` are whole lines that go in behind the status line; the library would copy and
  /// format each of them for each response.
  MemoryStream(std::string_view input, std::string_view headers) : input_(input), headers_(headers) {}

  /// What was written.
  std::string take() { return std::move(output_); }

  bool is_readable() const override { return !input_.empty(); }
  bool is_writable() const override { return true; }

  ssize_t read(char* to, size_t size) override {
    const std::size_t taken = std::min(size, input_.size());
    std::copy_n(input_.begin(), taken, to);
    input_.remove_prefix(taken);
    return static_cast<ssize_t>(taken);
  }
  ssize_t write(const char* from, size_t size) override {
    std::string_view text(from, size);
    if (output_.empty()) {
      const std::size_t status_line = std::min(text.find("\r\n") + 2, text.size());
      output_.reserve(size + headers_.size());
      output_.append(text.substr(0, status_line)).append(headers_);
      text.remove_prefix(status_line);
    }
    output_.append(text);
    return static_cast<ssize_t>(size);
  }

  // Nobody is told who asks: the library would put it among the request's headers.
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  /// The library only compares it with FD_SETSIZE.
  socket_t socket() const override { return 0; }

 private:
  std::string_view input_;
  std::string_view headers_;
  std::string output_;
};

}  // namespace paperhop::http
