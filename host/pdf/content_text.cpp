// SPDX-License-Identifier: Apache-2.0
#include "pdf/content_text.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "pdf/content_lexer.hpp"

namespace paperhop::pdf {
namespace {

using Kind = ContentToken::Kind;

/// Operands that any operator of ours takes, and some more.
constexpr std::size_t kOperands = 8;
/// Saved graphics states; deeper ones are counted only.
constexpr std::size_t kStates = 64;
/// The text rendering mode that paints nothing (ISO 32000-1, table 106).
constexpr int kInvisible = 3;
/// Forms within forms.
constexpr int kFormDepth = 4;
/// Forms drawn on one page: loops of forms within forms multiply.
constexpr int kForms = 200;

Matrix operator*(const Matrix& m, const Matrix& n) {
  return {m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
          m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

struct TextState {
  Matrix place;  ///< the current transformation
  const ContentFont* font = nullptr;
  std::string_view font_name;
  bool font_known = true;  ///< false: the name has not been looked up yet
  double size = 0;
  double char_space = 0;
  double word_space = 0;
  double scale = 1;
  double leading = 0;
  double rise = 0;
  int mode = 0;  ///< how characters are painted; 3: not at all
};

class Interpreter {
 public:
  Interpreter(TextSink& sink, int& forms_left) : sink_(sink), forms_left_(forms_left) {}

  void run(std::string_view content, ContentResources& resources, const Matrix& page_place, int depth) {
    resources_ = &resources;
    state_.place = page_place;
    depth_ = depth;
    ContentLexer lexer(content);
    for (ContentToken token = lexer.next(); token.kind != Kind::end; token = lexer.next()) {
      if (token.kind != Kind::word) {
        push(token);
      } else {
        if (token.text == "ID") lexer.skip_image_data();
        apply(token.text);
        count_ = 0;
      }
    }
  }

 private:
  /// Keeps the last kOperands.
  void push(const ContentToken& token) { operands_[count_++ % kOperands] = token; }

  /// The operand `back` places before the operator, from 1.
  ContentToken operand(std::size_t back) const {
    return back <= count_ && back <= kOperands ? operands_[(count_ - back) % kOperands] : ContentToken{};
  }
  double number(std::size_t back) const {
    const ContentToken token = operand(back);
    return token.kind == Kind::number ? parse_number(token.text) : 0;
  }
  Matrix matrix() const { return {number(6), number(5), number(4), number(3), number(2), number(1)}; }

  void apply(std::string_view op) {
    if (op.size() == 1) return apply_short(op[0]);
    if (op == "BDC") sink_.mark(operand(2).text, operand(1).text);
    if (op.size() != 2) return;
    switch (op[0] << 8 | op[1]) {
      case 'c' << 8 | 'm': state_.place = matrix() * state_.place; break;
      case 'B' << 8 | 'T': place({}); break;
      case 'T' << 8 | 'f':
        state_.font_name = operand(2).text;
        state_.font_known = false;
        state_.size = number(1);
        break;
      case 'T' << 8 | 'm': place(matrix()); break;
      case 'T' << 8 | 'd': move(number(2), number(1)); break;
      case 'T' << 8 | 'D':
        state_.leading = -number(1);
        move(number(2), number(1));
        break;
      case 'T' << 8 | '*': move(0, -state_.leading); break;
      case 'T' << 8 | 'j': show(operand(1)); break;
      case 'T' << 8 | 'J': show_array(operand(1)); break;
      case 'T' << 8 | 'c': state_.char_space = number(1); break;
      case 'T' << 8 | 'w': state_.word_space = number(1); break;
      case 'T' << 8 | 'z': state_.scale = number(1) / 100; break;
      case 'T' << 8 | 'L': state_.leading = number(1); break;
      case 'T' << 8 | 'r': state_.mode = static_cast<int>(number(1)); break;
      case 'T' << 8 | 's': state_.rise = number(1); break;
      case 'D' << 8 | 'o': draw_form(operand(1)); break;
      default: break;
    }
  }

  void apply_short(char op) {
    switch (op) {
      case 'q': save(); break;
      case 'Q': restore(); break;
      case '\'':
        move(0, -state_.leading);
        show(operand(1));
        break;
      case '"':
        state_.word_space = number(3);
        state_.char_space = number(2);
        move(0, -state_.leading);
        show(operand(1));
        break;
      default: break;
    }
  }

  void save() {
    if (saved_.size() < kStates) {
      saved_.push_back(state_);
    } else {
      ++unsaved_;
    }
  }

  void restore() {
    if (unsaved_ > 0) {
      --unsaved_;
    } else if (!saved_.empty()) {
      state_ = saved_.back();
      saved_.pop_back();
    }
  }

  void place(const Matrix& where) {
    text_ = line_ = where;
    placed_ = true;
  }
  void move(double x, double y) { place(Matrix{1, 0, 0, 1, x, y} * line_); }

  /// The text space's place on the page.
  Matrix text_place() const {
    return Matrix{state_.size * state_.scale, 0, 0, state_.size, 0, state_.rise} * text_ * state_.place;
  }

  const ContentFont* font() {
    if (!state_.font_known) {
      state_.font = resources_->font(state_.font_name);
      state_.font_known = true;
    }
    return state_.font;
  }

  void show(const ContentToken& string) {
    if (sink_.wants(text_place())) show_wanted(string);
  }

  void show_array(const ContentToken& array) {
    if (array.kind != Kind::array || !sink_.wants(text_place())) return;
    ContentLexer lexer(array.text);
    for (ContentToken token = lexer.next(); token.kind != Kind::end; token = lexer.next()) {
      if (token.kind == Kind::number) {
        advance(-parse_number(token.text) / 1000 * state_.size * state_.scale);
      } else {
        show_wanted(token);
      }
    }
  }

  void show_wanted(const ContentToken& string) {
    if (string.kind != Kind::string && string.kind != Kind::hex_string) return;
    const std::string codes = string.kind == Kind::string ? unescape_string(string.text) : unhex_string(string.text);
    const ContentFont* const used = font();
    const Matrix start = text_place();
    if (!used) return sink_.add({start, start, {}, nullptr, true, is_visible()});
    std::string text;
    bool unknown = false;
    double width = 0;
    const std::size_t step = used->two_bytes ? 2 : 1;
    for (std::size_t at = 0; at + step <= codes.size(); at += step) {
      unsigned code = static_cast<unsigned char>(codes[at]);
      if (used->two_bytes) code = code << 8U | static_cast<unsigned char>(codes[at + 1]);
      const std::string* const character = used->text(code);
      unknown = unknown || !character;
      text += character ? std::string_view(*character) : kUnknownCharacter;
      width += used->width(code) / 1000 * state_.size + state_.char_space;
      if (step == 1 && code == ' ') width += state_.word_space;
    }
    // What spaces characters stands behind the last one, too, and belongs to no piece.
    const double spread = codes.size() >= step ? state_.char_space : 0;
    advance((width - spread) * state_.scale);
    const Matrix end = text_place();
    advance(spread * state_.scale);
    const double size = std::abs(state_.size);
    sink_.add({start, end, text, used, unknown, is_visible(), size > 0 ? state_.char_space / size : 0,
               std::exchange(placed_, false)});
  }

  bool is_visible() const { return state_.mode != kInvisible; }

  void advance(double width) { text_ = Matrix{1, 0, 0, 1, width, 0} * text_; }

  void draw_form(const ContentToken& name) {
    if (depth_ >= kFormDepth || forms_left_ <= 0) return;
    const ContentForm* const form = resources_->form(name.text);
    if (!form) return;
    --forms_left_;
    ContentResources& resources = form->resources ? *form->resources : *resources_;
    Interpreter(sink_, forms_left_).run(form->content, resources, form->matrix * state_.place, depth_ + 1);
  }

  TextSink& sink_;
  int& forms_left_;
  ContentResources* resources_ = nullptr;
  int depth_ = 0;
  TextState state_;
  std::vector<TextState> saved_;
  std::size_t unsaved_ = 0;
  Matrix text_;
  Matrix line_;
  bool placed_ = true;  ///< since the last string
  std::array<ContentToken, kOperands> operands_;
  std::size_t count_ = 0;
};

}  // namespace

Vector distance(const Matrix& from, const Matrix& to) {
  const double size = std::hypot(from.a, from.b);
  if (!(size > 0)) return {};
  const double x = to.e - from.e;
  const double y = to.f - from.f;
  return {(x * from.a + y * from.b) / (size * size), (y * from.a - x * from.b) / (size * size)};
}

bool same_direction(const Matrix& one, const Matrix& other) {
  const double lengths = std::hypot(one.a, one.b) * std::hypot(other.a, other.b);
  return one.a * other.a + one.b * other.b > 0.99 * lengths;
}

void draw_text(std::string_view content, ContentResources& resources, TextSink& sink) {
  int forms_left = kForms;
  Interpreter(sink, forms_left).run(content, resources, {}, 0);
}

}  // namespace paperhop::pdf
