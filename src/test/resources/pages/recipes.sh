# shellcheck shell=bash
# What a CI service does for the jobs of a recipe, with a repository in $HOME/origin.git.
set -eu -o pipefail
cd "$HOME"
git config --global user.name me
git config --global user.email me@example.com
git config --global init.defaultBranch main
git config --global advice.detachedHead false
git config --global "url.$HOME/origin.git.insteadOf" https://orch:push-token@gitlab.example.com/team/telephony.git

# The variables of both services; the account comes later.
export CI=true GITHUB_STEP_SUMMARY=$HOME/summary PULL_REQUEST=7 GH_TOKEN=obviously-fake-token
export CI_SERVER_HOST=gitlab.example.com CI_API_V4_URL=https://gitlab.example.com/api/v4 CI_PROJECT_ID=1 CI_MERGE_REQUEST_IID=7
export CI_PROJECT_PATH=team/telephony CI_DEFAULT_BRANCH=main PUSH_TOKEN=push-token COMMENT_TOKEN=obviously-fake-token

# The programs that talk to a service.
gh() { echo "$*" >"$HOME/gh" && cp comment.md "$HOME/comment"; }
curl() { echo "$*" >"$HOME/curl" && cp comment.md "$HOME/comment"; }
export -f gh curl

account() {
  export TWILIO_ACCOUNT_SID=AC0123456789abcdef0123456789abcdef TWILIO_API_KEY=SK0123456789abcdef0123456789abcdef
  export TWILIO_API_SECRET=obviously-fake-secret
}

# clone DIRECTORY: the newest commit of the main branch.
clone() { git clone -q "$HOME/origin.git" "$HOME/$1"; }

# job DIRECTORY SCRIPT: runs the scripts of a job.
job() { (cd "$HOME/$1" && bash -e -o pipefail "$2"); }

# What the jobs have left in the repository.
look() {
  git -C "$HOME/origin.git" log --format=%s main >"$HOME/log"
  git -C "$HOME/origin.git" show main:configurations/orch.lock.yaml >"$HOME/lock"
}

# The main branch has one file, and a pull request changes it. As on GitHub, its checkout is the merge of both.
git init -q pull
cd pull
orch config init configurations/ --name front-desk --description Inbound --grouping profile -q \
  --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 --capture SMS=+15551230100 --timeouts SMS=10/60
git add . && git commit -qm Files
git clone -q --bare . "$HOME/origin.git"
git -C "$HOME/origin.git" config receive.advertisePushOptions true
git checkout -q -b change
sed -i 's/closed: 60/closed: 90/' configurations/front-desk.yaml
git commit -qam "A change"
git checkout -q --detach main
git merge -q --no-ff -m "The merge" change
CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse 'HEAD^1')
export CI_MERGE_REQUEST_DIFF_BASE_SHA
cd "$HOME"
