// SPDX-License-Identifier: Apache-2.0
#include "answer/target_definition.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"
#include "text/unicode.hpp"

namespace paperhop {
namespace {

TargetFault unknown_field(std::string_view name) {
  std::string known;
  for (const KnownField& field : known_fields()) known += (known.empty() ? "" : ", ") + std::string(field.name);
  return {"unknown_field", shown(name), "unknown key " + in_quotes(shown(name)) + " in a target; known: " + known};
}

TargetFault too_many_fields() {
  const std::string most = std::to_string(limits::kTargetFields);
  return {"too_many_fields", most, "a target has at most " + most + " keys; leave out those that it does not know"};
}

TargetFault no_address() {
  return {"no_address", {}, "no address is given; write one in any, in a source's name or in search"};
}

/// Reads one definition; what is wrong becomes a problem with its field.
class DefinitionCheck {
 public:
  explicit DefinitionCheck(std::string_view name) {
    checked_.target.name = name;
    checked_.target.title = name;
  }

  CheckedDefinition check(const TargetDefinition& definition) {
    if (definition.size() > limits::kTargetFields) {
      problem({}, too_many_fields());
      return std::move(checked_);
    }
    for (const DefinitionField& field : definition) read(field);
    for (auto& [source, address] : target().by_source) set_join(address);
    if (target().any_source) set_join(*target().any_source);
    if (checked_.problems.empty() && !has_address()) problem({}, no_address());
    return std::move(checked_);
  }

 private:
  void read(const DefinitionField& field) {
    const auto known =
        std::find_if(fields_.begin(), fields_.end(), [&](const KnownField& it) { return it.name == field.name; });
    if (known == fields_.end()) return problem(field.name, unknown_field(field.name));
    if (known->kind == FieldKind::limit) return read_limit(field);
    const std::string* const text = std::get_if<std::string>(&field.value);
    if (text == nullptr) {
      return problem(field.name, {"not_text", field.name, field.name + " is no text; write it in quotes"});
    }
    switch (known->kind) {
      case FieldKind::title: return read_title(field.name, *text);
      case FieldKind::papers: return read_papers(*known, *text);
      case FieldKind::search: return read_search(field.name, *text);
      case FieldKind::join: return read_join(field.name, *text);
      case FieldKind::limit: return;
    }
  }

  void read_limit(const DefinitionField& field) {
    const std::int64_t* const limit = std::get_if<std::int64_t>(&field.value);
    constexpr auto kMost = static_cast<std::int64_t>(limits::kPapersPerAnswer);
    if (limit == nullptr || *limit < 1 || *limit > kMost) {
      const std::string most = std::to_string(kMost);
      return problem(field.name,
                     {"bad_limit", most, field.name + " is no number of papers; write one from 1 to " + most});
    }
    target().limit = static_cast<std::size_t>(*limit);
  }

  void read_title(std::string_view field, const std::string& text) {
    const bool good = !trimmed(text).empty() && text.size() <= limits::kTargetTitle &&
                      std::none_of(text.begin(), text.end(), is_control);
    if (good) {
      target().title = text;
      return;
    }
    const std::string most = std::to_string(limits::kTargetTitle);
    problem(field, {"bad_title", most, "a title is a line of 1 to " + most + " bytes; write a short name"});
  }

  void read_papers(const KnownField& field, const std::string& text) {
    if (auto fault = check_address_template(text, field.source)) return problem(field.name, std::move(*fault));
    AddressTemplate address = split_address_template(text);
    if (field.source == nullptr) {
      target().any_source = std::move(address);
    } else {
      target().by_source[std::string(field.source->name)] = std::move(address);
    }
  }

  void read_search(std::string_view field, const std::string& text) {
    if (auto fault = check_search_template(text)) return problem(field, std::move(*fault));
    (field == "search" ? target().search : target().search_venue) = text;
  }

  void read_join(std::string_view field, const std::string& text) {
    if (text.size() != 1 || kJoinSigns.find(text[0]) == std::string_view::npos) {
      return problem(field, {"bad_join", {}, "join cannot stand between papers; write one of , ; + |"});
    }
    join_ = text;
  }

  /// {page} and {pdf} alone are whole addresses: several make no address.
  void set_join(AddressTemplate& address) const {
    if (!address.prefix.empty()) address.join = join_;
  }

  bool has_address() {
    return !target().by_source.empty() || target().any_source || !target().search.empty() ||
           !target().search_venue.empty();
  }

  void problem(std::string_view field, TargetFault fault) {
    checked_.problems.push_back({std::string(field), std::move(fault)});
  }

  Target& target() { return checked_.target; }

  const std::vector<KnownField> fields_ = known_fields();
  CheckedDefinition checked_;
  std::string join_;
};

}  // namespace

std::string_view kind_name(FieldKind kind) {
  switch (kind) {
    case FieldKind::title: return "title";
    case FieldKind::papers: return "papers";
    case FieldKind::search: return "search";
    case FieldKind::join: return "join";
    case FieldKind::limit: return "limit";
  }
  return "title";
}

std::vector<KnownField> known_fields() {
  std::vector<KnownField> fields = {{"title", FieldKind::title}, {"any", FieldKind::papers}};
  for (const Source* source : all_sources()) fields.push_back({source->name, FieldKind::papers, source});
  fields.insert(fields.end(), {{"search", FieldKind::search},
                               {"search_venue", FieldKind::search},
                               {"join", FieldKind::join},
                               {"limit", FieldKind::limit}});
  return fields;
}

CheckedDefinition check_definition(const TargetDefinition& definition, std::string_view name) {
  return DefinitionCheck(name).check(definition);
}

Result<Target> make_target(const TargetDefinition& definition, std::string_view name) {
  CheckedDefinition checked = check_definition(definition, name);
  if (checked.problems.empty()) return std::move(checked.target);
  const DefinitionProblem& first = checked.problems.front();
  const std::string where = first.field.empty() ? "" : " in " + in_quotes(shown(first.field));
  return Error{ErrorCode::bad_target, "the target that was sent has a fault" + where + ": " + first.fault.message +
                                          "; mend it where it is defined"};
}

}  // namespace paperhop
