// SPDX-License-Identifier: Apache-2.0
#include "cli/search/record_row.hpp"

#include <new>
#include <optional>

#include "base/limits.hpp"
#include "cli/input/record_reader.hpp"

namespace paperhop::cli {

Error no_memory_error() {
  return {ErrorCode::unreadable, "the document does not fit into memory; split it"};
}

void RecordRow::begin(std::string_view id, std::string_view passed) {
  papers_ = 0;
  has_too_many_ = false;
  notes_.clear();
  more_notes_ = 0;
  json_.clear();
  json_.begin_object().key("v").number(1).key("id").raw(id);
  if (!passed.empty()) json_.raw(passed);
  json_.key("ids").begin_array();
  no_papers_ = json_.mark();
}

void RecordRow::add(const Mention& mention, std::size_t offset, std::size_t length) {
  add(found_paper(mention, Place{offset, length}));
}

void RecordRow::add(const PdfMention& mention) {
  add(found_paper(mention));
}

void RecordRow::add(const FoundPaper& found) {
  add_whole([&] {
    json_.begin_object();
    add_paper(json_, found, address_of_(found.paper));
    json_.end_object();
  });
}

void RecordRow::add(std::string_view json) {
  add_whole([&] { json_.raw(json); });
}

/// What memory ran out over half way is taken back: the row stays JSON.
template <typename Write>
void RecordRow::add_whole(Write&& write) {
  has_too_many_ = has_too_many_ || papers_ == limits::kFilterPapers;
  if (has_too_many_) return;
  const JsonWriter::Mark before = json_.mark();
  try {
    write();
  } catch (...) {
    json_.back_to(before);
    throw;
  }
  ++papers_;
}

void RecordRow::note(std::string_view sentence) {
  if (notes_.size() == limits::kFilterNotes) {
    ++more_notes_;
  } else {
    notes_.emplace_back(sentence);
  }
}

std::string RecordRow::finish(const Status& status) {
  try {
    if (!has_too_many_) return finished(status);
    if (status.ok()) return finished(too_many_papers_error());
    note(too_many_papers_error().message);
    return finished(status);
  } catch (const std::bad_alloc&) {
    // Papers are longer than the sentence that stands in their place.
    json_.back_to(no_papers_);
    papers_ = 0;
    notes_.clear();
    more_notes_ = 0;
    return finished(no_memory_error());
  }
}

std::string RecordRow::finished(const Status& status) {
  has_error_ = !status.ok();
  json_.end_array().key("err");
  if (status.ok()) {
    json_.null();
  } else {
    add_error(json_, status.error());
  }
  if (!notes_.empty()) {
    json_.key("notes").begin_array();
    for (const std::string& note : notes_) json_.string(note);
    if (more_notes_ > 0) json_.string(std::to_string(more_notes_) + " more notes are left out");
    json_.end_array();
  }
  json_.end_object();
  return json_.take();
}

}  // namespace paperhop::cli
