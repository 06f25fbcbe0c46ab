// SPDX-License-Identifier: Apache-2.0
//
// Records of WARC, WET and WAT files.
#include <algorithm>
#include <array>
#include <utility>

#include "base/limits.hpp"
#include "cli/search/content_search.hpp"
#include "cli/search/wat_leaf.hpp"
#include "container/http_message.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

using namespace std::string_view_literals;

/// Types of records that hold what somebody reads. Not requests, nor what crawlers say of themselves.
constexpr std::array kRead = {"response"sv, "resource"sv, "conversion"sv, "metadata"sv};

/// Kinds of content in which nothing is looked for.
constexpr std::array kPassedOver = {"image/"sv, "audio/"sv, "video/"sv, "font/"sv};

bool is_passed_over(std::string_view media_type) {
  return std::any_of(kPassedOver.begin(), kPassedOver.end(),
                     [&](std::string_view kind) { return media_type.starts_with(kind); });
}

std::optional<Media> declared_media(std::string_view media_type) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return Media::html;
  if (media_type == "text/plain") return Media::text;
  return std::nullopt;
}

bool is_json(std::string_view media_type) {
  return media_type == "application/json" || media_type.ends_with("+json");
}

}  // namespace

Status ContentSearch::warc(Window& window, const ContentContext& context) {
  const OnProblem on_problem = complain_at(context.part);
  WarcReader reader(window, on_problem);
  while (sink_.wants_more()) {
    const Result<std::optional<WarcRecord>> next = reader.next();
    if (!next.ok()) return next.error();
    if (!next.value()) break;
    Status searched = record(*next.value(), reader.block(), context);
    if (!searched.ok()) return searched;
  }
  return Done{};
}

Status ContentSearch::record(const WarcRecord& record, WarcBlock& block, const ContentContext& context) {
  if (std::find(kRead.begin(), kRead.end(), record.type) == kRead.end()) return Done{};
  ContentContext inner = inside(context);
  inner.is_member = true;
  inner.base = record.target;
  inner.part.record = record.target;
  inner.part.record_offset = record.at;
  HttpHead type;
  read_content_type(record.content_type, type);
  Window body(block);
  if (record.type == "metadata") {
    return is_json(type.media_type) ? below(wat(body, inner), inner.part) : Status(Done{});
  }
  ++sink_.counts().records;
  const bool is_http = type.media_type == "application/http" || (record.type == "response" && type.media_type.empty());
  if (is_http) return below(http_body(body, inner), inner.part);
  if (is_passed_over(type.media_type)) return Done{};
  inner.declared = declared_media(type.media_type);
  inner.charset = type.charset;
  return below(search(body, inner), inner.part);
}

Status ContentSearch::http_body(Window& body, ContentContext context) {
  const Result<HttpHead> head = read_http_head(body);
  if (!head.ok()) return head.error();
  if (is_passed_over(head.value().media_type)) return Done{};
  context.declared = declared_media(head.value().media_type);
  context.charset = head.value().charset;
  ChunkedBody chunked(body);
  Window joined(chunked);
  Window& plain = head.value().is_chunked ? joined : body;
  if (head.value().encoding != "deflate") return search(plain, context);
  const OnProblem on_problem = [&](std::uint64_t, const Error& error) { complain(context.part, error); };
  auto stream = unpack_deflate({plain, budget_, on_problem});
  return stream ? unpacked(std::move(stream), context) : search(plain, context);
}

/// The links that a WAT record tells, as a page of these links.
Status ContentSearch::wat(Window& window, const ContentContext& context) {
  HeldMemory::Part memory;
  const Result<bool> filled = fill_counted(window, line_limit(options_), memory);
  if (!filled.ok()) return filled.error();
  if (filled.value()) {
    return Error{ErrorCode::record_too_long, "longer than --max-record; give a larger one to read it"};
  }
  ++sink_.counts().records;
  sink_.add(make_wat_leaf(document(context), window.take(window.view().size()), std::move(memory)));
  return Done{};
}

}  // namespace paperhop::cli
