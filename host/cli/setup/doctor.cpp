// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/doctor.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <optional>
#include <utility>

#include "base/version.hpp"
#include "cli/manifest_templates.hpp"
#include "cli/setup/host_manifest.hpp"
#include "cli/setup/small_file.hpp"

namespace paperhop::cli {
namespace {

constexpr mode_t kOthersMayWrite = S_IWGRP | S_IWOTH;

/// A place for a manifest, and who reads it: some browsers share theirs.
struct Site {
  std::string file;
  Scope scope = Scope::user;
  Family family = Family::chromium;
  std::string titles;  ///< of the readers that were found, or of all where none was
  bool found = false;
};

void add_site(std::vector<Site>& sites, Site site) {
  const auto same = std::find_if(sites.begin(), sites.end(), [&](const Site& s) { return s.file == site.file; });
  if (same == sites.end()) {
    sites.push_back(std::move(site));
  } else if (site.found == same->found) {
    same->titles += ", " + site.titles;
  } else if (site.found) {
    *same = std::move(site);
  }
}

bool stands(const std::string& file) {
  return !file.empty() && file_kind(file) != FileKind::missing;
}

/// Every place that a manifest may have, and those of browsers that have none in any.
struct Survey {
  std::vector<Site> sites;
  std::vector<Site> lacking;
  bool any_browser = false;
};

Survey survey(const Environment& environment) {
  Survey all;
  for (const Browser& browser : known_browsers()) {
    const bool found = is_installed(browser, environment);
    const std::string user = manifest_file(browser, Scope::user, environment);
    const std::string system = manifest_file(browser, Scope::system, environment);
    const std::string title(browser.title);
    if (!user.empty()) add_site(all.sites, {user, Scope::user, browser.family, title, found});
    if (!system.empty()) add_site(all.sites, {system, Scope::system, browser.family, title, found});
    if (found && !stands(user) && !stands(system)) {
      add_site(all.lacking, {user.empty() ? system : user, Scope::user, browser.family, title, found});
    }
    all.any_browser = all.any_browser || found || stands(user) || stands(system);
  }
  return all;
}

/// Collects what is said about one subject.
class Report {
 public:
  Report(std::vector<Finding>& findings, std::string subject) : findings_(findings), subject_(std::move(subject)) {}
  void ok(std::string text) { add(Level::ok, std::move(text), {}); }
  void warning(std::string text, std::string remedy) { add(Level::warning, std::move(text), std::move(remedy)); }
  void problem(std::string text, std::string remedy) { add(Level::problem, std::move(text), std::move(remedy)); }

 private:
  void add(Level level, std::string text, std::string remedy) {
    findings_.push_back({level, subject_, std::move(text), std::move(remedy)});
  }
  std::vector<Finding>& findings_;
  std::string subject_;
};

std::string install_command(Scope scope) {
  return scope == Scope::system ? "run `paperhop install --system` as root" : "run `paperhop install`";
}

/// What is wrong with a program that a browser should start; nothing where it is fine.
std::optional<std::string> program_fault(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return path + " is not there";
  if (!S_ISREG(info.st_mode)) return path + " is no program";
  if (::access(path.c_str(), X_OK) != 0) return path + " may not be executed";
  return std::nullopt;
}

bool same_file(const std::string& a, const std::string& b) {
  struct stat first {};
  struct stat second {};
  return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
         first.st_ino == second.st_ino;
}

void examine_own_host(const std::string& path, std::vector<Finding>& findings) {
  Report report(findings, "host");
  if (const auto fault = program_fault(path)) {
    report.problem(*fault, "install paperhop-host beside paperhop");
    return;
  }
  struct stat info {};
  if (::stat(path.c_str(), &info) == 0 && (info.st_mode & kOthersMayWrite) != 0) {
    report.warning(path + " may be changed by other users", "run `chmod go-w` on it");
    return;
  }
  report.ok(path);
}

void examine_config(const Config& config, std::vector<Finding>& findings) {
  Report report(findings, "configuration");
  if (config.problems.empty()) {
    report.ok(config.exists ? config.path : "none; the built-in settings hold");
  }
  // Each says already what is wrong and what to do.
  for (const std::string& problem : config.problems) report.problem(problem, {});
}

/// Asks whether the browser would take this manifest; false where it makes no sense to go on.
bool examine_content(const HostManifest& manifest, Family family, const std::string& remedy, Report& report) {
  bool good = true;
  const auto fault = [&](std::string text) {
    report.problem(std::move(text), remedy);
    good = false;
  };
  if (manifest.type != "stdio") fault("its \"type\" is not \"stdio\"");
  if (!allows_caller(manifest, family)) {
    fault("it does not allow the extension " + std::string(caller_name(family)));
  }
  if (family == Family::firefox && !manifest.unknown_keys.empty()) {
    fault("its key \"" + manifest.unknown_keys.front() + "\" makes this browser refuse it");
  }
  if (const auto wrong = program_fault(manifest.path)) {
    fault("it names a host that cannot be started: " + *wrong);
  }
  return good;
}

void examine_answer(const Result<HostHello>& hello, const std::string& path, const std::string& remedy,
                    Report& report) {
  if (!hello) {
    report.problem(hello.error().message, "start " + path + " by hand to see why, or install paperhop again");
    return;
  }
  if (hello.value().version != kVersion) {
    report.problem("the host is version " + hello.value().version + ", this program " + std::string(kVersion), remedy);
    return;
  }
  if (!hello.value().ended_well) {
    report.warning("the host answers, but does not end well when the browser closes", "install paperhop again");
    return;
  }
  report.ok("answers, version " + hello.value().version);
}

/// The arguments with which the family starts a host.
std::vector<std::string> host_arguments(const std::string& host, Family family, const std::string& manifest) {
  if (family == Family::chromium) return {host, std::string(kChromiumOrigin)};
  return {host, manifest, std::string(kFirefoxId)};
}

void examine_manifest(const Site& site, const DoctorRequest& request, std::vector<Finding>& findings) {
  const std::string remedy = install_command(site.scope);
  const std::string move_away = "move it away, then " + remedy;
  Report report(findings, site.titles + " (" + site.file + ")");

  const Result<SmallFile> read = read_small_file(site.file, kManifestBytes, /*follow_link=*/true);
  if (!read) return report.problem(read.error().message, move_away);
  const auto manifest = parse_manifest(read.value().content);
  if (!manifest) return report.problem("the manifest is not valid JSON", move_away);
  if (manifest->name != kHostName) {
    return report.problem("the manifest has the name \"" + manifest->name + "\" instead of " + std::string(kHostName),
                          move_away);
  }
  if (!manifest->path.starts_with('/')) {
    return report.problem("the manifest's path \"" + manifest->path + "\" does not start from /", move_away);
  }
  if (!is_ours(*manifest)) {
    return report.problem("another program's manifest stands here; it starts " + manifest->path, move_away);
  }
  if (!examine_content(*manifest, site.family, remedy, report)) return;
  if (site.scope == Scope::system && (read.value().mode & S_IROTH) == 0) {
    report.problem("other users cannot read the manifest", remedy);
  }
  if ((read.value().mode & kOthersMayWrite) != 0) {
    report.warning("other users may change the manifest, and so what the browser starts", remedy);
  }
  if (!same_file(manifest->path, request.host_path)) {
    report.warning("it starts " + manifest->path + ", not the host of this program, " + request.host_path, remedy);
  }
  examine_answer(probe_host(host_arguments(manifest->path, site.family, site.file), request.deadline), manifest->path,
                 remedy, report);
}

}  // namespace

std::vector<Finding> examine(const DoctorRequest& request) {
  std::vector<Finding> findings;
  examine_own_host(request.host_path, findings);
  examine_config(request.config, findings);
  const Survey all = survey(request.environment);
  for (const Site& site : all.lacking) {
    Report(findings, site.titles).problem("has no manifest of paperhop", install_command(site.scope));
  }
  for (const Site& site : all.sites) {
    if (stands(site.file)) examine_manifest(site, request, findings);
  }
  if (!all.any_browser) {
    Report(findings, "browsers")
        .warning("no browser was found",
                 "name yours with `paperhop install --browser NAME`; known are " + browser_names());
  }
  for (std::string& note : sandbox_notes(request.environment)) {
    // Not counted as something to do: paperhop is not wanted in every browser of a machine.
    findings.push_back({Level::ok, "sandbox", std::move(note), {}});
  }
  return findings;
}

bool needs_action(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.level != Level::ok; });
}

}  // namespace paperhop::cli
