#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Containers and threads: `paperhop find` on gzip data, WARC files and JSON lines against the
usual pipes, two threads against one, and memory and time of streams of 1, 2 and 4 GiB. Runs of a
row take turns; medians; each row says whether its goal is met. CPU is of all processes of a
command. Exit status 1 where a goal is not met."""

import argparse
import gzip
import json
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import measure

HERE = pathlib.Path(__file__).parent
MIB = 1 << 20
FILES = 8  # of the folder
RECORD = 50_000  # bytes of a record, about; some are three times as long

PYTHON_JSON = """
import json, re, sys
pattern = re.compile(open(sys.argv[1]).read().strip())
for line in open(sys.argv[2]):
    for match in pattern.finditer(json.loads(line)["text"]):
        print(match.group())
"""


def records(text):
    """Pieces of whole lines."""
    at, number = 0, 0
    while at < len(text):
        end = text.find(b"\n", min(len(text), at + RECORD + number * 7919 % (2 * RECORD))) + 1 or len(text)
        yield number, text[at:end]
        at, number = end, number + 1


def make_files(work, size):
    """What is read, made of the dense text; files that are there are kept."""
    files = {kind: work / f"bulk-{size}.{kind}" for kind in ("txt", "txt.gz", "warc", "warc.gz", "jsonl", "folder")}
    if all(path.exists() for path in files.values()):
        return files
    with open(work / "dense.txt", "rb") as source:
        text = source.read(size * MIB)
    files["txt"].write_bytes(text)
    files["folder"].mkdir(exist_ok=True)
    for part in range(FILES):
        (files["folder"] / f"{part}.txt").write_bytes(text[len(text) * part // FILES:len(text) * (part + 1) // FILES])
    with gzip.open(files["txt.gz"], "wb", compresslevel=6) as out:
        out.write(text)
    with open(files["warc"], "wb") as plain, open(files["warc.gz"], "wb") as packed, open(files["jsonl"], "w") as lines:
        for number, piece in records(text):
            head = (f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/{number}\r\n"
                    f"Content-Type: text/plain\r\nContent-Length: {len(piece)}\r\n\r\n").encode()
            record = head + piece + b"\r\n\r\n"
            plain.write(record)
            packed.write(gzip.compress(record, 6))
            lines.write(json.dumps({"id": number, "text": piece.decode("latin-1")}) + "\n")
    return files


class Goals:
    def __init__(self):
        self.missed = 0

    def say(self, what, value, goal, unit="x", at_most=False):
        met = value <= goal if at_most else value >= goal
        self.missed += not met
        print(f"{what:58}{value:9.2f} {unit:4} goal {'<=' if at_most else '>='} {goal:g}: {'met' if met else 'NOT MET'}",
              flush=True)


def medians(commands, rounds):
    """CPU and wall of each, in turns."""
    costs, printed = measure.in_turns(commands, rounds)
    lines = {name: output.count(b"\n") for name, output in printed.items()}
    print("    " + ", ".join(f"{name}: {count} lines" for name, count in lines.items()))
    return {name: (statistics.median(c.cpu for c in all), statistics.median(c.wall for c in all))
            for name, all in costs.items()}


def rows_against_peers(goals, paperhop, files, rounds):
    pattern = str(HERE / "pattern.txt")
    if shutil.which("rg"):
        for kind in ("txt.gz", "warc.gz"):
            cost = medians({
                "paperhop": [paperhop, "find", "-a", "-j1", str(files[kind])],
                "gzip -dc | rg -o": ["sh", "-c", 'gzip -dc "$1" | rg -j1 --no-unicode -a -o -N -f "$2"', "sh",
                                     str(files[kind]), pattern]}, rounds)
            goals.say(f"{kind}, CPU, against gzip -dc | rg -o", cost["gzip -dc | rg -o"][0] / cost["paperhop"][0], 3)
    else:
        print("rg (ripgrep) is not installed: left out")
    cost = medians({
        "paperhop": [paperhop, "find", "-a", "-j1", "--json-field", "text", str(files["jsonl"])],
        "python json + re": [sys.executable, "-c", PYTHON_JSON, pattern, str(files["jsonl"])]}, min(rounds, 3))
    goals.say("JSON lines, CPU, against python json + re", cost["python json + re"][0] / cost["paperhop"][0], 50)


def rows_of_threads(goals, paperhop, files, rounds):
    """Beside each, what the machine has to give: two programs of one thread that know nothing of each other."""
    for kind in ("folder", "txt", "warc.gz", "warc", "jsonl"):
        one = [paperhop, "find", "-r", "-j", "1", str(files[kind])]
        cost = medians({"1": one, "2": [paperhop, "find", "-r", "-j", "2", str(files[kind])],
                        "two programs": ["sh", "-c", '"$@" & "$@"; wait', "sh", *one]}, rounds)
        goals.say(f"{kind}, wall, 2 threads against 1", cost["1"][1] / cost["2"][1], 1.8)
        print(f"{'    two programs of 1 thread at a time, twice the work':58}{2 * cost['1'][1] / cost['two programs'][1]:9.2f} x")


def rows_of_streams(goals, paperhop, work, gibibytes):
    source = work / "dense.txt"
    seconds = {}
    for size in gibibytes:
        feed = subprocess.Popen(["cat"] + [str(source)] * max(1, round(size * 1024 * MIB / source.stat().st_size)),
                                stdout=subprocess.PIPE)
        cost = measure.run([paperhop, "find", "-j2", "-"], stdin=feed.stdout)
        feed.stdout.close()
        feed.wait()
        seconds[size] = cost.cpu
        goals.say(f"stream of {size} GiB, peak memory", cost.peak / MIB, 64, "MiB", at_most=True)
    for size in gibibytes[1:]:
        goals.say(f"stream of {size} GiB, CPU for each GiB, against the first",
                  seconds[size] / size / (seconds[gibibytes[0]] / gibibytes[0]), 1.15, "x", at_most=True)


def rows_of_large_records(goals, paperhop, work):
    """Lines of JSON nearly as large as they may be, in as many files as there are threads."""
    text = (work / "dense.txt").read_bytes()[:13 * MIB].decode("utf-8", "replace")
    with tempfile.TemporaryDirectory(dir=work) as folder:
        for i in range(8):
            (pathlib.Path(folder) / f"{i}.jsonl").write_text(2 * (json.dumps({"id": i, "text": text}) + "\n"))
        cost = measure.run([paperhop, "find", "-j8", "--json", "--json-field", "text", "-r", folder])
        goals.say("JSON lines of 13 MiB in 8 files, peak memory", cost.peak / MIB, 64, "MiB", at_most=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paperhop", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of dense.txt")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--mib", type=int, default=128, help="size of what is packed (default 128)")
    parser.add_argument("--gib", type=int, nargs="+", default=[1, 2, 4], help="sizes of the streams")
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, {options.mib} MiB, "
          f"medians of {options.rounds} rounds")
    files = make_files(options.work, options.mib)
    goals = Goals()
    rows_against_peers(goals, options.paperhop, files, options.rounds)
    rows_of_threads(goals, options.paperhop, files, options.rounds)
    rows_of_large_records(goals, options.paperhop, options.work)
    rows_of_streams(goals, options.paperhop, options.work, options.gib)
    return 1 if goals.missed else 0


if __name__ == "__main__":
    sys.exit(main())
