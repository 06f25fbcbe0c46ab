// SPDX-License-Identifier: Apache-2.0
#include "protocol/member_collector.hpp"

namespace paperhop {

void MemberCollector::begin(JsonKind kind) {
  switch (place()) {
    case Place::member: set_member(kind, {}); break;
    case Place::link:
      in_link_ = kind == JsonKind::object;
      href_ = link_text_ = {};
      link_member_ = LinkMember::unknown;
      if (!in_link_) links_problem("is no object");
      break;
    case Place::link_member: scalar(kind, {}); break;
    case Place::elsewhere: break;
  }
  ++depth_;
}

void MemberCollector::end() {
  --depth_;
  if (depth_ == 2 && in_link_) finish_link();
  if (depth_ == 1) in_links_ = false;
}

void MemberCollector::name(std::string_view name) {
  if (depth_ == 1) {
    member_ = member_name(name);
  } else if (depth_ == 3 && in_link_) {
    link_member_ = name == "href" ? LinkMember::href : name == "text" ? LinkMember::text : LinkMember::unknown;
  }
}

void MemberCollector::scalar(JsonKind kind, std::string_view text) {
  switch (place()) {
    case Place::member: set_member(kind, text); break;
    case Place::link: links_problem("is no object"); break;
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
  if (depth_ == 3 && in_link_) return Place::link_member;
  return Place::elsewhere;
}

void MemberCollector::set_member(JsonKind kind, std::string_view text) {
  if (member_ == MemberName::unknown) return;
  members_[member_] = {kind, std::string(text)};
  if (member_ == MemberName::links) set_links(kind);
}

void MemberCollector::set_links(JsonKind kind) {
  members_.links.clear();
  members_.links_problem.clear();
  in_links_ = kind == JsonKind::array;
  if (!in_links_) members_.links_problem = "\"links\" is no array";
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
