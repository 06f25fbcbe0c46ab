// SPDX-License-Identifier: Apache-2.0
//
// Standard output as a stream that knows why it failed: a reader that went away is no error,
// a full disk is one. And whether it is a terminal that wants colour.
#pragma once

#include <array>
#include <ostream>
#include <string>
#include <string_view>

namespace paperhop::cli {

/// Writes to a file descriptor in large pieces. After an error everything is refused, so the
/// stream in front of it turns bad and loops can end.
class FileBuffer : public std::streambuf {
 public:
  explicit FileBuffer(int descriptor);

  /// The errno of the first write that failed, else 0.
  int error() const { return error_; }

 protected:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

 private:
  bool write_all(const char* text, std::size_t size);
  bool flush_buffer();

  static constexpr std::size_t kSize = std::size_t{64} * 1024;
  int descriptor_;
  int error_ = 0;
  std::array<char, kSize> buffer_;
};

/// True where the descriptor is a terminal.
bool is_terminal(int descriptor);

/// How many columns the terminal on a descriptor has; 80 where it does not say.
std::size_t columns_of(int descriptor);

/// How many columns a chart may have: what COLUMNS says (null: not set), else the terminal on standard output, else 80.
std::size_t terminal_columns(const char* columns);

/// Whether colour is wanted: the option ("auto", "always", "never"; empty: not given) wins over
/// NO_COLOR and CLICOLOR_FORCE. Null: variable not set.
bool wants_color(std::string_view option, bool terminal, const char* no_color, const char* clicolor_force,
                 const char* term);

/// Opens what of descriptors 0 to 2 is closed, so that no file of ours gets one of them; a
/// closed standard output still refuses what is written.
void reserve_standard_descriptors();

}  // namespace paperhop::cli
