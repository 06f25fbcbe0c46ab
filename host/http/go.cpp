// SPDX-License-Identifier: Apache-2.0
#include "http/go.hpp"

#include <algorithm>
#include <string>

#include "answer/answer.hpp"
#include "http/pages.hpp"
#include "http/query.hpp"
#include "http/words.hpp"

namespace paperhop::http {
namespace {

/// True where the text is one web address and nothing else: it is asked as a page is, so that
/// one that names no paper is told so instead of being searched for.
bool is_address(std::string_view text) {
  const bool has_scheme = text.starts_with("https://") || text.starts_with("http://");
  return has_scheme &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
}

Question read_question(std::string_view query) {
  Question question;
  question.text = query_value(query, "q");
  question.page = query_value(query, "page");
  if (is_address(question.text)) {
    question.page = std::move(question.text);
    question.text.clear();
  }
  return question;
}

}  // namespace

Response go(std::string_view query, const Config& config, const Finder& finder, Language language) {
  const Question question = read_question(query);
  const std::string name = query_value(query, "target");
  const Target* target = target_or_default(config, name);
  if (target == nullptr) {
    return message_page(400, language, "no_target",
                        std::string(word(language, "use_target")) + " " + target_names(config), question.text);
  }
  Answer answer = answer_question(finder, question, *target);
  const std::size_t papers = answer.papers.size();
  Response response;
  // A redirect could not say what is left out.
  if (answer.open.size() == 1 && answer.left_out.empty()) {
    response = redirect_to(std::move(answer.open.front()));
  } else if (!answer.open.empty()) {
    response = list_page(answer, language);
  } else if (answer.search) {
    response = redirect_to(std::move(*answer.search));
  } else {
    const bool is_asked = !question.text.empty() || !question.page.empty();
    response = message_page(
        is_asked ? 404 : 400, language, "nothing_to_open",
        answer.notice ? notice_text(*answer.notice, language) : std::string(word(language, "nothing_found")),
        question.text.empty() ? question.page : question.text);
  }
  response.papers = papers;
  return response;
}

}  // namespace paperhop::http
