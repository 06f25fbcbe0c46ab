// SPDX-License-Identifier: Apache-2.0
//
// Whether bytes that begin as a gzip member does are one. Here, because only the module has the library for it.
#pragma once

#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string_view>

#include "base/limits.hpp"

namespace paperhop::gzip {

inline constexpr std::size_t kTrialRoom = 16 * limits::kKiB;
/// What a call costs beside what it unpacks, in bytes unpacked.
inline constexpr std::size_t kTrialCost = limits::kKiB;
/// Packed bytes without an error that are no chance: noise is found out within some hundred.
inline constexpr std::size_t kTrialEnough = 16 * limits::kKiB;

/// True where a member begins there: unpacked, it has the check sum that it says or, where it does not end in `bytes`,
/// makes sense for so long that chance is out of question. Takes what that cost from `work`, bytes that may be
/// unpacked; false where that is not enough.
inline bool is_sound_member(std::string_view bytes, std::size_t& work) {
  if (work < kTrialCost) return false;
  const auto state = std::make_unique_for_overwrite<inflate_state>();
  isal_inflate_init(state.get());
  state->crc_flag = ISAL_GZIP;
  std::array<std::uint8_t, kTrialRoom> room;
  const std::size_t most = std::min<std::size_t>(bytes.size(), std::numeric_limits<std::uint32_t>::max());
  state->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(bytes.data()));  // it only reads there
  state->avail_in = static_cast<std::uint32_t>(most);
  while (work >= kTrialCost) {
    state->next_out = room.data();
    state->avail_out = kTrialRoom;
    const int outcome = isal_inflate(state.get());
    work -= std::min(work, kTrialCost + kTrialRoom - state->avail_out);
    if (state->block_state == ISAL_BLOCK_FINISH && outcome == ISAL_DECOMP_OK) return true;
    if (outcome < 0 || outcome > ISAL_OUT_OVERFLOW) return false;
    if (state->avail_out > 0 && state->avail_in == 0) return most >= kTrialEnough;
  }
  return false;
}

}  // namespace paperhop::gzip
