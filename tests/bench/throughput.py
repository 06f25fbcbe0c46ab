#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whole programs on ordinary text, one thread: `paperhop find` against ripgrep and Hyperscan with a
pattern of the same IDs, and wc -l as what merely reading costs. Then the finder against plain RE2 in
one process, on texts made to be slow. Runs take turns, so that what else the machine does hits all
alike; medians of processor time, and what each goal asks for."""

import argparse
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys

import hostile
import measure

HERE = pathlib.Path(__file__).parent
PATTERN = HERE / "pattern.txt"
MIB = 1 << 20
OWN = "paperhop find"
#: Texts of which every tool that looks for digits and marks first finds one slow.
HOSTILE = ("digits", "hex-lines", "base64", "near-misses", "csv-decimals", "only-labels", "near-misses-2")
#: Ordinary texts in which folding changes something in each line.
FOLDED = ("words-crlf", "words-dashes", "words-chinese", "words-log")
#: Further ones, of announcers without an ID: their ratio is printed. Where digits stand behind them or much folds it
#: stays below 1: plain RE2 is not asked for those forms.
ANNOUNCERS = ("announcers", "announcer-arxiv-host", "announcer-arxiv-path", "announcer-acl-host", "announcer-ijcai",
              "announcer-label", "announcer-field", "announcer-papers", "announcer-pmlr", "announcer-venue", "abs",
              "venue-key", "doi-arxiv", "nearly-arxiv-host", "nearly-doi", "openreview-query", "percent-all",
              "fullwidth-label", "crlf-lines")
#: Those that hold it.
AHEAD = FOLDED + ANNOUNCERS[:12]
#: (text, peer): how many times the peer's time our own must go into it, at least.
GOALS = {("sparse", "rg -o"): 6, ("dense", "rg -o"): 5, ("sparse", "hyperscan"): 2, ("dense", "hyperscan"): 2,
         ("sparse", "wc -l"): 0.5, ("dense", "wc -l"): 0.5}


def commands(options, text):
    found = {OWN: [options.paperhop, "find", "--all", "-j", "1", text]}
    if shutil.which("rg"):
        found["rg -o"] = ["rg", "-j1", "--no-unicode", "-a", "-o", "-N", "-f", str(PATTERN), text]
    if options.hyperscan:
        found["hyperscan"] = [options.scan_bench, text, str(PATTERN), "1", "hyperscan"]
    found["wc -l"] = ["wc", "-l", text]
    return found


def verdict(ratio, least):
    return f"  goal {least:g}x: {'met' if ratio >= least else 'NOT MET'}"


def whole_programs(name, options):
    text = str(options.work / f"{name}.txt")
    to_run = commands(options, text)
    costs, printed = measure.in_turns(to_run, options.rounds)
    found = {program: output.split()[1].decode() if program == "hyperscan" else str(output.count(b"\n"))
             for program, output in printed.items()}
    size = pathlib.Path(text).stat().st_size
    print(f"\n{name}: {size / MIB:.0f} MiB, whole programs, medians of {options.rounds} rounds")
    print(f"{'program':16}{'found':>9}{'CPU s':>9}{'wall s':>9}{'MB/s CPU':>10}{'CPU ratio':>11}")
    own = statistics.median(cost.cpu for cost in costs[OWN])
    for program, runs in costs.items():
        cpu = statistics.median(cost.cpu for cost in runs)
        wall = statistics.median(cost.wall for cost in runs)
        least = GOALS.get((name, program))
        print(f"{program:16}{found[program]:>9}{cpu:9.3f}{wall:9.3f}{size / 1e6 / cpu:10.0f}{cpu / own:11.2f}"
              + (verdict(cpu / own, least) if least else ""))


def in_process(options):
    print(f"\nThe finder against plain RE2 in one process: {options.hostile_mib} MiB, CPU, medians of {options.rounds} rounds")
    print("Where the finder finds what RE2 does not (other spellings), a low ratio is the price of the hits.")
    print(f"{'text':24}{'MB/s':>9}{'RE2 MB/s':>10}{'ratio':>8}{'found':>10}{'by RE2':>10}")
    kinds = {kind.name: kind for kind in hostile.ALL}
    path = options.work / "hostile"
    for name in options.kinds or HOSTILE + FOLDED + ANNOUNCERS:
        path.write_bytes(kinds[name].make(options.hostile_mib * MIB))
        command = [options.scan_bench, str(path), str(PATTERN), str(options.rounds), "paperhop", "re2"]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        (own_found, own), (re2_found, re2) = ((fields[1], float(fields[2])) for fields in map(str.split, lines))
        size = options.hostile_mib * MIB / 1e6
        goal = verdict(re2 / own, 1) if name in HOSTILE + AHEAD else ""
        print(f"{name:24}{size / own:9.0f}{size / re2:10.0f}{re2 / own:8.2f}{own_found:>10}{re2_found:>10}{goal}", flush=True)
    path.unlink()


def first_line(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.CalledProcessError, IndexError):
        return f"{command[0]}: not here"


def machine():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            yield line.partition(":")[2].strip()
            break
    yield f"{platform.system()} {platform.release()}"
    yield first_line(["rg", "--version"])
    yield first_line(["wc", "--version"])
    for package in ("libhyperscan5", "libre2-9"):
        yield package + " " + first_line(["dpkg-query", "-W", "-f", "${Version}", package])


def has_hyperscan(options):
    probe = [options.scan_bench, str(PATTERN), str(PATTERN), "1", "hyperscan"]
    return subprocess.run(probe, capture_output=True).returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paperhop", required=True)
    parser.add_argument("--scan-bench", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of dense.txt and sparse.txt")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hostile-mib", type=int, default=64)
    parser.add_argument("--kinds", nargs="+", metavar="KIND", help="only these texts of hostile.py, in process")
    options = parser.parse_args()
    options.hyperscan = has_hyperscan(options)
    if not shutil.which("rg"):
        print("rg (ripgrep) is not installed: left out")
    if not options.hyperscan:
        print("scan_bench was built without Hyperscan (libhyperscan-dev): left out")
    print("machine:", "; ".join(machine()))
    for command in commands(options, "TEXT").values():
        print("command:", " ".join(map(str, command)))
    for name in () if options.kinds else ("sparse", "dense"):
        whole_programs(name, options)
    in_process(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
