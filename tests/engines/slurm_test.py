# SPDX-License-Identifier: Apache-2.0
"""slurm_find.sbatch, started once for each task with the variables that Slurm sets."""
import unittest

from engine_case import EngineCase, paperhop


class SlurmTest(EngineCase):
    def run_task(self, task, inputs, out, status=0):
        self.run_script("slurm_find.sbatch", inputs, out, status=status, SLURM_ARRAY_TASK_ID=str(task),
                        SLURM_ARRAY_TASK_COUNT="5")

    def test_all_tasks_together_are_one_plain_run(self):
        self.make_input()
        inputs, out = self.folder / "input", self.folder / "out"
        for task in [3, 1, 5, 2, 4]:
            self.run_task(task, inputs, out)
        self.assertEqual(sorted(file.name for file in out.iterdir()), [f"found.{task}.jsonl" for task in range(1, 6)])
        parts = [(out / f"found.{task}.jsonl").read_bytes().splitlines() for task in range(1, 6)]
        plain = paperhop("find", "-r", "--json", str(inputs)).splitlines()
        self.assertEqual(sorted(line for part in parts for line in part), sorted(plain))
        self.assertTrue(all(parts), "each task has something to do")
        # One task again: the same bytes.
        before = (out / "found.2.jsonl").read_bytes()
        self.run_task(2, inputs, out)
        self.assertEqual((out / "found.2.jsonl").read_bytes(), before)

    def test_a_task_outside_of_the_array_fails(self):
        self.make_lines(3)
        self.run_script("slurm_find.sbatch", self.folder, self.folder / "out", status=1)
        for task in ["0", "6"]:
            self.run_script("slurm_find.sbatch", self.folder, self.folder / "out", status=2, SLURM_ARRAY_TASK_ID=task,
                            SLURM_ARRAY_TASK_COUNT="5")
        self.assertFalse((self.folder / "out").exists())


if __name__ == "__main__":
    unittest.main()
