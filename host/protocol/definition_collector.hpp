// SPDX-License-Identifier: Apache-2.0
//
// DefinitionCollector: takes the values of one JSON object, a target's definition, as a parser
// comes across them. Fields that are null count as not given; of a name that stands twice the
// last one counts; containers are values that no field takes, whatever is in them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "answer/target_definition.hpp"
#include "protocol/json_events.hpp"

namespace paperhop {

class DefinitionCollector final : public JsonEvents {
 public:
  void begin(JsonKind kind) override;
  void end() override;
  void name(std::string_view name) override;
  void scalar(JsonKind kind, std::string_view text) override;

  /// True once the object has ended.
  bool done() const { return depth_ == 0; }
  /// The fields, and at most one more than limits::kTargetFields, which tells that they are too many.
  TargetDefinition take() { return std::move(definition_); }

 private:
  void set(JsonKind kind, std::string_view text);

  TargetDefinition definition_;
  std::string name_;
  std::size_t depth_ = 0;  ///< containers open
};

}  // namespace paperhop
