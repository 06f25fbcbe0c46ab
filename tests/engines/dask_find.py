#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""`paperhop find` over many files on a Dask cluster: one table out, the same as one plain `paperhop find` prints.

  dask_find.py --scheduler-file cluster.json --out found.tsv FILE...
  find crawl -name '*.warc.gz' -print0 | dask_find.py --scheduler tcp://head:8786 --files0-from - --out found.tsv

Each task is one `paperhop find` of some files; workers must see the files and the program (--program, $PAPERHOP or
PATH). What a lost worker had under way is done again by another one. Needs Debian's python3-distributed. The status
is that of paperhop: 0 found, 1 nothing found, 2 something could not be read.
"""
import argparse
import os
import subprocess
import sys

from distributed import Client


def find(program, form, files):
    """On a worker. A death by signal is an exception, which Dask answers with another try."""
    command = [program, "find", "-j", "1", "-H", "--format", form, "--", *files]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode < 0:
        raise RuntimeError(f"paperhop was ended by signal {-done.returncode}")
    return done.returncode, done.stdout, done.stderr


def batches(files, size):
    return [files[at:at + size] for at in range(0, len(files), size)]


def read_names(list_file):
    with (sys.stdin.buffer if list_file == "-" else open(list_file, "rb")) as names:
        return [os.fsdecode(name) for name in names.read().split(b"\0") if name]


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scheduler", help="address of the scheduler")
    parser.add_argument("--scheduler-file", help="file that the scheduler wrote")
    parser.add_argument("--program", default=os.environ.get("PAPERHOP", "paperhop"))
    parser.add_argument("--format", default="tsv", choices=["tsv", "json", "id", "url"])
    parser.add_argument("--out", required=True, help="the table")
    parser.add_argument("--files0-from", help="file with NUL-ended names; - is standard input")
    parser.add_argument("--batch", type=int, default=1, help="files of one task")
    parser.add_argument("files", nargs="*")
    return parser.parse_args(arguments)


def main(arguments):
    options = parse(arguments)
    files = options.files + (read_names(options.files0_from) if options.files0_from else [])
    statuses = {1}
    with Client(address=options.scheduler, scheduler_file=options.scheduler_file) as client, \
            open(options.out + ".part", "wb") as table:
        futures = [client.submit(find, options.program, options.format, batch, pure=False, retries=3)
                   for batch in batches(files, options.batch)]
        while futures:
            status, rows, complaints = futures.pop(0).result()  # in the order of the files, and let go of at once
            table.write(rows)
            sys.stderr.buffer.write(complaints)
            statuses.add(status)
    os.replace(options.out + ".part", options.out)
    return 2 if 2 in statuses else min(statuses)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
