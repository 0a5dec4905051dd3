#!/usr/bin/env bash
# Compile the style sheet and place the icon where Django serves them from: `npm run build`, safe to run again.
set -euo pipefail
cd "$(dirname "$0")"
out=../answerable/publishing/static/publishing
mkdir -p "$out"
node_modules/.bin/sass --style=compressed --no-source-map --quiet-deps --load-path=node_modules styles/site.scss "$out/site.css"
cp icon.svg "$out/icon.svg"
# The type and the crest of government are not ours: a build that lets them in is a failed build.
if grep -qiE 'GDS Transport|crest|url\(' "$out/site.css"; then
  echo "The style sheet holds a government font, a crest or an outside address: see frontend/styles/_govuk.scss" >&2
  exit 1
fi
