#!/usr/bin/env bash
# Runs a command once and prints its cost, on one line of stdout:
#   exit code, wall microseconds, CPU milliseconds (user + system), peak RSS in KiB
# CPU is the sum of the command and every process it waited for; RSS is that of the largest single process.
#   sample.sh STDOUT STDERR COMMAND [ARGUMENT...]
out=$1 err=$2
shift 2
# bash's `time` has milliseconds, but not the peak RSS; /usr/bin/time has the RSS, but only hundredths of a second.
TIMEFORMAT='%3U %3S'
from=${EPOCHREALTIME//[!0-9]/}
{ time /usr/bin/time -q -f %M -o "$out.rss" "$@" </dev/null >"$out" 2>"$err"; } 2>"$out.cpu"
code=$?
to=${EPOCHREALTIME//[!0-9]/}
read -r user system <"$out.cpu"
read -r rss <"$out.rss"
cpu=$((10#${user//[!0-9]/} + 10#${system//[!0-9]/}))
echo "$code $((to - from)) $cpu $rss"
