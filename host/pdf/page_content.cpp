// SPDX-License-Identifier: Apache-2.0
#include "pdf/page_content.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string>

#include "base/limits.hpp"
#include "pdf/drawn_text.hpp"
#include "pdf/font_codes.hpp"
#include "pdf/leniently.hpp"
#include "pdf/object_access.hpp"

namespace paperhop::pdf {
namespace {

std::string page_bytes(QPDFObjectHandle contents) {
  if (!contents.isArray()) return stream_bytes(contents, limits::kPdfPageContent);
  std::string bytes;
  const int count = contents.getArrayNItems();
  for (int i = 0; i < count && bytes.size() < limits::kPdfPageContent; ++i) {
    const std::size_t room = limits::kPdfPageContent - bytes.size();
    bytes += leniently([&] { return stream_bytes(contents.getArrayItem(i), room); });
    bytes += '\n';
  }
  return bytes;
}

Matrix matrix_of(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return {};
  const auto at = [&array](int i) { return number_of(array.getArrayItem(i)).value_or(0); };
  return {at(0), at(1), at(2), at(3), at(4), at(5)};
}

/// A dictionary of resources; fonts and forms are read when they are asked for, once.
class QpdfResources : public ContentResources {
 public:
  explicit QpdfResources(const QPDFObjectHandle& resources) : resources_(resources) {}

  const ContentFont* font(std::string_view name) override {
    return remember(fonts_, name, "/Font", [](const QPDFObjectHandle& font) { return read_font(font); });
  }

  const ContentForm* form(std::string_view name) override {
    return remember(forms_, name, "/XObject", [this](const QPDFObjectHandle& object) { return read_form(object); });
  }

 private:
  template <typename Value, typename Read>
  const Value* remember(std::map<std::string, std::unique_ptr<Value>, std::less<>>& known, std::string_view name,
                        const char* kind, Read read) {
    const auto found = known.find(name);
    if (found != known.end()) return found->second.get();
    const std::string key = "/" + std::string(name);
    auto value = leniently([&] { return read(entry(entry(resources_, kind), key.c_str())); });
    return known.emplace(name, std::move(value)).first->second.get();
  }

  std::unique_ptr<ContentForm> read_form(QPDFObjectHandle object) {
    if (!object.isStream() || name_of(entry(object, "/Subtype")) != "Form") return nullptr;
    auto form = std::make_unique<ContentForm>();
    form->content = stream_bytes(object, limits::kPdfPageContent);
    form->matrix = matrix_of(entry(object, "/Matrix"));
    QPDFObjectHandle own = entry(object, "/Resources");
    if (own.isDictionary()) {
      below_.push_back(std::make_unique<QpdfResources>(own));
      form->resources = below_.back().get();
    }
    return form;
  }

  QPDFObjectHandle resources_;
  std::map<std::string, std::unique_ptr<ContentFont>, std::less<>> fonts_;
  std::map<std::string, std::unique_ptr<ContentForm>, std::less<>> forms_;
  std::vector<std::unique_ptr<QpdfResources>> below_;
};

void set_box(PageFrame& frame, QPDFObjectHandle box) {
  if (!box.isArray() || box.getArrayNItems() != 4) return;
  const auto at = [&box](int i) { return number_of(box.getArrayItem(i)).value_or(0); };
  frame.left = std::min(at(0), at(2));
  frame.right = std::max(at(0), at(2));
  frame.bottom = std::min(at(1), at(3));
  frame.top = std::max(at(1), at(3));
}

PageFrame frame_of(const PageNode& page) {
  PageFrame frame;
  set_box(frame, page.media_box);
  const double degrees = number_of(page.rotate).value_or(0);
  if (degrees > -3600 && degrees < 3600) frame.quarter_turns = ((static_cast<int>(degrees) / 90) % 4 + 4) % 4;
  return frame;
}

}  // namespace

struct PageContent::State {
  explicit State(const PageNode& page)
      : frame(frame_of(page)),
        shown(frame),
        resources(page.resources),
        bytes(page_bytes(entry(page.page, "/Contents"))) {
    set_box(shown, entry(page.page, "/CropBox"));
  }

  PageFrame frame;
  PageFrame shown;
  QpdfResources resources;
  std::string bytes;
};

PageContent::PageContent(const PageNode& page) : state_(leniently([&page] { return std::make_unique<State>(page); })) {}

PageContent::~PageContent() = default;

StampLines PageContent::stamp_lines() {
  if (!state_) return {};
  return leniently([this] { return find_stamp_lines(state_->bytes, state_->resources, state_->frame); });
}

std::optional<std::string> PageContent::drawn_text() {
  if (!state_) return std::nullopt;
  return leniently([this] { return find_drawn_text(state_->bytes, state_->resources, state_->shown); });
}

}  // namespace paperhop::pdf
