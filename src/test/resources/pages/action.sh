# shellcheck shell=bash
# What a CI service does for the action and the template. Each attempt is a fresh machine.
set -eu -o pipefail
cd "$HOME"
export TWILIO_ACCOUNT_SID=AC0123456789abcdef0123456789abcdef TWILIO_API_KEY=SK0123456789abcdef0123456789abcdef
export TWILIO_API_SECRET=obviously-fake-secret
orch config init front.yaml --name front-desk --description Inbound --grouping profile -q \
  --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 --capture SMS=+15551230100 --timeouts SMS=10/60

# An action is a clone of orch; its install is tested elsewhere, and here only puts orch on the PATH.
mkdir -p "$HOME/action/bin"
cat > "$HOME/action/bin/orch" <<'EOF'
#!/bin/sh
[ "$1 $2" = "install --prefix" ] && mkdir -p "$3/bin" && ln -s "$HOME/orch/bin/orch" "$3/bin/orch"
EOF
chmod +x "$HOME/action/bin/orch"

# github ATTEMPT: the steps of the action.
github() (
  export GITHUB_ACTIONS=true GITHUB_RUN_ID=4711 GITHUB_RUN_ATTEMPT=$1 GITHUB_JOB=deploy GITHUB_ACTION=__orch
  export GITHUB_SERVER_URL=https://github.com GITHUB_REPOSITORY=team/telephony GITHUB_WORKSPACE=$HOME
  export GITHUB_ACTION_PATH=$HOME/action GITHUB_OUTPUT=$HOME/output$1 GITHUB_STEP_SUMMARY=$HOME/summary$1
  export GITHUB_PATH=$HOME/path$1 RUNNER_TEMP=$HOME/temp$1 XDG_STATE_HOME=$HOME/state$1
  export INPUT_ACCOUNT_SID='' INPUT_API_KEY=$TWILIO_API_KEY INPUT_API_SECRET=''
  mkdir "$RUNNER_TEMP"
  # The service's dates are exact to a second, so an answer is known to be old after a few.
  [ "$1" = 1 ] || sleep 4
  bash --noprofile --norc -e -o pipefail setup.sh
  PATH=$(cat "$GITHUB_PATH"):$PATH bash --noprofile --norc -e -o pipefail command.sh > "$HOME/out$1"
)

# gitlab JOB: the script of the template, in a directory of its own.
gitlab() (
  export GITLAB_CI=true CI_PIPELINE_ID=815 CI_JOB_ID=$1 CI_JOB_NAME=deploy CI_PROJECT_ID=7
  export CI_SERVER_URL=https://gitlab.example.com XDG_STATE_HOME=$HOME/state$1
  mkdir "$HOME/job$1" && cp front.yaml "$HOME/job$1" && cd "$HOME/job$1" && bash -e -o pipefail "$HOME/job.sh"
)
