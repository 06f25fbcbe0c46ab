# SPDX-License-Identifier: Apache-2.0
"""hadoop_find.sh under a stand-in for Hadoop streaming, which no Debian package brings.

As there: input is cut into splits at line ends; each split goes through a mapper process of its own, whose non-zero
status fails the task (tried again up to four times, then the job fails); its lines are keyed by the text up to the first
tab, combined, dealt out to the reducers by the key, sorted by the bytes of the key, and reduced.
"""
import collections
import subprocess
import unittest
import zlib

from engine_case import HERE, EngineCase, paperhop

ATTEMPTS = 4


class HadoopTest(EngineCase):
    def task(self, what, lines):
        for _ in range(ATTEMPTS):
            done = subprocess.run([str(HERE / "hadoop_find.sh"), what], input=b"".join(line + b"\n" for line in lines),
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False, env=self.environment)
            if done.returncode == 0:
                return done.stdout.splitlines()
        raise AssertionError(f"the task failed: {done.stderr.decode()}")

    def job(self, lines, splits, reducers):
        size = -(-len(lines) // splits)
        parts = collections.defaultdict(list)
        for at in range(0, len(lines), size):
            mapped = sorted(self.task("map", lines[at:at + size]), key=lambda line: line.split(b"\t")[0])
            for line in self.task("reduce", mapped):
                parts[zlib.crc32(line.split(b"\t")[0]) % reducers].append(line)
        return [line for part in parts.values()
                for line in self.task("reduce", sorted(part, key=lambda line: line.split(b"\t")[0]))]

    def test_each_paper_is_counted(self):
        file = self.make_lines(5000)
        counts = collections.Counter(paperhop("find", "--per-line", str(file)).decode().split())
        lines = file.read_bytes().splitlines()
        for splits, reducers in [(1, 1), (4, 3), (50, 2)]:
            job = dict(line.decode().split("\t") for line in self.job(lines, splits, reducers))
            self.assertEqual({key: int(value) for key, value in job.items()}, counts)

    def test_a_split_without_a_paper_is_no_failure(self):
        self.assertEqual(self.task("map", [b"nothing", b""]), [])
        self.assertEqual(self.task("map", []), [])
        self.assertEqual(self.task("reduce", []), [])


if __name__ == "__main__":
    unittest.main()
