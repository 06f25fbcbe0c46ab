// SPDX-License-Identifier: Apache-2.0
#include "protocol/member_collector.hpp"

#include "base/limits.hpp"

namespace paperhop {

void MemberCollector::begin(JsonKind kind) {
  if (item_) {
    ++depth_;
    return item_->begin(kind);
  }
  if (definition_) return definition_->begin(kind);
  switch (place()) {
    case Place::member: set_member(kind, {}); break;
    case Place::link:
      in_link_ = kind == JsonKind::object;
      href_ = link_text_ = {};
      link_member_ = LinkMember::unknown;
      if (!in_link_) links_problem("is no object");
      break;
    case Place::link_member: scalar(kind, {}); break;
    case Place::item: begin_item(kind); break;
    case Place::elsewhere: break;
  }
  ++depth_;
}

void MemberCollector::end() {
  if (definition_) {
    definition_->end();
    if (!definition_->done()) return;
    members_.definition = definition_->take();
    definition_.reset();
  }
  --depth_;
  if (item_) {
    item_->end();
    if (depth_ == 2) finish_item();
    return;
  }
  if (depth_ == 2 && in_link_) finish_link();
  if (depth_ == 1) in_links_ = in_items_ = false;
}

void MemberCollector::name(std::string_view name) {
  if (item_) return item_->name(name);
  if (definition_) return definition_->name(name);
  if (depth_ == 1) {
    member_ = member_name(name);
  } else if (depth_ == 3 && in_link_) {
    link_member_ = name == "href" ? LinkMember::href : name == "text" ? LinkMember::text : LinkMember::unknown;
  }
}

void MemberCollector::scalar(JsonKind kind, std::string_view text) {
  if (item_) return item_->scalar(kind, text);
  if (definition_) return definition_->scalar(kind, text);
  switch (place()) {
    case Place::member: set_member(kind, text); break;
    case Place::link: links_problem("is no object"); break;
    case Place::item: items_problem("is no object; send objects like {\"page\":\"https://…\"}"); break;
    case Place::link_member:
      if (link_member_ == LinkMember::href) href_ = {kind, std::string(text)};
      if (link_member_ == LinkMember::text) link_text_ = {kind, std::string(text)};
      break;
    case Place::elsewhere: break;
  }
}

MemberCollector::Place MemberCollector::place() const {
  if (depth_ == 1) return Place::member;
  if (depth_ == 2 && in_links_) return Place::link;
  if (depth_ == 2 && in_items_) return Place::item;
  if (depth_ == 3 && in_link_) return Place::link_member;
  return Place::elsewhere;
}

void MemberCollector::set_member(JsonKind kind, std::string_view text) {
  if (member_ == MemberName::unknown) return;
  members_[member_] = {kind, std::string(text)};
  if (member_ == MemberName::links) set_links(kind);
  if (member_ == MemberName::items && !is_item_) set_items(kind);
  if (member_ == MemberName::target && !is_item_) set_target(kind);
}

void MemberCollector::set_target(JsonKind kind) {
  members_.definition.clear();
  if (kind != JsonKind::object) return;
  definition_.emplace();
  definition_->begin(kind);
}

void MemberCollector::set_links(JsonKind kind) {
  members_.links.clear();
  members_.links_problem.clear();
  in_links_ = kind == JsonKind::array;
  if (!in_links_) members_.links_problem = "\"links\" is no array";
}

void MemberCollector::set_items(JsonKind kind) {
  members_.items.clear();
  members_.items_problem.clear();
  in_items_ = kind == JsonKind::array;
}

void MemberCollector::begin_item(JsonKind kind) {
  if (kind != JsonKind::object) return items_problem("is no object; send objects like {\"page\":\"https://…\"}");
  item_ = std::make_unique<MemberCollector>();
  item_->is_item_ = true;
  item_->begin(kind);
}

void MemberCollector::finish_item() {
  Members members = item_->take();
  item_.reset();
  if (members_.items.size() < limits::kBatchItems) {
    members_.items.push_back(std::move(members));
  } else {
    items_problem("is one too many; send at most " + std::to_string(limits::kBatchItems) + " at a time");
  }
}

void MemberCollector::items_problem(std::string_view what) {
  if (!members_.items_problem.empty()) return;
  members_.items_problem = "items[" + std::to_string(members_.items.size()) + "] " + std::string(what);
}

void MemberCollector::finish_link() {
  in_link_ = false;
  if (href_.kind != JsonKind::string) return links_problem("has no string \"href\"");
  const bool has_text = link_text_.kind != JsonKind::absent && link_text_.kind != JsonKind::null;
  if (has_text && link_text_.kind != JsonKind::string) return links_problem("has a \"text\" that is no string");
  members_.links.push_back({std::move(href_.text), std::move(link_text_.text)});
}

void MemberCollector::links_problem(std::string_view what) {
  // The first problem is told; behind it, links are no longer counted.
  if (!members_.links_problem.empty()) return;
  members_.links_problem = "links[" + std::to_string(members_.links.size()) + "] " + std::string(what);
}

}  // namespace paperhop
