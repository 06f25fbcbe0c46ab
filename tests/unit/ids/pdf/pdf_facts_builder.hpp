// SPDX-License-Identifier: Apache-2.0
//
// PDFs written as facts, for tests of what is made of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ids/pdf/pdf_papers.hpp"

namespace paperhop::test {

/// Facts in the order in which the worker tells them.
class PdfFacts {
 public:
  PdfFacts& field(std::string name, std::string value) {
    facts_.emplace_back(PdfField{std::move(name), std::move(value)});
    return *this;
  }
  PdfFacts& stamp(std::string text) { return line(true, 32, 237, std::move(text)); }
  PdfFacts& line(bool rotated, float x, float y, std::string text) {
    facts_.emplace_back(PdfStampLine{rotated, x, y, std::move(text)});
    return *this;
  }
  PdfFacts& link(std::uint32_t page, std::string address) {
    facts_.emplace_back(PdfLink{page, 100, 100, std::move(address)});
    return *this;
  }
  PdfFacts& page(std::uint32_t number, std::string text) {
    facts_.emplace_back(PdfPageText{number, PdfTextOrder::content, std::move(text)});
    return *this;
  }
  PdfFacts& reading(std::uint32_t number, std::string text) {
    facts_.emplace_back(PdfPageText{number, PdfTextOrder::reading, std::move(text)});
    return *this;
  }
  const std::vector<PdfFact>& facts() const { return facts_; }

 private:
  std::vector<PdfFact> facts_;
};

/// "own arxiv:2402.12345v1 stamp; acl:P19-1001 text 2; …": what is told, in order, with evidence and
/// page of the cited ones.
std::string told(const PdfFacts& pdf, const PdfOrigin& origin = {}, PdfWant want = PdfWant::both);

/// "arxiv:2402.12345v1 stamp", or "none".
std::string own(const PdfFacts& pdf, const PdfOrigin& origin = {});

/// The own paper of a PDF whose page 1 has this text.
std::string own_of_page(const std::string& text);

/// The IDs that a page of text alone cites, blank-separated.
std::string cited(const std::string& text);

}  // namespace paperhop::test
