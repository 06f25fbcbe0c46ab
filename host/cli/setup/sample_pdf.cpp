// SPDX-License-Identifier: Apache-2.0
#include "cli/setup/sample_pdf.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace paperhop::cli {
namespace {

/// An offset of the cross-reference table: ten digits.
std::string ten_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(10 - digits.size(), '0') + digits;
}

}  // namespace

std::string sample_pdf() {
  const std::string text(kSampleText);
  const std::string content = "BT /F1 12 Tf 72 700 Td (" + text + ") Tj ET";
  const std::array<std::string, 7> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R]>>",
      "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Annot/Subtype/Link/Rect[72 690 300 715]/A<</S/URI/URI(" + std::string(kSampleLink) + ")>>>>",
      "<</Title(" + text + ")>>",
  };
  std::string pdf = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (const std::string& object : objects) {
    offsets.push_back(pdf.size());
    pdf += std::to_string(offsets.size()) + " 0 obj" + object + "\nendobj\n";
  }
  const std::string table_at = std::to_string(pdf.size());
  const std::string size = std::to_string(objects.size() + 1);
  pdf += "xref\n0 " + size + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) pdf += ten_digits(offset) + " 00000 n \n";
  return pdf + "trailer<</Size " + size + "/Root 1 0 R/Info 7 0 R>>\nstartxref\n" + table_at + "\n%%EOF\n";
}

}  // namespace paperhop::cli
