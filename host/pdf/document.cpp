// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>
#include <string>
#include <utility>

#include "base/limits.hpp"
#include "pdf/crypto.hpp"
#include "pdf/file_key.hpp"
#include "pdf/object_access.hpp"
#include "pdf/salvage.hpp"

namespace paperhop::pdf {
namespace {

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

/// The key for libqpdf, as it wants it written, where it need not look for one itself.
std::optional<std::string> known_key(std::string_view bytes) {
  // Without encryption there is no key, and by chance what is looked for stands in many a PDF's data.
  if (!crypto() || !may_have_slow_hash(bytes)) return std::nullopt;
  try {
    // With any key the document opens as far as the dictionary that says how it is encrypted.
    const std::shared_ptr<QPDF> qpdf = QPDF::create();
    qpdf->setSuppressWarnings(true);
    qpdf->setPasswordIsHexKey(true);
    qpdf->processInputSource(source_of(bytes), "00");
    if (qpdf->anyWarnings()) return std::nullopt;
    const std::optional<std::string> key = find_file_key(qpdf->getTrailer().getKey("/Encrypt"));
    return key ? std::optional(QUtil::hex_encode(*key)) : std::nullopt;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

Result<Document> open_as_is(std::string_view bytes) {
  Document document{QPDF::create(), false, nullptr};
  document.qpdf->setSuppressWarnings(true);
  try {
    const std::optional<std::string> key = known_key(bytes);
    document.qpdf->setPasswordIsHexKey(key.has_value());
    document.qpdf->processInputSource(source_of(bytes), key.value_or("").c_str());
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() == qpdf_e_password) {
      return Error{ErrorCode::pdf_password, "it opens only with a password"};
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

/// How many pages the tree really has.
std::size_t walk_length(QPDF& qpdf) {
  std::size_t pages = 0;
  try {
    for (PageWalk walk(qpdf); walk.next();) ++pages;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return pages;
  }
  return pages;
}

std::optional<Document> open_salvaged(std::string_view bytes, bool own_tree) {
  std::optional<Salvaged> found = salvage(bytes, own_tree);
  if (!found) return std::nullopt;
  auto whole = std::make_shared<std::string>(std::move(found->bytes));
  Result<Document> document = open_as_is(*whole);
  if (!document) return std::nullopt;
  document.value().damaged = true;
  document.value().salvaged = std::move(whole);
  return std::move(document).value();
}

/// The salvaged document, if it has more pages than `pages`.
std::optional<Document> salvage_document(std::string_view bytes, std::size_t pages) {
  for (const bool own_tree : {false, true}) {
    std::optional<Document> document = open_salvaged(bytes, own_tree);
    if (document && walk_length(*document->qpdf) > pages) return document;
  }
  return std::nullopt;
}

}  // namespace

std::string rewrite_document(QPDF& qpdf) {
  QPDFWriter writer(qpdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.setPreserveEncryption(false);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

Result<Document> open_document(std::string_view bytes) {
  Result<Document> document = open_as_is(bytes);
  const bool password = !document && document.error().code == ErrorCode::pdf_password;
  if (password || (document && !document.value().damaged)) return document;
  const std::size_t pages = document ? walk_length(*document.value().qpdf) : 0;
  if (document && pages > 0 && pages >= page_count(*document.value().qpdf)) return document;
  if (std::optional<Document> salvaged = salvage_document(bytes, pages)) return std::move(*salvaged);
  return document;
}

PageWalk::PageWalk(QPDF& qpdf) {
  QPDFObjectHandle root = entry(qpdf.getTrailer(), "/Root");
  QPDFObjectHandle pages = entry(root, "/Pages");
  if (pages.isDictionary()) enter(pages, {});
}

void PageWalk::enter(QPDFObjectHandle node, PageNode inherited) {
  if (levels_.size() >= limits::kPdfTreeDepth || (node.isIndirect() && !seen_.insert(node.getObjGen()).second)) return;
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
