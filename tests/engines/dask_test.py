# SPDX-License-Identifier: Apache-2.0
"""dask_find.py on a real Dask cluster on this machine: a scheduler and three workers, one of which is killed while it has
a task under way. The table is that of one plain `paperhop find`, byte by byte."""
import os
import signal
import subprocess
import sys
import time
import unittest

from engine_case import HERE, PROGRAM, EngineCase, need, paperhop

PATIENCE = 120  # seconds until a cluster that does not come up is given up


class Cluster:
    """Processes of Dask, ended with the test."""

    def __init__(self, case):
        self.folder = case.folder
        self.file = case.folder / "scheduler.json"
        self.case = case
        self.start("dask-scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(self.file))

    def start(self, *command):
        with open(self.folder / "dask.log", "ab") as log:
            process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, start_new_session=True)
        self.case.addCleanup(self.end, process)
        return process

    def start_worker(self, name):
        return self.start("dask-worker", "--scheduler-file", str(self.file), "--name", name, "--nthreads", "1",
                          "--no-nanny", "--no-dashboard", "--memory-limit", "0", "--local-directory", str(self.folder / name))

    def end(self, process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


class DaskTest(EngineCase):
    def start_slow_program(self):
        """paperhop that tells who runs it and takes its time, so that a worker can be killed in the middle."""
        program = self.folder / "slow paperhop"
        program.write_text(f"#!/bin/sh\necho $PPID >>'{self.folder}/started'\nsleep 0.3\n"
                           f"'{PROGRAM}' \"$@\"\nstatus=$?\necho $PPID >>'{self.folder}/ended'\nexit $status\n")
        program.chmod(0o755)
        return program

    def told(self, name):
        file = self.folder / name
        return file.read_text().split() if file.exists() else []

    def test_a_worker_is_lost_and_nothing_is_missing(self):
        files = self.make_input()
        plain = paperhop("find", "-H", "--format", "tsv", "--", *files)
        self.assertGreater(len(plain.splitlines()), 300)
        cluster = Cluster(self)
        workers = [cluster.start_worker(f"worker{number}") for number in range(3)]
        table = self.folder / "found.tsv"
        running = subprocess.Popen([sys.executable, str(HERE / "dask_find.py"), "--scheduler-file", str(cluster.file),
                                    "--program", str(self.start_slow_program()), "--out", str(table), *files],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        deadline = time.monotonic() + PATIENCE
        victim = str(workers[0].pid)
        # It has done something, and is at something else.
        while self.told("ended").count(victim) < 2 or self.told("started").count(victim) <= self.told("ended").count(victim):
            self.assertIsNone(running.poll(), "it ended too early")
            self.assertLess(time.monotonic(), deadline, (self.folder / "dask.log").read_text())
            time.sleep(0.02)
        os.killpg(workers[0].pid, signal.SIGKILL)
        done_before = len(self.told("ended"))
        complaints = running.communicate(timeout=PATIENCE)[1].decode()
        self.assertEqual(running.returncode, 2, complaints)
        self.assertIn("broken.pdf", complaints)
        self.assertLess(done_before, len(files), "the worker was lost in the middle")
        self.assertGreater(len(self.told("started")), len(files), "what it had under way was done again")
        self.assertEqual(len(set(self.told("started"))), 3, "all workers took part")
        self.assertEqual(table.read_bytes(), plain)


if __name__ == "__main__":
    need("python3-distributed", subprocess.run([sys.executable, "-c", "import distributed"], check=False,
                                               stderr=subprocess.DEVNULL).returncode == 0)
    unittest.main()
