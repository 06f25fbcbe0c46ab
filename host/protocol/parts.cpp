// SPDX-License-Identifier: Apache-2.0
#include "protocol/parts.hpp"

#include "base/limits.hpp"
#include "base/version.hpp"
#include "protocol/json_writer.hpp"

namespace paperhop {
namespace {

Error bad_part(std::string what) {
  return {ErrorCode::bad_part, std::move(what) + "; send the message again from part 1"};
}

/// Bytes of a part around its data: the envelope with two numbers of any size and the longest id.
constexpr std::size_t kEnvelope = 128 + limits::kIdLength;
constexpr std::size_t kDataOut = limits::kFrameOut - kEnvelope;

constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Where the piece that begins at `begin` ends: as far as its escaped text fits.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  std::size_t room = kDataOut;
  std::size_t end = begin;
  while (end < text.size() && json_escaped_size(text[end]) <= room) room -= json_escaped_size(text[end++]);
  if (end < text.size()) {
    while (continues_character(text[end])) --end;
  }
  return end;
}

std::string part_message(std::string_view id, std::size_t number, std::size_t count, std::string_view data) {
  JsonWriter json;
  json.begin_object().key("v").number(kProtocolVersion).key("id").raw(id).key("type").string("part");
  json.key("part").number(number).key("parts").number(count).key("data").string(data).end_object();
  return json.take();
}

}  // namespace

Status PartJoiner::check(OpenMessages::const_iterator open, const Part& part) const {
  const bool is_new = open == open_.end();
  const std::uint64_t expected = is_new ? 1 : open->second.have + 1;
  if (part.number != expected) {
    return bad_part("part " + std::to_string(part.number) + " came where part " + std::to_string(expected) +
                    " was expected");
  }
  if (part.number > part.count || (!is_new && part.count != open->second.count)) {
    return bad_part("\"parts\" is less than \"part\" or has changed");
  }
  if (is_new && open_.size() == limits::kOpenParts) {
    return bad_part("more than " + std::to_string(limits::kOpenParts) + " messages are half received");
  }
  if (part.data.size() > limits::kJoinedMessage - bytes_) {
    return Error{ErrorCode::message_too_long, "the parts of all open messages exceed " +
                                                  std::to_string(limits::kJoinedMessage) +
                                                  " bytes; send less text at a time"};
  }
  return Done{};
}

Result<std::optional<std::string>> PartJoiner::add(const std::string& id, const Part& part) {
  auto open = open_.find(id);
  if (Status status = check(open, part); !status) {
    forget(open);
    return status.error();
  }
  if (open == open_.end()) open = open_.emplace(id, Open{0, part.count, {}}).first;
  Open& message = open->second;
  bytes_ += part.data.size();
  message.text += part.data;
  message.have = part.number;
  if (message.have < message.count) return std::optional<std::string>();
  std::optional<std::string> whole(std::move(message.text));
  bytes_ -= whole->size();
  open_.erase(open);
  return whole;
}

void PartJoiner::forget(OpenMessages::iterator open) {
  if (open == open_.end()) return;
  bytes_ -= open->second.text.size();
  open_.erase(open);
}

std::vector<std::string> split_reply(std::string_view id, std::string reply) {
  std::vector<std::string> frames;
  if (reply.size() <= limits::kFrameOut) {
    frames.push_back(std::move(reply));
    return frames;
  }
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin < reply.size(); begin += pieces.back().size()) {
    pieces.push_back(std::string_view(reply).substr(begin, piece_end(reply, begin) - begin));
  }
  frames.reserve(pieces.size());
  for (const std::string_view piece : pieces) {
    frames.push_back(part_message(id, frames.size() + 1, pieces.size(), piece));
  }
  return frames;
}

}  // namespace paperhop
