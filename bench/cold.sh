#!/usr/bin/env bash
# Measures commands whose files are not in the page cache. It writes a line per start: command, wall microseconds, CPU ms, RSS KiB.
# It must run before any other JVM or node of the bench, because pages that a running process maps cannot be dropped.
#   cold.sh ROUNDS REPORT
set -eu
rounds=$1 report=$2
here=$(cd "$(dirname "$0")" && pwd)
cache=$here/.cache
orch=$here/../bin/orch
twilio=$cache/node_modules/.bin/twilio
java_home=$(dirname "$(dirname "$(readlink -f "$(command -v "${ORCH_JAVA:-java}")")")")
scratch=$cache/cold
rm -rf "$scratch"
mkdir -p "$scratch/home"

# Root drops the whole page cache. Other users drop the files one by one, and the directories stay cached.
if [ "$(id -u)" -eq 0 ] && sync && echo 3 2>/dev/null >/proc/sys/vm/drop_caches; then
  method=drop_caches
  drop() { sync && echo 3 >/proc/sys/vm/drop_caches; }
else
  method=fadvise
  drop() {
    find -L "$java_home/lib" "$java_home/bin" "$here/../target/orch" "$cache/node_modules" \
      "$(command -v node)" "$(command -v curl)" "$(command -v jq)" -type f \
      -exec dd if={} of=/dev/null iflag=nocache count=0 status=none \;
  }
fi

# Prints the bytes that stayed in memory because another process maps them: they would make a start look faster.
cached() {
  if command -v fincore >/dev/null; then
    fincore -nbo RES "$java_home/lib/server/libjvm.so" "$(command -v node)" | tr -s ' \n' ' '
  else
    echo "? ?"
  fi
}

run() {
  local name=$1 line
  shift
  drop
  # Loads the measuring tools again, so that their own cold start is not measured.
  env -i PATH="$PATH" "$here/sample.sh" "$scratch/warm" "$scratch/err" true >/dev/null
  line=$(env -i PATH="$PATH" HOME="$scratch/home" XDG_STATE_HOME="$scratch/home/state" XDG_DATA_HOME="$scratch/home/data" LC_ALL=C.UTF-8 ORCH_LOCAL_DB="$scratch/local.db" \
    ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} ${ORCH_JAVA:+ORCH_JAVA="$ORCH_JAVA"} \
    HTTP_PROXY=http://127.0.0.1:9 HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY=127.0.0.1,localhost \
    "$here/sample.sh" "$scratch/out" "$scratch/err" "$@")
  if [ "${line%% *}" -ne 0 ] || [ ! -s "$scratch/out" ]; then
    echo "cold: $name: exit ${line%% *}: $(head -c 300 "$scratch/err")" >&2
    exit 1
  fi
  printf '%s\t%s\n' "$name" "${line#* }" >>"$report"
}

create() {
  "$@" config create --name Bench --description d --grouping profile \
    --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2
}

: >"$report"
drop
printf '#\t%s %s\n' "$method" "$(cached)" >>"$report"
for ((i = 0; i < rounds; i++)); do
  run 'orch --version' "$orch" --version
  run 'twilio --version' "$twilio" --version
  run 'orch --help' "$orch" --help
  run 'twilio --help' "$twilio" --help
  create run 'orch -p local config create' "$orch" -p local
  run 'gh --version' gh --version
  run 'kubectl version --client' kubectl version --client
  run 'hcloud version' hcloud version
  run 'curl --version' curl --version
done
