// SPDX-License-Identifier: Apache-2.0
//
// PDFs among the words of `paperhop url` and `paperhop open`: a word that names a PDF file stands
// for the paper that the PDF is.
#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "base/unique_fd.hpp"
#include "cli/terminal/streams.hpp"

namespace paperhop::cli {

/// True where `word` is the name of a file that is a PDF by its content.
bool names_pdf(const std::string& word);

/// The ID of the paper that the PDF `name` is ("-": standard input), open at `opened` with `head`
/// read of it; empty where it does not say, which is said on standard error. The message of an
/// error begins with the name.
Result<std::string> own_paper(const std::string& name, UniqueFd opened, std::string head, const Streams& streams);

/// The same for a file by its name.
Result<std::string> own_paper(const std::string& name, const Streams& streams);

/// Why a word that is a file's name or path and no text names no paper, with what to do; nothing
/// where it is a text: titles have blanks, and rarely a slash in front or ".pdf" at the end.
std::optional<std::string> problem_with_file(const std::string& word);

}  // namespace paperhop::cli
