// SPDX-License-Identifier: Apache-2.0
//
// PdfMutator: damaged PDFs made from whole ones. The n-th depends on the seed and on n alone, so
// that one can be made again without those before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paperhop::test {

/// splitmix64: the same numbers with every library.
class Random {
 public:
  explicit Random(std::uint64_t state) : state_(state) {}
  std::uint64_t next();
  /// 0 <= number < below; 0 where that is 0
  std::size_t below(std::size_t below) { return below == 0 ? 0 : static_cast<std::size_t>(next() % below); }

 private:
  std::uint64_t state_;
};

class PdfMutator {
 public:
  PdfMutator(std::vector<std::string> originals, std::uint64_t seed) : originals_(std::move(originals)), seed_(seed) {}

  std::string make(std::size_t number) const;

 private:
  std::string change(std::string pdf, Random& random) const;

  std::vector<std::string> originals_;
  std::uint64_t seed_;
};

}  // namespace paperhop::test
