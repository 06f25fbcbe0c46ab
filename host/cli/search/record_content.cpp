// SPDX-License-Identifier: Apache-2.0
#include "cli/search/record_content.hpp"

#include <functional>
#include <optional>
#include <ostream>
#include <streambuf>
#include <string_view>
#include <utility>

#include "cli/input/input.hpp"
#include "cli/search/leaf_output.hpp"

namespace paperhop::cli {
namespace {

/// Gives each line that is written to somebody.
class LineBuffer : public std::streambuf {
 public:
  explicit LineBuffer(std::function<void(std::string_view)> on_line) : on_line_(std::move(on_line)) {}

 protected:
  int_type overflow(int_type c) override {
    if (traits_type::eq_int_type(c, traits_type::eof())) return traits_type::not_eof(c);
    const char text = traits_type::to_char_type(c);
    xsputn(&text, 1);
    return c;
  }

  std::streamsize xsputn(const char* text, std::streamsize size) override {
    std::string_view rest(text, static_cast<std::size_t>(size));
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      line_ += rest.substr(0, end);
      on_line_(line_);
      line_.clear();
      rest.remove_prefix(end + 1);
    }
    line_ += rest;
    return size;
  }

 private:
  std::function<void(std::string_view)> on_line_;
  std::string line_;
};

/// Runs each leaf at once, and puts what it writes into a row.
class RowSink : public LeafSink {
 public:
  RowSink(SearchTools& tools, RecordRow& row) : tools_(tools), row_(row) {
    // What a row has no memory for must be an error of the row, which the stream would swallow.
    out_.exceptions(std::ios::badbit);
    output_.give_turn(streams_);
  }

  void add(std::unique_ptr<Leaf> leaf) override { leaf->run(tools_, output_); }

  bool wants_more() const override { return !tools_.is_stopped() && !row_.has_too_many(); }
  LeafCounts& counts() override { return output_.counts(); }
  bool is_one_thread() const override { return true; }
  // Of the record itself, whoever reads it has asked for room.
  std::optional<HeldMemory::Part> reserve(std::size_t) override { return HeldMemory::Part(); }

  /// The first thing that was wrong.
  Status status() const { return problem_ ? Status(*problem_) : Status(Done{}); }

 private:
  void add_message(std::string_view message, std::optional<ErrorCode> code) {
    if (!code || problem_) return row_.note(message);
    problem_ = Error{*code, std::string(message)};
  }

  SearchTools& tools_;
  RecordRow& row_;
  LineBuffer papers_{[this](std::string_view json) { row_.add(json); }};
  std::ostream out_{&papers_};
  std::ostream nobody_{nullptr};  // messages come as values
  Streams streams_{out_, nobody_};
  LeafOutput output_{streams_, [this](const Document& document, const std::string& message, auto code) {
                       add_message(document.in_file(message), code);
                     }};
  std::optional<Error> problem_;
};

}  // namespace

FindOptions row_options(FindOptions options) {
  options.style = {};
  options.style.format = Format::row;
  options.quiet = false;
  return options;
}

Status RecordContent::search(Window& window, UnpackBudget& budget, const std::string& name, const std::string& base) {
  RowSink sink(tools_, row_);
  ContentContext context;
  context.base = base;
  ContentSearch content(tools_.options, name, sink, nullptr, budget);
  Status status = content.search(window, context);
  // It is no fault of a record that it is no PDF.
  if (!status.ok() && tools_.options.want == PdfWant::own && is_no_text(status.error())) status = Done{};
  if (status.ok()) return sink.status();
  if (const Status earlier = sink.status(); !earlier.ok()) row_.note(earlier.error().message);
  return status;
}

}  // namespace paperhop::cli
