#!/usr/bin/env bash
# Sees to it that the browser tests find a Chromium, or says clearly that they will be skipped.
# With ANNOSITE_REQUIRE_BROWSER set, their absence is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/root.sh

for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
echo "No Chromium on this machine; asking apt-get for Debian's (a minute or two, once) …"
if install_packages chromium && command -v chromium >/dev/null; then exit 0; fi

if [ -n "${ANNOSITE_REQUIRE_BROWSER:-}" ]; then
  echo "The browser tests need Chromium, and it could not be installed here." >&2
  exit 1
fi
echo
echo "SKIPPING THE BROWSER TESTS: Chromium is not here, and installing it needs root or sudo without a password."
echo "To run them:  sudo apt-get install chromium  and then  make test"
echo
