// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/doctor_pdf.hpp"

#include <utility>

#include "cli/input/pdf_input.hpp"
#include "cli/setup/sample_pdf.hpp"
#include "text/pdf_worker.hpp"

namespace paperhop::cli {
namespace {

constexpr std::string_view kReadingSubject = "PDFs";
constexpr std::string_view kSandboxSubject = "PDF sandbox";

/// What came back of the sample.
struct SampleSeen {
  bool text = false;
  bool link = false;
  bool title = false;

  void add(const PdfFact& fact) {
    if (const auto* page = std::get_if<PdfPageText>(&fact)) {
      text = text || page->text.find(kSampleText) != std::string::npos;
    } else if (const auto* found = std::get_if<PdfLink>(&fact)) {
      link = link || found->address == kSampleLink;
    } else if (const auto* field = std::get_if<PdfField>(&fact)) {
      title = title || field->value == kSampleText;
    }
  }
};

Finding reading_problem(std::string text, std::string remedy) {
  return {Level::problem, std::string(kReadingSubject), std::move(text), std::move(remedy)};
}

Finding try_sample(PdfWorker& worker) {
  const Result<UniqueFd> sample = pdf_in_memory(sample_pdf());
  if (!sample.ok()) return reading_problem(sample.error().message, {});
  SampleSeen seen;
  const Status status = worker.read(sample.value().get(), {true, PdfTextExtent::all_pages}, [&](PdfFact&& fact) {
    seen.add(fact);
    return true;
  });
  // Its message says already what to do.
  if (!status.ok()) return reading_problem(status.error().message, {});
  std::string missing;
  for (const auto& [is_there, what] : {std::pair(seen.text, "text"), {seen.link, "link"}, {seen.title, "title"}}) {
    if (!is_there) missing += (missing.empty() ? "" : " and ") + std::string(what);
  }
  if (missing.empty()) {
    return {Level::ok, std::string(kReadingSubject), "text, links and metadata are read", {}};
  }
  return reading_problem("the " + missing + " of a sample did not come back", "install paperhop whole, in one version");
}

}  // namespace

std::vector<Finding> examine_pdfs(const std::string& program) {
  PdfWorker worker(program);
  std::vector<Finding> findings = {try_sample(worker)};
  const Result<std::vector<SandboxPart>> sandbox = worker.sandbox();
  if (!sandbox.ok()) {
    // Where the program does not start at all, that was said.
    if (findings.front().level == Level::ok) {
      findings.push_back({Level::problem, std::string(kSandboxSubject), sandbox.error().message, {}});
    }
    return findings;
  }
  std::string in_force;
  for (const SandboxPart& part : sandbox.value()) {
    if (part.in_force) in_force += (in_force.empty() ? "" : ", ") + part.name;
  }
  if (!in_force.empty()) findings.push_back({Level::ok, std::string(kSandboxSubject), "in force: " + in_force, {}});
  for (const SandboxPart& part : sandbox.value()) {
    if (part.in_force) continue;
    findings.push_back({Level::warning, std::string(kSandboxSubject), "not in force: " + part.name + ", " + part.reason,
                        "a newer kernel, or a container that allows it, gives it; the other parts hold"});
  }
  return findings;
}

std::string describe_pdfs(const std::string& program) {
  PdfWorker worker(program);
  const Finding reading = try_sample(worker);
  std::string lines = "PDFs: " + reading.text + "\n";
  const Result<std::vector<SandboxPart>> sandbox = worker.sandbox();
  if (!sandbox.ok()) return lines + "PDF sandbox: " + sandbox.error().message + "\n";
  for (const SandboxPart& part : sandbox.value()) {
    lines += "PDF sandbox, " + part.name + ": " +
             (part.in_force ? std::string("in force") : "not in force, " + part.reason) + "\n";
  }
  return lines;
}

}  // namespace paperhop::cli
