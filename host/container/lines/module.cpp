// SPDX-License-Identifier: Apache-2.0
#include <simdjson.h>

#include <algorithm>
#include <functional>

#include "base/limits.hpp"
#include "container/json_lines.hpp"
#include "container/window.hpp"

namespace paperhop {
namespace {

namespace od = simdjson::ondemand;
static_assert(Block::kPadding >= simdjson::SIMDJSON_PADDING);

std::string_view trimmed_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// The bytes of a value that is no string, as written.
std::string raw_number(od::value value) {
  return std::string(trimmed_end(std::string_view(value.raw_json_token())));
}

/// Appends text to a page so that it reads as text there.
void append_escaped(std::string& page, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&': page += "&amp;"; break;
      case '<': page += "&lt;"; break;
      case '>': page += "&gt;"; break;
      case '"': page += "&quot;"; break;
      default: page += c;
    }
  }
}

void append_attribute(std::string& page, std::string_view name, std::string_view value) {
  page.append(" ").append(name).append("=\"");
  append_escaped(page, value);
  page += '"';
}

/// Walks the JSON of a WAT record, as Common Crawl writes it.
class WatPage {
 public:
  using OnPage = std::function<void(std::string_view page)>;

  /// Looks for the base only.
  WatPage() = default;
  /// Tells a page each time that it has `most` bytes. `base`: what stands anywhere in the record, where there may be
  /// more than one page.
  WatPage(std::string base, std::size_t most, const OnPage& on_page)
      : base_(std::move(base)), most_(most), on_page_(&on_page) {}

  /// What all links stand on, once everything was walked over.
  const std::string& base() const { return base_; }

  /// Tells what is left.
  void finish() {
    if (body_.empty() && (base_.empty() || was_told_)) return;
    was_told_ = true;
    std::string page;
    if (!base_.empty()) {
      page += "<base";
      append_attribute(page, "href", base_);
      page += ">";
    }
    page += body_;
    body_.clear();
    (*on_page_)(page);
  }

  /// Objects are walked down along these names only.
  void walk(od::object object, int depth) {
    for (auto field : object) {
      const std::string_view key = field.unescaped_key();
      od::value value = field.value();
      if (key == "Envelope" || key == "Payload-Metadata" || key == "HTTP-Response-Metadata" || key == "HTML-Metadata" ||
          key == "WARC-Header-Metadata" || key == "Head") {
        if (depth < kDepth && value.type() == od::json_type::object) walk(value.get_object(), depth + 1);
      } else if (key == "Links" || key == "Link" || key == "Metas") {
        if (on_page_ && value.type() == od::json_type::array) elements(value.get_array());
      } else if (key == "WARC-Target-URI" || key == "Base") {
        if (value.type() == od::json_type::string && (base_.empty() || key == "Base"))
          base_ = value.get_string().value();
      } else if (key == "Title") {
        if (on_page_ && value.type() == od::json_type::string) {
          body_ += "<title>";
          append_escaped(body_, value.get_string());
          body_ += "</title>";
        }
      }
    }
  }

 private:
  static constexpr int kDepth = 6;

  void elements(od::array array) {
    for (auto element : array) {
      if (element.type() != od::json_type::object) continue;
      attributes_.clear();
      text_.clear();
      is_meta_ = false;
      for (auto field : element.get_object()) {
        const std::string key(std::string_view(field.unescaped_key()));
        od::value value = field.value();
        if (value.type() != od::json_type::string) continue;
        attribute(key, value.get_string());
      }
      body_ += is_meta_ ? "<meta" : "<a";
      body_ += attributes_;
      body_ += ">";
      append_escaped(body_, text_);
      if (!is_meta_) body_ += "</a>";
      body_ += "\n<p>";
      if (body_.size() >= most_) finish();
    }
  }

  void attribute(std::string_view key, std::string_view value) {
    if (key == "url" || key == "href") append_attribute(attributes_, "href", value);
    if (key == "text" || key == "alt" || key == "title") text_.append(text_.empty() ? "" : "\n").append(value);
    if (key == "name" || key == "property" || key == "content") {
      is_meta_ = true;
      append_attribute(attributes_, key, value);
    }
  }

  std::string base_;
  std::size_t most_ = 0;
  const OnPage* on_page_ = nullptr;
  bool was_told_ = false;
  std::string body_;
  std::string attributes_;
  std::string text_;
  bool is_meta_ = false;
};

class Reader : public JsonLineReader {
 public:
  const JsonLine* read(std::string_view line, const JsonLineFields& fields) override try {
    line_.texts.clear();
    line_.id.clear();
    od::document document = open(line);
    od::object object = document.get_object();
    for (auto field : object) {
      const std::string_view key = field.unescaped_key();
      od::value value = field.value();
      if (std::find(fields.texts.begin(), fields.texts.end(), key) != fields.texts.end()) {
        add_text(value);
      } else if (key == (fields.id.empty() ? "id" : std::string_view(fields.id))) {
        add_id(value);
      }
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
      why_ = "something stands behind the object";
      return nullptr;
    }
    return &line_;
  } catch (const simdjson::simdjson_error& error) {
    why_ = error.what();
    return nullptr;
  }

  std::string_view why() const override { return why_; }

  bool read_wat(std::string_view json, const std::function<void(std::string_view page)>& on_page) override {
    const bool is_json = tell_wat(json, on_page);
    // The index of a large one takes as much as itself.
    if (json.size() > limits::kLargeRecord) parser_ = od::parser();
    return is_json;
  }

 private:
  bool tell_wat(std::string_view json, const WatPage::OnPage& on_page) try {
    od::document document = open(json);
    WatPage base;
    // What one page holds may say it anywhere.
    if (json.size() > limits::kLargeRecord) {
      base.walk(document.get_object(), 0);
      document.rewind();
    }
    WatPage page(base.base(), limits::kRecord, on_page);
    page.walk(document.get_object(), 0);
    page.finish();
    return true;
  } catch (const simdjson::simdjson_error&) {
    return false;
  }

  od::document open(std::string_view json) {
    return parser_.iterate(simdjson::padded_string_view(json, json.size() + Block::kPadding));
  }

  void add_text(od::value value) {
    if (value.type() != od::json_type::string) return;
    std::string_view raw = trimmed_end(std::string_view(value.raw_json_token()));
    const std::string_view text = value.get_string();
    if (raw.size() >= 2) raw = raw.substr(1, raw.rfind('"') - 1);
    line_.texts.push_back({raw, text});
  }

  void add_id(od::value value) {
    switch (value.type()) {
      case od::json_type::string: line_.id = std::string_view(value.get_string()); break;
      case od::json_type::number: line_.id = raw_number(value); break;
      default: break;
    }
  }

  od::parser parser_;
  JsonLine line_;
  std::string why_;
};

std::unique_ptr<JsonLineReader> make_reader() {
  return std::make_unique<Reader>();
}

}  // namespace
}  // namespace paperhop

extern "C" __attribute__((visibility("default"))) const paperhop::JsonLinesModule paperhop_lines;
const paperhop::JsonLinesModule paperhop_lines{paperhop::make_reader};
