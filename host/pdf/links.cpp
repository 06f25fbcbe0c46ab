// SPDX-License-Identifier: Apache-2.0
#include "pdf/links.hpp"

#include <algorithm>
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "base/limits.hpp"
#include "pdf/clean_text.hpp"
#include "pdf/object_access.hpp"

namespace paperhop::pdf {
namespace {

/// The address of a link annotation; empty where it leads elsewhere (another page, a file, a program).
std::string address_of(const QPDFObjectHandle& annotation) {
  QPDFObjectHandle action = entry(annotation, "/A");
  QPDFObjectHandle address = entry(action, "/URI");
  if (!address.isString() || name_of(entry(annotation, "/Subtype")) != "Link") return {};
  return decode_address(address.getStringValue());
}

/// The lower left corner: a rectangle may be written from any of its corners.
std::pair<float, float> corner_of(const QPDFObjectHandle& annotation) {
  QPDFObjectHandle rectangle = entry(annotation, "/Rect");
  if (!rectangle.isArray() || rectangle.getArrayNItems() < 4) return {0, 0};
  const auto side = [&](int first, int second) {
    const double low = number_of(rectangle.getArrayItem(first)).value_or(0);
    return static_cast<float>(std::min(low, number_of(rectangle.getArrayItem(second)).value_or(low)));
  };
  return {side(0, 2), side(1, 3)};
}

std::optional<PdfLink> read_link(const QPDFObjectHandle& annotation, std::uint32_t page) {
  try {
    std::string address = address_of(annotation);
    if (address.empty()) return std::nullopt;
    const auto [x, y] = corner_of(annotation);
    return PdfLink{page, x, y, std::move(address)};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<PdfLink> page_links(const PageNode& page, std::uint32_t number) {
  std::vector<PdfLink> links;
  QPDFObjectHandle annotations = entry(page.page, "/Annots");
  if (!annotations.isArray()) return links;
  const int count = annotations.getArrayNItems();
  for (int i = 0; i < count && links.size() < limits::kPdfLinksPerPage; ++i) {
    if (std::optional<PdfLink> link = read_link(annotations.getArrayItem(i), number)) links.push_back(std::move(*link));
  }
  return links;
}

}  // namespace paperhop::pdf
