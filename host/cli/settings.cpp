// SPDX-License-Identifier: Apache-2.0
#include "cli/settings.hpp"

#include "answer/answer.hpp"
#include "cli/terminal/printable.hpp"
#include "ids/source.hpp"

namespace paperhop::cli {
namespace {

std::string config_state(const Settings& settings) {
  if (!settings.config_wanted) return "not read (--no-config)";
  if (settings.config.path.empty()) return "none (neither XDG_CONFIG_HOME nor HOME is set)";
  return settings.config.path + (settings.config.exists ? "" : " (not there)");
}

}  // namespace

Result<const Target*> Settings::find_target() const {
  if (const Target* found = config.find_target(target)) return found;
  return Error{ErrorCode::unknown_target,
               target + ": no such target (" + target_origin + "); use one of " + target_names(config)};
}

Settings load_settings(const Arguments& arguments, const char* environment_target) {
  Settings settings;
  settings.config_wanted = !arguments.has("no-config");
  settings.config = settings.config_wanted ? load_config() : builtin_config();
  if (const auto wanted = arguments.value("target")) {
    settings.target = *wanted;
    settings.target_origin = "--target";
  } else if (environment_target != nullptr && *environment_target != '\0') {
    settings.target = environment_target;
    settings.target_origin = "PAPERHOP_TARGET";
  } else {
    settings.target = settings.config.default_target;
    settings.target_origin = settings.target == builtin_config().default_target ? "default" : "configuration";
  }
  return settings;
}

void complain_about_config(const Settings& settings, const Streams& streams) {
  for (const std::string& problem : settings.config.problems) streams.complain(problem);
}

ExitStatus print_config(const Settings& settings, const Streams& streams) {
  complain_about_config(settings, streams);
  const std::string text = "config: " + config_state(settings) + "\ntarget: " + settings.target + " (" +
                           settings.target_origin + ")\ntargets: " + target_names(settings.config) + "\n";
  streams.out << (streams.out_is_terminal ? printable(text, true) : text);
  const Result<const Target*> target = settings.find_target();
  if (target.ok()) return ExitStatus::found;
  streams.complain(target.error().message);
  return ExitStatus::error;
}

std::string address_at(const Target& target, const PaperId& paper) {
  std::vector<AnswerPaper> papers(1);
  papers.front().paper = paper;
  if (const Source* source = find_source(paper.source)) papers.front().page = source->page(paper);
  plan_addresses(papers, target, 1);
  return std::move(papers.front().url);
}

}  // namespace paperhop::cli
