# shellcheck shell=bash
# Shared by the scripts: say what fails, install what is missing, and do nothing twice.

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

# need TEST PACKAGE...: installs Debian packages when TEST fails; says how where it may not.
need() {
  local test=$1
  shift
  if $test; then return; fi
  local install="apt-get install -y --no-install-recommends $*"
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    stop "Some system packages are missing. On Debian, run this and try again:" \
      "  sudo apt-get update && sudo $install"
  fi
  echo "Installing $*"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $install -qq -o Dpkg::Options::=--force-confold >/dev/null
  $test || stop "Still missing after: $install"
}

has_libraries() {
  python3 -c 'import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' "$@" 2>/dev/null
}

# unless_done STAMP HASH COMMAND...: runs COMMAND, unless it was done before for this HASH.
unless_done() {
  local stamp=$1 hash=$2
  shift 2
  if [ "$(cat "$stamp" 2>/dev/null)" = "$hash" ]; then return; fi
  "$@"
  mkdir -p "$(dirname "$stamp")"
  echo "$hash" >"$stamp"
}

# hash_of PATH...: one hash of all files under the paths.
hash_of() {
  find "$@" -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}
