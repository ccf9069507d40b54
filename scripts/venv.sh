#!/usr/bin/env bash
# Makes the virtual environment at $1, with Python 3.11 or newer. Debian keeps the module for it in a package of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/root.sh
venv=$1

python=${PYTHON:-python3}
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "Annosite needs Python 3.11 or newer; '$python' is not. Name one: make site PYTHON=/path/to/python3.11" >&2
  exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  echo "Python's venv module is not installed; asking apt-get for python3-venv …"
  install_packages python3-venv || {
    echo "Install it yourself, then try again:  sudo apt-get install python3-venv" >&2
    exit 1
  }
fi
"$python" -m venv "$venv"
