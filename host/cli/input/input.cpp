// SPDX-License-Identifier: Apache-2.0
#include "cli/input/input.hpp"

#include <memory>
#include <new>
#include <utility>

#include "cli/input/file_bytes.hpp"
#include "cli/terminal/shell_quote.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kChooseEncoding = "; use --encoding NAME to choose";

bool is_utf8_name(std::string_view encoding) {
  const std::string name = lower_ascii(encoding);
  return name == "utf-8" || name == "utf8";
}

}  // namespace

Error refused_media(Media media, const std::string& name, std::string_view reader) {
  const Unpacker unpacker = unpacker_of(media);
  std::string command(unpacker.command);
  command.replace(command.find("FILE"), 4, shell_quoted(name));
  return {ErrorCode::unsupported_media, std::string(unpacker.what) + ": no " + std::string(unpacker.kind) +
                                            " is read here; try `" + command + " | " + std::string(reader) + "`"};
}

Error refused_binary(Media media) {
  if (media == Media::utf16) {
    return {ErrorCode::binary_input,
            "looks like UTF-16 without a byte order mark; use --encoding UTF-16LE or --encoding UTF-16BE"};
  }
  return {ErrorCode::binary_input, "binary data, no text; use --as text to read it anyway"};
}

bool is_no_text(const Error& error) {
  return error.code == ErrorCode::unsupported_media || error.code == ErrorCode::binary_input;
}

Encoding choose_encoding(std::string_view bytes, const std::string& wanted) {
  if (wanted.empty()) return detect_encoding(bytes);
  if (is_utf8_name(wanted)) return {};
  // "UTF-16" alone means: as the mark says.
  Encoding marked = encoding_of_mark(bytes);
  const std::string name = upper_ascii(wanted);
  if (!marked.name.empty() && marked.name.starts_with(name)) return marked;
  return {wanted, 0, EncodingEvidence::declared, 0};
}

std::string note_on(const Encoding& encoding) {
  switch (encoding.evidence) {
    case EncodingEvidence::valid_utf8:
    case EncodingEvidence::mark:
    case EncodingEvidence::declared: return {};
    case EncodingEvidence::guessed:
      return "not UTF-8; read as " + std::string(encoding.name) + std::string(kChooseEncoding);
    case EncodingEvidence::broken_utf8:
      return "not UTF-8 from byte " + std::to_string(encoding.first_invalid) + " on; read all the same" +
             std::string(kChooseEncoding);
  }
  return {};
}

namespace {

bool is_refused(Media media) {
  return !unpacker_of(media).what.empty();
}

}  // namespace

Result<Input> make_input(std::string bytes, const ReadingOptions& options, const std::string& name) try {
  const bool has_encoding = !options.encoding.empty() || !encoding_of_mark(bytes).name.empty();
  if (!options.as) {
    const Media raw = sniff(bytes);
    if (raw == Media::pdf) {
      return Error{ErrorCode::unsupported_media, "a PDF, no text; `paperhop find` reads it"};
    }
    if (is_refused(raw)) return refused_media(raw, name);
    if (!has_encoding && (raw == Media::binary || raw == Media::utf16)) return refused_binary(raw);
  }
  Input input;
  input.bytes_ = std::make_unique<std::string>(std::move(bytes));
  const Encoding encoding = choose_encoding(*input.bytes_, options.encoding);
  input.note_ = note_on(encoding);
  if (!encoding.name.empty()) {
    Result<DecodedText> decoded =
        DecodedText::decode(std::string_view(*input.bytes_).substr(encoding.mark_size), encoding.name);
    if (!decoded.ok()) return decoded.error();
    input.decoded_.emplace(std::move(decoded).value());
    input.mark_size_ = encoding.mark_size;
  }
  const Media media = options.as ? *options.as : sniff(input.text());
  // Decoded text may hold NULs; it was said to be text.
  input.media_ = media == Media::html || media == Media::addresses ? media : Media::text;
  return input;
} catch (const std::bad_alloc&) {
  return Error{ErrorCode::unreadable, "does not fit into memory; split it, or use --per-line"};
}

Result<Input> read_input(const std::string& name, const ReadingOptions& options) {
  Result<std::string> bytes = read_bytes(name);
  if (!bytes.ok()) return bytes.error();
  return make_input(std::move(bytes).value(), options, name);
}

}  // namespace paperhop::cli
