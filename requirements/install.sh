# What ./run, ./test and ./bench share: a Python environment, the style sheet, and system packages. Sourced, not run.
# Every step leaves a stamp and is skipped while the stamp is true, so that a second call costs a second or two.

set -euo pipefail
export UV_PYTHON_DOWNLOADS=never PYTHONUTF8=1
unset PYTHONDONTWRITEBYTECODE # a module that was compiled once is kept so: a command then starts in half the time
python=.venv/bin/python

say() { printf '\033[2m%s\033[0m\n' "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

stamp_of() { cat "$@" | sha256sum | cut -c1-64; }
is_stamped() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

find_python() {
  local name
  for name in python3.11 python3 python; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  fail "Answerable needs CPython 3.11, and none was found. On Debian: apt-get install python3.11 python3.11-venv"
}

# install_python base test ... : the locked requirements of those lists, in .venv
install_python() {
  local list stamp mark found
  found=$(find_python)
  if [ ! -x $python ]; then
    say "Making .venv"
    "$found" -m venv .venv || fail "Python could not make an environment. On Debian: apt-get install python3.11-venv"
  fi
  for list in "$@"; do
    mark=".venv/.$list.stamp"
    stamp=$(stamp_of "requirements/$list.txt" pyproject.toml)
    is_stamped "$mark" "$stamp" && continue
    say "Installing requirements/$list.txt"
    if [ ! -x .venv/bin/uv ]; then
      $python -m pip install --quiet --disable-pip-version-check "uv==0.13.9" || say "uv is not to be had; pip does its work, slower"
    fi
    if [ -x .venv/bin/uv ]; then
      .venv/bin/uv pip install --quiet --python $python --require-hashes --requirement "requirements/$list.txt"
    else
      $python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "requirements/$list.txt"
    fi
    printf '%s' "$stamp" >"$mark"
  done
  if [ ! -x .venv/bin/answerable ]; then
    $python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
  fi
}

# Node 20 or later from the system, or from a wheel
find_node() {
  if command -v npm >/dev/null && command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -ge 20 ]; then
    return
  fi
  install_python node
  export PATH="$PWD/.venv/bin:$PATH"
}

# The style sheet (and, for the tests, axe-core) from frontend/
build_frontend() {
  local stamp mark=.venv/.frontend.stamp
  stamp=$(find frontend -path frontend/node_modules -prune -o -type f -print | sort | xargs cat | sha256sum | cut -c1-64)
  is_stamped "$mark" "$stamp" && [ -d frontend/node_modules ] && return
  find_node
  say "Building the style sheet"
  (cd frontend && npm ci --ignore-scripts --no-audit --no-fund --silent && npm run --silent build)
  printf '%s' "$stamp" >"$mark"
}

# need_system COMMAND PACKAGE... : a program of the system, installed where we may, named with its line where we may not
need_system() {
  local program=$1
  shift
  command -v "$program" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing $*"
    apt-get update -qq && apt-get install -qq -y --no-install-recommends "$@" >/dev/null
    command -v "$program" >/dev/null && return
  fi
  fail "The program '$program' is missing. On Debian: apt-get install --no-install-recommends $*"
}
