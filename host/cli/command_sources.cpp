// SPDX-License-Identifier: Apache-2.0
//
// `paperhop sources`: where papers live, and how their IDs are spelled.
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/options/options.hpp"
#include "cli/search/json_line.hpp"
#include "ids/source.hpp"

namespace paperhop::cli {
namespace {

constexpr std::size_t kExamplesShown = 4;

/// A spelling for people: on one line, and it names one paper.
bool is_showable(const Example& example) {
  return !example.ids.empty() && example.ids.find(' ') == std::string_view::npos &&
         example.input.find('\n') == std::string_view::npos;
}

std::vector<const Example*> shown_examples(const Source& source) {
  std::vector<const Example*> shown;
  for (const Example& example : source.examples) {
    if (is_showable(example) && shown.size() < kExamplesShown) shown.push_back(&example);
  }
  return shown;
}

void print_json(const Source& source, std::ostream& out) {
  nlohmann::ordered_json json{{"v", 1}, {"name", source.name}, {"title", source.title}, {"site", source.site}};
  json["examples"] = nlohmann::ordered_json::array();
  for (const Example* example : shown_examples(source)) {
    json["examples"].push_back({{"input", example->input}, {"id", example->ids}});
  }
  out << json_line(json) << '\n';
}

void print_text(const Source& source, std::ostream& out) {
  out << source.name << '\t' << source.title << '\t' << source.site << '\n';
  for (const Example* example : shown_examples(source)) out << "    " << example->input << '\n';
}

}  // namespace

ExitStatus command_sources(const Arguments& arguments, const Settings&, const Streams& streams) {
  for (const Source* source : all_sources()) {
    arguments.has("json") ? print_json(*source, streams.out) : print_text(*source, streams.out);
  }
  return ExitStatus::found;
}

}  // namespace paperhop::cli
