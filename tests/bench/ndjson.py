#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""JSON lines as a filter: `paperhop find --ndjson` against python3 with json and re, on the texts of the other
benchmarks cut into records. Whole processes, taking turns; medians."""

import argparse
import json
import pathlib
import statistics
import sys

import measure

HERE = pathlib.Path(__file__).parent


def make_records(text, records, size, longest):
    """Records of 1 to `longest` KiB of the text, about `size` bytes in all."""
    if records.exists() and records.stat().st_mtime > text.stat().st_mtime:
        return
    with open(text, encoding="utf-8", errors="replace") as source, open(records, "w", encoding="utf-8") as out:
        number = 0
        while out.tell() < size and (piece := source.read(1024 * (1 + number * 7 % longest))):
            record = {"id": number, "url": f"https://example.org/{number}", "text": piece}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            number += 1


def table(name, programs, records, rounds):
    def run_one(command, keep_output):
        with open(records, "rb") as stdin:
            return measure.run(command, stdin=stdin, keep_output=keep_output)

    costs, printed = measure.in_turns(programs, rounds, run_one)
    rows = {program: output.count(b"\n") for program, output in printed.items()}
    size = records.stat().st_size
    print(f"{name}: {size / 2**20:.0f} MiB, medians of {rounds} rounds")
    medians = {program: statistics.median(cost.cpu for cost in runs) for program, runs in costs.items()}
    own = medians["paperhop find --ndjson"]
    for program, cpu in medians.items():
        print(f"  {program:24}{rows[program]:8} rows{cpu:9.3f} CPU s{size / 1e6 / cpu:9.0f} MB/s{cpu / own:9.1f}x")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paperhop", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of dense.txt and sparse.txt")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=64, help="MiB of records")
    options = parser.parse_args()
    programs = {"paperhop find --ndjson": [options.paperhop, "find", "--ndjson"],
                "python3 json + re": [sys.executable, str(HERE / "python_ndjson.py"), str(HERE / "pattern.txt")]}
    for name in ("sparse", "dense"):
        records = options.work / f"{name}.jsonl"
        make_records(options.work / f"{name}.txt", records, options.size * 2**20, 8)
        table(name, programs, records, options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
