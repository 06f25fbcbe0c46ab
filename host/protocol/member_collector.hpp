// SPDX-License-Identifier: Apache-2.0
//
// MemberCollector: takes the values of a JSON text in order, as a parser comes across them, and
// keeps those that the protocol knows. Both readers feed it, so what counts, what is ignored and
// which of two equal names wins is decided in one place.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/definition_collector.hpp"
#include "protocol/message.hpp"

namespace paperhop {

class MemberCollector final : public JsonEvents {
 public:
  void begin(JsonKind kind) override;
  void end() override;
  void name(std::string_view name) override;
  void scalar(JsonKind kind, std::string_view text) override;

  Members take() { return std::move(members_); }

  MemberCollector() = default;

 private:
  /// What the value that comes next is.
  enum class Place { member, link, link_member, item, elsewhere };
  Place place() const;

  void set_member(JsonKind kind, std::string_view text);
  void set_links(JsonKind kind);
  void set_items(JsonKind kind);
  void set_target(JsonKind kind);
  void begin_item(JsonKind kind);
  void finish_item();
  void items_problem(std::string_view what);
  void finish_link();
  void links_problem(std::string_view what);

  Members members_;
  std::size_t depth_ = 0;  ///< containers open
  MemberName member_ = MemberName::unknown;
  bool in_links_ = false;
  bool in_link_ = false;
  enum class LinkMember { href, text, unknown } link_member_ = LinkMember::unknown;
  Member href_;
  Member link_text_;
  bool in_items_ = false;
  bool is_item_ = false;                           ///< items hold no items of their own
  std::unique_ptr<MemberCollector> item_;          ///< takes what the item that is open holds
  std::optional<DefinitionCollector> definition_;  ///< takes what the target that is open holds
};

}  // namespace paperhop
