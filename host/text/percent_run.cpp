// SPDX-License-Identifier: Apache-2.0
#include "text/percent_run.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/limits.hpp"
#include "base/npos.hpp"
#include "text/byte_steps.hpp"
#include "text/unicode.hpp"
#include "text/url.hpp"

namespace paperhop {
namespace {

constexpr std::string_view kReplacementInUtf8 = "\uFFFD";

/// By byte: its value as a hexadecimal digit, or -1.
constexpr auto kHexValues = [] {
  std::array<std::int8_t, 256> values{};
  for (std::size_t c = 0; c < values.size(); ++c) values[c] = static_cast<std::int8_t>(hex_value(static_cast<char>(c)));
  return values;
}();

/// The byte of the code at `at`, where "%" stands; -1 where there is none.
int code_at(const char* from, std::size_t size, std::size_t at) {
  const auto value_at = [&](std::size_t i) { return int{kHexValues[static_cast<unsigned char>(from[i])]}; };
  const int high = at + 2 < size ? value_at(at + 1) : -1;
  const int low = high >= 0 ? value_at(at + 2) : -1;
  return low >= 0 ? high * 16 + low : -1;
}

/// What a decoded text holds.
struct Held {
  bool percent = false;
  bool beyond_ascii = false;
};

/// One round of decoding: of `size` bytes at `from`, which may be `to`. Calls note(place of a byte, where what it
/// stands for begins) for each.
template <typename Note>
[[gnu::noinline]] std::size_t decode_round(const char* from, std::size_t size, char* to, Held& held, Note note) {
  std::size_t kept = 0;
  unsigned all = 0;
  bool percent = false;
  for (std::size_t i = 0; i < size; ++kept) {
    char byte = from[i];
    std::size_t taken = 1;
    if (byte == '%') {
      if (const int code = code_at(from, size, i); code >= 0) {
        byte = static_cast<char>(code);
        taken = 3;
      }
      percent |= byte == '%';
    }
    all |= static_cast<unsigned char>(byte);
    to[kept] = byte;
    note(kept, i);
    i += taken;
  }
  held = {percent, all >= 0x80};
  return kept;
}

/// The first round of a run of which nobody asks where its bytes came from. All up to the next code is copied many
/// bytes at a time: `to` has room for a step more than the run.
[[gnu::noinline]] std::size_t decode_first_round(std::string_view run, char* to, Held& held) {
  const char* const from = run.data();
  const std::size_t size = run.size();
  StepBytes all{};
  unsigned all_codes = 0;
  bool percent = false;
  std::size_t kept = 0;
  std::size_t at = 0;
  while (at + sizeof(StepBytes) <= size) {
    if (from[at] == '%') {
      const int code = code_at(from, size, at);
      const unsigned byte = code >= 0 ? static_cast<unsigned>(code) : '%';
      percent |= byte == '%';
      all_codes |= byte;
      to[kept++] = static_cast<char>(byte);
      at += code >= 0 ? 3 : 1;
      continue;
    }
    const StepBytes bytes = load_step(from + at);
    const std::size_t first = first_set(reinterpret_cast<StepBytes>(bytes == '%'));
    std::memcpy(to + kept, &bytes, sizeof bytes);
    all |= bytes;
    kept += first;
    at += first;
  }
  Held last;
  kept += decode_round(from + at, size - at, to + kept, last, [](std::size_t, std::size_t) {});
  constexpr std::uint64_t kUpperBits = 0x8080808080808080;
  std::array<std::uint64_t, sizeof all / sizeof(std::uint64_t)> words{};
  std::memcpy(words.data(), &all, sizeof all);
  held.percent = percent || last.percent;
  held.beyond_ascii = last.beyond_ascii || all_codes >= 0x80 || ((words[0] | words[1]) & kUpperBits) != 0;
  return kept;
}

/// All rounds: fills `raw` and `begins`.
void decode_bytes(std::string_view run, DecodedRun& decoded, Held& held) {
  decoded.raw.resize(run.size());
  decoded.begins.resize(run.size() + 1);
  char* const raw = decoded.raw.data();
  std::size_t* const begins = decoded.begins.data();
  std::size_t size =
      decode_round(run.data(), run.size(), raw, held, [&](std::size_t to, std::size_t from) { begins[to] = from; });
  for (int round = 1; round < limits::kPercentRounds && held.percent; ++round) {
    size = decode_round(raw, size, raw, held, [&](std::size_t to, std::size_t from) { begins[to] = begins[from]; });
  }
  begins[size] = run.size();
  decoded.raw.resize(size);
}

/// The map of ASCII that was decoded: rows of bytes that each came from as many.
void map_ascii(DecodedRun& decoded) {
  const std::size_t size = decoded.raw.size();
  const std::vector<std::size_t>& begins = decoded.begins;
  for (std::size_t at = 0; at < size;) {
    const std::size_t step = begins[at + 1] - begins[at];
    std::size_t end = at + 1;
    while (end < size && begins[end + 1] - begins[end] == step) ++end;
    decoded.map.add_row(end - at, begins[at], step);
    at = end;
  }
}

/// The end of the ASCII at `at` that stands in the run as it is.
std::size_t plain_end(const DecodedRun& decoded, std::size_t at) {
  const auto is_plain = [&](std::size_t i) {
    return static_cast<unsigned char>(decoded.raw[i]) < 0x80 && decoded.begins[i + 1] == decoded.begins[i] + 1;
  };
  while (at < decoded.raw.size() && is_plain(at)) ++at;
  return at;
}

}  // namespace

void percent_decode_run(std::string_view run, DecodedRun& decoded) {
  Held held;
  decode_bytes(run, decoded, held);
  decoded.map.clear();
  if (!held.beyond_ascii) {
    decoded.text = decoded.raw;
    return map_ascii(decoded);
  }
  decoded.text.clear();
  for (std::size_t at = 0; at < decoded.raw.size();) {
    if (const std::size_t end = plain_end(decoded, at); end > at) {
      decoded.text.append(decoded.raw, at, end - at);
      decoded.map.add(end - at, decoded.begins[at], end - at);
      at = end;
      continue;
    }
    const CodePoint point = decode_utf8(decoded.raw, at);
    const std::size_t before = decoded.text.size();
    append_utf8(decoded.text, point.value);
    const std::size_t begin = decoded.begins[at];
    at += point.size;
    decoded.map.add(decoded.text.size() - before, begin, decoded.begins[at] - begin);
  }
}

void percent_decode_run(std::string_view run, std::string& text) {
  text.resize(run.size() + sizeof(StepBytes));
  Held held;
  std::size_t size = decode_first_round(run, text.data(), held);
  for (int round = 1; round < limits::kPercentRounds && held.percent; ++round) {
    size = decode_round(text.data(), size, text.data(), held, [](std::size_t, std::size_t) {});
  }
  text.resize(size);
  if (!held.beyond_ascii || find_invalid_utf8(text) == npos) return;
  std::string valid;
  valid.reserve(text.size() + text.size() / 2);
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    if (point.valid) continue;
    valid.append(text, copied, at - 1 - copied);
    valid += kReplacementInUtf8;
    copied = at;
  }
  valid.append(text, copied);
  text.swap(valid);
}

}  // namespace paperhop
