// SPDX-License-Identifier: Apache-2.0
#include "answer/config.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "answer/target_definition.hpp"
#include "answer/template_check.hpp"
#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '-' || c == '_';
  });
}

/// Reads one document; what is wrong becomes a line with its place.
class ConfigReader {
 public:
  ConfigReader(Config& config, std::string_view path) : config_(config), path_(path) {}

  void read(const toml::table& table) {
    for (const auto& [key, node] : table) {
      const std::string_view name = key.str();
      if (name == "targets") {
        read_targets(node);
      } else if (name != "target") {
        problem(key.source(), "unknown key " + in_quotes(name) + "; known: target, [targets.NAME]");
      }
    }
    if (const toml::node* node = table.get("target")) read_default(*node);
  }

  void problem(const toml::source_region& where, const std::string& what) {
    std::string line = path_ + ":" + std::to_string(where.begin.line) + ": " + what;
    // A name in quotes may hold line ends.
    std::replace_if(line.begin(), line.end(), is_control, ' ');
    config_.problems.push_back(std::move(line));
  }

 private:
  void read_default(const toml::node& node) {
    const auto name = node.value<std::string>();
    if (!name) {
      return default_problem(node.source(), "target is no text; write the name of a target, as in target = \"page\"");
    }
    if (config_.find_target(*name) == nullptr) {
      return default_problem(node.source(),
                             "there is no target " + in_quotes(*name) + "; known: " + target_names(config_));
    }
    config_.default_target = *name;
  }

  /// Another target than the file says is used: who only sees addresses must hear of it.
  void default_problem(const toml::source_region& where, const std::string& what) {
    problem(where, what + "; " + config_.default_target + " is used instead");
    config_.default_problem = config_.problems.back();
  }

  void read_targets(const toml::node& node) {
    const toml::table* tables = node.as_table();
    if (tables == nullptr) return problem(node.source(), "targets is no table; write [targets.NAME]");
    for (const auto& [key, entry] : *tables) {
      const toml::table* table = entry.as_table();
      if (table == nullptr) {
        problem(entry.source(), "the target " + in_quotes(key.str()) + " is no table; write [targets.NAME]");
      } else if (!is_name(key.str())) {
        problem(key.source(), in_quotes(key.str()) + " is no name of a target; use a-z, 0-9, - and _ only");
      } else {
        read_target(std::string(key.str()), *table);
      }
    }
  }

  /// A target with a fault in it is left out whole: half a target would open the wrong place.
  void read_target(const std::string& name, const toml::table& table) {
    CheckedDefinition checked = check_definition(definition_of(table), name);
    for (const DefinitionProblem& found : checked.problems) {
      const bool whole = found.field.empty();
      problem(whole ? table.source() : place_of(table, found),
              (whole ? "[targets." + name + "]: " : "") + found.fault.message);
    }
    if (!checked.problems.empty()) return;
    const auto same =
        std::find_if(config_.targets.begin(), config_.targets.end(), [&](const Target& t) { return t.name == name; });
    if (same == config_.targets.end()) {
      config_.targets.push_back(std::move(checked.target));
    } else {
      *same = std::move(checked.target);
    }
  }

  static TargetDefinition definition_of(const toml::table& table) {
    TargetDefinition definition;
    for (const auto& [key, node] : table) {
      DefinitionField field;
      field.name = key.str();
      if (node.is_string()) field.value = *node.value<std::string>();
      if (node.is_integer()) field.value = *node.value<std::int64_t>();
      definition.push_back(std::move(field));
    }
    return definition;
  }

  /// Where a fault stands: at the key where that is unknown, else at its value.
  static toml::source_region place_of(const toml::table& table, const DefinitionProblem& found) {
    const auto entry = table.find(found.field);
    return found.fault.reason == "unknown_field" ? entry->first.source() : entry->second.source();
  }

  Config& config_;
  std::string path_;
};

}  // namespace

const Target* Config::find_target(std::string_view name) const {
  const auto found =
      std::find_if(targets.begin(), targets.end(), [&](const Target& target) { return target.name == name; });
  return found == targets.end() ? nullptr : &*found;
}

const Target& default_target(const Config& config) {
  const Target* target = config.find_target(config.default_target);
  return target ? *target : config.targets.front();
}

const Target* target_or_default(const Config& config, std::string_view name) {
  return name.empty() ? &default_target(config) : config.find_target(name);
}

std::string target_names(const Config& config) {
  std::string names;
  for (const Target& target : config.targets) names += (names.empty() ? "" : ", ") + target.name;
  return names;
}

Config builtin_config() {
  Config config;
  config.targets = builtin_targets();
  return config;
}

Config parse_config(std::string_view toml, std::string_view path) {
  Config config = builtin_config();
  config.path = path;
  config.exists = true;
  ConfigReader reader(config, path);
  const toml::parse_result parsed = toml::parse(toml, path);
  if (!parsed) {
    reader.problem(parsed.error().source(),
                   "not valid TOML: " + std::string(parsed.error().description()) + "; the file is not used");
    config.default_problem = config.problems.back();
    return config;
  }
  reader.read(parsed.table());
  return config;
}

std::string config_path() {
  const auto folder = [](const char* variable) -> std::string {
    const char* value = std::getenv(variable);
    return value == nullptr || *value != '/' ? std::string() : value;  // the XDG specification ignores relative paths
  };
  if (const std::string xdg = folder("XDG_CONFIG_HOME"); !xdg.empty()) return xdg + "/paperhop/config.toml";
  if (const std::string home = folder("HOME"); !home.empty()) return home + "/.config/paperhop/config.toml";
  return {};
}

Config load_config() {
  const std::string path = config_path();
  Config config = builtin_config();
  config.path = path;
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (path.empty() || status.type() == std::filesystem::file_type::not_found) return config;
  config.exists = true;
  const auto unusable = [&](const std::string& why) {
    config.problems.push_back(path + ": " + why + "; the built-in settings are used");
    config.default_problem = config.problems.back();
    return config;
  };
  if (!std::filesystem::is_regular_file(status)) return unusable("is no file");
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > limits::kConfigFile) return unusable("is larger than 1 MiB");
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) return unusable("cannot be read");
  return parse_config(text, path);
}

}  // namespace paperhop
