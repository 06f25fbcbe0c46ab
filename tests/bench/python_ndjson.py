# SPDX-License-Identifier: Apache-2.0
"""The filter that one would write in Python: JSON lines in, JSON lines out, with the pattern of the other benchmarks."""
import json
import re
import sys

pattern = re.compile(open(sys.argv[1], encoding="utf-8").read().strip())
for line in sys.stdin.buffer:
    record = json.loads(line)
    ids = [match.group() for match in pattern.finditer(record["text"])]
    print(json.dumps({"id": record["id"], "ids": ids, "err": None}))
