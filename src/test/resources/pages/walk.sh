# shellcheck shell=bash disable=SC1090,SC2034
# Types the commands of a page into this shell, one after another. A line for each command follows, which Walk writes. The commands
# are in files in the directory $STEPS, and what becomes of them is left there: N.out, N.err, and N.code.
set -u -o pipefail
server=

# step N CODE: runs a command. When it does not end with CODE, the walk ends. CODE may be "any".
step() {
  . "$STEPS/$1.sh" <"$STEPS/answers" >"$STEPS/$1.out" 2>"$STEPS/$1.err"
  ended "$1" "$2" "$?"
}

# console N CODE: the same for a command whose page shows what a terminal shows.
console() {
  . "$STEPS/$1.sh" <"$STEPS/answers" >"$STEPS/$1.out" 2>&1
  ended "$1" "$2" "$?"
}

# serve N CODE: the same for a server, which goes on until the next one or the end of the page. The walk goes on when the server has said
# that it is ready.
serve() {
  local code=0
  stop_server
  set -m
  { . "$STEPS/$1.sh"; } <"$STEPS/answers" >"$STEPS/$1.log" 2>&1 &
  server=$!
  set +m
  for _ in {1..400}; do
    [ ! -s "$STEPS/$1.log" ] || break
    if ! kill -0 "$server" 2>/dev/null; then
      wait "$server"
      code=$?
      server=
      break
    fi
    sleep 0.05
  done
  cp "$STEPS/$1.log" "$STEPS/$1.out"
  ended "$1" "$2" "$code"
}

stop_server() {
  if [ -n "$server" ]; then
    kill -TERM -- "-$server"
    wait "$server"
  fi
  server=
}
trap stop_server EXIT

ended() {
  echo "$3" >"$STEPS/$1.code"
  [ "$2" = any ] || [ "$2" = "$3" ] || exit 0
}

# account URL: from here on there is an account at this service. Its variables are not exported: the page says how orch gets to know
# them.
account() {
  export ORCH_BASE_URL=$1
  TWILIO_ACCOUNT_SID=AC0123456789abcdef0123456789abcdef
  TWILIO_API_KEY=SK0123456789abcdef0123456789abcdef
  TWILIO_API_SECRET=obviously-fake-secret
}
