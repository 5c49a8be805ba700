#!/usr/bin/env bash
# Install an engine from Debian and clients from npm, run one example against it, stop everything.
# start.sh <folder> <debian package> <server command> -- <npm packages>
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
example=$1 debian=$2 server=$3
shift 4
PATH=$PATH:/usr/sbin

command -v "${server%% *}" >/dev/null || apt-get install -y --no-install-recommends "$debian"
work=$(mktemp -d)
stop() {
  if [ -n "${engine:-}" ]; then
    kill "$engine" 2>/dev/null || true
    wait "$engine" || true
  fi
  rm -rf "$work"
}
trap stop EXIT

cp "$here/events.mjs" "$work/"
cp "$here/$example"/package.json "$here/$example"/*.mjs "$work/"
(cd "$here/../.." && { [ -d dist ] || npm run build >/dev/null; } && npm pack --silent --pack-destination "$work" >/dev/null)
cd "$work"
npm install --silent ./oneoff-*.tgz "$@"
$server >engine.log 2>&1 &
engine=$!
node example.mjs
