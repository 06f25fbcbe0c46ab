// SPDX-License-Identifier: Apache-2.0
//
// A tiny PDF, made by code, with which the doctor tries whether PDFs are read from end to end.
#pragma once

#include <string>
#include <string_view>

namespace paperhop::cli {

/// What the only page of sample_pdf() says; its title says it as well.
inline constexpr std::string_view kSampleText = "paperhop reads arXiv:1706.03762";
/// Where its only link leads.
inline constexpr std::string_view kSampleLink = "https://arxiv.org/abs/1706.03762";

/// PDF 1.4 with one page, one of the fonts that every reader has, a link and a title.
std::string sample_pdf();

}  // namespace paperhop::cli
