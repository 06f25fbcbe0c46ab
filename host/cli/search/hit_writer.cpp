// SPDX-License-Identifier: Apache-2.0
#include "cli/search/hit_writer.hpp"

#include <utility>

#include "base/limits.hpp"
#include "cli/terminal/printable.hpp"
#include "ids/source.hpp"

namespace paperhop::cli {
namespace {

// As grep: file names magenta, separators cyan.
constexpr std::string_view kNameColor = "35";
constexpr std::string_view kSeparatorColor = "36";
constexpr std::string_view kIdColor = "1";
constexpr std::string_view kRefusalColor = "2";
constexpr std::string_view kNoColor;

/// What `append` adds, in that color.
template <typename Append>
void append_colored(std::string& line, std::string_view code, Append&& append) {
  if (code.empty()) return append();
  line.append("\x1B[").append(code).append("m");
  append();
  line += "\x1B[0m";
}

std::string tsv_field(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\\': out += "\\\\"; break;
      default: out += c;
    }
  }
  return out;
}

/// Text that Markdown shows as it is.
std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_link(const PaperId& paper, std::string_view url) {
  const Source* source = find_source(paper.source);
  std::string label(source ? source->title : paper.source);
  label.append(":").append(paper.key);
  if (paper.version > 0) label.append("v").append(std::to_string(paper.version));
  // Parentheses would end the address.
  std::string address;
  for (const char c : url) {
    if (c == '(' || c == ')') {
      address += c == '(' ? "%28" : "%29";
    } else {
      address += c;
    }
  }
  return "[" + markdown_text(label) + "](" + address + ")";
}

}  // namespace

Format format_of(std::string_view name) {
  if (name == "url") return Format::url;
  if (name == "json") return Format::json;
  if (name == "tsv") return Format::tsv;
  if (name == "md") return Format::md;
  return Format::id;
}

HitWriter::HitWriter(std::ostream& out, Style style, AddressOf address_of)
    : out_(out), style_(style), address_of_(std::move(address_of)) {}

/// Where an exception passes by, what was found before still counts.
HitWriter::~HitWriter() {
  try {
    send();
  } catch (...) {  // the exception that passes by says that something was not written
  }
}

void HitWriter::send() {
  if (waiting_.empty()) return;
  // First taken away: where writing throws, they must not go out twice.
  line_.swap(waiting_);
  waiting_.clear();
  out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  if (style_.flush_lines) out_.flush();
}

void HitWriter::hit(std::string_view file, const Mention& mention, std::optional<Place> place) {
  if (style_.format == Format::id) return id_line(file, mention.paper);
  write(file, found_paper(mention, place));
}

void HitWriter::hit(std::string_view file, const PdfMention& mention) {
  write(file, found_paper(mention));
}

void HitWriter::write(std::string_view file, const FoundPaper& hit) {
  switch (style_.format) {
    case Format::id: return id_line(file, hit.paper);
    case Format::url: return end_line(prefix(file) + address_of_(hit.paper));
    case Format::json:
    case Format::row:
      begin_json(file);
      add_part();
      add_paper(json_, hit, address_of_(hit.paper));
      return end_json();
    case Format::tsv: return end_line(tsv_line(file, hit));
    case Format::md: {
      std::string line = "- " + markdown_link(hit.paper, address_of_(hit.paper));
      if (style_.file_names) line += " (" + markdown_text(printable(label(file))) + ")";
      return end_line(std::move(line));
    }
  }
}

void HitWriter::begin_json(std::string_view file) {
  json_.clear();
  json_.begin_object();
  if (style_.format == Format::json) json_.key("v").number(1).key("file").string(name(file));
}

/// Where in the file it stands, as far as that is not the file itself.
void HitWriter::add_part() {
  if (!part_) return;
  if (!part_->member.empty()) json_.key("member").string(part_->member);
  if (!part_->record.empty()) json_.key("record").string(part_->record);
  if (part_->record_offset) json_.key("record_offset").number(*part_->record_offset);
  if (part_->line) json_.key("line").number(*part_->line);
}

void HitWriter::end_json() {
  json_.end_object();
  line_ = json_.text();
  put_line(line_);
}

std::string HitWriter::tsv_line(std::string_view file, const FoundPaper& hit) const {
  std::string line = tsv_field(name(label(file)));
  for (const std::string& field :
       {std::string(hit.paper.source), hit.paper.to_string(), hit.place ? std::to_string(hit.place->offset) : "",
        hit.place ? std::to_string(hit.place->length) : "", std::string(hit.rule), std::string(hit.evidence),
        address_of_(hit.paper)}) {
    line += "\t" + field;
  }
  return line;
}

void HitWriter::line(std::string_view file, std::size_t number, const std::vector<Mention>& mentions,
                     const std::optional<Error>& problem) {
  if (style_.format == Format::json) {
    begin_json(file);
    json_.key("line").number(number).key("papers").begin_array();
    for (const Mention& mention : mentions) {
      const Place place{mention.begin, mention.end - mention.begin};
      json_.begin_object();
      add_paper(json_, found_paper(mention, place), address_of_(mention.paper));
      json_.end_object();
    }
    json_.end_array();
    if (problem) add_error(json_.key("err"), *problem);
    return end_json();
  }
  std::string joined;
  for (const Mention& mention : mentions) {
    if (!joined.empty()) joined += ' ';
    joined += style_.format == Format::url ? address_of_(mention.paper) : colored(mention.paper.to_string(), kIdColor);
  }
  end_line(prefix(file) + joined);
}

void HitWriter::count(std::string_view file, std::size_t papers) {
  end_line(prefix(file) + std::to_string(papers));
}

void HitWriter::explained_hit(std::string_view file, const Mention& mention, std::optional<Place> place) {
  if (style_.format == Format::json) return hit(file, mention, place);
  end_line(prefix(file) + place_text(place) + colored(mention.paper.to_string(), kIdColor) + ": " +
           std::string(evidence_name(mention.evidence)).append(kBeforeRule).append(mention.rule));
}

void HitWriter::explained_hit(std::string_view file, const PdfMention& mention) {
  if (style_.format == Format::json) return hit(file, mention);
  std::string place = mention.page > 0 ? "page " + std::to_string(mention.page) + ": " : std::string();
  end_line(prefix(file) + place + colored(mention.paper.to_string(), kIdColor) + (mention.own ? ": own" : ": cited") +
           ", " + std::string(evidence_name(mention.evidence)).append(kBeforeRule).append(mention.rule));
}

void HitWriter::refusal(std::string_view file, const Refusal& refusal, std::optional<Place> place) {
  const std::string reason = refusal.reason.sentence();
  if (style_.format == Format::json) {
    begin_json(file);
    add_part();
    json_.key("refused").string(style_.clean ? printable(refusal.text) : refusal.text);
    add_place(json_, place);
    json_.key("rule").string(refusal.rule).key("reason").string(style_.clean ? printable(reason) : reason);
    return end_json();
  }
  // The looks of an ID may have been broken over lines; the output stays one line.
  end_line(prefix(file) + place_text(place) +
           colored(std::string(kBeforeRefused) + printable(refusal.text + ": " + reason), kRefusalColor)
               .append(kBeforeRule)
               .append(refusal.rule));
}

std::string HitWriter::name(std::string_view file) const {
  return style_.clean ? printable(file) : std::string(file);
}

std::string HitWriter::prefix(std::string_view file) const {
  std::string line;
  append_prefix(line, file);
  return line;
}

void HitWriter::append_prefix(std::string& line, std::string_view file) const {
  if (!style_.file_names) return;
  append_colored(line, style_.color ? kNameColor : kNoColor, [&] {
    if (style_.clean) {
      line += name(label(file));
    } else {
      append_joined_name(line, file, part_ ? std::string_view(part_->member) : std::string_view());
    }
  });
  if (style_.null) {
    line += '\0';
  } else {
    append_colored(line, style_.color ? kSeparatorColor : kNoColor, [&] { line += ':'; });
  }
}

std::string HitWriter::colored(std::string_view text, std::string_view code) const {
  std::string line;
  append_colored(line, style_.color ? code : kNoColor, [&] { line += text; });
  return line;
}

/// The file's name with that of the member.
std::string HitWriter::label(std::string_view file) const {
  return part_ ? joined_name(file, part_->member) : std::string(file);
}

std::string HitWriter::place_text(std::optional<Place> place) const {
  if (!place) return {};
  return std::to_string(place->offset) + "-" + std::to_string(place->offset + place->length) + ": ";
}

/// One line for each of millions of IDs: no string is made for it.
void HitWriter::id_line(std::string_view file, const PaperId& paper) {
  constexpr std::size_t kTogether = limits::kIdsTogether;
  if (gathers_ && waiting_.capacity() < kTogether) waiting_.reserve(kTogether + limits::kMatchWindow);
  append_prefix(waiting_, file);
  append_colored(waiting_, style_.color ? kIdColor : kNoColor, [&] { paper.append_to(waiting_); });
  waiting_ += line_end();
  if (!gathers_ || waiting_.size() >= kTogether) send();
}

void HitWriter::end_line(std::string line) {
  put_line(line);
}

void HitWriter::put_line(std::string& line) {
  line += line_end();
  out_.write(line.data(), static_cast<std::streamsize>(line.size()));
  if (style_.flush_lines) out_.flush();
}

}  // namespace paperhop::cli
