// SPDX-License-Identifier: Apache-2.0
//
// One text, several ways of finding IDs in it, in one process and in turn: our finder, and plain
// RE2 and Hyperscan (with start offsets) with the pattern that ripgrep gets. The text is mapped, so
// reading costs all of them the same. One line for each way: its name, how many it found, and the
// median of the processor seconds of a round.
//
//   scan_bench TEXT PATTERN_FILE ROUNDS paperhop|re2|hyperscan…
#include <fcntl.h>
#include <re2/re2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench.hpp"
#include "ids/finder.hpp"

#if PAPERHOP_HYPERSCAN
#include <hs/hs.h>
#endif

namespace {

std::string_view mapped(const char* path) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat facts = {};
  if (file < 0 || fstat(file, &facts) != 0) fail(std::string("cannot open ") + path);
  const auto size = static_cast<std::size_t>(facts.st_size);
  void* const bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
  close(file);
  if (bytes == MAP_FAILED) fail(std::string("cannot map ") + path);
  return {static_cast<const char*>(bytes), size};
}

std::string first_line(const char* path) {
  std::string line;
  std::ifstream in(path);
  if (!std::getline(in, line)) fail(std::string("cannot read ") + path);
  return line;
}

/// A way of finding; what it has to prepare it prepares when it is made.
class Way {
 public:
  Way() = default;
  Way(const Way&) = delete;
  Way& operator=(const Way&) = delete;
  virtual ~Way() = default;
  virtual std::size_t count(std::string_view text) = 0;
};

class Ours : public Way {
 public:
  std::size_t count(std::string_view text) override {
    std::size_t found = 0;
    finder_.find(text, paperhop::Channel::passage, [&](paperhop::Mention&&) { ++found; });
    return found;
  }

 private:
  paperhop::Finder finder_;
};

class PlainRe2 : public Way {
 public:
  explicit PlainRe2(const std::string& pattern) : re_(pattern, options()) {
    if (!re_.ok()) fail(re_.error());
  }

  std::size_t count(std::string_view text) override {
    const re2::StringPiece whole(text.data(), text.size());
    std::size_t found = 0;
    re2::StringPiece match;
    for (std::size_t at = 0; re_.Match(whole, at, whole.size(), re2::RE2::UNANCHORED, &match, 1); ++found) {
      at = static_cast<std::size_t>(match.data() - whole.data()) + match.size();
    }
    return found;
  }

 private:
  static re2::RE2::Options options() {
    re2::RE2::Options options;
    options.set_encoding(re2::RE2::Options::EncodingLatin1);
    options.set_max_mem(std::int64_t{64} << 20);
    return options;
  }

  re2::RE2 re_;
};

#if PAPERHOP_HYPERSCAN

/// The alternatives of a pattern that has them at its top: Hyperscan is quicker with many small ones.
std::vector<std::string> alternatives(const std::string& pattern) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '|' && depth == 0) {
      parts.emplace_back();
      continue;
    }
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    parts.back() += c;
    if (c == '\\') parts.back() += pattern[++i];
  }
  return parts;
}

class Hyperscan : public Way {
 public:
  explicit Hyperscan(const std::string& pattern) {
    const std::vector<std::string> parts = alternatives(pattern);
    std::vector<const char*> texts;
    for (const std::string& part : parts) texts.push_back(part.c_str());
    const std::vector<unsigned> flags(parts.size(), HS_FLAG_SOM_LEFTMOST);
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(texts.data(), flags.data(), nullptr, static_cast<unsigned>(parts.size()), HS_MODE_BLOCK,
                         nullptr, &database_, &error) != HS_SUCCESS) {
      fail(error->message);
    }
    if (hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) fail("no scratch space");
  }
  ~Hyperscan() override {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }

  std::size_t count(std::string_view text) override {
    constexpr std::size_t kMost = std::size_t{1} << 30;  // its lengths have 32 bits
    Counted counted;
    for (std::size_t at = 0; at < text.size(); at += kMost) {
      const std::size_t size = std::min(kMost, text.size() - at);
      counted.last = static_cast<unsigned long long>(-1);
      hs_scan(database_, text.data() + at, static_cast<unsigned>(size), 0, scratch_, on_match, &counted);
    }
    return counted.found;
  }

 private:
  struct Counted {
    std::size_t found = 0;
    unsigned long long last = 0;
  };

  /// It tells every end of a match; matches of one begin are one.
  static int on_match(unsigned, unsigned long long begin, unsigned long long, unsigned, void* context) {
    auto& counted = *static_cast<Counted*>(context);
    if (begin != counted.last) ++counted.found;
    counted.last = begin;
    return 0;
  }

  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

#endif

std::unique_ptr<Way> make_way(std::string_view name, const std::string& pattern) {
  if (name == "paperhop") return std::make_unique<Ours>();
  if (name == "re2") return std::make_unique<PlainRe2>(pattern);
#if PAPERHOP_HYPERSCAN
  if (name == "hyperscan") return std::make_unique<Hyperscan>(pattern);
#endif
  fail("no way of finding named " + std::string(name));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5) fail("usage: scan_bench TEXT PATTERN_FILE ROUNDS paperhop|re2|hyperscan...");
  const std::string_view text = mapped(argv[1]);
  const std::string pattern = first_line(argv[2]);
  const int rounds = std::max(1, std::atoi(argv[3]));

  struct Run {
    const char* name;
    std::unique_ptr<Way> way;
    std::size_t found = 0;
    std::vector<double> seconds;
  };
  std::vector<Run> runs;
  for (int i = 4; i < argc; ++i) runs.push_back({argv[i], make_way(argv[i], pattern), 0, {}});
  for (int round = 0; round < rounds; ++round) {
    for (Run& run : runs) {
      const double start = processor_seconds();
      run.found = run.way->count(text);
      run.seconds.push_back(processor_seconds() - start);
    }
  }
  for (Run& run : runs) {
    std::sort(run.seconds.begin(), run.seconds.end());
    std::printf("%s %zu %.6f\n", run.name, run.found, run.seconds[run.seconds.size() / 2]);
  }
  return 0;
}
