// SPDX-License-Identifier: Apache-2.0
#include "cli/question.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "answer/answer.hpp"
#include "base/limits.hpp"
#include "cli/help.hpp"
#include "cli/input/file_bytes.hpp"
#include "cli/input/input.hpp"
#include "cli/search/find_options.hpp"
#include "cli/search/own_paper.hpp"

namespace paperhop::cli {
namespace {

Result<std::optional<std::size_t>> read_limit(const Arguments& arguments) {
  const auto text = arguments.value("limit");
  if (!text) return std::optional<std::size_t>();
  if (const std::optional<std::size_t> limit = parse_count(*text)) return limit;
  return bad_usage("--limit " + *text + ": no number of papers; use 1 or more");
}

/// The PDFs among what was asked about.
struct PdfsAsked {
  bool any = false;
  bool undecided = false;  ///< one does not say which paper it is

  void count(const std::string& paper) {
    any = true;
    undecided = undecided || paper.empty();
  }
};

Status read_standard_input(const ReadingOptions& reading, Question& question, PdfsAsked& pdfs, const Streams& streams) {
  const auto error_of = [](const Error& error) { return Error{error.code, "standard input: " + error.message}; };
  Result<UniqueFd> opened = open_input("-");
  if (!opened.ok()) return error_of(opened.error());
  Result<std::string> head = read_head(opened.value().get(), limits::kSniff);
  if (!head.ok()) return error_of(head.error());
  if (reading.as.value_or(sniff(head.value())) == Media::pdf) {
    Result<std::string> paper = own_paper("-", std::move(opened).value(), std::move(head).value(), streams);
    if (!paper.ok()) return paper.error();
    pdfs.count(paper.value());
    question.text = std::move(paper).value();
    return Done{};
  }
  Result<std::string> bytes = read_rest(opened.value().get(), std::move(head).value());
  if (!bytes.ok()) return error_of(bytes.error());
  const Result<Input> input = make_input(std::move(bytes).value(), reading, "-");
  if (!input.ok()) return error_of(input.error());
  if (!input.value().note().empty()) streams.complain("-", input.value().note());
  question.text = std::string(input.value().text());
  question.html = input.value().media() == Media::html;
  return Done{};
}

/// Words joined by blanks; one that names a PDF stands for its paper.
Status join_words(const std::vector<std::string>& words, const ReadingOptions& reading, Question& question,
                  PdfsAsked& pdfs, const Streams& streams) {
  for (const std::string& word : words) {
    std::string text = word;
    if (reading.as.value_or(Media::pdf) == Media::pdf && names_pdf(word)) {
      Result<std::string> paper = own_paper(word, streams);
      if (!paper.ok()) return paper.error();
      pdfs.count(paper.value());
      text = std::move(paper).value();
    }
    if (!question.text.empty() && !text.empty()) question.text += ' ';
    question.text += text;
  }
  question.html = reading.as == Media::html;
  return Done{};
}

/// The text to ask about; nothing where it was a PDF that does not say which paper it is.
Result<std::optional<Question>> read_question(const Arguments& arguments, std::size_t tabs, PdfsAsked& pdfs,
                                              const Streams& streams) {
  Question question;
  const Result<std::optional<std::size_t>> limit = read_limit(arguments);
  if (!limit.ok()) return limit.error();
  question.limit = limit.value();
  question.tabs = tabs;
  const Result<ReadingOptions> reading = read_reading_options(arguments);
  if (!reading.ok()) return reading.error();

  const std::vector<std::string>& words = arguments.operands;
  if (words.empty() && streams.in_is_terminal) {
    return bad_usage("no text, and standard input is a terminal; give a text, or - to type one");
  }
  const Status status = words.empty() || (words.size() == 1 && words.front() == "-")
                            ? read_standard_input(reading.value(), question, pdfs, streams)
                            : join_words(words, reading.value(), question, pdfs, streams);
  if (!status.ok()) return status.error();
  if (question.text.empty() && pdfs.any) return std::optional<Question>();
  return std::optional(std::move(question));
}

/// The notice of an answer speaks of opening.
void say_what_is_missing(const Answer& answer, bool opens, const Streams& streams) {
  if (answer.notice && (opens || answer.left_out.empty())) streams.complain(answer.notice->message);
  if (!opens && !answer.left_out.empty()) {
    streams.complain("these addresses are not of all papers; raise --limit, or ask for the others by themselves");
  }
  if (!answer.left_out.empty()) {
    const std::size_t count = answer.left_out.size();
    std::string line = std::to_string(count) + " left out:";
    for (std::size_t i = 0; i < std::min(count, limits::kNamedLeftOut); ++i) {
      line += " " + answer.left_out[i].paper.to_string();
    }
    streams.complain(line + (count > limits::kNamedLeftOut ? " …" : ""));
  }
}

}  // namespace

AddressesToOpen addresses_for(const Arguments& arguments, const Settings& settings, std::size_t tabs,
                              const Streams& streams) {
  const Result<const Target*> target = settings.find_target();
  if (!target.ok()) {
    streams.complain(target.error().message);
    return {};
  }
  PdfsAsked pdfs;
  const Result<std::optional<Question>> question = read_question(arguments, tabs, pdfs, streams);
  if (!question.ok()) {
    streams.complain(question.error().message);
    if (question.error().code == ErrorCode::bad_usage) streams.err << usage(arguments.command);
    return {};
  }
  if (!question.value()) return {{}, ExitStatus::none};
  if (question.value()->text.find_first_not_of(" \t\r\n") == std::string::npos) {
    streams.complain("nothing was given; name a text, an ID or a PDF");
    return {{}, ExitStatus::none};
  }
  Answer answer = answer_question(Finder(), *question.value(), *target.value());
  say_what_is_missing(answer, arguments.command->name == "open", streams);
  // A script that asked for two papers must not take one for both.
  const ExitStatus status = pdfs.undecided ? ExitStatus::none : ExitStatus::found;
  if (!answer.open.empty()) return {std::move(answer.open), status};
  if (!answer.search) return {{}, ExitStatus::none};
  // Nobody searches the web for a path; it would also tell the site what files there are here.
  for (const std::string& word : arguments.operands) {
    if (const auto problem = problem_with_file(word)) {
      streams.complain(*problem);
      return {};
    }
  }
  streams.complain("no paper ID in the text; the address is a search for it");
  return {{*answer.search}, ExitStatus::found};
}

}  // namespace paperhop::cli
