// SPDX-License-Identifier: Apache-2.0
//
// A target as somebody writes it, in the configuration file or in a message: fields with values.
// One table says which fields there are, one check makes a Target of them and says what is wrong
// at which field, so that a file, a request and a form can never disagree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "answer/target.hpp"
#include "answer/template_check.hpp"
#include "base/result.hpp"
#include "ids/source.hpp"

namespace paperhop {

/// A field as it was written: a text, a whole number, or something that no field takes.
struct DefinitionField {
  std::string name;
  std::variant<std::monostate, std::string, std::int64_t> value;
};

/// The fields in the order in which they were written; no name stands twice.
using TargetDefinition = std::vector<DefinitionField>;

/// What a field holds.
enum class FieldKind { title, papers, search, join, limit };
/// The name in JSON: "title", "papers", …
std::string_view kind_name(FieldKind kind);

/// A field that a definition may have.
struct KnownField {
  std::string_view name;
  FieldKind kind;
  const Source* source = nullptr;  ///< whose papers its template is for; null where it is for none or for all
};

/// All of them, in the order of a form. A new source has its field here by itself.
std::vector<KnownField> known_fields();

/// The signs that may stand between papers in an address.
inline constexpr std::string_view kJoinSigns = ",;+|";

/// What is wrong with a definition.
struct DefinitionProblem {
  std::string field;  ///< its name as it was written; empty where the target as a whole is meant
  TargetFault fault;
};

/// A definition that was checked: where there are problems, `target` has the fields without one.
struct CheckedDefinition {
  Target target;
  std::vector<DefinitionProblem> problems;
};

/// Checks a definition; the target's title is `name` unless it says another.
CheckedDefinition check_definition(const TargetDefinition& definition, std::string_view name);

/// As check_definition(), for those who need a whole target or none. The error, bad_target, tells the first problem.
Result<Target> make_target(const TargetDefinition& definition, std::string_view name);

}  // namespace paperhop
