#!/bin/sh
# The tests need PostgreSQL, Chromium, Node and two readers of PDF. Install them when absent and permitted; else say so.
set -eu
missing=""
for browser in chromium-headless-shell chromium chromium-browser google-chrome none; do
  command -v "$browser" >/dev/null 2>&1 && break
done
[ "$browser" != none ] || missing="chromium"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null 2>&1 || missing="$missing postgresql"
command -v pdfsig >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v qpdf >/dev/null 2>&1 || missing="$missing qpdf"
command -v node >/dev/null 2>&1 || missing="$missing nodejs"
command -v npm >/dev/null 2>&1 || missing="$missing npm"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  echo "Installing for the tests: $missing"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # The same engine without windows does the same for less, where the distribution has it.
  if [ "${missing#chromium}" != "$missing" ] && apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    missing="chromium-headless-shell${missing#chromium}"
  fi
  # shellcheck disable=SC2086
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The tests need: $missing. Install them (Debian: sudo apt-get install $missing) and run again." >&2
  exit 1
fi
