// SPDX-License-Identifier: Apache-2.0
//
// What may stand in a target's templates: https (http for loopback only), a literal host, known
// placeholders. A fault is a value with a code, so that every door can tell it in its own words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ids/source.hpp"

namespace paperhop {

/// What is wrong with a part of a target.
struct TargetFault {
  std::string_view reason;  ///< stable code, as in manifest/PROTOCOL.md: "unknown_placeholder"
  std::string detail;       ///< what of the input is meant ("{year}"), fit to be shown; may be empty
  std::string message;      ///< what is wrong; what to do
};

/// Checks a template of an address for papers of `source` (all sources where it is null), or "{page}" or "{pdf}" alone.
std::optional<TargetFault> check_address_template(std::string_view address, const Source* source);

/// Checks a template of a search: an address with {query} and no other placeholder.
std::optional<TargetFault> check_search_template(std::string_view address);

/// The names of the placeholders in templates for papers of `source` (all sources where it is null).
std::vector<std::string_view> placeholders_for(const Source* source);

/// "text", for a sentence.
std::string in_quotes(std::string_view text);

/// A piece of somebody's input inside a sentence: short, in one line.
std::string shown(std::string_view input);

}  // namespace paperhop
