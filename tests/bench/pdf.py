#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PDFs: whole programs against pdftotext, which people use for this today. The public PDFs of
PAPERHOP_CORPUS are read; runs take turns, so that what else the machine does hits all alike.
Processor time is that of a program and of all that it started and waited for (paperhop waits for its
reader). Exit status 1 where paperhop loses a paper that pdftotext's text names."""

import argparse
import json
import math
import os
import pathlib
import platform
import re
import shlex
import shutil
import statistics
import subprocess
import sys

import measure


class Programs:
    """The commands that are compared."""

    def __init__(self, folder):
        self.paperhop = str(folder / "paperhop")
        self.reader = str(folder / "paperhop-pdf")

    def own(self, pdf):
        return [self.paperhop, "find", "--own", str(pdf)]

    def links(self, _):
        # As paperhop's client starts the reader, with the PDF as its standard input.
        return [self.reader, "read", "--links"]

    def whole(self, folder):
        return [self.paperhop, "find", "-r", "-j2", str(folder)]

    @staticmethod
    def text(pdf):
        return ["pdftotext", str(pdf), "-"]

    @staticmethod
    def text_loop(folder):
        return ["sh", "-c", f'for pdf in {shlex.quote(str(folder))}/*.pdf; do pdftotext "$pdf" -; done']


def cost_of(command, pdf):
    # Damaged and locked files make both programs fail; that costs time all the same.
    with open(pdf, "rb") as stdin:
        return measure.run(command, expected=range(256), stdin=stdin)


def medians(commands, rounds, pdf=os.devnull):
    """Median processor and wall time of each of `commands` (by name), taking turns; `pdf` is their
    standard input, which those that are given its name do not read."""
    costs, _ = measure.in_turns(commands, rounds, lambda command, keep_output: cost_of(command, pdf))
    return {name: (statistics.median(c.cpu for c in runs), statistics.median(c.wall for c in runs))
            for name, runs in costs.items()}


def verdict(ratio, goal, stretch=None):
    text = f"goal {goal:g}x {'met' if ratio >= goal else 'NOT MET'}"
    if stretch is not None:
        text += f", stretch {stretch:g}x {'met' if ratio >= stretch else 'not met'}"
    return text


def is_whole_paper(pdf):
    """Neither damaged nor locked nor one of the made files of a single page, where starting the programs is all
    that there is to measure."""
    return not pdf.name.startswith(("made-", "damaged-", "encrypted-", "not-"))


def print_sums(name, rows, goals):
    for measured, ours, theirs in (("CPU", 0, 1), ("wall", 2, 3)):
        mine, other = sum(row[ours] for row in rows), sum(row[theirs] for row in rows)
        ratios = [row[theirs] / row[ours] for row in rows]
        mean = math.exp(statistics.fmean(math.log(ratio) for ratio in ratios))
        goal = f"; {verdict(other / mine, *goals)}" if measured == "CPU" else ""
        print(f"{measured} of {name} ({len(rows)}): {other:.1f} ms against {mine:.1f} ms: {other / mine:.2f}x in sum; by "
              f"file {mean:.2f}x (geometric mean), {min(ratios):.2f}x to {max(ratios):.2f}x{goal}")


def compare(title, pdfs, command, programs, rounds, goals):
    """One table: `command` of each PDF against pdftotext of the whole PDF."""
    print(f"\n{title}\n  {shlex.join(command('FILE.pdf'))}\n  {shlex.join(programs.text('FILE.pdf'))}")
    print(f"  medians of {rounds} rounds, ms\n{'file':34}{'CPU':>8}{'pdftotext':>11}{'ratio':>8}{'wall':>9}"
          f"{'pdftotext':>11}{'ratio':>8}")
    rows = {}
    for pdf in pdfs:
        result = medians({"ours": command(pdf), "theirs": programs.text(pdf)}, rounds, pdf)
        (cpu, wall), (their_cpu, their_wall) = result["ours"], result["theirs"]
        rows[pdf] = (cpu * 1e3, their_cpu * 1e3, wall * 1e3, their_wall * 1e3)
        print(f"{pdf.stem:34}{cpu * 1e3:8.1f}{their_cpu * 1e3:11.1f}{their_cpu / cpu:8.2f}{wall * 1e3:9.1f}"
              f"{their_wall * 1e3:11.1f}{their_wall / wall:8.2f}")
    print_sums("all", list(rows.values()), goals)
    print_sums("whole papers", [row for pdf, row in rows.items() if is_whole_paper(pdf)], goals)


def compare_whole(pdfs, programs, work, copies, rounds):
    folder = work / "pdfs"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number in range(copies):
        for pdf in pdfs:
            shutil.copy(pdf, folder / f"{pdf.stem}-copy{number}.pdf")
    ours, theirs = programs.whole(folder), programs.text_loop(folder)
    print(f"\nWhole text of {copies * len(pdfs)} files\n  {shlex.join(ours)}\n  {shlex.join(theirs)}")
    result = medians({"ours": ours, "theirs": theirs}, rounds)
    for name, which in (("CPU", 0), ("wall", 1)):
        mine, other = result["ours"][which], result["theirs"][which]
        goal = f"; {verdict(other / mine, 1.8)}" if name == "wall" else ""
        print(f"{name}: {other:.2f} s against {mine:.2f} s: {other / mine:.2f}x{goal}")


def ids(output):
    """Papers of the lines of `paperhop find`; whether an arXiv ID comes with its version is not compared."""
    return {re.sub(r"^(arxiv:.*?)v\d+$", r"\1", line) for line in output.decode().split()}


def found_in_text(pdf, programs):
    text = subprocess.run(programs.text(pdf), stdin=subprocess.DEVNULL, capture_output=True, check=False).stdout
    found = subprocess.run([programs.paperhop, "find", "--as", "text", "-"], input=text, capture_output=True,
                           check=False)
    return ids(found.stdout)


def lost_papers(pdfs, programs):
    print(f"\nThe same papers\n  {programs.paperhop} find FILE.pdf\n  pdftotext FILE.pdf - | {programs.paperhop} find "
          "--as text -")
    lost, gained, both = 0, 0, 0
    for pdf in pdfs:
        ours = ids(subprocess.run([programs.paperhop, "find", str(pdf)], stdin=subprocess.DEVNULL, capture_output=True,
                                  check=False).stdout)
        theirs = found_in_text(pdf, programs)
        both += len(ours & theirs)
        gained += len(ours - theirs)
        lost += len(theirs - ours)
        for paper in sorted(theirs - ours):
            print(f"LOST in {pdf.name}: {paper}")
    print(f"found by both {both}, by paperhop alone {gained} (links, metadata, joined lines), lost {lost}; "
          f"goal 0 lost {'met' if lost == 0 else 'NOT MET'}")
    return lost


def names_itself(pdf):
    label = pdf.with_suffix(".expected.json")
    return label.exists() and json.loads(label.read_text()).get("own") is not None


def first_line(command):
    done = subprocess.run(command, capture_output=True, check=False)
    return (done.stdout or done.stderr).decode().splitlines()[0]


def print_machine(programs):
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    print(f"machine: {model[1] if model else platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}, "
          f"load {os.getloadavg()[0]:.1f}")
    print(f"programs: {first_line([programs.paperhop, '--version'])}; {first_line(['pdftotext', '-v'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", type=pathlib.Path, required=True, help="folder of paperhop and paperhop-pdf")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for copies of the PDFs")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--copies", type=int, default=4)
    options = parser.parse_args()
    corpus = os.environ.get("PAPERHOP_CORPUS")
    if not corpus:
        print("PAPERHOP_CORPUS is not set: there are no PDFs to measure on")
        return 0
    pdfs = sorted((pathlib.Path(corpus) / "pdfs").glob("*.pdf"))
    programs = Programs(options.bin)
    print_machine(programs)
    naming = [pdf for pdf in pdfs if names_itself(pdf)]
    compare("Which paper is this", naming, programs.own, programs, options.rounds, (5, 8))
    compare("Links alone", pdfs, programs.links, programs, options.rounds, (6, 15))
    compare_whole(pdfs, programs, options.work, options.copies, max(3, options.rounds // 2))
    return 1 if lost_papers(pdfs, programs) else 0


if __name__ == "__main__":
    sys.exit(main())
