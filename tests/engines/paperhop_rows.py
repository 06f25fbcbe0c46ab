# SPDX-License-Identifier: Apache-2.0
"""One `paperhop find --ndjson` that answers many records: what an engine keeps open for each of its tasks.

Every record has its row, in order, and an error is a value in the row. The records are written by a thread of
their own, so that no amount of them and of rows can fill both pipes and stop both sides.
"""
import json
import os
import subprocess
import threading


class Paperhop:
    """Use it in a `with`. `args` go to `paperhop find` ("--pass", "--max-record=64M" ...)."""

    def __init__(self, program=None, args=()):
        command = [program or os.environ.get("PAPERHOP", "paperhop"), "find", "--ndjson", *args]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def rows(self, records):
        """The rows of a list of records ({"id", "text" | "html" | "path" | "b64"}), as they come."""
        records = list(records)
        writer = threading.Thread(target=self._write, args=(records,))
        writer.start()
        try:
            for _ in records:
                line = self.process.stdout.readline()
                if not line:
                    raise RuntimeError(f"paperhop ended with status {self.process.wait()} before its last row")
                yield json.loads(line)
        finally:
            writer.join()

    def _write(self, records):
        try:
            for record in records:
                self.process.stdin.write(json.dumps(record).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # the reader sees the end, and says so

    def __enter__(self):
        return self

    def __exit__(self, *error):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.stdout.close()
        self.process.wait()
