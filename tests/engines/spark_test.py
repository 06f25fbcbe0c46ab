# SPDX-License-Identifier: Apache-2.0
"""spark_find.py under a stand-in for Spark, which no Debian package brings.

As there: RDD.pipe starts one process a partition with an empty environment, writes elements as lines from a thread of its
own while it reads, takes each line for an element, and with checkCode fails for a status that is not 0. mapInPandas hands
over a lazy iterator of frames and takes an iterator of frames; where pandas is missing, a frame stands in that has what
the function uses.
"""
import importlib.util
import os
import shlex
import subprocess
import sys
import threading
import types
import unittest

from engine_case import PROGRAM, EngineCase, paperhop

import spark_find
from paperhop_rows import Paperhop


class Frame:
    """What spark_find.py uses of a pandas.DataFrame."""

    def __init__(self, rows, columns):
        self.rows = [{column: row.get(column) for column in columns} for row in rows]

    def to_dict(self, orient):
        assert orient == "records"
        return self.rows


if importlib.util.find_spec("pandas") is None:
    sys.modules["pandas"] = types.SimpleNamespace(DataFrame=Frame)
import pandas  # noqa: E402


def pipe(partition, command, check_code):
    process = subprocess.Popen(shlex.split(command), env={}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def write():
        for element in partition:
            process.stdin.write(str(element).rstrip("\n").encode() + b"\n")
        process.stdin.close()

    threading.Thread(target=write).start()
    for line in process.stdout:
        yield line.rstrip(b"\n").decode()
    process.stdout.close()
    if process.wait() != 0 and check_code:
        raise RuntimeError(f"status {process.returncode}")


class SparkTest(EngineCase):
    def setUp(self):
        super().setUp()
        os.environ["PAPERHOP"] = PROGRAM

    def test_pipe_gives_a_line_for_each_element_of_each_partition(self):
        file = self.make_lines(6000)
        elements = file.read_text(encoding="utf-8").split("\n")[:-1]
        partitions = [elements[at:at + 1700] for at in range(0, len(elements), 1700)] + [[], ["no paper"]]
        command = spark_find.pipe_command(PROGRAM)
        piped = [list(pipe(iter(partition), command, check_code=True)) for partition in partitions]
        self.assertEqual([len(part) for part in piped], [len(part) for part in partitions])
        plain = paperhop("find", "--per-line", str(file)).decode().split("\n")[:-1]
        self.assertEqual([line for part in piped[:-2] for line in part], plain)

    def test_batches_come_back_as_rows_of_papers(self):
        records = [{"id": number, "text": f"line\n{number} arXiv:2402.{10000 + number} P19-1001@ACL"} for number in range(5000)]
        records[7]["text"] = "nothing"
        records[8]["text"] = None
        batches = [pandas.DataFrame(records[at:at + 1200], columns=["id", "text"]) for at in range(0, 5000, 1200)]
        taken = []

        def lazily():
            for batch in batches:
                taken.append(batch)
                yield batch

        frames = []
        for frame in spark_find.find_in_batches(lazily()):
            frames.append(frame.to_dict("records"))
            self.assertEqual(len(taken), len(frames), "a batch is answered before the next one is asked for")
        rows = [row for frame in frames for row in frame]
        self.assertEqual(len(rows), 2 * 4998 + 1)
        self.assertEqual([row["error"] for row in rows if row["id"] == "8"], ["bad_request"])
        self.assertEqual([(row["paper"], row["source"]) for row in rows if row["id"] == "4999"],
                         [("arxiv:2402.14999", "arxiv"), ("acl:P19-1001", "acl")])

    def test_a_process_that_dies_is_an_error_not_a_wait(self):
        with Paperhop() as child:
            self.assertEqual(len(list(child.rows([{"text": "P19-1001"}] * 3))), 3)
            child.process.kill()
            with self.assertRaises(RuntimeError):
                list(child.rows([{"text": "x" * 100000}] * 100))

    def test_much_in_and_much_out_at_the_same_time(self):
        text = " ".join(f"arXiv:2402.{10000 + number}" for number in range(2000))
        with Paperhop() as child:
            rows = list(child.rows([{"id": number, "text": text} for number in range(100)]))
        self.assertEqual([row["id"] for row in rows], list(range(100)))
        self.assertTrue(all(len(row["ids"]) == 2000 for row in rows))


if __name__ == "__main__":
    unittest.main()
