// SPDX-License-Identifier: Apache-2.0
//
// Target: a place to read papers, as data: templates for each source, how several papers
// share an address, its limits, its search. Built-in targets and those of the user's
// configuration are the same thing and pass the same checks.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.hpp"
#include "base/result.hpp"
#include "ids/paper_id.hpp"
#include "ids/source.hpp"

namespace paperhop {

/// How papers of some sources become addresses: prefix + one part a paper.
struct AddressTemplate {
  std::string prefix;  ///< "https://papers.cool/venue/"
  std::string part;    ///< "{coolpapers_key}"; a template of placeholders
  std::string suffix;  ///< what follows the last part
  std::string join;    ///< between parts (","); empty: each paper has its own address
};

struct Target {
  std::string name;                                               ///< "coolpapers"
  std::string title;                                              ///< "Cool Papers", for menus
  std::map<std::string, AddressTemplate, std::less<>> by_source;  ///< by name of the source
  std::optional<AddressTemplate> any_source;                      ///< for sources not in by_source
  std::string search;                                             ///< template with {query}; empty where it has none
  std::string search_venue;        ///< as `search`, for papers of venues where the site keeps them apart; may be empty
  std::string search_short_words;  ///< instead of `search` where no word has two characters; may be empty
  std::string search_venue_short_words;          ///< likewise, instead of `search_venue`
  std::string show_parameter;                    ///< goes before a count where many papers share an address ("?show=")
  std::size_t limit = limits::kPapersPerAnswer;  ///< papers in one address
};

/// The built-in targets, the default (Cool Papers) first.
const std::vector<Target>& builtin_targets();

/// The pieces of a template in which check_address_template() finds nothing wrong.
AddressTemplate split_address_template(std::string_view address);

/// Reads a template of an address for papers of `source` (all sources where it is null). The error, bad_target, says
/// what check_address_template() finds wrong.
Result<AddressTemplate> parse_address_template(std::string_view address, const Source* source);

/// Whether an address lies at the target's own site, as told by the hosts of its papers' templates.
bool is_at_target(const Target& target, std::string_view address);

/// The template for papers of a source; null where the target does not know it.
const AddressTemplate* template_for(const Target& target, std::string_view source);

/// Fills a template's part for one paper; nothing where it needs a part that the ID lacks, or
/// where the ID holds a part that the template cannot say (the volume of ijcai:1991-1/20).
std::optional<std::string> fill_part(const AddressTemplate& address, const PaperId& paper);

}  // namespace paperhop
