// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFExc.hh>
#include <string>
#include <utility>

#include "pdf/object_access.hpp"

namespace paperhop::pdf {
namespace {

/// Deeper page trees are an attack: real ones have 2 to 5 levels.
constexpr std::size_t kTreeDepth = 64;

/// libqpdf only reads from the buffer, its interface just does not say so.
std::shared_ptr<InputSource> source_of(std::string_view bytes) {
  auto* const data = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  return std::make_shared<BufferInputSource>("the PDF", new Buffer(data, bytes.size()), true);
}

PageNode inherit(QPDFObjectHandle& node, PageNode from) {
  const auto take = [&node](const char* key, QPDFObjectHandle& value) {
    QPDFObjectHandle own = entry(node, key);
    if (!own.isNull()) value = own;
  };
  take("/Resources", from.resources);
  take("/MediaBox", from.media_box);
  take("/Rotate", from.rotate);
  from.page = node;
  return from;
}

}  // namespace

Result<Document> open_document(std::string_view bytes) {
  Document document{QPDF::create(), false};
  document.qpdf->setSuppressWarnings(true);
  try {
    document.qpdf->processInputSource(source_of(bytes), "");
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) {
      return Error{ErrorCode::pdf_password, "this PDF opens only with a password; save a copy without one"};
    }
    return Error{ErrorCode::pdf_unreadable, error.getMessageDetail()};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    return Error{ErrorCode::pdf_unreadable, error.what()};
  }
  document.damaged = document.qpdf->anyWarnings();
  return document;
}

PageWalk::PageWalk(QPDF& qpdf) {
  QPDFObjectHandle root = entry(qpdf.getTrailer(), "/Root");
  QPDFObjectHandle pages = entry(root, "/Pages");
  if (pages.isDictionary()) enter(pages, {});
}

void PageWalk::enter(QPDFObjectHandle node, PageNode inherited) {
  if (levels_.size() >= kTreeDepth || (node.isIndirect() && !seen_.insert(node.getObjGen()).second)) return;
  QPDFObjectHandle kids = entry(node, "/Kids");
  if (!kids.isArray()) return;
  const int count = kids.getArrayNItems();
  levels_.push_back({inherit(node, std::move(inherited)), kids, 0, count});
}

std::optional<PageNode> PageWalk::visit(QPDFObjectHandle node, PageNode inherited) {
  if (!node.isDictionary()) return std::nullopt;
  if (!entry(node, "/Kids").isNull()) {
    enter(node, std::move(inherited));
    return std::nullopt;
  }
  if (node.isIndirect() && !seen_.insert(node.getObjGen()).second) return std::nullopt;
  return inherit(node, std::move(inherited));
}

std::optional<PageNode> PageWalk::next() {
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at >= level.count) {
      levels_.pop_back();
      continue;
    }
    QPDFObjectHandle kid = level.kids.getArrayItem(level.at++);
    // A copy: visiting may add a level, and levels move then.
    PageNode inherited = level.inherited;
    if (std::optional<PageNode> page = visit(kid, std::move(inherited))) return page;
  }
  return std::nullopt;
}

std::uint32_t page_count(QPDF& qpdf) {
  QPDFObjectHandle root = entry(qpdf.getTrailer(), "/Root");
  QPDFObjectHandle count = entry(entry(root, "/Pages"), "/Count");
  if (!count.isInteger()) return 0;
  const long long value = count.getIntValue();
  return value > 0 && value <= UINT32_MAX ? static_cast<std::uint32_t>(value) : 0;
}

}  // namespace paperhop::pdf
