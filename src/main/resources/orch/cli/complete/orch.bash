# shellcheck shell=bash disable=SC2088,SC2016
# Completion of orch in bash, made from its commands; "orch completion bash" prints it.
# To load it: source it in ~/.bashrc, or copy it to ~/.local/share/bash-completion/completions/orch.
# The commands are in this file, and names come from a file that orch keeps. Only to renew an old file, an orch is started in the background;
# ORCH_NO_RENEWAL=true prevents that. bash 3.2 is enough.

_orch_table='@TABLE@'

_orch_engine='@ENGINE@'

_orch_renew='@RENEW@'

# Sets "project" to the project file that orch would use here.
_orch_find_project() {
  local at=$PWD
  project=
  while :; do
    if [ -z "$project" ] && { [ -e "$at/.orch.yaml" ] || [ -h "$at/.orch.yaml" ]; }; then
      project=$at/.orch.yaml
    fi
    if [ "$at" = "$HOME" ] || [ -e "$at/.git" ]; then
      return
    fi
    [ -n "$at" ] || break
    at=${at%/*}
  done
  # Outside of the home and of a Git working tree, only the directory itself counts.
  project=$PWD/.orch.yaml
}

# Files or directories: $1 the directive, $2 the open quote, $3 the text before the name, $4 its beginning that bash keeps, $5 the name.
_orch_files() {
  local name end path=$5
  # A tilde is part of the text here, and stays as it was typed.
  case $path in
    '~/'*) path=$HOME/${path#??} ;;
  esac
  for name in "$path"*; do
    end=' '
    if [ -d "$name" ]; then
      end=/
    elif [ "$1" -eq 16 ] || ! { [ -e "$name" ] || [ -h "$name" ]; }; then
      continue
    fi
    [ -z "$2" ] || [ "$end" = / ] || end=
    case $5 in
      '~/'*) name='~/'${name#"$HOME/"} ;;
    esac
    name=$3${name#"$4"}
    case $2 in
      \') name=${name//\'/\'\\\'\'} ;;
      \") name=${name//\\/\\\\} name=${name//\"/\\\"} name=${name//\$/\\\$} name=${name//\`/\\\`} ;;
      *)
        case $name in
          '~/'*) printf -v name %q "${name#??}" && name='~/'$name ;;
          *) printf -v name %q "$name" ;;
        esac
        ;;
    esac
    COMPREPLY+=("$name$end")
  done
}

_orch() {
  local project answer rest quote before kept tab=$'\t' IFS=$'\n' flags=$-
  COMPREPLY=()
  _orch_find_project
  # The answer is split at line ends, and nothing in it is expanded.
  set -f
  # shellcheck disable=SC2207 # mapfile needs bash 4
  answer=($(LC_ALL=C awk -- "$_orch_engine" bash "$_orch_table" "$project" "${COMP_LINE:0:COMP_POINT}" "$2" "${COMP_TYPE:-}" "${COLUMNS:-}" 2>/dev/null </dev/null))
  case ${answer[0]:-} in
    "$tab"*)
      IFS=$tab
      # shellcheck disable=SC2086 # the words are between tabs
      set -- ${answer[0]#"$tab"}
      IFS=$'\n'
      rest=$(command sh -c "$_orch_renew" sh "$@" >/dev/null 2>&1 </dev/null)
      answer=("${answer[@]:1}")
      ;;
  esac
  [ ${#answer[@]} -eq 0 ] || rest=${answer[${#answer[@]} - 1]}
  case $rest in
    :0"$tab"* | :16"$tab"*)
      set +f
      rest=${rest#*"$tab"} quote=${rest%%"$tab"*}
      rest=${rest#*"$tab"} before=${rest%%"$tab"*}
      rest=${rest#*"$tab"} kept=${rest%%"$tab"*}
      rest=${answer[${#answer[@]} - 1]}
      rest=${rest%%"$tab"*}
      _orch_files "${rest#:}" "$quote" "$before" "$kept" "${answer[${#answer[@]} - 1]##*"$tab"}"
      ;;
    :*)
      unset "answer[${#answer[@]}-1]"
      COMPREPLY=("${answer[@]}")
      ;;
  esac
  case $flags in
    *f*) set -f ;;
    *) set +f ;;
  esac
}

# The candidates bring their own space, because only bash 4 can decide on it for each.
complete -o nospace -F _orch orch
