// SPDX-License-Identifier: Apache-2.0
//
// ArchiveReader: the members of tar and ZIP archives, and what bzip2, xz and lz4 data hold, by
// libarchive. It reads forwards only, so archives may come over a pipe. In a module, because
// libarchive brings a dozen libraries along.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "container/byte_stream.hpp"
#include "container/unpack_budget.hpp"

namespace paperhop {

struct ArchiveMember {
  std::string name;  ///< as the archive has it; empty for the one member of compressed data
};

class ArchiveReader {
 public:
  virtual ~ArchiveReader() = default;
  /// The next file of the archive; nothing at the end. Folders, links and devices are passed over.
  virtual Result<std::optional<ArchiveMember>> next() = 0;
  /// What the member that next() gave holds.
  virtual ByteStream& content() = 0;
};

/// What an archive is read from, and who is told of broken members; all must outlive the reader.
struct ArchiveFrom {
  ByteStream& packed;
  UnpackBudget& budget;
  const OnProblem& on_problem;
  bool is_compressed_only = false;  ///< bzip2, xz or lz4 data; else tar or ZIP
};

/// What the module exports.
struct ArchiveModule {
  std::unique_ptr<ArchiveReader> (*open)(const ArchiveFrom&);
};

/// The module; null where it cannot be loaded.
const ArchiveModule* archive_module();

}  // namespace paperhop
