// SPDX-License-Identifier: Apache-2.0
#include "case_table.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace paperhop::test {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> split(const std::string& line, char separator) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == separator) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace

std::vector<Case> read_cases(const std::string& path) {
  std::istringstream lines(read_file(path));
  std::string line;
  std::getline(lines, line);
  if (line != "name\tkind\tinput\texpected") throw std::runtime_error(path + ": wrong header");
  std::vector<Case> cases;
  while (std::getline(lines, line)) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() != 4) throw std::runtime_error(path + ": no four columns: " + line);
    cases.push_back({fields[0], fields[1], nlohmann::json::parse('"' + fields[2] + '"'), fields[3]});
  }
  return cases;
}

std::string corpus() {
  const char* folder = std::getenv("PAPERHOP_CORPUS");
  return folder == nullptr ? "" : folder;
}

std::vector<Case> all_cases() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(PAPERHOP_CASES)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  if (!corpus().empty()) paths.push_back(corpus() + "/cases_real.tsv");
  std::vector<Case> cases;
  for (const std::string& path : paths) {
    std::vector<Case> more = read_cases(path);
    cases.insert(cases.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return cases;
}

std::string find_ids(const Finder& finder, std::string_view kind, std::string_view input) {
  std::string ids;
  UniquePapers seen;
  const auto add = [&](Mention&& mention) {
    if (seen.add(mention.paper)) ids += (ids.empty() ? "" : " ") + mention.paper.to_string();
  };
  if (kind == "html") {
    finder.find_html(input, "", add);
  } else {
    finder.find(input, Channel::prose, add);
  }
  return ids;
}

std::vector<LabelledDocument> corpus_documents() {
  std::vector<LabelledDocument> documents;
  if (corpus().empty()) return documents;
  for (const auto& entry : std::filesystem::directory_iterator(corpus() + "/documents")) {
    const std::filesystem::path labels = entry.path().string() + ".ids";
    if (!std::filesystem::exists(labels)) continue;
    const std::string kind = entry.path().extension() == ".html" ? "html" : "text";
    documents.push_back({entry.path().filename(), kind, read_file(entry.path()), one_line(read_file(labels))});
  }
  return documents;
}

}  // namespace paperhop::test
