#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# `paperhop find` with GNU parallel. Standard output is the whole result, in order.
#
#   parallel_find.sh files WORK FILE...   one job a file; rows as find --json prints them
#   parallel_find.sh lines WORK FILE      JOBS_IN_ALL pieces of one large file of lines; a line out for each line in
#   parallel_find.sh ndjson WORK FILE     the same for JSON lines ({"id","text"|"html"|"path"|"b64"})
#   parallel_find.sh pipepart WORK FILE   lines in one go, in pieces of BLOCK, without a way to go on later
#
# WORK is a folder for the job log and what each job printed. A run that was broken off goes on where it stood: call it
# again with the same arguments. (Not pipepart: --resume and --pipepart together give some pieces twice in GNU parallel
# 20221122; so lines and ndjson have `split` cut the file at line ends.)
# The status is that of parallel: how many jobs failed. What they printed, and what all others did, is there all the same.
# May be set: PAPERHOP, the program; JOBS, how many run at the same time (default: one a core); JOBS_IN_ALL (default 64);
# BLOCK (default 64M).
set -euo pipefail

mode="${1:?files, lines, ndjson or pipepart}" work="${2:?a folder for the log and the results}"
shift 2
program="$(printf %q "${PAPERHOP:-paperhop}")"
pieces="${JOBS_IN_ALL:-64}"
export PARALLEL_SHELL=/bin/bash
mkdir -p "$work"
common=(--will-cite --jobs "${JOBS:-100%}" --joblog "$work/joblog")
resumable=("${common[@]}" --resume-failed --results "$work/out/{#}")

# Jobs over pieces of FILE, with a filter of find.
in_pieces() {
  seq "$pieces" | parallel "${resumable[@]}" "set -o pipefail; split -n l/{}/$pieces $(printf %q "$2") | $program find $1"
}

# What the jobs of this and of earlier runs printed, in their order.
print_results() {
  local job
  for ((job = 1; job <= $1; ++job)); do cat "$work/out/$job"; done
}

status=0
case "$mode" in
  files)
    # The status of find is 1 where a file holds no ID: no failure of a job. It is 2 where something could not be read.
    printf '%s\0' "$@" | parallel --null "${resumable[@]}" "$program find -j 1 --json -- {} || [ \$? -eq 1 ]" || status=$?
    print_results "$#"
    ;;
  lines | ndjson)
    filter=--ndjson
    [ "$mode" = ndjson ] || filter=--per-line
    in_pieces "$filter" "$1" || status=$?
    print_results "$pieces"
    ;;
  pipepart)
    parallel "${common[@]}" --keep-order --pipepart --arg-file "$1" --block "${BLOCK:-64M}" "$program find --per-line" || status=$?
    ;;
  *)
    echo "parallel_find.sh: $mode: no such mode; use files, lines, ndjson or pipepart" >&2
    exit 2
    ;;
esac
exit "$status"
