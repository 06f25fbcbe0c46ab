#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whole programs on ordinary text: `paperhop find` against ripgrep with a pattern of the same
IDs, and wc -l as what merely reading costs. Runs take turns, so that what else the machine
does hits all alike; medians, and the ratio of each to paperhop."""

import argparse
import pathlib
import shutil
import statistics
import sys

import measure

HERE = pathlib.Path(__file__).parent


def commands(paperhop, text):
    found = {"paperhop find --all": [paperhop, "find", "--all", text], "paperhop find": [paperhop, "find", text]}
    if shutil.which("rg"):
        found["rg -o"] = ["rg", "-j1", "--no-unicode", "-a", "-o", "-N", "-f", str(HERE / "pattern.txt"), text]
    found["wc -l"] = ["wc", "-l", text]
    return found


def table(name, paperhop, text, rounds):
    costs = {program: [] for program in commands(paperhop, text)}
    lines = {}
    for number in range(rounds + 1):
        for program, command in commands(paperhop, text).items():
            # The first round only fills the page cache and counts what is found.
            cost = measure.run(command, keep_output=number == 0)
            if number == 0:
                lines[program] = cost.output.count(b"\n")
            else:
                costs[program].append(cost)
    size = pathlib.Path(text).stat().st_size
    print(f"\n{name}: {size / 2**20:.0f} MiB, medians of {rounds} rounds")
    print(f"{'program':22}{'lines':>9}{'CPU s':>9}{'wall s':>9}{'MB/s CPU':>10}{'CPU ratio':>11}{'wall ratio':>12}")
    medians = {program: (statistics.median(c.cpu for c in runs), statistics.median(c.wall for c in runs))
               for program, runs in costs.items()}
    own = medians["paperhop find --all"]
    for program, (cpu, wall) in medians.items():
        print(f"{program:22}{lines[program]:9}{cpu:9.3f}{wall:9.3f}{size / 1e6 / cpu:10.0f}{cpu / own[0]:11.2f}"
              f"{wall / own[1]:12.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paperhop", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of dense.txt and sparse.txt")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not shutil.which("rg"):
        print("rg (ripgrep) is not installed: left out")
    for name in ("sparse", "dense"):
        table(name, options.paperhop, str(options.work / f"{name}.txt"), options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
