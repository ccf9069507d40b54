#!/usr/bin/env bash
# Fetches the W3C's HTML checker (npm's package vnu-jar) to .venv/vnu.jar, with the Java that runs it, or says clearly
# that its test will be skipped. With ANNOSITE_REQUIRE_BROWSER set, its absence is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/root.sh
jar=.venv/vnu.jar

give_up() {
  if [ -n "${ANNOSITE_REQUIRE_BROWSER:-}" ]; then
    echo "$1" >&2
    exit 1
  fi
  printf '\nSKIPPING THE HTML CHECKER: %s\n\n' "$1"
  exit 0
}

command -v java >/dev/null || install_packages default-jre-headless || give_up "it needs Java, which could not be installed here."
[ -s "$jar" ] && exit 0
command -v npm >/dev/null || install_packages npm || give_up "it needs npm, which could not be installed here."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent vnu-jar@26.9.27 >/dev/null && tar -xzf vnu-jar-*.tgz) </dev/null || give_up "npm could not fetch vnu-jar."
found=$(find "$work" -name vnu.jar | head -n 1)
[ -n "$found" ] || give_up "vnu-jar holds no vnu.jar."
cp "$found" "$jar"
