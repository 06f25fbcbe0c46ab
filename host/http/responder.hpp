// SPDX-License-Identifier: Apache-2.0
//
// Responder: from a request that the guard let through to the bytes of the response. Each
// thread has its own; what they share (Services) may be used by several threads. PDFs are answered
// later, from the threads that read them.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "http/services.hpp"

namespace paperhop::http {

class Responder {
 public:
  /// `services` must outlive it.
  explicit Responder(Services& services);
  ~Responder();
  Responder(Responder&&) noexcept;
  Responder& operator=(Responder&&) noexcept;

  /// Takes a whole response, once. Must not throw.
  using OnResponse = std::function<void(std::string&&)>;

  /// The whole response to a request without a body. Takes no time to speak of, and waits for nobody.
  std::string respond(Request&& request);

  /// The same to a request with a body: at once, or for a PDF later and from another thread.
  void answer(Request&& request, const OnResponse& on_response);

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace paperhop::http
