// SPDX-License-Identifier: Apache-2.0
//
// Result<T>: a value or a named error. Every "no" in the core is a value; nothing
// below the programs' main functions prints, exits or throws across a module border.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace paperhop {

/// What went wrong. Append only: the texts of code_name() are part of the protocol
/// (manifest/PROTOCOL.md) and of scripts that read them.
enum class ErrorCode {
  bad_json,             ///< a message is not well-formed JSON
  bad_request,          ///< well-formed JSON that is no request of ours
  unsupported_version,  ///< "v" is not 1
  unknown_type,         ///< "type" names no request
  unknown_target,       ///< "target" names no target
  frame_too_long,       ///< a frame announces more bytes than the limit
  frame_truncated,      ///< the input ended inside a frame
  bad_part,             ///< a numbered part is out of order, inconsistent or too much
  message_too_long,     ///< the joined parts exceed the limit
  unreadable,           ///< a file cannot be opened or read
  is_directory,         ///< a folder was given where a file is read
  binary_input,         ///< the bytes are no text
  unsupported_media,    ///< a kind of file that this version does not read
  bad_encoding,         ///< a charset that is not known
  bad_config,           ///< a line of the configuration is wrong
  bad_target,           ///< a target's template is wrong
  bad_usage,            ///< a wrong option or argument
  no_browser,           ///< a browser is not known or not found
  not_ours,             ///< a file stands where ours should, and is not ours
  write_failed,         ///< a file or stream cannot be written
  start_failed,         ///< a program cannot be started
  host_failed,          ///< the native host did not answer as it should
  pdf_unreadable,       ///< a PDF, or what claims to be one, that no engine can open or that broke off
  pdf_password,         ///< a PDF that opens only with a password
  pdf_too_large,        ///< a PDF above the size limit
  pdf_stopped,          ///< reading a PDF took too much time or memory and was ended
  pdf_no_text,          ///< a PDF whose pages are pictures; links and metadata are still read
  pdf_damaged,          ///< a damaged PDF, read as far as possible
  pdf_busy,             ///< too many PDFs at a time
  sandbox_incomplete,   ///< the kernel lacks a part of the sandbox around the PDF engines
  record_too_long,      ///< a record, a line or a row is over --max-record
  unpacks_too_much,     ///< a bomb: packed data that come to more than any measure of their size
  cancelled,            ///< the asker took the request back
  internal,             ///< a fault of paperhop itself
};

/// The stable name of a code, as in the protocol: "bad_json".
constexpr std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_json: return "bad_json";
    case ErrorCode::bad_request: return "bad_request";
    case ErrorCode::unsupported_version: return "unsupported_version";
    case ErrorCode::unknown_type: return "unknown_type";
    case ErrorCode::unknown_target: return "unknown_target";
    case ErrorCode::frame_too_long: return "frame_too_long";
    case ErrorCode::frame_truncated: return "frame_truncated";
    case ErrorCode::bad_part: return "bad_part";
    case ErrorCode::message_too_long: return "message_too_long";
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::is_directory: return "is_directory";
    case ErrorCode::binary_input: return "binary_input";
    case ErrorCode::unsupported_media: return "unsupported_media";
    case ErrorCode::bad_encoding: return "bad_encoding";
    case ErrorCode::bad_config: return "bad_config";
    case ErrorCode::bad_target: return "bad_target";
    case ErrorCode::bad_usage: return "bad_usage";
    case ErrorCode::no_browser: return "no_browser";
    case ErrorCode::not_ours: return "not_ours";
    case ErrorCode::write_failed: return "write_failed";
    case ErrorCode::start_failed: return "start_failed";
    case ErrorCode::host_failed: return "host_failed";
    case ErrorCode::pdf_unreadable: return "pdf_unreadable";
    case ErrorCode::pdf_password: return "pdf_password";
    case ErrorCode::pdf_too_large: return "pdf_too_large";
    case ErrorCode::pdf_stopped: return "pdf_stopped";
    case ErrorCode::pdf_no_text: return "pdf_no_text";
    case ErrorCode::pdf_damaged: return "pdf_damaged";
    case ErrorCode::pdf_busy: return "pdf_busy";
    case ErrorCode::sandbox_incomplete: return "sandbox_incomplete";
    case ErrorCode::record_too_long: return "record_too_long";
    case ErrorCode::unpacks_too_much: return "unpacks_too_much";
    case ErrorCode::cancelled: return "cancelled";
    case ErrorCode::internal: return "internal";
  }
  return "internal";
}

/// A named error with a sentence for people: what was wrong; what to do.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
};

/// A value or an Error. Ask ok() before value(); error() only when it is not ok.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// For functions that give nothing back but may fail.
struct Done {};
using Status = Result<Done>;

}  // namespace paperhop
