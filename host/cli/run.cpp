// SPDX-License-Identifier: Apache-2.0
//
// From words to a command. What ends the program early (help, version, --generate,
// --print-config) is done here, in the order in which people would expect it to win.
#include <array>
#include <cstdlib>

#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/generate.hpp"
#include "cli/help.hpp"
#include "cli/setup/doctor_pdf.hpp"
#include "cli/terminal/printable.hpp"

namespace paperhop::cli {
namespace {

using Run = ExitStatus (*)(const Arguments&, const Settings&, const Streams&);

/// Whether a command needs the configuration, and who says what is wrong in it.
enum class ConfigUse { none, said_first, said_by_command };

struct Entry {
  std::string_view name;
  Run run;
  ConfigUse config;
};

constexpr std::array kEntries = {
    Entry{"find", command_find, ConfigUse::said_first},
    Entry{"url", command_url, ConfigUse::said_first},
    Entry{"open", command_open, ConfigUse::said_first},
    Entry{"stats", command_stats, ConfigUse::none},
    Entry{"sources", command_sources, ConfigUse::none},
    Entry{"targets", command_targets, ConfigUse::said_first},
    Entry{"install", command_install, ConfigUse::none},
    Entry{"uninstall", command_uninstall, ConfigUse::none},
    Entry{"doctor", command_doctor, ConfigUse::said_by_command},
    Entry{"serve", command_serve, ConfigUse::none},
    Entry{"service", command_service, ConfigUse::none},
};

const Entry* find_entry(std::string_view command) {
  for (const Entry& entry : kEntries) {
    if (entry.name == command) return &entry;
  }
  return nullptr;
}

ExitStatus run_command(const Arguments& arguments, const Streams& streams) {
  const Entry* entry = find_entry(arguments.command->name);
  if (entry == nullptr) {
    streams.complain(std::string(arguments.command->name) + ": not built in");
    return ExitStatus::error;
  }
  if (entry->config == ConfigUse::none) return entry->run(arguments, {}, streams);
  const Settings settings = load_settings(arguments, std::getenv("PAPERHOP_TARGET"));
  if (entry->config == ConfigUse::said_first) complain_about_config(settings, streams);
  return entry->run(arguments, settings, streams);
}

}  // namespace

bool is_built_in(std::string_view command) {
  return find_entry(command) != nullptr;
}

ExitStatus run(const std::vector<std::string>& words, const Streams& streams) {
  const Result<Arguments> parsed = parse_arguments(words);
  if (!parsed.ok()) {
    streams.complain(parsed.error().message);
    return ExitStatus::error;
  }
  const Arguments& arguments = parsed.value();
  if (arguments.has("help")) {
    streams.out << (arguments.short_help ? short_help(arguments.command) : long_help(arguments.command));
    return ExitStatus::found;
  }
  if (arguments.has("version")) {
    streams.out << "paperhop " << kVersion << '\n';
    if (arguments.has("verbose")) streams.out << printable(describe_pdfs(), true);
    return ExitStatus::found;
  }
  if (arguments.has("verbose")) {
    streams.complain("--verbose goes with --version; leave it out");
    return ExitStatus::error;
  }
  if (const auto what = arguments.value("generate")) {
    streams.out << generate(*what);
    return ExitStatus::found;
  }
  if (arguments.has("print-config")) {
    return print_config(load_settings(arguments, std::getenv("PAPERHOP_TARGET")), streams);
  }
  if (!arguments.command) {
    streams.err << usage(nullptr) << "`paperhop --help` lists the commands.\n";
    return ExitStatus::error;
  }
  return run_command(arguments, streams);
}

}  // namespace paperhop::cli
