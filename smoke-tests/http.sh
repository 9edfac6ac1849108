# shellcheck shell=bash
# What curl sees. Sourced by run, which defines base, body, check.
# shellcheck disable=SC2154

get() { # path, curl options …
  local path=$1
  shift
  curl -sS -m 20 -o "$body" -w '%{http_code}' "$@" "$base$path"
}
ask() { # document; the status is printed, the answer is in $body
  get /graphql -H 'Content-Type: application/json' -H 'Accept: application/graphql-response+json' \
    --data-binary "{\"query\": \"$(printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g' | tr '\n' ' ')\"}"
}
has() { grep -qF -- "$1" "$body"; }
status_is() { # status, command …
  local expected=$1
  shift
  [ "$("$@")" = "$expected" ]
}
answers() { # text that the answer has, document
  status_is 200 ask "$2" && has "$1" && ! has '"errors"'
}
refuses() { # code, what the message names, status, document
  status_is "$3" ask "$4" && has "\"code\":\"$1\"" && has "$2" && has '"requestId":"'
}
still_serves() { answers '{"data":{"__typename":"Query"}}' '{__typename}'; }
refuses_and_serves() { refuses "$@" && still_serves; }

check "/health: alive" status_is 200 get /health
check "/ready: can serve" status_is 200 get /ready
check "/api/v1/ready: the legacy path" status_is 200 get /api/v1/ready
check "/ leads to GraphiQL" status_is 302 get /
check "an unknown path is 404" status_is 404 get /nothing-here
check "DELETE /graphql is 405" status_is 405 get /graphql -X DELETE

schema_is_sdl() { status_is 200 get /schema.graphqls && has 'type World ' && has 'type Query '; }
schema_is_304() {
  local tag
  tag=$(curl -sS -m 20 -o "$body" -D - "$base/schema.graphqls" | tr -d '\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')
  [ -n "$tag" ] && status_is 304 get /schema.graphqls -H "If-None-Match: $tag"
}
check "/schema.graphqls: the SDL" schema_is_sdl
check "/schema.graphqls: 304 for its ETag" schema_is_304

check "the demo data has 40 worlds" answers '"totalCount":40' '{worlds(first: 0) {totalCount}}'
check "a nested query has worlds, their characters and those related, and events" \
  answers '"character":{"name":"' '{worlds(first: 5, orderBy: [{field: NAME}]) {nodes {id name
    characters(first: 3) {nodes {name relationships {type character {name}}}}
    timelines(first: 1) {nodes {events {year event}}}}}}'
check "a query by GET" status_is 200 get '/graphql?query=%7B__typename%7D'
check "an answer is compressed when asked for" test "$(
  curl -sS -m 20 -o /dev/null -D - -H 'Accept-Encoding: gzip' -H 'Content-Type: application/json' \
    --data '{"query": "{worlds {nodes {id name themes}}}"}' "$base/graphql" | grep -ci '^content-encoding: gzip'
)" = 1

check "a malformed UUID is refused, named" \
  refuses_and_serves BAD_USER_INPUT 'world(id:)' 200 '{world(id: "not-a-uuid") {name}}'
check "first: -1 is refused, named" refuses_and_serves BAD_USER_INPUT 'worlds(first:)' 200 '{worlds(first: -1) {nodes {id}}}'
check "first: 1001 is refused, named" \
  refuses_and_serves LIMIT_EXCEEDED 'worlds(first:)' 200 '{worlds(first: 1001) {nodes {id}}}'
check "first with last is refused, named" \
  refuses_and_serves BAD_USER_INPUT 'last' 200 '{worlds(first: 1, last: 1) {nodes {id}}}'
check "an unknown field is refused, named" \
  refuses_and_serves GRAPHQL_VALIDATION_FAILED 'noSuchField' 400 '{worlds {noSuchField}}'

ask '{worlds(first: 1, orderBy: [{field: NAME}]) {pageInfo {endCursor}}}' >/dev/null
cursor=$(sed -n 's/.*"endCursor":"\([^"]*\)".*/\1/p' "$body")
check "a page has an end cursor" test -n "$cursor"
check "a cursor of another order is refused, named" refuses_and_serves BAD_USER_INPUT 'worlds(after:)' 200 \
  "{worlds(first: 1, after: \"$cursor\", orderBy: [{field: CREATED_AT}]) {nodes {id}}}"
check "a cursor that is none is refused, named" \
  refuses_and_serves BAD_USER_INPUT 'worlds(after:)' 200 '{worlds(first: 1, after: "no cursor") {nodes {id}}}'
