// SPDX-License-Identifier: Apache-2.0
#include "cli/input/pdf_input.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "base/memory_file.hpp"
#include "cli/input/file_bytes.hpp"
#include "text/pdf_ending.hpp"

namespace paperhop::cli {
namespace {

bool is_whole_file(int descriptor, std::size_t read) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
         ::lseek(descriptor, 0, SEEK_CUR) == static_cast<off_t>(read);
}

}  // namespace

Error no_copy_error() {
  return {ErrorCode::unreadable, "no copy of this PDF can be kept in memory (" +
                                     std::error_code(errno, std::generic_category()).message() +
                                     "); save it to a file, and name that"};
}

Result<UniqueFd> pdf_in_memory(std::string_view bytes) {
  UniqueFd copy = memory_file(bytes);
  if (!copy) return no_copy_error();
  return copy;
}

Result<UniqueFd> pdf_descriptor(UniqueFd opened, std::string head) {
  if (is_whole_file(opened.get(), head.size())) return opened;
  const Result<std::string> bytes = read_rest(opened.get(), std::move(head), limits::kPdfFile);
  if (!bytes.ok()) return bytes.error();
  if (bytes.value().size() > limits::kPdfFile) return pdf_too_large_error();
  return pdf_in_memory(bytes.value());
}

}  // namespace paperhop::cli
