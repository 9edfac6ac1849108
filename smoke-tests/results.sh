# shellcheck shell=bash
# One line per check, and how many there were. Sourced by run and scenarios, which define here.
# shellcheck disable=SC2154

results=$(mktemp)
body=$(mktemp)
trap 'rm -f "$results" "$body"' EXIT

passed() { echo "ok      $1" | tee -a "$results"; }
failed() { echo "FAILED  $1" | tee -a "$results"; }
check() { # what, command …
  local what=$1
  shift
  if "$@"; then passed "$what"; else failed "$what"; sed 's/^/        /' "$body" | cut -c1-400; fi
}

require() { # tools …
  local tool
  for tool in "$@"; do
    if ! command -v "$tool" >/dev/null; then
      failed "$tool is needed"
      summary
      exit 1
    fi
  done
}

install_client() {
  (cd "$here/client" && npm ci --silent --no-audit --no-fund --ignore-scripts) || {
    failed "npm ci in smoke-tests/client"
    return 1
  }
}

# A script of the client prints its own "ok" and "FAILED" lines; one that dies has failed, too.
client() { # script, argument
  (cd "$here/client" && node "$@") | tee -a "$results"
  local code=${PIPESTATUS[0]}
  [ "$code" -eq 0 ] || failed "$1 ended with code $code"
}

# The last line; 1 when anything failed.
summary() {
  local passed_count failed_count
  passed_count=$(grep -c '^ok ' "$results")
  failed_count=$(grep -c '^FAILED ' "$results")
  echo
  echo "$passed_count passed, $failed_count failed"
  [ "$failed_count" -eq 0 ]
}
