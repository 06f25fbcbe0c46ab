# SPDX-License-Identifier: Apache-2.0
"""What the tests of engines share: the program, a folder with input of every kind, and how a test is skipped.

Input: texts and pages made here, the samples, a file that cannot be read, and where PAPERHOP_CORPUS is set its documents,
pages and archives, broken ones too.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = str(pathlib.Path(os.environ.get("PAPERHOP", HERE / "../../build/release/bin/paperhop")).resolve())
SKIPPED = 77  # ctest's SKIP_RETURN_CODE


def need(what, found):
    """Ends the whole test as skipped where an engine is not installed."""
    if not found:
        print(f"skipped: {what} is not installed; ./dev deps installs it")
        sys.exit(SKIPPED)


def paperhop(*args, text=None):
    """What one plain run prints."""
    done = subprocess.run([PROGRAM, *args], input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return done.stdout


class EngineCase(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paperhop-engines-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.environment = {**os.environ, "PAPERHOP": PROGRAM}

    def run_script(self, script, *args, status=0, **more):
        done = subprocess.run([str(HERE / script), *map(str, args)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False, env={**self.environment, **more})
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout

    def make_input(self):
        """A folder with texts, pages, PDFs and archives."""
        inputs = self.folder / "input"
        (inputs / "deep/er").mkdir(parents=True)
        for number in range(24):
            ids = " ".join(f"arXiv:24{month:02}.{10000 + number * 13 + month} P1{number % 10}-10{month:02}@ACL"
                           for month in range(1, 13))
            (inputs / f"deep/{number:02}.txt").write_text(f"论文 {number}\n{ids}\nnothing\n", encoding="utf-8")
            (inputs / f"deep/er/{number:02} & page.html").write_text(
                f"<!doctype html><p>See <a href='https://openreview.net/forum?id=Engine{number:04}'>this</a> &amp; that")
        (inputs / "none.txt").write_text("no paper here\n")
        (inputs / "broken.pdf").write_bytes(b"%PDF-1.7\nand no more")
        shutil.copy(HERE / "../samples/paper.pdf", inputs)
        corpus = os.environ.get("PAPERHOP_CORPUS")
        for name in ["documents", "pages", "archives"] if corpus else []:
            for file in sorted((pathlib.Path(corpus) / name).iterdir()):
                if file.is_file():
                    shutil.copy(file, inputs / f"corpus-{name}-{file.name}")
        return [file for file in sorted(map(str, inputs.rglob("*"))) if os.path.isfile(file)]

    def broken_files(self, files):
        """Those in which something cannot be read: find says so, and reads the rest."""
        return [file for file in files if subprocess.run([PROGRAM, "find", "--", file], stdout=subprocess.DEVNULL,
                                                         stderr=subprocess.DEVNULL, check=False).returncode == 2]

    def make_lines(self, count):
        """A text of lines, with and without IDs, in other alphabets, and empty."""
        words = ["", "arXiv:2402.{0}", "see https://arxiv.org/abs/17{1:02}.{0} and P19-1{2:03}@ACL", "论文，第{0}号", "\t", "x" * 300]
        lines = [words[number * 7 % 6].format(10000 + number % 80000, 1 + number % 12, number % 1000)
                 for number in range(count)]
        file = self.folder / "lines.txt"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file
