// SPDX-License-Identifier: Apache-2.0
//
// The targets that every paperhop knows. A user's target (config.cpp) is made of the same parts.
#include "answer/target.hpp"

namespace paperhop {
namespace {

AddressTemplate address(std::string_view text, std::string_view join = "") {
  // Our own templates are checked by the unit tests.
  AddressTemplate parsed = parse_address_template(text, nullptr).value();
  parsed.join = join;
  return parsed;
}

/// https://papers.cool: arXiv papers by number without version, all others by "key@site";
/// several papers of one kind share an address. Grammar: its own front-end, 2025.
Target cool_papers() {
  Target target;
  target.name = "coolpapers";
  target.title = "Cool Papers";
  target.by_source["arxiv"] = address("https://papers.cool/arxiv/{key}", ",");
  target.any_source = address("https://papers.cool/venue/{coolpapers_key}", ",");
  target.search = "https://papers.cool/arxiv/search?highlight=1&query={query}";
  target.search_venue = "https://papers.cool/venue/search?highlight=1&query={query}";
  // The site's highlighting fails where no word has two characters.
  target.search_short_words = "https://papers.cool/arxiv/search?query={query}";
  target.search_venue_short_words = "https://papers.cool/venue/search?query={query}";
  target.show_parameter = "?show=";
  return target;
}

Target simple(std::string_view name, std::string_view title) {
  Target target;
  target.name = name;
  target.title = title;
  return target;
}

Target for_all(std::string_view name, std::string_view title, std::string_view template_text) {
  Target target = simple(name, title);
  target.any_source = address(template_text);
  return target;
}

Target for_arxiv(std::string_view name, std::string_view title, std::string_view template_text,
                 std::string_view search) {
  Target target = simple(name, title);
  target.by_source["arxiv"] = address(template_text);
  target.search = search;
  return target;
}

Target for_search(std::string_view name, std::string_view title, std::string_view search) {
  Target target = simple(name, title);
  target.search = search;
  return target;
}

}  // namespace

const std::vector<Target>& builtin_targets() {
  static const std::vector<Target> targets = {
      cool_papers(),
      for_all("page", "Source page", "{page}"),
      for_all("pdf", "PDF", "{pdf}"),
      for_arxiv("alphaxiv", "alphaXiv", "https://www.alphaxiv.org/abs/{key}{version}", ""),
      for_arxiv("huggingface", "Hugging Face Papers", "https://huggingface.co/papers/{key}",
                "https://huggingface.co/papers?q={query}"),
      for_arxiv("semanticscholar", "Semantic Scholar", "https://www.semanticscholar.org/arxiv/{key}",
                "https://www.semanticscholar.org/search?q={query}"),
      for_search("googlescholar", "Google Scholar", "https://scholar.google.com/scholar?q={query}"),
  };
  return targets;
}

}  // namespace paperhop
