#!/usr/bin/env bash
# Installs target/package/*.deb on a Debian with nothing else on it, starts both faces of Tidemark as
# an ordinary user, walks the README's commands, and removes it again.
#
# Usage: sudo packaging/test-deb.sh [RELEASE]     of Debian, this machine's own where none is named
#
# Needs debootstrap, Xvfb and ImageMagick's `import`, and a network for Debian's packages; the mirror
# is the one of this machine's apt. What it makes is in target/package/test: the root, and pictures of
# the window to look at. Not part of `mvn verify`.
set -euo pipefail

home=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
out=$home/target/package/test
root=$out/root
display=:97

# In namespaces of its own, so that no mount and no process outlives it.
if [ -z "${TIDEMARK_TEST_INSIDE:-}" ]; then
  [ "$(id -u)" -eq 0 ] || { echo "test-deb.sh: only root can make another root" >&2; exit 2; }
  TIDEMARK_TEST_INSIDE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
# A command line of an ordinary user without a JDK, as after logging in.
user() { inside su - stranger -s /bin/bash -c "export DISPLAY=$display LANG=C.UTF-8; $1"; }

make_root() {
  say "a clean Debian"
  local release=${1:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
  local own mirror
  own=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $own" | head -n 1)
  rm -rf "$out"
  mkdir -p "$out"
  debootstrap --variant=minbase "$release" "$root" "$mirror" > "$out/debootstrap.log" ||
    fail "no root was made; see $out/debootstrap.log"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  apt-config dump | grep -E '^Acquire::(http|https|ftp)::' > "$root/etc/apt/apt.conf.d/90machine" || true
  # No service may start in it.
  printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  inside useradd --create-home stranger
}

mount_system() {
  mount --make-rprivate /
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  mkdir -p /tmp/.X11-unix "$root/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
}

# Every file but those that the system itself notes; the user's home is apart.
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./home -o -path ./var/lib -o -path ./var/cache -o -path ./var/log \) -prune -o -print | LC_ALL=C sort)
}

install_deb() {
  say "apt-get install ./$(basename "$1")"
  cp "$1" "$root/tmp/"
  inside apt-get -q update > "$out/apt.log" 2>&1
  # What it depends on comes first, so that the difference later is the package's own.
  inside apt-get -q -y --no-install-recommends install "/tmp/$(basename "$1")" >> "$out/apt.log" 2>&1 ||
    fail "not installed; see $out/apt.log"
  inside dpkg -s "$2" | grep -E '^(Version|Installed-Size|Depends)'
  ! user 'command -v java' || fail "there is a Java"
}

remove_deb() {
  say "apt-get remove $1"
  inside dpkg -L "$1" > "$out/$1.files"
  inside apt-get -q -y remove "$1" >> "$out/apt.log" 2>&1
  local left=0 file
  while read -r file; do
    # Folders that others share stay.
    if [ -e "$root$file" ] && [ ! -d "$root$file" ] || [[ $file == *tidemark* && -e $root$file ]]; then
      echo "left: $file"
      left=1
    fi
  done < "$out/$1.files"
  [ "$left" = 0 ] || fail "removing left files"
  files | grep -i tidemark && fail "something of Tidemark is left" || true
  (cd "$root/home/stranger" && find . -maxdepth 3 -iname '*tidemark*' | sort | sed 's/^/the user keeps /')
}

# Ends Tidemark as logging out would. The root's /proc has the processes of this test only.
end_tidemark() {
  inside sh -c 'for process in /proc/[0-9]*; do
      tr "\0" " " < "$process/cmdline" | grep -q "dev[.]tidemark[.]" && kill "${process#/proc/}"
    done 2> /dev/null; true'
  wait "$1" || true
}

# Waits for a line in a file.
await_line() {
  local i
  for ((i = 0; i < 900; i++)); do
    grep -q -- "$1" "$2" 2> /dev/null && return 0
    sleep 0.1
  done
  cat "$2" >&2
  fail "\"$1\" did not come"
}

# The commands of the README's section about the command line, in their order. Where one asks, y.
walk_readme() {
  say "the README's five minutes on the command line"
  user 'tidemark demo' > "$out/demo.log" 2>&1 &
  demo=$!
  await_line 'It runs until' "$out/demo.log"
  sed -n '/^## Five minutes on the command line/,/^## /p' "$root/usr/share/doc/$1/README.md" |
    sed -n '/^```sh/,/^```/p' | grep -v '^```' | grep -v '^tidemark demo' > "$out/readme.sh"
  grep -q '^tidemark .* rollout' "$out/readme.sh" || fail "no rollout among the README's commands"
  # On a terminal, as for a person, who answers y.
  printf 'y\n%.0s' {1..20} > "$root/tmp/answers"
  {
    echo 'set -e'
    while read -r line; do
      case $line in
        '' | '#'*) ;;
        cd*) echo "$line" ;;
        *) printf 'printf "\\n\\044 %%s\\n" %q\nscript -q -e -E never -c %q /dev/null < /tmp/answers\n' "$line" "$line" ;;
      esac
    done < "$out/readme.sh"
  } > "$root/tmp/readme.sh"
  user '. /tmp/readme.sh' > "$out/readme.log" 2>&1 ||
    { tail -n 20 "$out/readme.log"; fail "a command of the README failed; see $out/readme.log"; }
  cat "$out/readme.log"
  grep -q 'migrations applied' "$out/readme.log" || fail "nothing was rolled out"
  end_tidemark "$demo"
}

open_window() {
  say "the window"
  Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp > "$out/xvfb.log" 2>&1 &
  user 'tidemark' > "$out/window.log" 2>&1 &
  window=$!
  local i
  for ((i = 0; i < 60; i++)); do
    sleep 1
    DISPLAY=$display import -window root "$out/window.png" 2> /dev/null || continue
    # An empty screen has one colour.
    [ "$(identify -format %k "$out/window.png")" -gt 50 ] && break
  done
  sleep 5
  DISPLAY=$display import -window root "$out/window.png"
  [ "$(identify -format %k "$out/window.png")" -gt 50 ] || fail "no window; see $out/window.log"
  [ ! -e "$root/home/stranger/.openjfx" ] || fail "JavaFX unpacked its libraries into the user's home"
  ! grep -iE 'warning|error|exception' "$out/window.log" || fail "the window complained"
  echo "the window is up: $out/window.png"
  end_tidemark "$window"
}

# Java has to take the caches where the package was installed: with AOTMode=on it ends where it can't.
caches_fit() {
  say "the start-up caches"
  local start='home=/usr/lib/tidemark; build=$home/app; java=$home/runtime/bin/java; . $home/launch.sh'
  local end='-cp "$path" dev.tidemark.cli.Main --version'
  user "$start; class_path; "'"$java" $flags -XX:AOTMode=on -XX:AOTCache=$build/tidemark.aot '"$end"
  [ "$1" = tidemark ] || return 0
  user "$start; desktop_flags; "'"$java" $options -XX:AOTMode=on -XX:AOTCache=$build/desktop.aot '"$end"
}

make_root "${1:-}"
mount_system

install_deb "$home"/target/package/tidemark-cli_*.deb tidemark-cli
! inside dpkg -s libgtk-3-0 > /dev/null 2>&1 || fail "the command line alone brought GTK"
user 'tidemark --version && tidemark inspect /usr/lib/tidemark/migrations-sample/2-trossapp/migrations/004_add_user_preferences.sql'
caches_fit tidemark-cli
remove_deb tidemark-cli

install_deb "$home"/target/package/tidemark_*.deb tidemark
user 'tidemark --version'
inside test -s /usr/share/man/man1/tidemark.1.gz || echo "the manual was left out here, as all manuals are"
caches_fit tidemark
walk_readme tidemark
open_window
say "tidemark tour"
user 'tidemark tour --out tour' > "$out/tour.log" 2>&1 || fail "the tour failed; see $out/tour.log"
cp -r "$root/home/stranger/tour" "$out/tour" && rm -rf "$root/home/stranger/tour"
ls "$out/tour" | wc -l
remove_deb tidemark

say "passed; look at $out/window.png and $out/tour"
