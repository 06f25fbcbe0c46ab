// SPDX-License-Identifier: Apache-2.0
#include "protocol/definition_collector.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/limits.hpp"

namespace paperhop {
namespace {

/// A whole number; nothing for a fraction, an exponent, or one beyond all counts.
std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, failed] = std::from_chars(text.data(), end, value);
  return failed == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

}  // namespace

void DefinitionCollector::begin(JsonKind kind) {
  if (depth_ == 1) set(kind, {});
  ++depth_;
}

void DefinitionCollector::end() {
  --depth_;
}

void DefinitionCollector::name(std::string_view name) {
  // Longer names are none of ours; what is told of them is shorter still.
  if (depth_ == 1) name_ = name.substr(0, limits::kAddressLength);
}

void DefinitionCollector::scalar(JsonKind kind, std::string_view text) {
  if (depth_ == 1) set(kind, text);
}

void DefinitionCollector::set(JsonKind kind, std::string_view text) {
  const auto same = std::find_if(definition_.begin(), definition_.end(),
                                 [this](const DefinitionField& field) { return field.name == name_; });
  if (same != definition_.end()) definition_.erase(same);
  if (kind == JsonKind::null || definition_.size() > limits::kTargetFields) return;
  DefinitionField field;
  field.name = std::move(name_);
  if (kind == JsonKind::string) field.value = std::string(text);
  if (kind == JsonKind::number) {
    if (const auto number = whole_number(text)) field.value = *number;
  }
  definition_.push_back(std::move(field));
}

}  // namespace paperhop
