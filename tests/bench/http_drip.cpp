// SPDX-License-Identifier: Apache-2.0
//
// http_drip PORT DRIPS IDLE HALF SECONDS: clients that a daemon must bear. DRIPS sockets send a
// head one byte a second, IDLE keep a connection on which they were answered once, HALF have
// sent half a head; whichever is closed is opened again. Prints how many there were at the end.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Client {
  enum class Kind { drip, idle, half } kind = Kind::drip;
  int fd = -1;
  std::size_t sent = 0;
};

int connect_to(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  (void)::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return fd;
}

/// True where the other side has closed; takes what it sent.
bool is_closed(int fd) {
  char buffer[4096];
  while (true) {
    const ssize_t size = ::recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (size == 0) return true;
    if (size < 0) return errno != EAGAIN && errno != EWOULDBLOCK;
  }
}

void send_some(Client& client, const std::string& head) {
  std::size_t upto = head.size();
  if (client.kind == Client::Kind::drip) upto = std::min(client.sent + 1, head.size() - 1);
  if (client.kind == Client::Kind::half) upto = head.size() / 2;
  if (client.sent >= upto) return;
  const ssize_t size = ::send(client.fd, head.data() + client.sent, upto - client.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (size > 0) client.sent += static_cast<std::size_t>(size);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  const int port = std::atoi(argv[1]);
  const std::string head =
      "GET /go?q=arXiv:2402.12345 HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\n\r\n";
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);

  std::vector<Client> clients;
  for (const auto& [kind, count] :
       {std::pair{Client::Kind::drip, argv[2]}, {Client::Kind::idle, argv[3]}, {Client::Kind::half, argv[4]}}) {
    for (int i = 0; i < std::atoi(count); ++i) clients.push_back({kind});
  }
  long opened = 0;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(argv[5]));
  while (std::chrono::steady_clock::now() < end) {
    for (Client& client : clients) {
      if (client.fd >= 0 && is_closed(client.fd)) {
        ::close(client.fd);
        client = {client.kind};
      }
      if (client.fd < 0) {
        client.fd = connect_to(port);
        ++opened;
      }
      send_some(client, head);
    }
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
  std::printf("%zu sockets, opened %ld times\n", clients.size(), opened);
}
