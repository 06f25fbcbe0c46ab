// SPDX-License-Identifier: Apache-2.0
//
// Responder: from a request that the guard let through to the bytes of the response. Each
// thread has its own; what they share (Services) may be used by several threads.
#pragma once

#include <memory>
#include <string>

#include "http/config_store.hpp"
#include "http/guard.hpp"
#include "http/metrics.hpp"
#include "ids/finder.hpp"

namespace paperhop::http {

struct Services {
  ConfigStore configs;
  Finder finder;
  Metrics metrics;
};

class Responder {
 public:
  /// `services` must outlive it.
  explicit Responder(Services& services);
  ~Responder();
  Responder(Responder&&) noexcept;
  Responder& operator=(Responder&&) noexcept;

  /// The whole response. Takes no longer than the request is long, and waits for nobody.
  std::string respond(Request&& request);

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace paperhop::http
