#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes html_entity_table.hpp from html.entities.html5, Python's copy of the HTML standard's
list of named character references:  python3 make_html_entity_table.py > html_entity_table.hpp

The list is frozen by the standard, so this is run once, not at every build."""

import html.entities

HEADER = """// SPDX-License-Identifier: Apache-2.0
//
// The named character references of the HTML standard ({total} spellings of {count} names).
// Made by make_html_entity_table.py from Python's html.entities.html5; do not edit.
// Offsets into two pools instead of pointers: no relocation, so nothing to do at start-up.
#pragma once

#include <cstddef>
#include <cstdint>

namespace paperhop::html_entity_table {{

/// One name: where it and its UTF-8 begin in the pools (they end where the next row's begin).
struct Row {{
  std::uint16_t name;
  std::uint16_t value;
  bool bare;  ///< also valid without the semicolon
}};

inline constexpr std::size_t kCount = {count};
inline constexpr std::size_t kLongestName = {longest};
inline constexpr std::size_t kLongestBareName = {longest_bare};
inline constexpr std::size_t kLongestValue = {longest_value};

// clang-format off
"""


def literal_lines(pieces, width=110):
    line = ""
    for piece in pieces:
        if len(line) + len(piece) > width:
            yield f'    "{line}"'
            line = ""
        line += piece
    yield f'    "{line}"'


def rows_of(items, width=118):
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > width:
            yield line
            line = "   "
        line += f" {item},"
    yield line


def octal(value):
    return "".join(f"\\{byte:03o}" for byte in value)


def main():
    spellings = html.entities.html5
    values = {name[:-1]: text.encode() for name, text in spellings.items() if name.endswith(";")}
    bare = {name for name in spellings if not name.endswith(";")}
    assert bare <= values.keys() and all(name.isascii() and name.isalnum() for name in values)
    names = sorted(values)

    print(HEADER.format(total=len(spellings), count=len(names), longest=max(map(len, names)),
                        longest_bare=max(map(len, bare)), longest_value=max(map(len, values.values()))))
    print("/// The names, sorted by byte, without semicolon.")
    print("inline constexpr char kNames[] =")
    print("\n".join(literal_lines(names)) + ";\n")
    print("/// Their UTF-8, in the same order.")
    print("inline constexpr char kValues[] =")
    print("\n".join(literal_lines([octal(values[name]) for name in names])) + ";\n")

    rows, name_at, value_at = [], 0, 0
    for name in names:
        rows.append(f"{{{name_at},{value_at},{int(name in bare)}}}")
        name_at += len(name)
        value_at += len(values[name])
    rows.append(f"{{{name_at},{value_at},0}}")
    print("/// One row a name, and one behind the last.")
    print("inline constexpr Row kRows[kCount + 1] = {")
    print("\n".join(rows_of(rows)) + "\n};\n")

    print("/// Index of the first name whose first letter is at least 'A' + i.")
    print("inline constexpr std::uint16_t kFirst['z' - 'A' + 2] = {")
    firsts = [str(sum(name[0] < chr(letter) for name in names)) for letter in range(ord("A"), ord("z") + 2)]
    print("\n".join(rows_of(firsts)) + "\n};")
    print("// clang-format on\n\n}  // namespace paperhop::html_entity_table")


main()
