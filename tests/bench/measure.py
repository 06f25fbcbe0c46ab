# SPDX-License-Identifier: Apache-2.0
"""Runs a program and says what it cost: CPU time from wait4, so that other programs on the
machine count little, and wall time. Its output goes to a pipe that is read to the end: some
programs stop early where they see the null device."""

import dataclasses
import os
import subprocess
import threading
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    cpu: float  # seconds, user and system
    wall: float  # seconds
    output: bytes
    status: int  # exit status
    peak: int = 0  # bytes of memory at its peak, to 20 ms before its end


class ChildFailed(Exception):
    """The program was killed, or gave a status that is not among those expected."""


class TookTooLong(Exception):
    """The program was killed because it ran for longer than allowed."""


class PeakWatch:
    """The most memory that a process had so far. What wait4 tells begins with the memory of this very Python."""

    def __init__(self, pid):
        self.peak = 0
        self._status = f"/proc/{pid}/status"
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self):
        while True:
            try:
                with open(self._status) as status:
                    for line in status:
                        if line.startswith("VmHWM:"):
                            self.peak = max(self.peak, int(line.split()[1]) * 1024)
            except OSError:
                return
            if self._ended.wait(0.02):
                return

    def end(self):
        self._ended.set()
        self._thread.join()
        return self.peak


def run(command, expected=(0, 1), stdin=None, keep_output=False, longest=None):
    """Cost of one run of at most `longest` seconds. Status 1 means "none found" for rg and paperhop alike."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
    timer = threading.Timer(longest or threading.TIMEOUT_MAX, child.kill)
    timer.start()
    watch = PeakWatch(child.pid)
    kept = []
    while chunk := os.read(child.stdout.fileno(), 1 << 20):
        if keep_output:
            kept.append(chunk)
    child.stdout.close()
    peak = watch.end()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)  # so that Popen does not wait again
    if longest is not None and wall >= longest:
        raise TookTooLong(f"{' '.join(command)}: longer than {longest} s")
    if child.returncode not in expected:
        raise ChildFailed(f"{' '.join(command)}: exit status {child.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, b"".join(kept), child.returncode, peak)


def in_turns(commands, rounds, run_one=run):
    """Runs each of `commands` (by name), in turns: the costs of each, and what each printed in a round before, which
    only fills the page cache."""
    costs = {name: [] for name in commands}
    printed = {}
    for number in range(rounds + 1):
        for name, command in commands.items():
            cost = run_one(command, keep_output=number == 0)
            if number == 0:
                printed[name] = cost.output
            else:
                costs[name].append(cost)
    return costs, printed
