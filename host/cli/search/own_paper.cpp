// SPDX-License-Identifier: Apache-2.0
#include "cli/search/own_paper.hpp"

#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/limits.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/input/media.hpp"
#include "cli/input/pdf_input.hpp"
#include "cli/search/pdf_search.hpp"
#include "cli/terminal/shell_quote.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {
namespace {

Error error_of(const std::string& name, const Error& error) {
  return {error.code, (name == "-" ? "standard input" : name) + ": " + error.message};
}

/// Not a text by the look of it: a path from a root or folder, or a PDF's name.
bool looks_like_path(const std::string& word) {
  if (word.find_first_of(" \t\n") != std::string::npos) return false;
  const std::string lower = lower_ascii(word);
  for (const std::string_view start : {"/", "./", "../", "~/", "file:"}) {
    if (lower.starts_with(start)) return true;
  }
  return lower.ends_with(".pdf") && lower.find("://") == std::string::npos;
}

}  // namespace

std::optional<std::string> problem_with_file(const std::string& word) {
  std::error_code error;
  const bool exists = word.find('/') != std::string::npos || word.find('.') != std::string::npos
                          ? std::filesystem::exists(word, error)
                          : false;
  if (!exists && !looks_like_path(word)) return std::nullopt;
  if (lower_ascii(word).starts_with("file:")) return word + ": an address of a file; give its path";
  const Result<UniqueFd> opened = open_input(word);
  if (!opened.ok()) return word + ": " + opened.error().message;
  return word + ": this file is no PDF; `paperhop find " + shell_quoted(word) + "` lists the papers that it names";
}

bool names_pdf(const std::string& word) {
  if (!is_regular_file(word)) return false;
  const Result<UniqueFd> opened = open_input(word);
  if (!opened.ok()) return false;
  const Result<std::string> head = read_head(opened.value().get(), limits::kSniff);
  return head.ok() && sniff(head.value()) == Media::pdf;
}

Result<std::string> own_paper(const std::string& name, UniqueFd opened, std::string head, const Streams& streams) {
  const Result<UniqueFd> whole = pdf_descriptor(std::move(opened), std::move(head));
  if (!whole.ok()) return error_of(name, whole.error());
  PdfWorker worker;
  std::string paper;
  const auto take = [&](PdfMention&& mention) {
    if (mention.own && paper.empty()) paper = mention.paper.to_string();
  };
  constexpr int kNoCancel = -1;
  const Status status = search_pdf(worker, Finder(), name, whole.value().get(), pdf_origin(name, {}), PdfWant::own,
                                   take, streams, kNoCancel);
  // Who knows the paper does not need the rest.
  if (!status.ok() && paper.empty()) return error_of(name, status.error());
  if (paper.empty()) {
    streams.complain(name, "this PDF does not say which paper it is; `paperhop find" +
                               (name == "-" ? std::string() : " " + shell_quoted(name)) + "` lists what it cites");
  }
  return paper;
}

Result<std::string> own_paper(const std::string& name, const Streams& streams) {
  Result<UniqueFd> opened = open_input(name);
  if (!opened.ok()) return error_of(name, opened.error());
  return own_paper(name, std::move(opened).value(), {}, streams);
}

}  // namespace paperhop::cli
