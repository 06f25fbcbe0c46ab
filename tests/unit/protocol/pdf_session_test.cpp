// SPDX-License-Identifier: Apache-2.0
//
// Conversations about PDFs. What reads them is a stand-in that the tests steer: no program is started.
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <new>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/limits.hpp"
#include "protocol/session.hpp"

using namespace paperhop;
using nlohmann::json;

namespace {

std::string encode_base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += at + i > bytes.size() ? '=' : kDigits[bits >> (18 - 6 * i) & 63U];
  }
  return out;
}

std::string content_of(int file) {
  std::string bytes(1024, '\0');
  bytes.resize(static_cast<std::size_t>(::pread(file, bytes.data(), bytes.size(), 0)));
  return bytes;
}

/// Replies in the order in which they came, from whatever thread.
class Inbox {
 public:
  void put(Reply&& reply) {
    const std::lock_guard lock(mutex_);
    replies_.push_back(json::parse(reply.text));
    came_.notify_all();
  }
  json next() {
    std::unique_lock lock(mutex_);
    REQUIRE(came_.wait_for(lock, std::chrono::seconds(60), [this] { return taken_ < replies_.size(); }));
    return replies_[taken_++];
  }
  std::size_t left() {
    const std::lock_guard lock(mutex_);
    return replies_.size() - taken_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::vector<json> replies_;
  std::size_t taken_ = 0;
};

void wait_for(int event) {
  pollfd ready{event, POLLIN, 0};
  ::poll(&ready, 1, -1);
}

PdfMention mention(const Finder& finder, std::string_view id, PdfEvidence evidence, std::uint32_t page, bool own) {
  PdfMention out;
  finder.find(id, Channel::prose, [&](Mention&& found) {
    out.paper = found.paper;
    out.rule = found.rule;
  });
  out.evidence = evidence;
  out.page = page;
  out.own = own;
  return out;
}

/// Does what the words in the PDF say: "own", "cites", "title", "damaged", "password", "stopped", "hang", "throw".
Status read_words(const Finder& finder, int pdf, const PdfOrigin& origin, PdfWant want, const PdfListener& listener,
                  int cancel) {
  const std::string words = content_of(pdf);
  const auto says = [&](const char* word) { return words.find(word) != std::string::npos; };
  if (says("title")) listener.on_title("Attention Is All You Need");
  if (says("damaged")) listener.on_warning({ErrorCode::pdf_damaged, "this PDF is damaged; some pages are missing"});
  if (says("own") && want != PdfWant::cited) {
    listener.on_paper(mention(finder, "arXiv:2402.12345v1", PdfEvidence::stamp, 1, true));
  }
  if (says("named"))
    listener.on_paper(mention(finder, origin.address + origin.file_name, PdfEvidence::address, 0, true));
  if (says("hang")) {
    wait_for(cancel);
    return Error{ErrorCode::cancelled, "cancelled; ask again"};
  }
  if (says("throw")) throw std::bad_alloc();
  if (says("cites") && want != PdfWant::own) {
    listener.on_paper(mention(finder, "aclanthology.org/P19-1001", PdfEvidence::text, 7, false));
    listener.on_paper(mention(finder, "arXiv:1706.03762", PdfEvidence::link, 9, false));
  }
  if (says("password")) return Error{ErrorCode::pdf_password, "this PDF needs a password; open it without one"};
  if (says("stopped")) return Error{ErrorCode::pdf_stopped, "this PDF took too long; nothing can be done"};
  return Done{};
}

class Talk {
 public:
  Talk() : session_(parse_large, builtin_config, [] { return ReadPdf(read_words); }) {}

  void tell(const json& message) {
    session_.take(message.dump(), [this](Reply&& reply) { inbox.put(std::move(reply)); });
  }
  json ask(const json& message) {
    tell(message);
    return inbox.next();
  }

  Inbox inbox;  // outlives the session, which may answer until its end

 private:
  Session session_;
};

json pdf(const std::string& id, const std::string& words, json more = json::object()) {
  json request = {{"v", 1}, {"id", id}, {"type", "pdf"}, {"data", encode_base64("%PDF-1.5 " + words)}};
  request.update(more);
  return request;
}

json cancel(const std::string& id) {
  return {{"v", 1}, {"id", id}, {"type", "cancel"}};
}

}  // namespace

TEST_CASE("the own paper is told first, then all of them") {
  Talk talk;
  const json first = talk.ask(pdf("1", "own cites"));
  CHECK(first["type"] == "answer");
  CHECK(first["more"] == true);
  REQUIRE(first["papers"].size() == 1);
  CHECK(first["papers"][0]["id"] == "arxiv:2402.12345v1");
  CHECK(first["papers"][0]["from"] == "pdf");
  CHECK(first["papers"][0]["own"] == true);
  CHECK(first["papers"][0]["pdf_page"] == 1);
  CHECK(first["papers"][0]["evidence"] == "stamp");
  CHECK(first["papers"][0]["at"].is_null());
  CHECK(first["open"] == json({"https://papers.cool/arxiv/2402.12345"}));
  const json last = talk.inbox.next();
  CHECK(last["id"] == "1");
  CHECK(last["more"] == false);
  REQUIRE(last["papers"].size() == 3);
  CHECK(last["papers"][1]["id"] == "acl:P19-1001");
  CHECK(last["papers"][1]["own"] == false);
  CHECK(last["papers"][2]["pdf_page"] == 9);
  CHECK(last["open"] == first["open"]);
  CHECK(last["open_cited"] == json({"https://papers.cool/venue/P19-1001@ACL", "https://papers.cool/arxiv/1706.03762"}));
  CHECK(last["reason"].is_null());
}

TEST_CASE("only the own paper, only the cited ones") {
  Talk talk;
  const json own = talk.ask(pdf("1", "own cites", {{"want", "own"}}));
  CHECK(own["more"] == false);
  CHECK(own["papers"].size() == 1);
  CHECK(own["open"].size() == 1);
  const json cited = talk.ask(pdf("2", "own cites", {{"want", "cited"}}));
  CHECK(cited["more"] == false);
  CHECK(cited["papers"].size() == 2);
  CHECK(cited["open"] == cited["open_cited"]);
  const json limited = talk.ask(pdf("3", "cites", {{"want", "cited"}, {"limit", 1}}));
  CHECK(limited["open"].size() == 1);
  CHECK(limited["left_out"].size() == 1);
  CHECK(limited["reason"] == "left_out");
  CHECK(talk.ask(pdf("4", "nothing", {{"want", "cited"}}))["reason"] == "pdf_no_cited");
}

TEST_CASE("a PDF that does not say which paper it is") {
  Talk talk;
  const json cites = talk.ask(pdf("1", "cites"));
  CHECK(cites["reason"] == "pdf_no_own");
  CHECK_THAT(cites["message"].get<std::string>(), Catch::Contains("cites 2 papers"));
  CHECK(cites["open"].empty());
  CHECK(cites["open_cited"].size() == 2);
  CHECK(cites["search"].is_null());
  const json titled = talk.ask(pdf("2", "title cites"));
  CHECK_THAT(titled["search"].get<std::string>(), Catch::Contains("Attention+Is+All+You+Need"));
  CHECK_THAT(titled["message"].get<std::string>(), Catch::Contains("Searching for its title"));
  CHECK(talk.ask(pdf("3", "own title", {{"want", "own"}}))["search"].is_null());
  CHECK(talk.ask(pdf("4", "nothing"))["reason"] == "pdf_no_papers");
  CHECK(talk.ask(pdf("5", "nothing", {{"want", "own"}}))["reason"] == "pdf_no_own");
}

TEST_CASE("what went wrong is told beside what was found, or is the error") {
  Talk talk;
  CHECK(talk.ask(pdf("1", "password"))["code"] == "pdf_password");
  CHECK(talk.ask(pdf("2", "stopped"))["code"] == "pdf_stopped");
  CHECK(talk.ask(pdf("3", "throw"))["code"] == "internal");
  const json stopped = talk.ask(pdf("4", "cites stopped"));
  CHECK(stopped["reason"] == "pdf_stopped");
  CHECK(stopped["papers"].size() == 2);
  const json damaged = talk.ask(pdf("5", "own damaged", {{"want", "own"}}));
  CHECK(damaged["reason"] == "pdf_damaged");
  CHECK(damaged["open"].size() == 1);
  const json named =
      talk.ask(pdf("6", "named password", {{"want", "own"}, {"page", "https://arxiv.org/pdf/2402.12345"}}));
  CHECK(named["reason"] == "pdf_password");
  CHECK(named["papers"][0]["evidence"] == "address");
  CHECK(named["papers"][0]["pdf_page"].is_null());
}

TEST_CASE("pieces of several PDFs may be interleaved, cut anywhere") {
  const std::string bytes = "%PDF-1.5 own cites";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    Talk talk;
    for (const char* id : {"a", "b"}) {
      talk.tell({{"v", 1},
                 {"id", id},
                 {"type", "pdf"},
                 {"more", true},
                 {"want", "own"},
                 {"data", encode_base64(bytes.substr(0, cut))}});
    }
    CHECK(talk.ask({{"v", 1}, {"id", "between"}, {"type", "hello"}})["id"] == "between");
    for (const char* id : {"b", "a"}) {
      // What the first piece says counts.
      const json reply = talk.ask({{"v", 1},
                                   {"id", id},
                                   {"type", "pdf"},
                                   {"part", 2},
                                   {"want", "cited"},
                                   {"data", encode_base64(bytes.substr(cut))}});
      CHECK(reply["id"] == id);
      CHECK(reply["papers"].size() == 1);
    }
  }
}

TEST_CASE("pieces in the wrong order are refused and forgotten") {
  Talk talk;
  const auto piece = [](int number, bool more) {
    return pdf("a", "own", {{"part", number}, {"more", more}, {"want", "own"}});
  };
  CHECK(talk.ask(piece(2, false))["code"] == "bad_part");
  for (const int wrong : {1, 3, 4}) {
    talk.tell(piece(1, true));
    CHECK(talk.ask(piece(wrong, true))["code"] == "bad_part");
    CHECK(talk.ask(piece(2, false))["code"] == "bad_part");
  }
  talk.tell(piece(1, true));
  json broken = piece(2, false);
  broken["data"] = "%%%%";
  CHECK(talk.ask(broken)["code"] == "bad_request");
  CHECK(talk.ask(piece(2, false))["code"] == "bad_part");
  CHECK(talk.ask(piece(1, false))["papers"].size() == 1);
}

TEST_CASE("only so many PDFs are half received") {
  Talk talk;
  for (std::size_t i = 0; i < limits::kOpenPdfs; ++i) talk.tell(pdf(std::to_string(i), "own", {{"more", true}}));
  CHECK(talk.ask(pdf("more", "own", {{"more", true}}))["code"] == "bad_part");
  CHECK(talk.ask(cancel("0"))["code"] == "cancelled");
  CHECK(talk.ask(pdf("more", "own", {{"want", "own"}}))["papers"].size() == 1);
}

TEST_CASE("fields of the wrong kind are refused") {
  const json wrong =
      GENERATE(json({{"data", 7}}), json({{"data", nullptr}}), json({{"file", "/a.pdf"}}),
               json({{"data", nullptr}, {"file", 7}}), json({{"data", nullptr}, {"file", "a.pdf"}}),
               json({{"data", nullptr}, {"file", "/a.pdf"}, {"more", true}}), json({{"more", "yes"}}),
               json({{"data", nullptr}, {"file", "/a.pdf"}, {"part", 1}}), json({{"part", 0}}), json({{"part", 1.5}}),
               json({{"want", "all"}}), json({{"limit", 1e21}}), json({{"page", 7}}), json({{"data", "Zg"}}));
  INFO(wrong.dump());
  Talk talk;
  CHECK(talk.ask(pdf("1", "own", wrong))["code"] == "bad_request");
}

TEST_CASE("a reader that cannot be made is an error of its PDF, and tried again for the next") {
  Inbox inbox;
  std::atomic<int> made = 0;
  Session session(parse_large, builtin_config, [&made]() -> ReadPdf {
    if (made++ == 0) throw std::bad_alloc();
    return read_words;
  });
  const auto ask = [&](const char* id) {
    session.take(pdf(id, "own", {{"want", "own"}}).dump(), [&](Reply&& reply) { inbox.put(std::move(reply)); });
    return inbox.next();
  };
  CHECK(ask("1")["code"] == "internal");
  CHECK(ask("2")["papers"].size() == 1);
}

TEST_CASE("a target of one's own comes with the first piece, and is kept for the last") {
  const std::string bytes = "%PDF-1.5 own cites";
  Talk talk;
  talk.tell({{"v", 1},
             {"id", "1"},
             {"type", "pdf"},
             {"more", true},
             {"want", "own"},
             {"target", {{"any", "https://x.org/{id}"}}},
             {"data", encode_base64(bytes.substr(0, 5))}});
  const json reply =
      talk.ask({{"v", 1}, {"id", "1"}, {"type", "pdf"}, {"part", 2}, {"data", encode_base64(bytes.substr(5))}});
  CHECK(reply["target"] == "own");
  CHECK_THAT(reply["open"][0].get<std::string>(), Catch::StartsWith("https://x.org/arxiv:"));
  CHECK(talk.ask(pdf("2", "own", {{"more", true}, {"target", {{"any", "x"}}}}))["code"] == "bad_target");
}

TEST_CASE("an unknown target is told with the first piece") {
  Talk talk;
  CHECK(talk.ask(pdf("1", "own", {{"more", true}, {"target", "nowhere"}}))["code"] == "unknown_target");
}

TEST_CASE("a PDF that is being read holds up nothing and can be cancelled") {
  Talk talk;
  const json first = talk.ask(pdf("long", "own hang"));
  CHECK(first["more"] == true);
  CHECK(talk.ask({{"v", 1}, {"id", "2"}, {"type", "resolve"}, {"text", "arXiv:1706.03762"}})["papers"].size() == 1);
  CHECK(talk.ask(pdf("other", "own", {{"want", "own"}}))["id"] == "other");
  CHECK(talk.ask(pdf("long", "own"))["code"] == "bad_request");
  CHECK(talk.ask(pdf("long", "own", {{"more", true}}))["code"] == "bad_request");
  const json end = talk.ask(cancel("long"));
  CHECK(end["id"] == "long");
  CHECK(end["code"] == "cancelled");
  // The id is free again, and a cancel of nothing says nothing.
  talk.tell(cancel("long"));
  talk.tell(cancel("never"));
  CHECK(talk.ask(pdf("long", "own", {{"want", "own"}}))["papers"].size() == 1);
  CHECK(talk.inbox.left() == 0);
}

TEST_CASE("PDFs wait for their turn, and too many are refused") {
  Talk talk;
  const std::size_t room = limits::kPdfsRead + limits::kPdfsWaiting;
  for (std::size_t i = 0; i < limits::kPdfsRead; ++i)
    CHECK(talk.ask(pdf("run" + std::to_string(i), "own hang"))["more"] == true);
  for (std::size_t i = limits::kPdfsRead; i < room; ++i) talk.tell(pdf(std::to_string(i), "own", {{"want", "own"}}));
  CHECK(talk.ask(pdf("more", "own"))["code"] == "pdf_busy");
  CHECK(talk.ask(cancel(std::to_string(room - 1)))["code"] == "cancelled");  // of one that waits
  CHECK(talk.ask(cancel("run0"))["code"] == "cancelled");
  for (std::size_t i = limits::kPdfsRead; i + 1 < room; ++i) {
    const json reply = talk.inbox.next();
    CHECK(reply["id"] == std::to_string(i));
    CHECK(reply["papers"].size() == 1);
  }
}

TEST_CASE("a session that ends takes its PDFs with it, without a word") {
  Inbox inbox;
  {
    Session session(parse_large, builtin_config, [] { return ReadPdf(read_words); });
    for (int i = 0; i < 5; ++i) {
      session.take(pdf(std::to_string(i), "hang").dump(), [&](Reply&& reply) { inbox.put(std::move(reply)); });
    }
  }
  CHECK(inbox.left() == 0);
}

TEST_CASE("a file is read by its address, and its name is known") {
  std::string folder = (std::filesystem::temp_directory_path() / "paperhop test-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const std::string path = folder + "/arXiv 2402.12345.pdf";
  std::ofstream(path) << "\n%PDF-1.5 named";
  Talk talk;
  std::string address = "file://" + path;
  for (std::size_t at = 0; (at = address.find(' ')) != std::string::npos;) address.replace(at, 1, "%20");
  const json reply = talk.ask({{"v", 1}, {"id", "1"}, {"type", "pdf"}, {"file", address}, {"want", "own"}});
  CHECK(reply["papers"][0]["key"] == "2402.12345");
  std::ofstream(path) << "no PDF";
  CHECK(talk.ask({{"v", 1}, {"id", "1"}, {"type", "pdf"}, {"file", path}})["code"] == "pdf_unreadable");
  ::unlink(path.c_str());
  ::rmdir(folder.c_str());
}
