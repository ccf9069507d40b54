#!/usr/bin/env bash
# Sees to it that the test of a real web server finds nginx, or says that it will be skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/root.sh

PATH=$PATH:/usr/sbin
if command -v nginx >/dev/null; then exit 0; fi
echo "No nginx on this machine; asking apt-get for Debian's nginx-light …"
if install_packages nginx-light && command -v nginx >/dev/null; then exit 0; fi
echo "SKIPPING THE TEST WITH NGINX: to run it,  sudo apt-get install nginx-light  and then  make test"
