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

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '-' || c == '_';
  });
}

std::string in_quotes(std::string_view text) {
  return "\"" + std::string(text) + "\"";
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
    Target target;
    target.name = name;
    target.title = name;
    const std::size_t before = config_.problems.size();
    std::string join;
    for (const auto& [key, node] : table) read_target_key(target, join, key, node);
    for (auto& [source, address] : target.by_source) set_join(address, join);
    if (target.any_source) set_join(*target.any_source, join);
    if (config_.problems.size() > before) return;
    if (target.by_source.empty() && !target.any_source && target.search.empty()) {
      return problem(table.source(),
                     "[targets." + name + "] has no address; write any = \"https://…/{key}\" or a source's name");
    }
    const auto same =
        std::find_if(config_.targets.begin(), config_.targets.end(), [&](const Target& t) { return t.name == name; });
    if (same == config_.targets.end()) {
      config_.targets.push_back(std::move(target));
    } else {
      *same = std::move(target);
    }
  }

  void read_target_key(Target& target, std::string& join, const toml::key& key, const toml::node& node) {
    const std::string_view name = key.str();
    const Source* source = find_source(name);
    const auto text = node.value<std::string>();
    if (name == "limit") {
      const auto limit = node.value<std::int64_t>();
      if (!node.is_integer() || *limit < 1 || *limit > static_cast<std::int64_t>(limits::kPapersPerAnswer)) {
        return problem(node.source(),
                       "limit is no number of papers; write one from 1 to " + std::to_string(limits::kPapersPerAnswer));
      }
      target.limit = static_cast<std::size_t>(*limit);
      return;
    }
    if (source == nullptr && name != "title" && name != "any" && name != "search" && name != "search_venue" &&
        name != "join") {
      return problem(key.source(), "unknown key " + in_quotes(name) + " in [targets." + target.name +
                                       "]; known: title, any, " + source_names() + "join, limit, search, search_venue");
    }
    if (!node.is_string()) return problem(node.source(), std::string(name) + " is no text; write it in quotes");
    if (name == "title") {
      target.title = *text;
    } else if (name == "join") {
      read_join(join, *text, node);
    } else if (name == "search" || name == "search_venue") {
      if (const Status status = check_search_template(*text); !status)
        return problem(node.source(), status.error().message);
      (name == "search" ? target.search : target.search_venue) = *text;
    } else {
      auto address = parse_address_template(*text, source);
      if (!address) return problem(node.source(), address.error().message);
      if (source == nullptr) {
        target.any_source = std::move(address).value();
      } else {
        target.by_source[std::string(source->name)] = std::move(address).value();
      }
    }
  }

  /// {page} and {pdf} alone are whole addresses: several make no address.
  static void set_join(AddressTemplate& address, const std::string& join) {
    if (!address.prefix.empty()) address.join = join;
  }

  void read_join(std::string& join, const std::string& text, const toml::node& node) {
    const bool plain = text.size() == 1 && std::string_view(",;+|").find(text[0]) != std::string_view::npos;
    if (!plain) return problem(node.source(), "join cannot stand between papers; write one of , ; + |");
    join = text;
  }

  static std::string source_names() {
    std::string out;
    for (const Source* source : all_sources()) out += std::string(source->name) + ", ";
    return out;
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
