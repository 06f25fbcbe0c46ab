// SPDX-License-Identifier: Apache-2.0
//
// The tokenizer of the HTML standard (section 13.2.5) without its tree builder: cuts HTML into
// spans, copies and decodes nothing, allocates nothing. Comments, doctypes, processing
// instructions and CDATA are passed over. Every byte is passed once: whatever is not closed
// (comment, quote, raw text) ends with the input, as the standard has it, and is never retried.
#pragma once

#include <cstddef>
#include <string_view>

namespace paperhop {

/// A piece of HTML; offsets are bytes of the HTML. A tag comes as start_tag or end_tag, then its
/// attributes, then tag_close. A tag that the input cuts off has no tag_close: it does not count.
struct HtmlToken {
  enum class Kind {
    text,       ///< [begin, end) is text
    start_tag,  ///< `name` is the tag's name, as written
    end_tag,    ///< as start_tag
    attribute,  ///< `name` is the attribute's name, [begin, end) its raw value without quotes
    tag_close,  ///< [begin, end) is the whole tag, "<" to ">"
    end,        ///< no more
  };
  Kind kind = Kind::end;
  bool flag = false;  ///< text: character references count; tag_close: the tag ends with "/>"
  std::string_view name;
  std::size_t begin = 0;
  std::size_t end = 0;
};

class HtmlTokenizer {
 public:
  /// Keeps a view: `html` must outlive it.
  explicit HtmlTokenizer(std::string_view html) : html_(html) {}

  HtmlToken next() { return in_tag_ ? next_in_tag() : next_in_data(); }

  /// How the content of an element is read that holds no tags.
  enum class Content {
    raw,        ///< style, xmp …: up to the end tag
    script,     ///< script: as raw, but an end tag between "<!-- <script>" and "-->" does not count
    escapable,  ///< title, textarea: as raw, but character references count
    rest,       ///< plaintext: up to the end of the input
  };

  /// After the tag_close of a start tag: the next token is its content, if it is not empty.
  void read_content(Content content, std::string_view name);

 private:
  HtmlToken next_in_data();
  HtmlToken next_in_tag();
  HtmlToken read_content_token();
  HtmlToken read_attribute();
  HtmlToken open_tag(HtmlToken::Kind kind, std::size_t name_begin);
  HtmlToken close_tag(bool self_closing);
  HtmlToken end_of_input();

  bool skip_to(char c);
  bool skip_markup();
  void skip_comment();
  void skip_space();

  std::size_t raw_end(std::string_view name) const;
  std::size_t script_end() const;
  bool is_tag_name(std::size_t at, std::string_view name) const;

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t tag_ = 0;  ///< "<" of the tag being read
  bool in_tag_ = false;
  bool has_content_ = false;
  Content content_ = Content::raw;
  std::string_view content_name_;
};

}  // namespace paperhop
