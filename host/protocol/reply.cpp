// SPDX-License-Identifier: Apache-2.0
#include "protocol/reply.hpp"

#include "base/limits.hpp"
#include "base/version.hpp"
#include "ids/source.hpp"
#include "protocol/json_writer.hpp"

namespace paperhop {
namespace {

JsonWriter begin_reply(std::string_view id, std::string_view type) {
  JsonWriter json;
  json.begin_object().key("v").number(kProtocolVersion).key("id").raw(id).key("type").string(type);
  return json;
}

void write_sources(JsonWriter& json) {
  json.key("sources").begin_array();
  for (const Source* source : all_sources()) {
    json.begin_object().key("name").string(source->name).key("title").string(source->title).end_object();
  }
  json.end_array();
}

void write_targets(JsonWriter& json, const Config& config) {
  const Target& preferred = default_target(config);
  json.key("targets").begin_array();
  for (const Target& target : config.targets) {
    json.begin_object().key("name").string(target.name).key("title").string(target.title);
    json.key("default").boolean(&target == &preferred).key("search").boolean(!target.search.empty()).end_object();
  }
  json.end_array();
}

void write_limits(JsonWriter& json) {
  json.key("limits").begin_object();
  json.key("frame_in").number(limits::kFrameIn).key("frame_out").number(limits::kFrameOut);
  json.key("message").number(limits::kJoinedMessage).key("open_parts").number(limits::kOpenParts);
  json.key("papers").number(limits::kPapersPerAnswer);
  json.key("pdf").number(limits::kPdfFile).key("open_pdfs").number(limits::kOpenPdfs).end_object();
}

/// A place in the text, link or page; in a PDF there is none, but other things are known.
void write_place(JsonWriter& json, const AnswerPaper& found) {
  json.key("at");
  if (!found.in_pdf) {
    json.begin_array().number(found.begin).number(found.size).end_array().key("link");
    found.link ? json.number(*found.link) : json.null();
    return;
  }
  json.null().key("own").boolean(found.in_pdf->own).key("pdf_page");
  found.in_pdf->page > 0 ? json.number(found.in_pdf->page) : json.null();
}

void write_paper(JsonWriter& json, const AnswerPaper& found) {
  const PaperId& paper = found.paper;
  json.begin_object().key("id").string(paper.to_string()).key("source").string(paper.source);
  json.key("key").string(paper.key).key("version");
  paper.version > 0 ? json.number(paper.version) : json.null();
  json.key("url").string(found.url).key("page").string(found.page).key("pdf").string(found.pdf);
  const Source* source = find_source(paper.source);
  const std::string bibtex =
      source != nullptr && source->bibtex_key != nullptr ? source->bibtex_key(paper) : std::string();
  json.key("bibtex_key");
  bibtex.empty() ? json.null() : json.string(bibtex);
  json.key("evidence");
  json.string(found.in_pdf ? evidence_name(found.in_pdf->evidence) : evidence_name(found.evidence));
  json.key("rule").string(found.rule).key("from").string(origin_name(found.from));
  write_place(json, found);
  json.end_object();
}

void write_papers(JsonWriter& json, std::string_view name, const std::vector<AnswerPaper>& papers) {
  json.key(name).begin_array();
  for (const AnswerPaper& paper : papers) write_paper(json, paper);
  json.end_array();
}

template <typename Texts>
void write_strings(JsonWriter& json, std::string_view name, const Texts& strings) {
  json.key(name).begin_array();
  for (const std::string_view string : strings) json.string(string);
  json.end_array();
}

void write_left_out(JsonWriter& json, const std::vector<LeftOut>& left_out) {
  json.key("left_out").begin_array();
  for (const LeftOut& left : left_out) {
    json.begin_object().key("id").string(left.paper.to_string()).key("reason").string(left.reason).end_object();
  }
  json.end_array();
}

/// What answers of every kind have.
void write_answer(JsonWriter& json, const Answer& answer) {
  write_papers(json, "papers", answer.papers);
  write_strings(json, "open", answer.open);
  json.key("search");
  answer.search ? json.string(*answer.search) : json.null();
  write_strings(json, "searches", answer.searches);
  write_left_out(json, answer.left_out);
  write_papers(json, "beside", answer.beside);
  json.key("message");
  answer.notice ? json.string(answer.notice->message) : json.null();
  json.key("reason");
  answer.notice ? json.string(answer.notice->reason) : json.null();
  json.key("back").boolean(answer.back);
}

void write_or_null(JsonWriter& json, std::string_view name, const std::optional<std::string>& text) {
  json.key(name);
  text ? json.string(*text) : json.null();
}

void write_problems(JsonWriter& json, const std::vector<DefinitionProblem>& problems) {
  json.key("problems").begin_array();
  for (const auto& [field, fault] : problems) {
    json.begin_object().key("field").string(shown(field)).key("reason").string(fault.reason);
    json.key("detail").string(fault.detail).key("message").string(fault.message).end_object();
  }
  json.end_array();
}

void write_examples(JsonWriter& json, const TargetExamples& examples) {
  json.key("examples").begin_array();
  for (const TargetExample& example : examples.papers) {
    json.begin_object().key("source").string(example.source).key("id").string(example.id);
    write_or_null(json, "url", example.url);
    json.end_object();
  }
  json.end_array();
  write_or_null(json, "together", examples.together);
  write_strings(json, "searches", examples.searches);
}

/// The placeholders that a field's templates may have.
std::vector<std::string_view> placeholders_of(const KnownField& field) {
  if (field.kind == FieldKind::papers) return placeholders_for(field.source);
  if (field.kind == FieldKind::search) return {"query"};
  return {};
}

void write_fields(JsonWriter& json) {
  json.key("fields").begin_array();
  for (const KnownField& field : known_fields()) {
    json.begin_object().key("name").string(field.name).key("kind").string(kind_name(field.kind)).key("source");
    field.source ? json.string(field.source->name) : json.null();
    write_strings(json, "placeholders", placeholders_of(field));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string hello_reply(std::string_view id, const Config& config, std::string_view daemon_token) {
  JsonWriter json = begin_reply(id, "hello");
  json.key("version").string(kVersion);
  write_sources(json);
  write_targets(json, config);
  write_limits(json);
  if (!daemon_token.empty()) json.key("daemon_token").string(daemon_token);
  return json.end_object().take();
}

std::string answer_reply(std::string_view id, std::string_view target, const Answer& answer) {
  JsonWriter json = begin_reply(id, "answer");
  json.key("target").string(target);
  write_answer(json, answer);
  return json.end_object().take();
}

std::string batch_reply(std::string_view id, std::string_view target, const std::vector<Answer>& answers) {
  JsonWriter json = begin_reply(id, "batch");
  json.key("target").string(target).key("answers").begin_array();
  for (const Answer& answer : answers) {
    json.begin_object();
    write_answer(json, answer);
    json.end_object();
  }
  json.end_array();
  return json.end_object().take();
}

std::string explained_reply(std::string_view id, std::string_view target, const Answer& answer,
                            const std::vector<Refusal>& refusals) {
  JsonWriter json = begin_reply(id, "answer");
  json.key("target").string(target);
  write_answer(json, answer);
  json.key("refusals").begin_array();
  for (const Refusal& refusal : refusals) {
    json.begin_object().key("text").string(refusal.text).key("at").begin_array().number(refusal.begin);
    json.number(refusal.end - refusal.begin).end_array().key("rule").string(refusal.rule);
    json.key("reason").string(refusal.reason.sentence()).key("code").string(refusal.reason.code());
    json.key("detail").string(refusal.reason.detail).end_object();
  }
  return json.end_array().end_object().take();
}

std::string pdf_answer_reply(std::string_view id, std::string_view target, const PdfAnswer& answer) {
  JsonWriter json = begin_reply(id, "answer");
  json.key("target").string(target);
  write_answer(json, answer.answer);
  write_strings(json, "open_cited", answer.open_cited);
  json.key("more").boolean(answer.more);
  return json.end_object().take();
}

std::string targets_reply(std::string_view id, const Config& config) {
  JsonWriter json = begin_reply(id, "targets");
  json.key("default").string(default_target(config).name);
  write_targets(json, config);
  return json.end_object().take();
}

std::string config_reply(std::string_view id, const Config& config) {
  JsonWriter json = begin_reply(id, "config");
  json.key("path");
  config.path.empty() ? json.null() : json.string(config.path);
  json.key("exists").boolean(config.exists).key("default_target").string(default_target(config).name);
  write_targets(json, config);
  write_strings(json, "problems", config.problems);
  return json.end_object().take();
}

std::string check_target_reply(std::string_view id, const std::vector<DefinitionProblem>& problems,
                               const TargetExamples& examples) {
  JsonWriter json = begin_reply(id, "check_target");
  write_problems(json, problems);
  write_examples(json, examples);
  write_fields(json);
  return json.end_object().take();
}

}  // namespace paperhop
