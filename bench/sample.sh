#!/usr/bin/env bash
# Runs a command once and says what it cost, on one line of stdout:
#   exit code, wall microseconds, CPU milliseconds (user + system), peak RSS in KiB
# CPU and RSS are those of the command and of every process it waited for; RSS is the largest single process.
#   sample.sh STDOUT STDERR COMMAND [ARGUMENT...]
out=$1 err=$2
shift 2
# bash's own `time` knows milliseconds, /usr/bin/time only hundredths; the peak RSS only the latter knows.
TIMEFORMAT='%3U %3S'
from=${EPOCHREALTIME//[!0-9]/}
{ time /usr/bin/time -q -f %M -o "$out.rss" "$@" </dev/null >"$out" 2>"$err"; } 2>"$out.cpu"
code=$?
to=${EPOCHREALTIME//[!0-9]/}
read -r user system <"$out.cpu"
read -r rss <"$out.rss"
cpu=$((10#${user//[!0-9]/} + 10#${system//[!0-9]/}))
echo "$code $((to - from)) $cpu $rss"
