// SPDX-License-Identifier: Apache-2.0
//
// The reader joins the tokens of a page into its two channels. It knows no tree: only whether
// it stands in a title, a hidden element, or SVG and MathML.
#include "text/html.hpp"

#include <algorithm>
#include <utility>

#include "text/html_ascii.hpp"
#include "text/html_attribute.hpp"
#include "text/html_content.hpp"
#include "text/html_elements.hpp"
#include "text/html_entities.hpp"
#include "text/html_tokenizer.hpp"

namespace paperhop {
namespace {

using Kind = HtmlToken::Kind;

/// Line breaks of tags in a row: two cannot be mistaken for a line broken inside an ID, more say nothing.
constexpr int kBreaksInARow = 2;

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html), tokens_(html), attributes_(html, page_) {}

  Html read() && {
    page_.text.reserve(html_.size() / 2);  // what most pages have at most; growing there would copy it often
    while (add(tokens_.next())) {
    }
    if (is_in_tag_) attributes_.drop();
    return std::move(page_);
  }

 private:
  /// False at the end. (A token is never assigned: to copy one that has just been written makes the processor wait.)
  bool add(const HtmlToken& token) {
    switch (token.kind) {
      case Kind::text: add_text(token); break;
      case Kind::start_tag: open(token, true); break;
      case Kind::end_tag: open(token, false); break;
      case Kind::attribute:
        if (is_start_) attributes_.add(token);
        break;
      case Kind::tag_close: close(token); break;
      case Kind::end: return false;
    }
    return true;
  }

  void open(const HtmlToken& tag, bool is_start) {
    element_ = html_element(tag.name);
    name_ = tag.name;
    is_start_ = is_start;
    content_is_ = HtmlElement::block;
    is_in_tag_ = true;
    attributes_.start(element_);
  }

  void close(const HtmlToken& tag) {
    is_in_tag_ = false;
    if (element_ != HtmlElement::inline_) add_break(tag);
    if (is_start_) {
      attributes_.finish();
      enter(tag.flag);
    } else if (element_ == HtmlElement::foreign && foreign_depth_ > 0) {
      --foreign_depth_;
    }
  }

  /// Behind a start tag: what its content is.
  void enter(bool self_closing) {
    // In SVG and MathML "<style/>" is empty; elsewhere the slash means nothing.
    const bool is_foreign = foreign_depth_ > 0;
    if (self_closing && (is_foreign || element_ == HtmlElement::foreign)) return;
    if (element_ == HtmlElement::foreign) ++foreign_depth_;
    const auto content = html_content(element_);
    if (!content) return;
    tokens_.read_content(*content, name_);
    content_is_ = element_;
    // An SVG title is a caption, not the name of the page.
    names_page_ = element_ == HtmlElement::title && !is_foreign && !has_title_;
    if (names_page_) has_title_ = true;
  }

  void add_text(const HtmlToken& token) {
    if (content_is_ == HtmlElement::script || content_is_ == HtmlElement::hidden) return;
    const std::size_t begin = page_.text.size();
    if (token.flag) {
      add_with_references(token.begin, token.end);
    } else {
      add_run(token.begin, token.end);
    }
    if (content_is_ == HtmlElement::title && names_page_) page_.title = fold(page_.text.substr(begin));
  }

  void add_with_references(std::size_t begin, std::size_t end) {
    const std::string_view text = html_.substr(0, end);
    std::size_t run = begin;
    for (std::size_t amp = text.find('&', begin); amp != std::string_view::npos; amp = text.find('&', amp)) {
      const HtmlReference reference = read_html_reference(text.substr(amp), HtmlPlace::text);
      if (reference.length == 0) {
        ++amp;
        continue;
      }
      add_run(run, amp);
      page_.text += reference.utf8();
      page_.map.add(reference.size, amp, reference.length);
      breaks_ = 0;
      amp += reference.length;
      run = amp;
    }
    add_run(run, end);
  }

  /// Text as it stands.
  void add_run(std::size_t begin, std::size_t end) {
    const std::string_view run = html_.substr(begin, end - begin);
    page_.text += run;
    page_.map.add(run.size(), begin, run.size());
    if (!std::all_of(run.begin(), run.end(), is_html_space)) breaks_ = 0;
  }

  void add_break(const HtmlToken& tag) {
    if (breaks_ == kBreaksInARow) return;
    ++breaks_;
    page_.text += '\n';
    page_.map.add(1, tag.begin, tag.end - tag.begin);
  }

  /// Blanks folded to one, none at the ends.
  static std::string fold(std::string_view text) {
    std::string folded;
    bool gap = false;
    for (const char c : text) {
      if (is_html_space(c)) {
        gap = !folded.empty();
        continue;
      }
      if (gap) folded += ' ';
      gap = false;
      folded += c;
    }
    return folded;
  }

  std::string_view html_;
  HtmlTokenizer tokens_;
  Html page_;
  HtmlAttributeReader attributes_;  ///< writes to page_

  HtmlElement element_ = HtmlElement::block;  ///< of the tag being read
  std::string_view name_;
  bool is_start_ = false;
  bool is_in_tag_ = false;

  HtmlElement content_is_ = HtmlElement::block;  ///< whose content the text is, if it holds no tags
  bool has_title_ = false;
  bool names_page_ = false;
  std::size_t foreign_depth_ = 0;
  int breaks_ = 0;  ///< line breaks of tags since the last visible text
};

}  // namespace

Html read_html(std::string_view html) {
  return Reader(html).read();
}

}  // namespace paperhop
