// SPDX-License-Identifier: Apache-2.0
//
// The search for a text without IDs, by the rule of papers.cool's own search box: runs of
// letters and digits, joined by one blank, encoded as a form does. Before it, what only looks
// like letters or stands invisibly between them becomes plain: no index knows ligatures or soft hyphens.
#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "answer/answer.hpp"
#include "ids/pdf/pdf_characters.hpp"
#include "text/fold.hpp"
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

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// Runs of letters and digits, one after the other. RE2 knows what is one beyond ASCII, but its
/// tables take a millisecond to compile, and most titles need none of them: it takes over at the
/// first word that is not plain.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : rest_(text) {}

  /// The next word; empty behind the last.
  std::string_view next() {
    if (is_plain_) {
      const auto begin = std::find_if(rest_.begin(), rest_.end(), [](char c) { return is_alnum(c) || !is_ascii(c); });
      const auto end = std::find_if(begin, rest_.end(), [](char c) { return !is_alnum(c); });
      if (end == rest_.end() || is_ascii(*end)) return take(begin, end);
      is_plain_ = false;
    }
    // Made once: the daemon would take a millisecond for each Chinese title.
    static const re2::RE2 pattern(R"(([\p{L}\p{N}]+))");
    re2::StringPiece word;
    if (!re2::RE2::PartialMatch(re2::StringPiece(rest_.data(), rest_.size()), pattern, &word)) return {};
    const auto* const begin = rest_.begin() + (word.data() - rest_.data());
    return take(begin, begin + word.size());
  }

 private:
  std::string_view take(std::string_view::iterator begin, std::string_view::iterator end) {
    const std::string_view word(begin, end);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
    return word;
  }

  std::string_view rest_;
  bool is_plain_ = true;  ///< nothing beyond ASCII so far
};

Words take_words(std::string_view text, std::size_t room) {
  Words words;
  WordReader reader(text);
  for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
    std::string encoded = form_encode(word);
    if (words.encoded.size() + 1 + encoded.size() > room) {
      words.cut = true;
      // A paragraph of Chinese without punctuation is one word.
      if (words.count == 0) encoded = first_characters(word, room);
      if (words.count > 0 || encoded.empty()) break;
    }
    if (words.count > 0) words.encoded += '+';
    words.encoded += encoded;
    words.long_word = words.long_word || characters(word) > 1;
    ++words.count;
    if (words.cut) break;
  }
  return words;
}

/// One of a target's searches.
struct Branch {
  std::string_view search;
  std::string_view short_words;  ///< instead, where no word has two characters; may be empty
};

/// The searches to take, in order. A target with only one of them has no choice.
std::vector<Branch> branches_of(const Target& target, SearchIn search_in) {
  const Branch arxiv{target.search, target.search_short_words};
  const Branch venue{target.search_venue, target.search_venue_short_words};
  if (target.search.empty() && target.search_venue.empty()) return {};
  if (target.search.empty()) return {venue};
  if (target.search_venue.empty() || search_in == SearchIn::arxiv) return {arxiv};
  if (search_in == SearchIn::venue) return {venue};
  return {arxiv, venue};
}

}  // namespace

void set_search(Answer& answer, Search&& search) {
  answer.searches = std::move(search.addresses);
  if (!answer.searches.empty()) answer.search = answer.searches.front();
  answer.notice = std::move(search.notice);
}

Search search_for(std::string_view text, const Target& target, SearchIn search_in) {
  const std::vector<Branch> branches = branches_of(target, search_in);
  if (branches.empty()) {
    return {{},
            Notice{"no_search", "No paper ID in this text, and " + target.title +
                                    " has no search. Choose another target, or select text with an ID."}};
  }
  std::size_t room = limits::kAddressLength;
  for (const Branch& branch : branches) room = std::min(room, room_for_query(branch.search));
  const FoldedText folded(text);
  const Words words = take_words(with_plain_characters(folded.text(), SoftHyphen::nothing), room);
  if (words.count == 0) {
    return {{}, Notice{"no_words", "No paper ID and no word to search for in this text. Select a title or an ID."}};
  }
  Search search;
  for (const Branch& branch : branches) {
    const bool plain = !words.long_word && !branch.short_words.empty();
    search.addresses.push_back(fill_query(plain ? branch.short_words : branch.search, words.encoded));
  }
  if (words.cut) {
    const std::string part =
        words.count == 1 ? "the beginning of it" : "its first " + std::to_string(words.count) + " words";
    search.notice = Notice{"search_cut", "The text is long: searching for " + part + "."};
  }
  return search;
}

}  // namespace paperhop
