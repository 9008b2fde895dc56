#!/usr/bin/env bash
# Runs a command among the editors of another Debian suite, without touching this system:
#
#   suite.sh SUITE BIND… -- COMMAND ARGUMENT…
#
# BIND is FOLDER:PLACE, a folder of this system that the command sees at PLACE. The suite's
# root is made once by debootstrap and kept in $GAOLINT_SUITES (default: a folder of the
# temporary one); the mounts are private and gone with the command. Needs root.
set -euo pipefail

suite=$1
shift
root=${GAOLINT_SUITES:-${TMPDIR:-/tmp}/gaolint-suites}/$suite
packages=(neovim vim vim-ale emacs-nox hx)

# inside runs its arguments in a root, with the file systems that programs expect. It runs
# in a mount namespace of its own.
inside() {
  mount --make-rprivate /
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  exec chroot "$1" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    LANG=C.UTF-8 TERM=xterm DEBIAN_FRONTEND=noninteractive "${@:2}"
}

if [ "$suite" = --inside ]; then # the second half, in the namespace
  root=$1
  shift
  while [ "$1" != -- ]; do
    mkdir -p "$root${1#*:}"
    mount --bind "${1%%:*}" "$root${1#*:}"
    shift
  done
  inside "$root" "${@:2}"
fi

private() { unshare --mount -- "${BASH_SOURCE[0]}" --inside "$@"; }

build() {
  local new=$root.new
  rm -rf "$new"
  # What was fetched before a failure is not fetched again.
  debootstrap --variant=minbase "$suite" "$new" "$(mirror)" || debootstrap --variant=minbase "$suite" "$new" "$(mirror)"
  # Nothing in there may start a service, or write more than the editors need.
  printf '#!/bin/sh\nexit 101\n' >"$new/usr/sbin/policy-rc.d"
  chmod +x "$new/usr/sbin/policy-rc.d"
  printf 'path-exclude=/usr/share/%s/*\n' doc man locale >"$new/etc/dpkg/dpkg.cfg.d/lean"
  local apt=(apt-get -qq -y -o Acquire::Retries=5 -o Acquire::Check-Valid-Until=false -o APT::Install-Recommends=false)
  private "$new" -- "${apt[@]}" update
  private "$new" -- "${apt[@]}" install "${packages[@]}"
  mv "$new" "$root"
}

# mirror is where this system has its own packages from.
mirror() {
  local found
  found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | grep -oE 'https?://[^ ]+/debian/?( |$)' | grep -v -- -security | head -n 1) || true
  echo "${found:-http://deb.debian.org/debian}"
}

mkdir -p "$(dirname "$root")"
exec 9>"$root.lock"
flock 9 # two runs at once make it once
[ -d "$root" ] || build >"$root.log" 2>&1 || { cat "$root.log" >&2; exit 1; }
flock -u 9
private "$root" "$@"
