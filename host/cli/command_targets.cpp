// SPDX-License-Identifier: Apache-2.0
//
// `paperhop targets`: where papers are read, and what each place knows.
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/search/json_line.hpp"
#include "cli/terminal/printable.hpp"
#include "ids/source.hpp"

namespace paperhop::cli {
namespace {

/// False where the template wants a key of Cool Papers and the site has none for that source.
bool shows(const Target& target, const Source& source) {
  const AddressTemplate* address = template_for(target, source.name);
  if (address == nullptr) return false;
  return source.coolpapers_key != nullptr || address->part.find("{coolpapers_key}") == std::string::npos;
}

/// The sources whose papers a target can show, in the order of all sources.
std::vector<std::string_view> known_sources(const Target& target) {
  std::vector<std::string_view> names;
  for (const Source* source : all_sources()) {
    if (shows(target, *source)) names.push_back(source->name);
  }
  return names;
}

std::string target_json(const Target& target, bool is_default) {
  return json_line({{"v", 1},
                    {"name", target.name},
                    {"title", target.title},
                    {"default", is_default},
                    {"sources", known_sources(target)},
                    {"search", !target.search.empty()},
                    {"limit", target.limit}});
}

std::string target_text(const Target& target, bool is_default) {
  std::string line = std::string(is_default ? "* " : "  ") + target.name + "\t" + target.title + "\t";
  for (const std::string_view name : known_sources(target)) line += std::string(name) + " ";
  if (!target.search.empty()) line += "search ";
  line.pop_back();
  return line;
}

}  // namespace

ExitStatus command_targets(const Arguments& arguments, const Settings& settings, const Streams& streams) {
  for (const Target& target : settings.config.targets) {
    const bool is_default = target.name == settings.target;
    const std::string line = arguments.has("json") ? target_json(target, is_default) : target_text(target, is_default);
    streams.out << (streams.out_is_terminal ? printable(line, true) : line) << '\n';
  }
  const Result<const Target*> target = settings.find_target();
  if (target.ok()) return ExitStatus::found;
  streams.complain(target.error().message);
  return ExitStatus::error;
}

}  // namespace paperhop::cli
