// SPDX-License-Identifier: Apache-2.0
#include "original_pdfs.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "pdf_maker.hpp"

namespace paperhop::test {

std::vector<std::string> original_pdfs() {
  std::vector<std::string> all;
  for (const PaperForm form : {PaperForm::plain, PaperForm::flate, PaperForm::compressed}) {
    all.push_back(made_paper(form));
  }
  const char* corpus = std::getenv("PAPERHOP_CORPUS");
  if (corpus == nullptr) {
    std::cout << "PAPERHOP_CORPUS is not set: only made PDFs are damaged\n";
    return all;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(corpus) / "pdfs")) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return all;
}

std::size_t setting(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

}  // namespace paperhop::test
