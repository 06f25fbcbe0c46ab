// SPDX-License-Identifier: Apache-2.0
//
// Why a span that looks like an ID is none: one of a closed list, so that a door can say it in any
// language, and the part of the input that it speaks of. Codes are append-only.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace paperhop {

/// What was against it.
enum class Against {
  nothing,
  doi,
  web_address,
  longer_token,
  sign_before,
  goes_on,
  sign_behind,
  goes_on_with,
  word_before,
  unit_behind,
  row_of_numbers,
  future_year,
  four_digits,
  no_month,
  too_early,
  digit_count,
  number_zero,
  unknown_archive,
  old_number,
  bare_anthology_id,
  list_of_papers,
  no_paper_address,
  volume_page,
  no_year_or_number,
  venue_page,
  person_page,
  invitation,
  revision,
  file_hash,
  note,
  no_forum_id,
};

/// How a reason is called and said; "{}" in the sentence stands for the detail.
struct ReasonWords {
  Against against;
  std::string_view code;
  std::string_view sentence;
};

/// Every reason but `nothing`, in the order of Against.
inline constexpr std::array kReasonWords = {
    ReasonWords{Against::doi, "doi", "inside DOI {}"},
    ReasonWords{Against::web_address, "web_address", "inside address {}"},
    ReasonWords{Against::longer_token, "longer_token", "part of a longer token"},
    ReasonWords{Against::sign_before, "sign_before", "directly behind {}"},
    ReasonWords{Against::goes_on, "goes_on", "goes on behind"},
    ReasonWords{Against::sign_behind, "sign_behind", "directly before {}"},
    ReasonWords{Against::goes_on_with, "goes_on_with", "goes on with {}"},
    ReasonWords{Against::word_before, "word_before", "behind the word \"{}\""},
    ReasonWords{Against::unit_behind, "unit_behind", "followed by the unit {}"},
    ReasonWords{Against::row_of_numbers, "row_of_numbers", "in a row of numbers, beside {}"},
    ReasonWords{Against::future_year, "future_year", "its year is still to come"},
    ReasonWords{Against::four_digits, "four_digits",
                "four digits count only behind a label, with a version or a class"},
    ReasonWords{Against::no_month, "no_month", "there is no month {}"},
    ReasonWords{Against::too_early, "too_early", "arXiv numbers of this form begin with 0704"},
    ReasonWords{Against::digit_count, "digit_count", "that month's numbers have {} digits"},
    ReasonWords{Against::number_zero, "number_zero", "numbers begin at 1"},
    ReasonWords{Against::unknown_archive, "unknown_archive", "\"{}\" is no archive of arXiv with old numbers"},
    ReasonWords{Against::old_number, "old_number", "no month from 9101 to 0703, or number 000"},
    ReasonWords{Against::bare_anthology_id, "bare_anthology_id",
                "an old Anthology ID counts only behind a label, in an address, or alone"},
    ReasonWords{Against::list_of_papers, "list_of_papers", "a list of papers ({}), no paper"},
    ReasonWords{Against::no_paper_address, "no_paper_address", "no address of a paper"},
    ReasonWords{Against::volume_page, "volume_page", "no address of a paper: a volume or another page"},
    ReasonWords{Against::no_year_or_number, "no_year_or_number",
                "no address of a paper: it needs a year and a number from 1 to 9999"},
    ReasonWords{Against::venue_page, "venue_page", "a venue's page, no paper"},
    ReasonWords{Against::person_page, "person_page", "a person's page, no paper"},
    ReasonWords{Against::invitation, "invitation", "an invitation, no paper"},
    ReasonWords{Against::revision, "revision", "the id may be that of a revision"},
    ReasonWords{Against::file_hash, "file_hash", "a file by its hash: the address does not say which paper"},
    ReasonWords{Against::note, "note", "the id of a note, which may be a comment"},
    ReasonWords{Against::no_forum_id, "no_forum_id", "its id is missing, or not 6 to 20 characters long"},
};

/// Why a span is no ID; false where nothing is against it.
struct RefusalReason {
  Against against = Against::nothing;
  std::string detail = {};  ///< "10.1145/3292500.3330701"; empty where the reason has none

  explicit operator bool() const { return against != Against::nothing; }

  /// "doi"; empty where nothing is against it.
  std::string_view code() const { return *this ? words().code : std::string_view(); }

  /// "inside DOI 10.1145/3292500.3330701"
  std::string sentence() const {
    if (!*this) return {};
    std::string text(words().sentence);
    constexpr std::string_view kDetail = "{}";
    if (const std::size_t at = text.find(kDetail); at != std::string::npos) text.replace(at, kDetail.size(), detail);
    return text;
  }

 private:
  const ReasonWords& words() const { return kReasonWords[static_cast<std::size_t>(against) - 1]; }
};

static_assert(
    [] {
      std::size_t number = 0;
      for (const ReasonWords& words : kReasonWords) {
        if (static_cast<std::size_t>(words.against) != ++number) return false;
      }
      return number == static_cast<std::size_t>(Against::no_forum_id);
    }(),
    "the words of a reason are found by its number");

}  // namespace paperhop
