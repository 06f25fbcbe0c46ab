// SPDX-License-Identifier: Apache-2.0
//
// The messages of manifest/PROTOCOL.md as values. A reader (message_reader.hpp) collects the
// fields that the protocol knows; read_request() checks them and makes a Request of them, the
// same for every reader.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answer/answer.hpp"
#include "answer/config.hpp"
#include "answer/target_definition.hpp"
#include "base/result.hpp"
#include "ids/pdf/pdf_mention.hpp"
#include "protocol/json_events.hpp"

namespace paperhop {

enum class RequestType { hello, resolve, batch, search, targets, config, pdf, cancel, part, check_target };

/// A numbered part of a message.
struct Part {
  std::uint64_t number = 0;  ///< 1 … count
  std::uint64_t count = 0;
  std::string data;
};

/// A PDF, or a piece of one.
struct PdfPiece {
  std::optional<std::string> data;  ///< base64; else `file` is given
  std::uint64_t number = 1;         ///< of the piece
  bool more = false;                ///< further pieces follow
  std::string file;                 ///< address or path of the file to read
  PdfWant want = PdfWant::both;
};

struct Request {
  RequestType type = RequestType::hello;
  Question question;                 ///< of resolve and search; of pdf its `page` and `limit`
  std::vector<Question> items;       ///< of batch
  std::string target;                ///< its name; empty for the default
  std::optional<Target> own_target;  ///< one that came with the request, instead of a name
  TargetDefinition definition;       ///< of check_target
  Part part;                         ///< of part
  PdfPiece pdf;                      ///< of pdf

  /// False where the default target is meant.
  bool names_target() const { return own_target || !target.empty(); }
};

/// The target that a request chooses; null where it names one that there is not.
const Target* chosen_target(const Request& request, const Config& config);

/// A message as it came: its id can be known where the request is refused.
struct Message {
  std::string id = "null";  ///< as JSON text
  Result<Request> request;
};

/// The members of a message that the protocol knows; any other is ignored.
enum class MemberName {
  v,
  id,
  type,
  text,
  links,
  page,
  media,
  target,
  limit,
  part,
  parts,
  data,
  more,
  file,
  want,
  items,
  back,
  search_in,
  unknown
};
inline constexpr std::size_t kMemberCount = static_cast<std::size_t>(MemberName::unknown);

/// What replies call a target that came with its request.
inline constexpr std::string_view kOwnTarget = "own";

/// The member of that name; unknown for any other.
MemberName member_name(std::string_view name);

/// The value of a member, as it was written.
struct Member {
  JsonKind kind = JsonKind::absent;
  std::string text;  ///< a string's value, the JSON text of a number or boolean
};

/// What a reader found. Where a name stands twice, the last one counts, as in JSON.parse.
struct Members {
  std::array<Member, kMemberCount> member;
  std::vector<Link> links;
  std::string links_problem;    ///< what is wrong with `links`, else empty
  TargetDefinition definition;  ///< of `target`, where it is an object
  std::vector<Members> items;   ///< of `items`, each with its own members
  std::string items_problem;    ///< what is wrong with `items`, else empty

  Member& operator[](MemberName name) { return member[static_cast<std::size_t>(name)]; }
  const Member& operator[](MemberName name) const { return member[static_cast<std::size_t>(name)]; }
};

/// Checks the members and makes a message of them.
Message read_request(Members&& members);

/// A JSON string or number as an id: the same value in our spelling, "null" for anything else.
std::string id_from_json(std::string_view json);

/// The JSON text of an error reply.
std::string error_reply(std::string_view id, const Error& error);

}  // namespace paperhop
