// SPDX-License-Identifier: Apache-2.0
#include "protocol/message.hpp"
#include "base/limits.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "base/version.hpp"
#include "protocol/json_writer.hpp"

namespace paperhop {
namespace {

using enum MemberName;

constexpr std::array<std::string_view, kMemberCount> kNames = {
    "v",    "id",    "type", "text", "links", "page", "media", "target", "limit",
    "part", "parts", "data", "more", "file",  "want", "items", "back",   "search_in"};

Error bad_request(std::string message) {
  return {ErrorCode::bad_request, std::move(message)};
}

/// A member as people write it: "\"text\"".
std::string quoted(MemberName name) {
  return '"' + std::string(kNames[static_cast<std::size_t>(name)]) + '"';
}

bool is_given(const Member& member) {
  return member.kind != JsonKind::absent && member.kind != JsonKind::null;
}

/// Moves a string member out; a member that is absent or null leaves `out` alone.
Status take_string(Members& members, MemberName name, std::string& out) {
  Member& member = members[name];
  if (!is_given(member)) return Done{};
  if (member.kind != JsonKind::string)
    return bad_request(quoted(name) + " is no string; send a string or leave it out");
  out = std::move(member.text);
  return Done{};
}

/// A whole number of at least 1, written without fraction and exponent.
Result<std::uint64_t> read_count(const Members& members, MemberName name) {
  const Member& member = members[name];
  std::uint64_t value = 0;
  const char* const end = member.text.data() + member.text.size();
  if (member.kind == JsonKind::number) {
    const auto [stop, problem] = std::from_chars(member.text.data(), end, value);
    if (problem == std::errc{} && stop == end && value > 0) return value;
  }
  return bad_request(quoted(name) + " is no whole number above 0; send one, like 1");
}

/// One of the words that a member may hold.
template <class T>
struct Choice {
  std::string_view word;
  T value;
};

/// Reads a member that holds one of a few words. An absent one leaves `out` alone; any other is refused with `why`.
template <class T>
Status read_choice(Members& members, MemberName name, std::initializer_list<Choice<T>> choices, std::string_view why,
                   T& out) {
  if (!is_given(members[name])) return Done{};
  std::string word;
  if (Status status = take_string(members, name, word); !status) return status;
  for (const Choice<T>& choice : choices) {
    if (word != choice.word) continue;
    out = choice.value;
    return Done{};
  }
  return bad_request(quoted(name) + " " + std::string(why));
}

Status read_media(Members& members, bool& html) {
  return read_choice<bool>(members, MemberName::media, {{"text/plain", false}, {"text/html", true}},
                           "is a kind of text that is not read; send \"text/plain\" or \"text/html\"", html);
}

Status read_limit(const Members& members, std::optional<std::size_t>& limit) {
  if (!is_given(members[MemberName::limit])) return Done{};
  const Result<std::uint64_t> count = read_count(members, MemberName::limit);
  if (!count) return count.error();
  limit = static_cast<std::size_t>(std::min<std::uint64_t>(count.value(), limits::kPapersPerAnswer));
  return Done{};
}

Status read_flag(const Members& members, MemberName name, bool& flag) {
  const Member& member = members[name];
  if (!is_given(member)) return Done{};
  if (member.kind != JsonKind::boolean) return bad_request(quoted(name) + " is no boolean; send true or false");
  flag = member.text == "true";
  return Done{};
}

Status read_search_in(Members& members, SearchIn& search_in) {
  return read_choice<SearchIn>(members, MemberName::search_in,
                               {{"arxiv", SearchIn::arxiv}, {"venue", SearchIn::venue}, {"both", SearchIn::both}},
                               "names no kind of papers; send \"arxiv\", \"venue\" or \"both\"", search_in);
}

Status read_question(Members& members, Question& question) {
  if (Status status = take_string(members, MemberName::text, question.text); !status) return status;
  if (Status status = take_string(members, MemberName::page, question.page); !status) return status;
  if (Status status = read_media(members, question.html); !status) return status;
  if (is_given(members[MemberName::links])) {
    if (!members.links_problem.empty()) {
      return bad_request(members.links_problem + "; send \"links\" as [{\"href\":\"…\",\"text\":\"…\"}]");
    }
    question.links = std::move(members.links);
  }
  if (Status status = read_flag(members, MemberName::back, question.back); !status) return status;
  if (Status status = read_search_in(members, question.search_in); !status) return status;
  return read_limit(members, question.limit);
}

/// The questions of a batch; a fault in one is told with its place and refuses all.
Status read_items(Members& members, std::vector<Question>& questions) {
  if (members[items].kind != JsonKind::array) {
    return bad_request("\"items\" is missing or no array; send a list of objects like {\"page\":\"https://…\"}");
  }
  if (!members.items_problem.empty()) return bad_request(members.items_problem);
  SearchIn search_in = SearchIn::arxiv;
  if (Status status = read_search_in(members, search_in); !status) return status;
  questions.resize(members.items.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    questions[i].search_in = search_in;
    if (Status status = read_question(members.items[i], questions[i]); !status) {
      return bad_request("items[" + std::to_string(i) + "]: " + status.error().message);
    }
  }
  return Done{};
}

Status read_want(Members& members, PdfWant& want) {
  return read_choice<PdfWant>(members, MemberName::want,
                              {{"own", PdfWant::own}, {"cited", PdfWant::cited}, {"both", PdfWant::both}},
                              "names no kind of papers; send \"own\", \"cited\" or \"both\"", want);
}

/// The bytes, or a piece of them, or the file that holds them: just one of these.
Status read_pdf_bytes(Members& members, PdfPiece& pdf) {
  const bool has_data = is_given(members[MemberName::data]);
  if (has_data == is_given(members[MemberName::file])) {
    return bad_request("a PDF comes in \"data\" (base64) or in \"file\" (an address); send one of them");
  }
  if (Status status = read_flag(members, MemberName::more, pdf.more); !status) return status;
  if (!has_data) {
    if (pdf.more || is_given(members[MemberName::part])) {
      return bad_request("a \"file\" has no pieces; leave \"more\" and \"part\" out");
    }
    return take_string(members, MemberName::file, pdf.file);
  }
  if (is_given(members[MemberName::part])) {
    const Result<std::uint64_t> number = read_count(members, MemberName::part);
    if (!number) return number.error();
    pdf.number = number.value();
  }
  return take_string(members, MemberName::data, pdf.data.emplace());
}

Status read_pdf(Members& members, Request& request) {
  if (Status status = read_pdf_bytes(members, request.pdf); !status) return status;
  if (Status status = read_want(members, request.pdf.want); !status) return status;
  if (Status status = take_string(members, MemberName::page, request.question.page); !status) return status;
  return read_limit(members, request.question.limit);
}

/// The target by its name, or as a definition that makes one.
Status read_target(Members& members, Request& request) {
  const Member& member = members[MemberName::target];
  if (member.kind == JsonKind::object) {
    Result<Target> made = make_target(members.definition, kOwnTarget);
    if (!made) return made.error();
    request.own_target = std::move(made).value();
    return Done{};
  }
  if (is_given(member) && member.kind != JsonKind::string) {
    return bad_request("\"target\" is no string and no object; send a target's name, a definition, or leave it out");
  }
  return take_string(members, MemberName::target, request.target);
}

Status read_definition(Members& members, TargetDefinition& definition) {
  if (members[MemberName::target].kind != JsonKind::object) {
    return bad_request("\"target\" is missing or no object; send a definition like {\"any\":\"https://…/{key}\"}");
  }
  definition = std::move(members.definition);
  return Done{};
}

Status read_part(Members& members, Part& out) {
  const Result<std::uint64_t> number = read_count(members, MemberName::part);
  if (!number) return number.error();
  const Result<std::uint64_t> count = read_count(members, MemberName::parts);
  if (!count) return count.error();
  if (members[MemberName::data].kind != JsonKind::string) {
    return bad_request("\"data\" is no string; send a piece of the message's JSON text");
  }
  out = {number.value(), count.value(), std::move(members[MemberName::data].text)};
  return Done{};
}

std::optional<RequestType> request_type(std::string_view name) {
  if (name == "hello") return RequestType::hello;
  if (name == "resolve") return RequestType::resolve;
  if (name == "batch") return RequestType::batch;
  if (name == "search") return RequestType::search;
  if (name == "targets") return RequestType::targets;
  if (name == "config") return RequestType::config;
  if (name == "pdf") return RequestType::pdf;
  if (name == "cancel") return RequestType::cancel;
  if (name == "part") return RequestType::part;
  if (name == "check_target") return RequestType::check_target;
  return std::nullopt;
}

Result<RequestType> read_type(const Member& member) {
  if (member.kind != JsonKind::string) return bad_request("\"type\" is missing or no string; send one, like \"hello\"");
  if (const auto type = request_type(member.text)) return *type;
  return Error{ErrorCode::unknown_type,
               "\"type\" names no request of this version; send hello, resolve, batch, search, targets, config, pdf, "
               "cancel, part or check_target"};
}

Status check_version(const Member& member) {
  if (member.kind == JsonKind::number && member.text == std::to_string(kProtocolVersion)) return Done{};
  return Error{ErrorCode::unsupported_version,
               "\"v\" is missing or not 1; speak version 1 of the protocol, or update the side that is older"};
}

Result<Request> read_members(Members& members) {
  if (Status status = check_version(members[v]); !status) return status.error();
  const Result<RequestType> type = read_type(members[MemberName::type]);
  if (!type) return type.error();
  Request request;
  request.type = type.value();
  Status status = Done{};
  if (request.type == RequestType::part) status = read_part(members, request.part);
  if (request.type == RequestType::resolve) status = read_question(members, request.question);
  if (request.type == RequestType::pdf) status = read_pdf(members, request);
  if (request.type == RequestType::batch) status = read_items(members, request.items);
  if (request.type == RequestType::search) {
    status = take_string(members, MemberName::text, request.question.text);
    if (status.ok()) status = read_search_in(members, request.question.search_in);
  }
  if (status.ok()) {
    status = request.type == RequestType::check_target ? read_definition(members, request.definition)
                                                       : read_target(members, request);
  }
  if (!status) return status.error();
  return request;
}

/// An id in our spelling, or nothing where it is too long or no string or number.
std::optional<std::string> spell_id(const Member& member) {
  std::string id = "null";
  // JSON knows no difference between 0 and -0, and the parsers do not agree on how to tell it.
  if (member.kind == JsonKind::number) id = member.text == "-0" ? "0" : member.text;
  if (member.kind == JsonKind::string) {
    id.clear();
    append_json_string(id, std::string_view(member.text).substr(0, limits::kIdLength));
    if (member.text.size() > limits::kIdLength) return std::nullopt;
  }
  if (id.size() > limits::kIdLength || (is_given(member) && id == "null")) return std::nullopt;
  return id;
}

}  // namespace

const Target* chosen_target(const Request& request, const Config& config) {
  return request.own_target ? &*request.own_target : target_or_default(config, request.target);
}

MemberName member_name(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  return static_cast<MemberName>(found - kNames.begin());
}

Message read_request(Members&& members) {
  const std::optional<std::string> id = spell_id(members[MemberName::id]);
  if (!id) {
    return {"null", bad_request("\"id\" is neither a string nor a number of at most " +
                                std::to_string(limits::kIdLength) + " bytes; send a short one")};
  }
  return {*id, read_members(members)};
}

std::string id_from_json(std::string_view json) {
  if (json.size() > limits::kIdLength) return "null";
  const auto value = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  Member member;
  if (value.is_string()) member = {JsonKind::string, value.get<std::string>()};
  if (value.is_number()) member = {JsonKind::number, std::string(json)};
  return spell_id(member).value_or("null");
}

std::string error_reply(std::string_view id, const Error& error) {
  JsonWriter json;
  json.begin_object().key("v").number(kProtocolVersion).key("id").raw(id).key("type").string("error");
  json.key("code").string(code_name(error.code)).key("message").string(error.message).end_object();
  return json.take();
}

}  // namespace paperhop
