// SPDX-License-Identifier: Apache-2.0
//
// A stand-in for paperhop-pdf that misbehaves on demand: the "PDF" that it is given names what to
// do. It takes the words and packets that paperhop-pdf takes.
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "text/pdf_frames.hpp"

namespace {

using namespace paperhop;

/// What the process was asked and by which descriptors it reads and writes.
struct Job {
  int pdf = 0;
  int frames = 1;
  std::string asked;
};

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) ::_exit(3);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void tell(const Job& job, const PdfFact& fact) {
  write_all(job.frames, encode_pdf_frame(fact));
}

void tell_end(const Job& job, std::optional<Error> problem = {}) {
  write_all(job.frames, encode_pdf_frame(PdfEnd{std::move(problem)}));
}

[[noreturn]] void sleep_for_ever() {
  for (;;) ::pause();
}

std::string open_descriptors() {
  std::vector<int> all;
  for (int fd = 0; fd < 1000; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) all.push_back(fd);
  }
  std::string text;
  for (const int fd : all) text += std::to_string(fd) + " ";
  return text;
}

std::string ignored_or_blocked() {
  std::string text;
  sigset_t blocked;
  ::sigprocmask(SIG_BLOCK, nullptr, &blocked);
  for (const int signal : {SIGPIPE, SIGCHLD, SIGALRM, SIGXCPU, SIGTERM, SIGINT}) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN || sigismember(&blocked, signal) != 0) text += std::to_string(signal) + " ";
  }
  return text;
}

std::string environment() {
  std::string text;
  for (char** entry = ::environ; *entry != nullptr; ++entry) text += std::string(*entry) + "\n";
  return text;
}

/// Everything that a program gets from who starts it.
void tell_surroundings(const Job& job) {
  tell(job, PdfField{"asked", job.asked});
  tell(job, PdfField{"descriptors", open_descriptors()});
  tell(job, PdfField{"signals", ignored_or_blocked()});
  tell(job, PdfField{"environment", environment()});
  tell(job, PdfField{"position", std::to_string(::lseek(job.pdf, 0, SEEK_CUR))});
  tell(job, PdfField{"writable", ::write(job.pdf, "x", 1) == 1 ? "yes" : "no"});
  tell_end(job);
}

void tell_strange_facts(const Job& job) {
  tell(job, PdfPageCount{3});
  tell(job, PdfPageCount{7});
  tell(job, PdfField{"Ti\xFFtle", std::string(2 * limits::kPdfField, 'a')});
  const float nan = std::numeric_limits<float>::quiet_NaN();
  tell(job, PdfStampLine{true, nan, std::numeric_limits<float>::infinity(), "st\x80mp"});
  tell(job, PdfLink{4, nan, 1, "https://arxiv.org/abs/2304.02623"});
  tell(job, PdfPageText{3, PdfTextOrder::content, "\xC3"});
  tell(job, PdfPageText{0xFFFFFFFF, PdfTextOrder::reading, "x"});
  tell(job, PdfWarning{{ErrorCode::bad_config, std::string(2 * limits::kPdfMessage, 'w')}});
  tell_end(job);
}

void tell_links(const Job& job, int count) {
  tell(job, PdfPageCount{2});
  for (int i = 0; i < count; ++i) tell(job, PdfLink{1, 0, 0, "https://a.example/"});
  tell(job, PdfLink{2, 0, 0, "https://b.example/"});
  tell(job, PdfLink{1, 0, 0, "https://a.example/"});
  tell_end(job);
}

/// Field frames for ever, `pause` microseconds apart.
[[noreturn]] void tell_for_ever(const Job& job, unsigned pause) {
  for (;;) {
    tell(job, PdfPageText{1, PdfTextOrder::content, std::string(pause == 0 ? 60'000 : 1, 'x')});
    if (pause != 0) ::usleep(pause);
  }
}

void leave_child_behind(const Job& job) {
  tell(job, PdfPageCount{1});
  if (::fork() == 0) sleep_for_ever();
}

void end_by_signal(int signal) {
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

void behave(const Job& job, std::istream& script) {
  std::string what;
  int number = 0;
  script >> what >> number;
  if (what == "surroundings") return tell_surroundings(job);
  if (what == "strange") return tell_strange_facts(job);
  if (what == "links") return tell_links(job, number);
  if (what == "end") return tell_end(job, Error{static_cast<ErrorCode>(number), "as told"});
  if (what == "children") return leave_child_behind(job);
  if (what == "mute") ::_exit(number);
  tell(job, PdfPageCount{1});
  if (what == "fine") return tell_end(job);
  if (what == "exit") ::_exit(number);
  if (what == "signal") return end_by_signal(number);
  if (what == "drip") tell_for_ever(job, 2000);
  if (what == "endless") tell_for_ever(job, 0);
  if (what == "garbage") write_all(job.frames, std::string(100'000, '\x7F'));
  if (what == "huge") write_all(job.frames, std::string("\xFF\xFF\xFF\xFF\x01", 5));
  if (what == "half") return write_all(job.frames, encode_pdf_frame(PdfField{"name", "value"}).substr(0, 12));
  if (what == "linger") tell_end(job);
  if (what == "close") ::close(job.frames);
  if (what == "end_server") ::kill(::getppid(), SIGKILL);
  sleep_for_ever();  // "silent", "deaf" and what has not returned
}

[[noreturn]] void read_pdf(const Job& job) {
  std::array<char, 256> text{};
  const ssize_t size = ::pread(job.pdf, text.data(), text.size(), 0);
  std::istringstream script(std::string(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0));
  behave(job, script);
  ::_exit(0);
}

struct Packet {
  ssize_t size = -1;
  std::uint8_t byte = 0;
  std::array<int, 2> descriptors = {-1, -1};
};

Packet receive(int socket) {
  Packet packet;
  iovec data{&packet.byte, 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof packet.descriptors)> control{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  packet.size = ::recvmsg(socket, &message, 0);
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (head != nullptr) std::memcpy(packet.descriptors.data(), CMSG_DATA(head), sizeof packet.descriptors);
  return packet;
}

bool ignores_stop(int pdf) {
  std::array<char, 4> text{};
  return ::pread(pdf, text.data(), text.size(), 0) == 4 && std::string_view(text.data(), 4) == "deaf";
}

/// Waits for the end of `child`, which it causes where it is told to stop or the socket ends.
void serve_one(pid_t child, bool deaf) {
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    pollfd ready{0, POLLIN, 0};
    if (::poll(&ready, 1, 1) <= 0) continue;
    const Packet packet = receive(0);
    if (packet.size <= 0 || !deaf) ::kill(child, SIGKILL);
    if (packet.size <= 0) ::_exit(0);
  }
  const std::array<unsigned char, 4> answer = {
      static_cast<unsigned char>(status), static_cast<unsigned char>(status >> 8),
      static_cast<unsigned char>(status >> 16), static_cast<unsigned char>(status >> 24)};
  ::send(0, answer.data(), answer.size(), MSG_NOSIGNAL);
}

int serve() {
  for (;;) {
    const Packet packet = receive(0);
    if (packet.size <= 0) return 0;
    if (packet.descriptors[0] < 0) continue;
    const bool deaf = ignores_stop(packet.descriptors[0]);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(0);
      read_pdf({packet.descriptors[0], packet.descriptors[1], "flags " + std::to_string(packet.byte)});
    }
    for (const int fd : packet.descriptors) ::close(fd);
    serve_one(child, deaf);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string asked;
  for (int i = 1; i < argc; ++i) asked += std::string(i > 1 ? " " : "") + argv[i];
  if (asked == "serve") return serve();
  if (asked == "--sandbox") {
    write_all(1, "seccomp\tyes\nlandlock\tno\tthe kernel is too old\n\nnonsense\n");
    return 0;
  }
  read_pdf({0, 1, asked});
}
