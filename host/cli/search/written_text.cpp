// SPDX-License-Identifier: Apache-2.0
#include "cli/search/written_text.hpp"

#include "container/csv.hpp"
#include "container/json_text.hpp"
#include "text/unicode.hpp"

namespace paperhop::cli {

void mark_invalid_utf8(std::span<char> text) {
  for (std::size_t at = 0;; ++at) {
    const std::size_t invalid = find_invalid_utf8(std::string_view(text.data(), text.size()).substr(at));
    if (invalid == std::string_view::npos) return;
    at += invalid;
    text[at] = '?';
  }
}

std::size_t WrittenText::undo(std::size_t at, std::size_t size, std::string& out) const {
  const std::string_view rest = raw.substr(at);
  const std::size_t before = out.size();
  switch (way) {
    case Way::plain: {
      const std::size_t taken = whole_characters(rest, size);
      out += rest.substr(0, taken);
      return at + taken;
    }
    case Way::json_line: return at + undo_json_escapes(rest, size, out);
    case Way::json_string: {
      const std::size_t taken = undo_json_escapes(rest, size, out);
      mark_invalid_utf8(std::span(out).subspan(before));
      return at + taken;
    }
    case Way::csv_quoted: return append_csv_text({raw, true}, at, size, out);
  }
  return raw.size();
}

OffsetMap WrittenText::way_back(std::size_t begin, std::size_t end) const {
  const std::string_view part = raw.substr(begin, end - begin);
  switch (way) {
    case Way::plain: return {};
    case Way::json_line:
    case Way::json_string: return json_escape_map(part);
    case Way::csv_quoted: return csv_text_map({part, true});
  }
  return {};
}

}  // namespace paperhop::cli
