#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Pages: their visible text and addresses by our reader, by libxml2's SAX parser and by gumbo, in one
process, in turns, on the same bytes (html_bench). The pages are the HTML documentation of this machine, no package
more than a share, and those that PAPERHOP_CORPUS has; what each takes is printed beside its time, as the
three differ on broken pages: libxml2 reads HTML 4 and repairs in its own way, our reader builds no tree."""

import argparse
import gzip
import os
import pathlib
import subprocess
import sys
import zlib

#: Where Debian's packages put documentation.
FOLDERS = ("/usr/share/doc", "/usr/share/gtk-doc", "/usr/share/info", "/usr/share/sgml")
MOST_OF_A_PACKAGE = 2 << 20
MOST = 64 << 20
GOALS = {"libxml2": 5, "gumbo": 20}


def documentation():
    """The bytes of pages, each once (packages share some by links)."""
    seen = set()
    total = 0
    for folder in map(pathlib.Path, FOLDERS):
        taken = {}
        for path in sorted(folder.rglob("*.htm*")):
            package = path.relative_to(folder).parts[0]
            try:
                real = path.resolve()
                if real in seen or not path.is_file():
                    continue
                seen.add(real)
                page = path.read_bytes()
                page = gzip.decompress(page) if path.suffix == ".gz" else page
            except (OSError, EOFError, zlib.error):
                continue
            if taken.get(package, 0) + len(page) <= MOST_OF_A_PACKAGE and total + len(page) <= MOST:
                taken[package] = taken.get(package, 0) + len(page)
                total += len(page)
                yield page


def write_documentation(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(documentation()):
        (folder / f"{number:05}.html").write_bytes(page)


def has_libxml2(options, pages):
    probe = [options.html_bench, str(pages), "1", "libxml2"]
    return subprocess.run(probe, capture_output=True).returncode == 0


def measure(name, pages, options):
    if not pages:
        print(f"{name}: no page here: left out")
        return
    listed = options.work / "pages.txt"
    listed.write_text("".join(f"{page}\n" for page in pages))
    ways = ["paperhop", "gumbo"]
    if has_libxml2(options, listed):
        ways.insert(1, "libxml2")
    else:
        print("html_bench was built without libxml2 (libxml2-dev): left out")
    command = [options.html_bench, str(listed), str(options.rounds), *ways]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [(way, int(text), int(addresses), int(differs), float(seconds))
            for way, text, addresses, differs, seconds in map(str.split, lines)]
    size = sum(page.stat().st_size for page in pages)
    print(f"\n{name}: {len(pages)} pages, {size / 1e6:.1f} MB, in one process, CPU, medians of {options.rounds} rounds")
    print(f"{'reader':12}{'text bytes':>12}{'addresses':>11}{'pages unlike':>14}{'MB/s':>8}{'ratio':>8}")
    own = rows[0][-1]
    for way, text, addresses, differs, seconds in rows:
        ratio = seconds / own
        goal = GOALS.get(way)
        verdict = f"  goal {goal}x: {'met' if ratio >= goal else 'NOT MET'}" if goal else ""
        print(f"{way:12}{text:>12}{addresses:>11}{differs:>14}{size / 1e6 / seconds:8.0f}{ratio:8.2f}{verdict}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--html-bench", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for the pages")
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    folder = options.work / "pages"
    if not folder.exists():
        write_documentation(folder)
    print("Text and addresses of pages, against libxml2 SAX and gumbo")
    measure("documentation", sorted(folder.glob("*.html")), options)
    if "PAPERHOP_CORPUS" in os.environ:
        corpus = pathlib.Path(os.environ["PAPERHOP_CORPUS"])
        measure("saved pages", sorted((corpus / "pages").glob("*.html")), options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
