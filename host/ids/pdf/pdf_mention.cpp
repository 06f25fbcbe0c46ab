// SPDX-License-Identifier: Apache-2.0
#include "ids/pdf/pdf_mention.hpp"

namespace paperhop {

std::string_view evidence_name(PdfEvidence evidence) {
  switch (evidence) {
    case PdfEvidence::stamp: return "stamp";
    case PdfEvidence::doi: return "doi";
    case PdfEvidence::footer: return "footer";
    case PdfEvidence::metadata: return "metadata";
    case PdfEvidence::address: return "address";
    case PdfEvidence::file_name: return "file_name";
    case PdfEvidence::link: return "link";
    case PdfEvidence::text: return "text";
  }
  return "text";
}

}  // namespace paperhop
