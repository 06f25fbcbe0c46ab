#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Is the time linear in the size of any input? Times `paperhop find` on hostile texts of 1, 2,
4 … MiB and compares neighbours: twice the text may take at most RATIO_MOST times as long.
Exit status 1 where one takes longer."""

import argparse
import pathlib
import sys

import hostile
import measure

MIB = 1 << 20
RATIO_MOST = 2.3
CLEAR = 0.030  # seconds: below, start-up and the clock decide
ENOUGH = 2.0  # seconds: a text that takes so long is not doubled again
LONGEST = 20  # seconds of wall time for one run
TRIES = 3


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--paperhop", required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for the texts")
    parser.add_argument("--quick", action="store_true", help="up to 8 MiB instead of 64")
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    return parser.parse_args()


class Subject:
    """One kind of text, cut to size when it is timed."""

    def __init__(self, paperhop, work, kind, most):
        self.command = [paperhop, "find", "--all", "-j", "1", *kind.options]
        self.kind = kind
        self.path = work / "hostile"
        self.most = most

    def cost(self, mib):
        self.path.write_bytes(self.kind.make(mib * MIB))
        return measure.run([*self.command, str(self.path)], longest=LONGEST)

    def steps(self):
        """(size in MiB, cost, ratio to half the size or None) for each size, until it takes too long."""
        mib, before = 1, None
        while mib <= self.most:
            cost = self.cost(mib)
            ratio = None
            if before is not None and cost.cpu > CLEAR:
                ratio, cost = self.ratio(mib, before, cost)
            yield mib, cost, ratio
            if cost.cpu > ENOUGH:
                break
            mib, before = 2 * mib, cost

    def ratio(self, mib, half, whole):
        """Other programs only add to a cost: where a pair fails both are timed again, and the least of each counts."""
        for _ in range(TRIES):
            if whole.cpu <= RATIO_MOST * half.cpu:
                break
            half = min(half, self.cost(mib // 2), key=lambda cost: cost.cpu)
            whole = min(whole, self.cost(mib), key=lambda cost: cost.cpu)
        return whole.cpu / half.cpu, whole


def main():
    options = arguments()
    options.work.mkdir(parents=True, exist_ok=True)
    kinds = [kind for kind in hostile.ALL if options.only in kind.name]
    if not kinds:
        sys.exit(f"--only {options.only}: no kind has this in its name")
    failures, slowest = [], []
    print(f"{'kind':24}{'MiB':>5}{'CPU s':>9}{'MB/s':>8}  ratio per doubling")
    for kind in kinds:
        ratios = []
        subject = Subject(options.paperhop, options.work, kind, 8 if options.quick else 64)
        mib = 1
        try:
            for mib, cost, ratio in subject.steps():
                ratios.append("  -" if ratio is None else f"{ratio:.1f}" + ("!" if ratio > RATIO_MOST else ""))
                if ratio is not None and ratio > RATIO_MOST:
                    failures.append(f"{kind.name}: {mib} MiB take {ratio:.1f} times as long as {mib // 2} MiB")
        except measure.TookTooLong:
            failures.append(f"{kind.name}: took longer than {LONGEST} s")
            continue
        speed = mib * MIB / 1e6 / max(cost.cpu, 1e-4)
        slowest.append((speed, kind.name))
        print(f"{kind.name:24}{mib:5}{cost.cpu:9.3f}{speed:8.0f}  {' '.join(ratios)}", flush=True)
    subject.path.unlink(missing_ok=True)
    print("slowest:", ", ".join(f"{name} {speed:.0f} MB/s" for speed, name in sorted(slowest)[:5]))
    for failure in failures:
        print("FAIL", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
