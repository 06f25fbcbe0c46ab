// SPDX-License-Identifier: Apache-2.0
//
// What a file is, told by its bytes and never by its name.
#pragma once

#include <string_view>

namespace paperhop::cli {

enum class Media {
  text,        ///< prose, code, BibTeX, JSON, ...
  html,        ///< HTML or XHTML
  addresses,   ///< a list: nothing but one address on each line
  json_lines,  ///< a JSON object on each line
  warc,        ///< WARC, WET or WAT records
  pdf,         ///< also behind bytes that do not belong to it, as long as they are no text
  gzip,
  bzip2,
  xz,
  zstd,
  lz4,
  zip,  ///< also DOCX, EPUB, ODT
  seven_zip,
  tar,
  utf16,   ///< UTF-16 without a byte order mark, by the look of its NULs
  binary,  ///< anything else with NUL bytes
};

/// Looks at the first limits::kSniff bytes of `bytes`, which is the whole input or its start.
/// Text in an encoding other than UTF-8 must be decoded first.
Media sniff(std::string_view bytes);

/// Text without the byte order mark of UTF-8, if it begins with one.
std::string_view without_mark(std::string_view text);

/// True where `text` is nothing but addresses ("scheme://..."), one a line. Blank lines are
/// allowed. Linear.
bool is_address_list(std::string_view text);

/// What a kind of file that make_input() does not read is called ("gzip data", and the same
/// behind "no"), and the command that turns FILE into text on standard output ("gzip -dc FILE").
/// All empty for what is read or where nothing is known to help.
struct Unpacker {
  std::string_view what;
  std::string_view kind;
  std::string_view command;
};
Unpacker unpacker_of(Media media);

}  // namespace paperhop::cli
