# Starts the command that renews the names of an account, away from the terminal. $1 is the directory of the stamps, $2 the stamp of the
# account, $3 its new text; then come the options that choose the account. It has no apostrophe, because it stands between apostrophes.
umask 077
stamp=$1/$2
[ -d "$1" ] || mkdir -p -- "$1" || exit
# Without the stamp, every TAB would start a renewal.
printf "%s\n" "$3" >"$stamp" || exit
shift 3
command -v orch || exit
{
  # Also after the terminal is closed.
  trap "" HUP
  low=
  away=
  ! command -v nice || low="nice -n 19"
  ! command -v setsid || away=setsid
  exec $away $low orch __renew-names "$@"
} &
