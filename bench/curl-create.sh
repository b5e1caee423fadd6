#!/bin/sh
# Does the same as `orch config create -f FILE --wait` with curl and jq: create, poll to the end, read, print. It never sleeps.
#   curl-create.sh BASE_URL FILE
set -e
url=$1/v2/ControlPlane/Configurations
call() {
  curl -sS --fail-with-body -u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN" -H 'Accept: application/json' "$@"
}

read -r key </proc/sys/kernel/random/uuid
accepted=$(call -H 'Content-Type: application/json' -H "Idempotency-Key: $key" --data-binary "@$2" "$url" |
  jq -r '"\(.statusUrl) \(.related.configurationId)"')
status_url=${accepted% *}
id=${accepted#* }
while :; do
  case $(call "$status_url" | jq -r .status) in
    COMPLETED) break ;;
    FAILED | CANCELLED) exit 9 ;;
  esac
done
call "$url/$id" | jq .
