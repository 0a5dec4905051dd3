#!/usr/bin/env bash
# Compile the two style sheets and place the icon where Django serves them from: `npm run build`, safe to run again.
set -euo pipefail
cd "$(dirname "$0")"

# build_sheet NAME ROOM: styles/NAME.scss for that room's pages
build_sheet() {
  local out=../answerable/$2/static/$2
  mkdir -p "$out"
  node_modules/.bin/sass --style=compressed --no-source-map --quiet-deps --load-path=node_modules "styles/$1.scss" "$out/$1.css"
  cp icon.svg "$out/icon.svg"
  # The type and the crest of government are not ours: a build that lets them in is a failed build.
  if grep -qiE 'GDS Transport|crest|url\(' "$out/$1.css"; then
    echo "The style sheet $1 holds a government font, a crest or an outside address: see frontend/styles/_govuk.scss" >&2
    exit 1
  fi
}

build_sheet site publishing
build_sheet desk clerking
