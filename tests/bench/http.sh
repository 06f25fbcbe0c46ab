#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Redirects of the daemon against nginx `return 302`, node http and python http.server, in one run and
# in turn: tests/bench/http.sh [--quick] [BUILD_FOLDER]. Then good requests while others drip, idle and
# stall. Needs wrk, nginx, node, python3. The figures are medians over rounds; each is measured on a
# machine that wrk shares. What a request costs the server in processor time depends least on what else
# the machine does. Exit status 1 where a goal is missed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rounds=5 seconds=2
if [ "${1:-}" = --quick ]; then
  rounds=1 seconds=1
  shift
fi
build=${1:-$here/../../build/release}
work=$(mktemp -d)
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

readonly location=https://papers.cool/arxiv/2402.12345
readonly query='/go?q=arXiv:2402.12345'
declare -A port pid

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

start_servers() {
  export XDG_RUNTIME_DIR=$work
  XDG_CONFIG_HOME=$work "$build/bin/paperhopd" --port 0 --print-address >"$work/address" &
  pids+=($!) pid[paperhopd]=$!
  port[nginx]=$(free_port)
  cat >"$work/nginx.conf" <<CONF
worker_processes 2; daemon off; pid $work/nginx.pid; error_log $work/nginx.log; user root;
events { worker_connections 2048; }
http { access_log off; keepalive_requests 1000000000;
  client_body_temp_path $work; proxy_temp_path $work; fastcgi_temp_path $work; uwsgi_temp_path $work; scgi_temp_path $work;
  server { listen 127.0.0.1:${port[nginx]}; location / { return 302 $location; } } }
CONF
  [ "$(id -u)" = 0 ] || sed -i 's/ user root;//' "$work/nginx.conf"
  nginx -c "$work/nginx.conf" -e "$work/nginx.log" 2>/dev/null &
  pids+=($!) pid[nginx]=$!
  port[node]=$(free_port)
  node -e "require('http').createServer((q, s) => { s.writeHead(302, { Location: '$location' }); s.end(); }).listen(${port[node]}, '127.0.0.1')" &
  pids+=($!) pid[node]=$!
  port[python]=$(free_port)
  python3 - "${port[python]}" "$location" 2>/dev/null <<'PY' &
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Redirect(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", sys.argv[2])
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_):
        pass

ThreadingHTTPServer.request_queue_size = 512
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Redirect).serve_forever()
PY
  pids+=($!) pid[python]=$!
  while [ ! -s "$work/address" ]; do sleep 0.1; done
  port[paperhopd]=$(sed 's/.*:\([0-9]*\).*/\1/' "$work/address")
  for name in "${!port[@]}"; do
    until curl -s -o /dev/null "http://127.0.0.1:${port[$name]}$query"; do sleep 0.1; done
  done
}

# Ticks of processor time that a server and the processes that it started have used.
ticks() {
  local family
  family=$(pgrep -P "$1" || true)
  # The program's name, in brackets, may hold blanks.
  for one in "$1" $family; do sed 's/.*) //' "/proc/$one/stat"; done | awk '{ sum += $12 + $13 } END { print sum }'
}

# load NAME CONNECTIONS SECONDS: "requests-a-second p99-in-milliseconds errors processor-microseconds-a-request".
load() {
  local before
  before=$(ticks "${pid[$1]}")
  wrk -t1 -c"$2" -d"$3"s --latency --timeout 5s "http://127.0.0.1:${port[$1]}$query" | awk '
    function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    /99%/ { p99 = ms($2) } /Requests\/sec/ { rate = $2 } /Non-2xx or 3xx/ { bad += $NF }
    /Socket errors/ { gsub(",", ""); bad += $4 + $6 + $8 + $10 }
    /requests in/ { count = $1 }
    END { printf "%.0f %.3f %d %d\n", rate, p99, bad, count }' >"$work/one"
  awk -v used="$(($(ticks "${pid[$1]}") - before))" -v tick="$(getconf CLK_TCK)" \
    '{ printf "%s %s %s %.1f\n", $1, $2, $3, $4 ? used / tick * 1e6 / $4 : 0 }' "$work/one"
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
column() { awk -v n="$2" '{ print $n }' "$1" | median; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
missed=0
goal() { # goal TEXT VALUE at-least|at-most BOUND
  local met
  met=$(awk -v v="$2" -v b="$4" -v k="$3" 'BEGIN { print (k == "at-least" ? v >= b : v <= b) ? "met" : "NOT MET" }')
  printf '  %-58s %8s  (goal %s %s: %s)\n' "$1" "$2" "$3" "$4" "$met"
  [ "$met" = met ] || missed=1
}

start_servers
printf '%s, %s; nginx %s, node %s, python %s, %s\n' "$(uname -srm)" "$(nproc) $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
  "$(nginx -v 2>&1 | sed 's/.*nginx.//')" "$(node --version)" "$(python3 --version | cut -d' ' -f2)" "$(wrk -v 2>&1 | head -n 1 | cut -d' ' -f1,2)"
printf 'wrk -t1 -cN -d%ss --latency http://127.0.0.1:PORT%s\n\n' "$seconds" "$query"
names=(paperhopd nginx node python)
printf 'redirects a second and p99 in ms (wrk, 1 thread, %s rounds of %s s, in turn; load of the machine %s)\n' "$rounds" "$seconds" "$(cut -d' ' -f1 /proc/loadavg)"
printf '  %-12s %20s %20s %20s %18s\n' '' '1 connection' '16 connections' '256 connections' 'processor µs (16)'
for ((round = 0; round < rounds; ++round)); do
  for connections in 1 16 256; do
    for name in "${names[@]}"; do load "$name" "$connections" "$seconds" >>"$work/$name.$connections"; done
  done
done
for name in "${names[@]}"; do
  printf '  %-12s' "$name"
  for connections in 1 16 256; do
    printf ' %10s (%7s)' "$(column "$work/$name.$connections" 1)" "$(column "$work/$name.$connections" 2)"
  done
  printf ' %17s\n' "$(column "$work/$name.16" 4)"
done
ours=$(column "$work/paperhopd.16" 1)
goal 'at 16 connections, times nginx return 302' "$(ratio "$ours" "$(column "$work/nginx.16" 1)")" at-least 0.8
goal 'at 16 connections, times node http' "$(ratio "$ours" "$(column "$work/node.16" 1)")" at-least 1.3
goal 'at 16 connections, times python http.server' "$(ratio "$ours" "$(column "$work/python.16" 1)")" at-least 2

slow=$((seconds * 4 + 4))
echo
echo "good requests while 512 sockets drip a byte a second, 64 lie idle, 64 have sent half a request"
"$build/bin/http_drip" "${port[paperhopd]}" 512 64 64 "$slow" >"$work/drip" &
drip=$!
sleep 2
load paperhopd 1 $((seconds * 2)) >"$work/slow.1"
load paperhopd 16 $((seconds * 2)) >"$work/slow.16"
wait "$drip"
printf '  %s\n' "$(cat "$work/drip")"
for connections in 1 16; do
  goal "p99 in ms at $connections connections" "$(column "$work/slow.$connections" 2)" at-most 50
  goal "failed at $connections connections" "$(column "$work/slow.$connections" 3)" at-most 0
done
memory=$(awk '/VmHWM/ { print $2 / 1024 }' "/proc/${pids[0]}/status")
goal 'memory of paperhopd in MiB' "$memory" at-most 64
exit $missed
