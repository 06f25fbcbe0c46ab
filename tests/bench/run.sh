#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# All benchmarks: tests/bench/run.sh [--quick] [BUILD_FOLDER]. Needs python3; ripgrep, Hyperscan and libxml2 to compare with.
# Texts go to build/bench and are kept. Exit status 1 where some input takes more than linear time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
quick=
if [ "${1:-}" = --quick ]; then
    quick=--quick
    shift
fi
build=${1:-$root/build/release}
work=$root/build/bench
export PYTHONDONTWRITEBYTECODE=1

"$build/bin/host_bench" "$build/bin/paperhop-host" "$here/python_host.py"
echo
python3 "$here/make_corpus.py" "$work"
python3 "$here/throughput.py" --paperhop "$build/bin/paperhop" --scan-bench "$build/bin/scan_bench" --work "$work"
echo
python3 "$here/ndjson.py" --paperhop "$build/bin/paperhop" --work "$work"
echo
python3 "$here/html.py" --html-bench "$build/bin/html_bench" --work "$work"
status=0
echo
python3 "$here/bulk.py" --paperhop "$build/bin/paperhop" --work "$work" || status=$?
echo
python3 "$here/linearity.py" --paperhop "$build/bin/paperhop" --work "$work" $quick || status=$?
exit $status
