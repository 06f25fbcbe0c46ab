// SPDX-License-Identifier: Apache-2.0
#include "http/written.hpp"

#include "http/security_headers.hpp"

namespace paperhop::http {
namespace {

std::string_view status_text(int status) {
  switch (status) {
    case 200: return "OK";
    case 204: return "No Content";
    case 302: return "Found";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 411: return "Length Required";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
  }
}

/// Bytes that a response has beside the security headers and what its writer names.
constexpr std::size_t kRoom = 256;

std::string begin_response(int status, std::size_t more) {
  const std::string_view security = security_lines();
  std::string out;
  out.reserve(security.size() + more + kRoom);
  out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(status_text(status));
  out.append("\r\n").append(security);
  return out;
}

}  // namespace

std::string_view security_lines() {
  static const std::string lines = [] {
    std::string text;
    for (const SecurityHeader& header : kSecurityHeaders) {
      text.append(header.name).append(": ").append(header.value).append("\r\n");
    }
    return text;
  }();
  return lines;
}

std::string reading_line(std::string_view extension) {
  return extension.empty() ? "" : "Access-Control-Allow-Origin: " + std::string(extension) + "\r\n";
}

std::string error_response(const HttpError& error, bool head_only, std::string_view extension) {
  const std::string status(status_text(error.status));
  const std::string body = std::to_string(error.status) + ' ' + status + ": " + std::string(error.message) + '\n';
  std::string out = begin_response(error.status, 2 * body.size());
  out += reading_line(extension);
  out += "Connection: close\r\nContent-Type: text/plain; charset=utf-8\r\n";
  out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  if (error.status == 401) out += "WWW-Authenticate: Bearer realm=\"paperhop\"\r\n";
  if (error.status == 503) out += "Retry-After: 1\r\n";
  if (!error.allow.empty()) out.append("Allow: ").append(error.allow).append("\r\n");
  out += "\r\n";
  if (!head_only) out += body;
  return out;
}

std::string redirect_response(int status, std::string_view location, bool keep_alive) {
  std::string out = begin_response(status, location.size());
  out.append("Location: ").append(location).append("\r\nContent-Length: 0\r\n");
  out += keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
  return out;
}

std::string json_response(int status, std::string_view body, std::string_view extension) {
  std::string out = begin_response(status, body.size());
  out += reading_line(extension);
  out += "Connection: close\r\nContent-Type: application/json\r\n";
  out.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
  return out;
}

std::string preflight_response(std::string_view extension) {
  std::string out = begin_response(204, extension.size());
  out += reading_line(extension);
  out += "Access-Control-Allow-Methods: POST\r\nAccess-Control-Allow-Headers: authorization, content-type\r\n";
  out += "Access-Control-Max-Age: 600\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  return out;
}

}  // namespace paperhop::http
