// SPDX-License-Identifier: Apache-2.0
//
// PdfMaker: PDFs put together object by object, well-formed or not, for tests that must not use other
// people's files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace paperhop::test {

class PdfMaker {
 public:
  /// Adds an indirect object and gives its number; `body` is what stands between obj and endobj.
  int add(std::string body);
  /// A number for an object whose body comes later, by set().
  int reserve() { return add("null"); }
  void set(int number, std::string body) { bodies_.at(static_cast<std::size_t>(number) - 1) = std::move(body); }

  /// The file with a classic cross-reference table; `trailer` are further entries of the trailer.
  std::string finish(int root, std::string_view trailer = {}) const;

  /// The file as PDF 1.5 has it: what is no stream goes into an object stream, a compressed stream is
  /// the cross-reference table.
  std::string finish_compressed(int root, std::string_view trailer = {}) const;

  /// The file with a cross-reference stream that has further objects, each said to lie in the object
  /// stream whose number `packs` tells.
  std::string finish_packed(int root, const std::vector<int>& packs) const;

 private:
  std::vector<std::string> bodies_;  ///< of the objects 1, 2, ...
};

/// "12 0 R"
std::string reference(int number);

/// The body of a stream object; `entries` are further ones of its dictionary.
std::string plain_stream(std::string_view data, std::string_view entries = {});

/// The same compressed: by Flate as often as `rounds` says.
std::string flate_stream(std::string data, std::string_view entries = {}, int rounds = 1);

/// A stream compressed by Flate that unpacks to `size` times the byte `fill`, made without holding that much.
std::string flate_bomb(char fill, std::size_t size, std::string_view entries = {}, int rounds = 1);

/// `text` as often as `count` says.
std::string repeated(std::string_view text, std::size_t count);

/// How the objects of a paper are written.
enum class PaperForm { plain, flate, compressed };

/// A paper of three pages: a stamp, two columns of references, links in both kinds of strings, Info
/// and XMP.
std::string made_paper(PaperForm form);

/// A file of one page with the content `stream_body` (the body of a stream object); `page` are further
/// entries of the page, which may refer to objects that `maker` has already. With a font /F1
/// unless they name resources.
std::string one_page(std::string stream_body, std::string_view page = {}, PdfMaker maker = {});

}  // namespace paperhop::test
