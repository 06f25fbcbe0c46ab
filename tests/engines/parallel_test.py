# SPDX-License-Identifier: Apache-2.0
"""parallel_find.sh on GNU parallel: the bytes of one plain run, also when it was broken off and called again."""
import json
import os
import shutil
import signal
import subprocess
import time
import unittest

from engine_case import HERE, PROGRAM, EngineCase, need, paperhop


class ParallelTest(EngineCase):
    def jobs_done(self, work):
        return max(0, len((work / "joblog").read_text().splitlines()) - 1) if (work / "joblog").exists() else 0

    def test_files_are_those_of_one_plain_run(self):
        files = self.make_input()
        plain = paperhop("find", "--json", "--", *files)
        self.assertGreater(len(plain.splitlines()), 300)
        broken = len(self.broken_files(files))
        self.assertGreater(broken, 0)
        self.assertEqual(self.run_script("parallel_find.sh", "files", self.folder / "work", *files, status=broken, JOBS="2"),
                         plain, "what cannot be read makes the status, and hides nothing else")
        self.assertEqual(self.jobs_done(self.folder / "work"), len(files))

    def test_lines_and_pipepart(self):
        lines = self.make_lines(20000)
        plain = paperhop("find", "--per-line", str(lines))
        self.assertEqual(len(plain.splitlines()), 20000)
        for mode in ["lines", "pipepart"]:
            self.assertEqual(self.run_script("parallel_find.sh", mode, self.folder / mode, lines, JOBS="2",
                                             JOBS_IN_ALL="7", BLOCK="200k"), plain, mode)

    def test_ndjson(self):
        records = self.folder / "records.jsonl"
        records.write_text("".join(json.dumps({"id": n, "text": f"arXiv:2402.{10000 + n}"}) + "\n" for n in range(3000)))
        self.assertEqual(self.run_script("parallel_find.sh", "ndjson", self.folder / "work", records, JOBS="2",
                                         JOBS_IN_ALL="5"), paperhop("find", "--ndjson", str(records)))

    def test_a_run_that_was_broken_off_goes_on(self):
        lines = self.make_lines(2000)
        work = self.folder / "work"
        log = self.folder / "starts"
        slow = self.folder / "slow paperhop"
        slow.write_text(f"#!/bin/sh\necho start >>'{log}'\nsleep 0.2\nexec '{PROGRAM}' \"$@\"\n")
        slow.chmod(0o755)
        environment = {**self.environment, "PAPERHOP": str(slow), "JOBS": "1", "JOBS_IN_ALL": "12"}
        running = subprocess.Popen([str(HERE / "parallel_find.sh"), "lines", str(work), str(lines)], env=environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while self.jobs_done(work) < 3:
            self.assertIsNone(running.poll())
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        done = self.jobs_done(work)
        self.assertLess(done, 12)
        log.write_text("")
        out = self.run_script("parallel_find.sh", "lines", work, lines, **{name: environment[name] for name in
                                                                           ["PAPERHOP", "JOBS", "JOBS_IN_ALL"]})
        self.assertEqual(out, paperhop("find", "--per-line", str(lines)))
        # One that was under way outlives the kill in a group of its own, and may tell its start late.
        started = len(log.read_text().splitlines())
        self.assertIn(started, [12 - done, 12 - done + 1], "what was done is not done again")


if __name__ == "__main__":
    need("parallel", shutil.which("parallel"))
    unittest.main()
