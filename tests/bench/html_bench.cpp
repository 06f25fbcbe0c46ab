// SPDX-License-Identifier: Apache-2.0
//
// The visible text and the addresses (href, src, cite) of pages, character references decoded, in one
// process and in turn: our reader, libxml2's SAX parser for HTML and gumbo's tree, walked. All of the pages are
// held in memory, and every way copies what it takes, page by page. One line for each way: its name, bytes of
// text without white space, how many addresses, how many pages on which either differs from ours, and the median of
// the processor seconds of a round.
//
//   html_bench LIST ROUNDS paperhop|libxml2|gumbo…     LIST has the name of a page on each line
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench.hpp"
#include "text/html.hpp"

#if PAPERHOP_LIBXML2
#include <libxml/HTMLparser.h>
#endif

namespace {

std::vector<std::string> read_pages(const char* list) {
  std::vector<std::string> pages;
  std::ifstream names(list);
  for (std::string name; std::getline(names, name);) {
    std::ifstream page(name, std::ios::binary);
    if (!page) fail("cannot open " + name);
    pages.emplace_back(std::istreambuf_iterator<char>(page), std::istreambuf_iterator<char>());
  }
  if (pages.empty()) fail(std::string("no page in ") + list);
  return pages;
}

/// What of a page is compared.
struct Amount {
  std::size_t text = 0;  ///< bytes that are no white space, on which the ways differ by their nature
  std::size_t addresses = 0;
  bool operator==(const Amount&) const = default;
};

std::size_t visible_bytes(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return std::string_view(" \t\n\f\r").find(c) == std::string_view::npos;
  }));
}

/// A way of reading pages. Only read() is timed.
class Way {
 public:
  Way() = default;
  Way(const Way&) = delete;
  Way& operator=(const Way&) = delete;
  virtual ~Way() = default;
  virtual void read(std::string_view page) = 0;
  /// Of the page that was read last.
  virtual Amount amount() const = 0;
};

class Ours : public Way {
 public:
  void read(std::string_view page) override { page_ = paperhop::read_html(page); }

  Amount amount() const override {
    using Kind = paperhop::HtmlAttribute::Kind;
    const auto is_address = [](const paperhop::HtmlAttribute& attribute) { return attribute.kind == Kind::address; };
    const auto addresses = std::count_if(page_.attributes.begin(), page_.attributes.end(), is_address);
    return {visible_bytes(page_.text), static_cast<std::size_t>(addresses) + (page_.base.empty() ? 0 : 1)};
  }

 private:
  paperhop::Html page_;
};

/// What the other ways take.
class Taken : public Way {
 public:
  Amount amount() const override { return {visible_bytes(text_), addresses_.size()}; }

 protected:
  void clear() {
    text_.clear();
    addresses_.clear();
  }

  void take_attribute(std::string_view name, const char* value) {
    if (value != nullptr && *value != '\0' && (name == "href" || name == "src" || name == "cite")) {
      addresses_.emplace_back(value);
    }
  }

  std::string text_;
  std::vector<std::string> addresses_;
};

#if PAPERHOP_LIBXML2

/// Its callbacks get "script" and "style" as CDATA, which is left alone here.
class Libxml2 : public Taken {
 public:
  Libxml2() {
    handler_.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
      static_cast<Libxml2*>(self)->start(view(name), attributes);
    };
    handler_.endElement = [](void* self, const xmlChar* name) { static_cast<Libxml2*>(self)->end(view(name)); };
    handler_.characters = [](void* self, const xmlChar* text, int size) {
      static_cast<Libxml2*>(self)->add({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    handler_.ignorableWhitespace = handler_.characters;
  }

  void read(std::string_view page) override {
    clear();
    hidden_ = 0;
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler_, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8);
    if (parser == nullptr) fail("no memory for libxml2");
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    htmlParseChunk(parser, page.data(), static_cast<int>(page.size()), 0);
    htmlParseChunk(parser, nullptr, 0, 1);
    htmlFreeParserCtxt(parser);
  }

 private:
  static std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }
  static bool is_hidden(std::string_view name) {
    return name == "iframe" || name == "noembed" || name == "noframes" || name == "style" || name == "script";
  }

  void start(std::string_view name, const xmlChar** attributes) {
    hidden_ += is_hidden(name) ? 1 : 0;
    for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
      take_attribute(view(attributes[0]), reinterpret_cast<const char*>(attributes[1]));
    }
  }

  void end(std::string_view name) { hidden_ -= hidden_ > 0 && is_hidden(name) ? 1 : 0; }

  void add(std::string_view text) {
    if (hidden_ == 0) text_ += text;
  }

  htmlSAXHandler handler_ = {};
  int hidden_ = 0;
};

#endif

class Gumbo : public Taken {
 public:
  void read(std::string_view page) override {
    clear();
    GumboOutput* const tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    walk(tree->document);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
  }

 private:
  static bool is_hidden(GumboTag tag) {
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_IFRAME || tag == GUMBO_TAG_NOEMBED ||
           tag == GUMBO_TAG_NOFRAMES;
  }

  /// No recursion: the trees of broken pages may be deep.
  void walk(const GumboNode* root) {
    std::vector<const GumboNode*> to_do = {root};
    while (!to_do.empty()) {
      const GumboNode* const node = to_do.back();
      to_do.pop_back();
      switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA: text_ += node->v.text.text; break;
        case GUMBO_NODE_DOCUMENT: add_children(node->v.document.children, to_do); break;
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE: walk_element(node->v.element, to_do); break;
        case GUMBO_NODE_COMMENT: break;
      }
    }
  }

  void walk_element(const GumboElement& element, std::vector<const GumboNode*>& to_do) {
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* const attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      take_attribute(attribute->name, attribute->value);
    }
    if (!is_hidden(element.tag)) add_children(element.children, to_do);
  }

  static void add_children(const GumboVector& children, std::vector<const GumboNode*>& to_do) {
    for (unsigned i = children.length; i > 0; --i) to_do.push_back(static_cast<const GumboNode*>(children.data[i - 1]));
  }
};

std::unique_ptr<Way> make_way(std::string_view name) {
  if (name == "paperhop") return std::make_unique<Ours>();
#if PAPERHOP_LIBXML2
  if (name == "libxml2") return std::make_unique<Libxml2>();
#endif
  if (name == "gumbo") return std::make_unique<Gumbo>();
  fail("no way of reading named " + std::string(name));
}

struct Run {
  const char* name;
  std::unique_ptr<Way> way;
  Amount amount;
  std::size_t differs = 0;
  std::vector<double> seconds;
};

/// One round, not timed: what each way takes of each page.
void compare(std::vector<Run>& runs, const std::vector<std::string>& pages) {
  Ours ours;
  for (const std::string& page : pages) {
    ours.read(page);
    for (Run& run : runs) {
      run.way->read(page);
      const Amount amount = run.way->amount();
      run.amount.text += amount.text;
      run.amount.addresses += amount.addresses;
      run.differs += amount == ours.amount() ? 0 : 1;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) fail("usage: html_bench LIST ROUNDS paperhop|libxml2|gumbo...");
  const std::vector<std::string> pages = read_pages(argv[1]);
  const int rounds = std::max(1, std::atoi(argv[2]));
  std::vector<Run> runs;
  for (int i = 3; i < argc; ++i) runs.push_back({argv[i], make_way(argv[i]), {}, 0, {}});
  compare(runs, pages);
  for (int round = 0; round < rounds; ++round) {
    for (Run& run : runs) {
      const double start = processor_seconds();
      for (const std::string& page : pages) run.way->read(page);
      run.seconds.push_back(processor_seconds() - start);
    }
  }
  for (Run& run : runs) {
    std::sort(run.seconds.begin(), run.seconds.end());
    std::printf("%s %zu %zu %zu %.6f\n", run.name, run.amount.text, run.amount.addresses, run.differs,
                run.seconds[run.seconds.size() / 2]);
  }
  return 0;
}
