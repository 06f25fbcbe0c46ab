// SPDX-License-Identifier: Apache-2.0
#include "http/head.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop::http {
namespace {

constexpr HttpError kTargetTooLong{414, "the address is too long; send the text to POST /v1/find instead"};
constexpr HttpError kHeadTooLong{431, "the head of the request is too long; send fewer and shorter headers"};
constexpr HttpError kBadLine{400, "a line of the head is not as HTTP writes it; end lines with CR LF"};
constexpr HttpError kBadRequestLine{400, "the request line is not as HTTP writes it; send METHOD /path HTTP/1.1"};
constexpr HttpError kBadHeader{400, "a header is not as HTTP writes it; send \"Name: value\""};
constexpr HttpError kBadVersion{505, "only HTTP/1.1 and HTTP/1.0 are spoken here"};

/// Characters of method names and header names (RFC 9110, token).
constexpr bool is_token_character(char c) {
  return is_alnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_character);
}

/// Bytes above ASCII are let through: scripts send UTF-8 as it is.
bool is_target(std::string_view text) {
  const auto bad = [](char c) { return is_control(c) || c == ' ' || c == '#'; };
  return text.starts_with('/') && std::none_of(text.begin(), text.end(), bad);
}

bool is_header_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return is_control(c) && c != '\t'; });
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// The most bytes that a request line may have: method, target and version.
constexpr std::size_t kRequestLine = limits::kHttpTarget + std::string_view("CONNECT  HTTP/1.1").size();

/// What a line that is still growing, or has ended, may be refused for.
const HttpError* line_fault(std::size_t line, std::size_t size) {
  if (line == 0) return size > kRequestLine ? &kTargetTooLong : nullptr;
  const bool is_one_too_many = line > limits::kHttpHeaders && size > 1;  // more than the CR of the empty line
  return size > limits::kHttpHeaderLine || is_one_too_many ? &kHeadTooLong : nullptr;
}

/// The next line without its end; `rest` goes on behind it.
std::string_view take_crlf_line(std::string_view& rest) {
  const std::size_t end = rest.find("\r\n");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
  return line;
}

Checked<RequestHead> parse_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return kBadRequestLine;
  RequestHead head;
  head.method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(head.method)) return kBadRequestLine;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return version.starts_with("HTTP/") ? kBadVersion : kBadRequestLine;
  }
  if (target.size() > limits::kHttpTarget) return kTargetTooLong;
  if (!is_target(target)) return kBadRequestLine;
  head.minor_version = version.back() - '0';
  const std::size_t question = target.find('?');
  head.path = target.substr(0, question);
  if (question != std::string_view::npos) head.query = target.substr(question + 1);
  return head;
}

}  // namespace

std::size_t RequestHead::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      headers.begin(), headers.end(), [&](const Header& header) { return equals_ignoring_case(header.name, name); }));
}

std::string_view RequestHead::value(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const Header& header) { return equals_ignoring_case(header.name, name); });
  return found == headers.end() ? std::string_view() : found->value;
}

Checked<std::size_t> scan_head(std::string_view bytes, HeadMark& mark) {
  while (true) {
    const std::size_t end = bytes.find('\n', mark.scanned);
    const std::size_t size = std::min(end, bytes.size()) - mark.line_start;
    if (const HttpError* fault = line_fault(mark.lines, size)) return *fault;
    if (std::min(end, bytes.size()) > limits::kHttpHead) return kHeadTooLong;
    if (end == std::string_view::npos) {
      mark.scanned = bytes.size();
      return std::size_t{0};
    }
    if (size == 0 || bytes[end - 1] != '\r') return kBadLine;
    if (size == 1 && mark.lines == 0) return kBadRequestLine;
    if (size == 1) return end + 1;
    ++mark.lines;
    mark.line_start = mark.scanned = end + 1;
  }
}

Checked<RequestHead> parse_head(std::string_view head) {
  std::string_view rest = head;
  Checked<RequestHead> parsed = parse_request_line(take_crlf_line(rest));
  if (std::holds_alternative<HttpError>(parsed)) return parsed;
  std::vector<Header>& headers = std::get<RequestHead>(parsed).headers;
  headers.reserve(24);  // what browsers send
  for (std::string_view line = take_crlf_line(rest); !line.empty(); line = take_crlf_line(rest)) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return kBadHeader;
    const Header header{line.substr(0, colon), without_blanks(line.substr(colon + 1))};
    if (!is_token(header.name) || !is_header_value(header.value)) return kBadHeader;
    headers.push_back(header);
  }
  return parsed;
}

}  // namespace paperhop::http
