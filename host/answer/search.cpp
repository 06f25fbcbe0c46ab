// SPDX-License-Identifier: Apache-2.0
//
// The search for a text without IDs, by the rule of papers.cool's own search box: runs of
// letters and digits, joined by one blank, encoded as a form does.
#include <re2/re2.h>

#include "answer/answer.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kPlaceholder = "{query}";

std::string fill_query(std::string_view search, const std::string& query) {
  std::string out(search);
  for (std::size_t at = out.find(kPlaceholder); at != std::string::npos;
       at = out.find(kPlaceholder, at + query.size())) {
    out.replace(at, kPlaceholder.size(), query);
  }
  return out;
}

/// Bytes that a query may have so that the address keeps its length.
std::size_t room_for_query(std::string_view search) {
  std::size_t places = 0;
  for (std::size_t at = search.find(kPlaceholder); at != std::string_view::npos;
       at = search.find(kPlaceholder, at + 1)) {
    ++places;
  }
  const std::size_t rest = search.size() - places * kPlaceholder.size();
  return places == 0 || rest > limits::kAddressLength ? 0 : (limits::kAddressLength - rest) / places;
}

/// The first characters of a word, encoded, that fit into `room`.
std::string first_characters(std::string_view word, std::size_t room) {
  std::string encoded;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = decode_utf8(word, at).size;
    const std::string character = form_encode(word.substr(at, size));
    if (encoded.size() + character.size() > room) break;
    encoded += character;
    at += size;
  }
  return encoded;
}

std::size_t characters(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).size) ++count;
  return count;
}

/// The words that fit into an address, encoded.
struct Words {
  std::string encoded;
  std::size_t count = 0;
  bool long_word = false;  ///< one has two characters or more
  bool cut = false;
};

Words take_words(std::string_view text, std::size_t room) {
  Words words;
  // Made once: compiling all letters of Unicode takes milliseconds.
  static const re2::RE2 pattern(R"(([\p{L}\p{N}]+))");
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece word;
  while (re2::RE2::FindAndConsume(&rest, pattern, &word)) {
    const std::string_view found(word.data(), word.size());
    std::string encoded = form_encode(found);
    if (words.encoded.size() + 1 + encoded.size() > room) {
      words.cut = true;
      // A paragraph of Chinese without punctuation is one word.
      if (words.count == 0) encoded = first_characters(found, room);
      if (words.count > 0 || encoded.empty()) break;
    }
    if (words.count > 0) words.encoded += '+';
    words.encoded += encoded;
    words.long_word = words.long_word || characters(found) > 1;
    ++words.count;
    if (words.cut) break;
  }
  return words;
}

}  // namespace

Search search_for(std::string_view text, const Target& target) {
  if (target.search.empty()) {
    return {std::nullopt, Notice{"no_search", "No paper ID in this text, and " + target.title +
                                                  " has no search. Choose another target, or select text with an ID."}};
  }
  const Words words = take_words(text, room_for_query(target.search));
  if (words.count == 0) {
    return {std::nullopt,
            Notice{"no_words", "No paper ID and no word to search for in this text. Select a title or an ID."}};
  }
  const bool plain = !words.long_word && !target.search_short_words.empty();
  Search search{fill_query(plain ? target.search_short_words : target.search, words.encoded), std::nullopt};
  if (words.cut) {
    const std::string part =
        words.count == 1 ? "the beginning of it" : "its first " + std::to_string(words.count) + " words";
    search.notice = Notice{"search_cut", "The text is long: searching for " + part + "."};
  }
  return search;
}

}  // namespace paperhop
