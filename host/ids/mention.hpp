// SPDX-License-Identifier: Apache-2.0
//
// Mention and Refusal: what the finder says about a span of the input.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ids/paper_id.hpp"
#include "ids/refusal_reason.hpp"

namespace paperhop {

/// Why a span counts as an ID, strongest first (the order of overlaps follows it).
enum class Evidence {
  address,    ///< a recognised host and path
  doi,        ///< a DOI prefix that belongs to the source
  label,      ///< a word that announces the ID ("arXiv:")
  canonical,  ///< our own spelling or that of papers.cool
  bare,       ///< only the ID
  file_name,  ///< an ID followed by ".pdf"
};

constexpr std::string_view evidence_name(Evidence evidence) {
  switch (evidence) {
    case Evidence::address: return "address";
    case Evidence::doi: return "doi";
    case Evidence::label: return "label";
    case Evidence::canonical: return "canonical";
    case Evidence::bare: return "bare";
    case Evidence::file_name: return "file_name";
  }
  return "bare";
}

/// A paper ID found at input bytes [begin, end).
struct Mention {
  PaperId paper;
  std::size_t begin = 0;
  std::size_t end = 0;
  Evidence evidence = Evidence::bare;
  std::string_view rule;  ///< name of the rule ("arxiv.label"); points into the table of sources
};

/// The mention's context names it: an address, a DOI, a word that announces it.
inline bool is_strong(const Mention& mention) {
  return mention.evidence == Evidence::address || mention.evidence == Evidence::doi ||
         mention.evidence == Evidence::label;
}

/// A span that looks like an ID and is none.
struct Refusal {
  std::string text;  ///< what looked like an ID, as folded
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view rule;
  RefusalReason reason;
};

}  // namespace paperhop
