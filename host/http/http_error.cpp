// SPDX-License-Identifier: Apache-2.0
#include "http/http_error.hpp"

#include "http/security_headers.hpp"

namespace paperhop::http {

std::string_view status_text(int status) {
  switch (status) {
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
    case 431: return "Request Header Fields Too Large";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Error";
  }
}

std::string error_response(const HttpError& error, bool head_only) {
  std::string body = std::to_string(error.status) + ' ' + std::string(status_text(error.status)) + ": " +
                     std::string(error.message) + '\n';
  std::string out = "HTTP/1.1 " + std::to_string(error.status) + ' ';
  out.append(status_text(error.status)).append("\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n");
  out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  if (error.status == 401) out += "WWW-Authenticate: Bearer realm=\"paperhop\"\r\n";
  if (!error.allow.empty()) out.append("Allow: ").append(error.allow).append("\r\n");
  if (error.status == 503) out += "Retry-After: 1\r\n";
  for (const SecurityHeader& header : kSecurityHeaders) {
    out.append(header.name).append(": ").append(header.value).append("\r\n");
  }
  out += "\r\n";
  if (!head_only) out += body;
  return out;
}

}  // namespace paperhop::http
