#!/bin/sh
# Install the verifiers of others and the official schema, as locked. For the tests only.
# usage: preparar.sh <python with pip>
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund --loglevel error
packed=$(mktemp -d)
trap 'rm -rf "$packed"' EXIT
"$1" -m pip download --quiet --no-deps --no-binary :all: --require-hashes -r esquema.txt -d "$packed"
"$1" - "$packed" node_modules/.esquema.json <<'PYTHON'
import sys, tarfile
from pathlib import Path

(source,) = Path(sys.argv[1]).glob("*.tar.gz")
with tarfile.open(source) as files:
    (name,) = (n for n in files.getnames() if n.endswith("/ob_v3p0_achievementcredential_schema.json"))
    Path(sys.argv[2]).write_bytes(files.extractfile(name).read())
PYTHON
