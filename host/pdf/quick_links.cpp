// SPDX-License-Identifier: Apache-2.0
#include "pdf/quick_links.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "pdf/clean_text.hpp"
#include "pdf/object_access.hpp"

namespace paperhop::pdf {
namespace {

bool is_string(const RawValue& value) {
  return value.kind == RawKind::literal || value.kind == RawKind::hex;
}

/// Its dictionary alone: what has neither key is no place of a link.
RawValue dictionary_or_null(const RawValue& value) {
  if (value.kind != RawKind::dictionary && value.kind != RawKind::null) throw UnusualPdf();
  return value;
}

}  // namespace

QuickLinks::QuickLinks(std::string_view bytes, QPDF& qpdf) : objects_(bytes, qpdf) {
  const QPDFObjGen root = pdf::entry(qpdf.getTrailer(), "/Root").getObjGen();
  const RawValue catalog = objects_.object({root.getObj(), root.getGen()});
  const RawValue pages = raw_entry(catalog, "/Pages");
  if (pages.kind != RawKind::reference) throw UnusualPdf();
  seen_.insert(reference_of(pages).number);
  enter(objects_.resolve(pages));
}

void QuickLinks::enter(const RawValue& node) {
  const RawValue kids = objects_.entry(node, "/Kids");
  if (kids.kind != RawKind::array || levels_.size() >= limits::kPdfTreeDepth) throw UnusualPdf();
  levels_.push_back(raw_elements(kids));
}

std::optional<RawValue> QuickLinks::next_page() {
  while (!levels_.empty()) {
    if (levels_.back().at_end()) {
      levels_.pop_back();
      continue;
    }
    const RawValue kid = levels_.back().value();
    if (kid.kind != RawKind::reference || !seen_.insert(reference_of(kid).number).second) throw UnusualPdf();
    const RawValue node = objects_.resolve(kid);
    if (node.kind != RawKind::dictionary) throw UnusualPdf();
    if (raw_entry(node, "/Kids").kind == RawKind::null) return node;
    enter(node);
  }
  return std::nullopt;
}

std::optional<PdfLink> QuickLinks::read_link(const RawValue& annotation) {
  const RawValue action = dictionary_or_null(objects_.entry(annotation, "/A"));
  const RawValue uri = objects_.entry(action, "/URI");
  if (!is_string(uri) || objects_.entry(annotation, "/Subtype").bytes != "/Link") return std::nullopt;
  std::string address = decode_address(string_of(uri));
  if (address.empty()) return std::nullopt;

  const RawValue rectangle = objects_.entry(annotation, "/Rect");
  if (rectangle.kind != RawKind::array) throw UnusualPdf();
  RawReader elements = raw_elements(rectangle);
  std::array<double, 4> sides{};
  for (double& side : sides) {
    const RawValue number = elements.value();
    if (number.kind != RawKind::number) throw UnusualPdf();
    side = number_of(number);
  }
  return PdfLink{page_, static_cast<float>(std::min(sides[0], sides[2])),
                 static_cast<float>(std::min(sides[1], sides[3])), std::move(address)};
}

std::optional<std::vector<PdfLink>> QuickLinks::next() {
  const std::optional<RawValue> page = next_page();
  if (!page) return std::nullopt;
  ++page_;
  std::vector<PdfLink> links;
  const RawValue annotations = objects_.entry(*page, "/Annots");
  if (annotations.kind == RawKind::null) return links;
  if (annotations.kind != RawKind::array) throw UnusualPdf();
  RawReader elements = raw_elements(annotations);
  while (!elements.at_end() && links.size() < limits::kPdfLinksPerPage) {
    const RawValue annotation = dictionary_or_null(objects_.resolve(elements.value()));
    if (std::optional<PdfLink> link = read_link(annotation)) links.push_back(std::move(*link));
  }
  return links;
}

}  // namespace paperhop::pdf
