#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How often each paper is named, with Hadoop streaming.
#
#   hadoop jar hadoop-streaming.jar -files hadoop_find.sh,paperhop -input IN -output OUT \
#     -mapper 'hadoop_find.sh map' -combiner 'hadoop_find.sh reduce' -reducer 'hadoop_find.sh reduce'
#
# map: lines of text in, "ID<TAB>1" out. reduce: "ID<TAB>number", sorted by ID, in; their sums out. The status is 0 also
# where a part of the input names no paper: Hadoop takes any other for a failed task. Not run on a real Hadoop here:
# hadoop_test.py drives it as Hadoop does.
set -euo pipefail
export LC_ALL=C

# Beside this script, where -files puts it, else PAPERHOP or what is on PATH.
program="${PAPERHOP:-$(dirname "$0")/paperhop}"
[ -x "$program" ] || program=paperhop

case "${1:-}" in
  map) "$program" find --per-line | awk '{ for (i = 1; i <= NF; ++i) print $i "\t1" }' ;;
  reduce)
    awk -F '\t' '
      $1 != id { if (NR > 1) print id "\t" sum; id = $1; sum = 0 }
      { sum += $2 }
      END { if (NR > 0) print id "\t" sum }'
    ;;
  *)
    echo "hadoop_find.sh: use map or reduce" >&2
    exit 2
    ;;
esac
