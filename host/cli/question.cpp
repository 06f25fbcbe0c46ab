// SPDX-License-Identifier: Apache-2.0
#include "cli/question.hpp"

#include <charconv>
#include <optional>
#include <utility>

#include "answer/answer.hpp"
#include "cli/find_options.hpp"
#include "cli/help.hpp"
#include "cli/input.hpp"

namespace paperhop::cli {
namespace {

Error bad_usage(std::string message) {
  return {ErrorCode::bad_usage, std::move(message)};
}

Result<std::optional<std::size_t>> read_limit(const Arguments& arguments) {
  const auto text = arguments.value("limit");
  if (!text) return std::optional<std::size_t>();
  std::size_t limit = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
  if (error == std::errc() && end == text->data() + text->size() && limit > 0) return std::optional(limit);
  return bad_usage("--limit " + *text + ": no number of papers; use 1 or more");
}

/// The operands joined by blanks, or standard input.
Result<Question> read_question(const Arguments& arguments, std::size_t tabs, const Streams& streams) {
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
  if (words.empty() || (words.size() == 1 && words.front() == "-")) {
    const Result<Input> input = read_input("-", reading.value());
    if (!input.ok()) return Error{input.error().code, "standard input: " + input.error().message};
    if (!input.value().note().empty()) streams.complain("-", input.value().note());
    question.text = std::string(input.value().text());
    question.html = input.value().media() == Media::html;
    return question;
  }
  for (const std::string& word : words) {
    if (!question.text.empty()) question.text += ' ';
    question.text += word;
  }
  question.html = reading.value().as == Media::html;
  return question;
}

void say_what_is_missing(const Answer& answer, const Streams& streams) {
  if (answer.notice) streams.complain(answer.notice->message);
  if (!answer.left_out.empty()) {
    std::string ids;
    for (const LeftOut& left : answer.left_out) ids += " " + left.paper.to_string();
    streams.complain("left out:" + ids);
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
  const Result<Question> question = read_question(arguments, tabs, streams);
  if (!question.ok()) {
    streams.complain(question.error().message);
    if (question.error().code == ErrorCode::bad_usage) streams.err << usage(arguments.command);
    return {};
  }
  Answer answer = answer_question(Finder(), question.value(), *target.value());
  say_what_is_missing(answer, streams);
  if (!answer.open.empty()) return {std::move(answer.open), ExitStatus::found};
  if (!answer.search) return {{}, ExitStatus::none};
  streams.complain("no paper ID in the text; the address is a search for it");
  return {{*answer.search}, ExitStatus::found};
}

}  // namespace paperhop::cli
