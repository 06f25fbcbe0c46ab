#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the texts that `paperhop find` is timed on: dense.txt and sparse.txt, ordinary English
text with an ID every 2 KiB and every 200 KiB. The text is what a Debian machine has (package
descriptions, documentation, manual pages), so it differs between machines; ratios between
programs on one machine are what counts. Files of the wanted size that are there already are kept."""

import argparse
import gzip
import pathlib
import random
import re
import subprocess
import sys
import zlib

MIB = 1 << 20
BASE = 176 * MIB  # different text; the rest repeats it in another order
PIECE = 32 << 10
EVERY = {"dense": 2 << 10, "sparse": 200 << 10}
PATTERN = pathlib.Path(__file__).with_name("pattern.txt")
#: What paperhop counts and the pattern does not: text with these goes as well.
OTHERS = rb"|(?i:arxiv|openreview|aclanthology|aclweb|ijcai|jmlr|mlresearch|10\.48550|10\.18653)"


def package_descriptions():
    try:
        yield subprocess.run(["apt-cache", "dumpavail"], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        yield pathlib.Path("/var/lib/dpkg/available").read_bytes()


def files_below(*folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            try:
                if path.is_file() and not path.is_symlink():
                    data = path.read_bytes()
                    data = gzip.decompress(data) if path.suffix == ".gz" else data
                    if b"\0" not in data[:4096]:
                        yield data
            except (OSError, EOFError, zlib.error):
                continue


def base_text():
    """Pieces of text without any ID, cut at line ends."""
    with_id = re.compile(PATTERN.read_bytes().strip() + OTHERS)
    room = {"packages": BASE // 3, "others": BASE}
    pieces = []
    for source, texts in (("packages", package_descriptions()), ("others", files_below("/usr/share/doc", "/usr/share/man"))):
        for text in texts:
            text = text[: room[source]]
            lines = b"".join(line for line in text.splitlines(True) if not with_id.search(line))
            for begin in range(0, len(lines), PIECE):
                pieces.append(lines[begin : begin + PIECE])
            room[source] -= len(lines)
            room["others"] -= len(lines)
            if room[source] <= 0:
                break
    return pieces


def random_id(rng):
    letters = "abcdefghijklmnopqrstuvwxyz"
    year, month, number = rng.randrange(15, 25), rng.randrange(1, 13), rng.randrange(1, 20000)
    return rng.choice((
        f"arXiv:{year:02}{month:02}.{number:05}",
        f"https://arxiv.org/abs/{year:02}{month:02}.{number:05}v{rng.randrange(1, 5)}",
        f"hep-th/9{rng.randrange(2, 10)}{month:02}{rng.randrange(1, 400):03}",
        "https://openreview.net/forum?id=" + "".join(rng.choices(letters + letters.upper() + "0123456789", k=10)),
        f"https://aclanthology.org/P{rng.randrange(10, 20)}-1{rng.randrange(1, 400):03}",
        f"20{rng.randrange(20, 25)}.acl-long.{rng.randrange(1, 900)}",
        f"https://www.ijcai.org/proceedings/20{rng.randrange(17, 25)}/{rng.randrange(1, 900)}",
        f"https://proceedings.mlr.press/v{rng.randrange(30, 240)}/{''.join(rng.choices(letters, k=7))}{year}a.html",
    )).encode()


def write(path, pieces, every, size):
    """Pieces in drawn order until the file is full, with an ID at the next blank behind each drawn gap."""
    rng = random.Random(every)
    left, ids, written = rng.expovariate(1 / every), 0, 0
    part = path.with_suffix(".part")
    with open(part, "wb") as out:
        while written < size:
            piece = rng.choice(pieces)
            at = 0
            while at + left < len(piece) and (blank := piece.find(b" ", at + int(left))) >= 0:
                out.write(piece[at : blank + 1] + random_id(rng) + b" ")
                at, ids = blank + 1, ids + 1
                left = rng.expovariate(1 / every)
            out.write(piece[at:])
            left = max(0, left - (len(piece) - at))
            written = out.tell()
    part.rename(path)  # a file that was cut off never looks finished
    print(f"{path.name}: {written / MIB:.0f} MiB, {ids} IDs")


def has_size(path, size):
    return path.exists() and size <= path.stat().st_size < size + 2 * PIECE


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--mib", type=int, default=1024, help="size of each text (default 1024)")
    options = parser.parse_args()
    folder, size = options.folder, options.mib * MIB
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in EVERY if not has_size(folder / f"{name}.txt", size)]
    if not wanted:
        return 0
    pieces = base_text()
    if not pieces:
        print("make_corpus: no text found on this machine", file=sys.stderr)
        return 2
    for name in wanted:
        write(folder / f"{name}.txt", pieces, EVERY[name], size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
