// SPDX-License-Identifier: Apache-2.0
#include "cli/own_paper.hpp"

#include <utility>

#include "base/limits.hpp"
#include "cli/file_bytes.hpp"
#include "cli/media.hpp"
#include "cli/pdf_search.hpp"
#include "cli/shell_quote.hpp"

namespace paperhop::cli {
namespace {

Error error_of(const std::string& name, const Error& error) {
  return {error.code, (name == "-" ? "standard input" : name) + ": " + error.message};
}

}  // namespace

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
