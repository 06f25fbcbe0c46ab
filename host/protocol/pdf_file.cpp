// SPDX-License-Identifier: Apache-2.0
#include "protocol/pdf_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/limits.hpp"
#include "text/pdf_ending.hpp"
#include "text/pdf_header.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

Error bad_address(const char* what) {
  return {ErrorCode::bad_request, std::string("\"file\" ") + what + "; send file:///… or an absolute path"};
}

Error no_pdf() {
  return {
      ErrorCode::pdf_unreadable,
      "there is no PDF that can be read at this address; check that the file is there, is a PDF, and is yours to read"};
}

/// Opens without side effects first: only a descriptor that is known to be a regular file is opened for reading.
UniqueFd open_regular(const std::string& path, std::size_t& size) {
  const UniqueFd place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  struct stat status {};
  if (!place || ::fstat(place.get(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  size = static_cast<std::size_t>(status.st_size);
  return UniqueFd(::open(("/proc/self/fd/" + std::to_string(place.get())).c_str(), O_RDONLY | O_CLOEXEC));
}

bool has_pdf_header(int file) {
  std::array<char, limits::kPdfHeader> bytes{};
  const ssize_t got = ::pread(file, bytes.data(), bytes.size(), 0);
  return got > 0 && pdf_header_at({bytes.data(), static_cast<std::size_t>(got)}) != std::string_view::npos;
}

}  // namespace

Result<std::string> path_of_file_address(std::string_view address) {
  std::string path(address);
  if (!address.starts_with('/')) {
    constexpr std::string_view kScheme = "file:";
    constexpr std::string_view kLocal = "localhost/";
    if (!starts_with_lower(address, kScheme)) return bad_address("is no address of a file");
    address.remove_prefix(kScheme.size());
    if (address.starts_with("//")) {
      address.remove_prefix(2);
      if (starts_with_lower(address, kLocal)) address.remove_prefix(kLocal.size() - 1);
    }
    if (!address.starts_with('/')) return bad_address("names another computer or no whole path");
    path = percent_decode(address.substr(0, address.find_first_of("?#")));
  }
  if (path.find('\0') != std::string::npos) return bad_address("holds a NUL byte");
  return path;
}

Result<PdfFile> open_pdf_file(std::string_view address) {
  Result<std::string> path = path_of_file_address(address);
  if (!path) return path.error();
  std::size_t size = 0;
  UniqueFd file = open_regular(path.value(), size);
  if (!file || !has_pdf_header(file.get())) return no_pdf();
  if (size > limits::kPdfFile) return pdf_too_large_error();
  return PdfFile{std::move(file), path.value().substr(path.value().rfind('/') + 1)};
}

}  // namespace paperhop
