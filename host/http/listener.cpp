// SPDX-License-Identifier: Apache-2.0
#include "http/listener.hpp"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

#include "base/limits.hpp"

namespace paperhop::http {
namespace {

// Somebody may take the port of the second address between the two binds.
constexpr int kTriesForAnyPort = 16;

union Address {
  sockaddr any;
  sockaddr_in v4;
  sockaddr_in6 v6;
};

Address loopback(int family, int port) {
  Address address{};
  const auto network_port = htons(static_cast<std::uint16_t>(port));
  if (family == AF_INET) {
    address.v4.sin_family = AF_INET;
    address.v4.sin_port = network_port;
    address.v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  } else {
    address.v6.sin6_family = AF_INET6;
    address.v6.sin6_port = network_port;
    address.v6.sin6_addr = in6addr_loopback;
  }
  return address;
}

socklen_t size_of(int family) {
  return family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
}

bool is_option_set(int fd, int option) {
  int value = 0;
  socklen_t size = sizeof value;
  return ::getsockopt(fd, SOL_SOCKET, option, &value, &size) == 0 && value != 0;
}

/// What a socket listens on, if that is a loopback address.
std::optional<Address> loopback_address_of(int fd) {
  Address address{};
  socklen_t size = sizeof address;
  if (::getsockname(fd, &address.any, &size) != 0) return std::nullopt;
  if (address.any.sa_family == AF_INET && ntohl(address.v4.sin_addr.s_addr) == INADDR_LOOPBACK) return address;
  if (address.any.sa_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&address.v6.sin6_addr)) return address;
  return std::nullopt;
}

Listener describe(UniqueFd fd, const Address& address, bool inherited) {
  const bool is_v4 = address.any.sa_family == AF_INET;
  Listener listener;
  listener.fd = std::move(fd);
  listener.port = ntohs(is_v4 ? address.v4.sin_port : address.v6.sin6_port);
  listener.inherited = inherited;
  listener.address = std::string(is_v4 ? "http://127.0.0.1:" : "http://[::1]:") + std::to_string(listener.port) + "/";
  return listener;
}

struct Failure {
  int number;  ///< errno
};

/// SO_REUSEADDR lets a restarted daemon have its port back; SO_REUSEPORT, which would let
/// another process share it, is not set.
std::variant<Listener, Failure> listen_at(int family, int port) {
  UniqueFd fd(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!fd) return Failure{errno};
  const int on = 1;
  ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (family == AF_INET6) ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  const Address wanted = loopback(family, port);
  if (::bind(fd.get(), &wanted.any, size_of(family)) != 0 || ::listen(fd.get(), limits::kHttpBacklog) != 0) {
    return Failure{errno};
  }
  const std::optional<Address> address = loopback_address_of(fd.get());
  if (!address) return Failure{EADDRNOTAVAIL};
  return describe(std::move(fd), *address, /*inherited=*/false);
}

Error cannot_listen(int port, int number) {
  std::string message = "cannot listen on port " + std::to_string(port) + " of the loopback address: ";
  message += std::strerror(number);
  message += number == EADDRINUSE ? "; end the program that uses it, or choose another with --port"
                                  : "; choose another with --port";
  return {ErrorCode::start_failed, message};
}

std::optional<int> read_number(const char* text) {
  if (text == nullptr) return std::nullopt;
  const std::string_view digits(text);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

Result<std::vector<Listener>> listen_on_loopback(int port) {
  Failure last{EADDRINUSE};
  for (int tries = 0; tries < (port == 0 ? kTriesForAnyPort : 1); ++tries) {
    std::variant<Listener, Failure> v4 = listen_at(AF_INET, port);
    if (const Failure* failure = std::get_if<Failure>(&v4)) return cannot_listen(port, failure->number);
    std::vector<Listener> listeners;
    listeners.push_back(std::move(std::get<Listener>(v4)));
    std::variant<Listener, Failure> v6 = listen_at(AF_INET6, listeners.front().port);
    if (auto* listener = std::get_if<Listener>(&v6)) {
      listeners.push_back(std::move(*listener));
      return listeners;
    }
    last = std::get<Failure>(v6);
    // A machine without IPv6 is no fault; somebody else at our port of ::1 would be us for browsers.
    if (last.number != EADDRINUSE) return listeners;
  }
  return cannot_listen(port, last.number);
}

Result<std::vector<Listener>> adopt_listeners(int first, int count) {
  std::vector<Listener> listeners;
  for (int number = first; number < first + count; ++number) {
    UniqueFd fd(number);
    const std::optional<Address> address = loopback_address_of(number);
    if (!address || !is_option_set(number, SO_ACCEPTCONN)) {
      return Error{ErrorCode::start_failed, "the inherited descriptor " + std::to_string(number) +
                                                " does not listen on a loopback address; set "
                                                "ListenStream=127.0.0.1:PORT"};
    }
    ::fcntl(number, F_SETFD, FD_CLOEXEC);
    ::fcntl(number, F_SETFL, ::fcntl(number, F_GETFL) | O_NONBLOCK);
    listeners.push_back(describe(std::move(fd), *address, /*inherited=*/true));
  }
  return listeners;
}

int inherited_count(const char* listen_pid, const char* listen_fds) {
  if (read_number(listen_pid) != ::getpid()) return 0;
  const int count = read_number(listen_fds).value_or(0);
  constexpr int kMost = 16;  // ours has two; anything else is a mistake
  return count > 0 && count <= kMost ? count : 0;
}

}  // namespace paperhop::http
