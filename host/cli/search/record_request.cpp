// SPDX-License-Identifier: Apache-2.0
#include "cli/search/record_request.hpp"

#include <array>
#include <cstddef>
#include <new>
#include <utility>
#include <vector>

#include "base/limits.hpp"
#include "protocol/json_scan.hpp"
#include "protocol/json_writer.hpp"
#include "protocol/message_reader.hpp"

namespace paperhop::cli {
namespace {

constexpr std::array<std::string_view, 4> kCarriers = {"text", "html", "path", "b64"};

/// Members of our own rows: what has one of these names is not passed on.
constexpr std::array<std::string_view, 4> kRowMembers = {"v", "ids", "err", "notes"};

bool is_row_member(std::string_view name) {
  for (const std::string_view member : kRowMembers) {
    if (member == name) return true;
  }
  return false;
}

Error bad_request(std::string message) {
  return {ErrorCode::bad_request, std::move(message)};
}

}  // namespace

std::string id_of_start(std::string_view start) {
  // A number that goes on where the beginning ends is not known.
  return salvage_id(start.substr(0, start.find_last_not_of("+-.0123456789eE") + 1));
}

/// Takes the members of one record as the parser comes across them.
class RecordParser::Collector final : public JsonEvents {
 public:
  explicit Collector(bool pass) : pass_(pass) {}

  void begin(JsonKind kind) override {
    if (depth_ == 1) value(kind, {});
    ++depth_;
    if (passing_) kind == JsonKind::array ? passed_.begin_array() : passed_.begin_object();
    kinds_.push_back(kind);
  }

  void end() override {
    --depth_;
    if (passing_) kinds_.back() == JsonKind::array ? passed_.end_array() : passed_.end_object();
    kinds_.pop_back();
    if (depth_ == 1) passing_ = false;
  }

  void name(std::string_view name) override {
    if (depth_ == 1) return begin_member(name);
    if (passing_) passed_.key(name);
  }

  void scalar(JsonKind kind, std::string_view text) override {
    if (depth_ == 1) value(kind, text);
    if (passing_) pass_scalar(kind, text);
    if (depth_ == 1) passing_ = false;
  }

  void start() {
    depth_ = 0;
    carriers_ = 0;
    passing_ = false;
    kinds_.clear();
    passed_.take();
    request_.id = "null";
    clear(request_.content);
    clear(request_.base);
    clear(request_.passed);
    request_.problem.reset();
  }

  const RecordRequest& finish() {
    request_.passed = passed_.take();
    if (!request_.problem && carriers_ == 0) {
      request_.problem = bad_request("the record has no document; add \"text\", \"html\", \"path\" or \"b64\"");
    }
    return request_;
  }

  const RecordRequest& finish_malformed(std::string_view text) {
    request_.id = salvage_id(text);
    request_.problem = malformed_json_error(text);
    return request_;
  }

 private:
  enum class Member { id, carrier, base, other };

  /// Keeps its memory for the next record, but not that of a large one.
  static void clear(std::string& text) {
    text.clear();
    // An empty string that is assigned would leave it.
    if (text.capacity() > limits::kLargeRecord) std::string().swap(text);
  }

  void begin_member(std::string_view name) {
    member_ = name == "id" ? Member::id : name == "base" ? Member::base : Member::other;
    for (std::size_t i = 0; i < kCarriers.size(); ++i) {
      if (name != kCarriers[i]) continue;
      member_ = Member::carrier;
      carrier_ = i;
    }
    passing_ = pass_ && member_ == Member::other && !is_row_member(name);
    if (passing_) passed_.key(name);
  }

  void value(JsonKind kind, std::string_view text) {
    switch (member_) {
      case Member::id: return set_id(kind, text);
      case Member::base: return set_base(kind, text);
      case Member::carrier: return set_content(kind, text);
      case Member::other: return;
    }
  }

  void set_id(JsonKind kind, std::string_view text) {
    request_.id.clear();
    if (kind == JsonKind::string) return append_json_string(request_.id, text);
    request_.id = kind == JsonKind::number ? text : "null";
    if (kind != JsonKind::number && kind != JsonKind::null) {
      problem("\"id\" is neither a string nor a number; send one of them");
    }
  }

  void set_base(JsonKind kind, std::string_view text) {
    request_.base = text;
    if (kind != JsonKind::string && kind != JsonKind::null) problem("\"base\" is no string; send an address");
  }

  /// null stands for a member that is not there, as tables have it.
  void set_content(JsonKind kind, std::string_view text) {
    if (kind == JsonKind::null) return;
    if (kind != JsonKind::string) {
      return problem("\"" + std::string(kCarriers[carrier_]) + "\" is no string; send the document as a string");
    }
    carriers_ |= 1U << carrier_;
    if (carriers_ != 1U << carrier_) {
      return problem("the record has more than one of \"text\", \"html\", \"path\" and \"b64\"; send one");
    }
    request_.carrier = static_cast<Carrier>(carrier_);
    request_.content = text;
  }

  void pass_scalar(JsonKind kind, std::string_view text) {
    if (kind == JsonKind::string) {
      passed_.string(text);
    } else {
      passed_.raw(kind == JsonKind::null ? "null" : text);
    }
  }

  void problem(std::string message) {
    if (!request_.problem) request_.problem = bad_request(std::move(message));
  }

  bool pass_;
  RecordRequest request_;
  JsonWriter passed_;
  bool passing_ = false;
  std::size_t depth_ = 0;
  std::vector<JsonKind> kinds_;
  Member member_ = Member::other;
  std::size_t carrier_ = 0;
  unsigned carriers_ = 0;  ///< a bit for each of kCarriers that came
};

RecordParser::RecordParser(bool pass) : parser_(make_json_parser()), collector_(std::make_unique<Collector>(pass)) {}
RecordParser::~RecordParser() = default;

const RecordRequest& RecordParser::read(std::string_view text) {
  collector_->start();
  const ParseOutcome outcome = parser_->parse(text, *collector_);
  if (outcome == ParseOutcome::good) return collector_->finish();
  if (outcome == ParseOutcome::unavailable) throw std::bad_alloc();
  collector_->start();
  return collector_->finish_malformed(text);
}

}  // namespace paperhop::cli
