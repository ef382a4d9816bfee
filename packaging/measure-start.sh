#!/usr/bin/env bash
# Measures what the first window of the image in target/package costs, with its start-up cache and
# without, in turn: processor time (user and system, all threads) of the whole process.
#
# Usage: packaging/measure-start.sh [ROUNDS] [FOLDER]    the folder is that of lib/tidemark
#
# Needs Xvfb, xwininfo and ImageMagick. "Shown" is when the screen has the window's contents, looked at every tenth of a
# second; "settled" two seconds later, when everything that starting brings with it has been done.
set -euo pipefail

package=$(cd -- "$(dirname -- "$0")/.." && pwd -P)/target/package
rounds=${1:-5}
home=${2:-$package/tidemark/lib/tidemark}
build=$home/app java=$home/runtime/bin/java display=:95
scratch=$(mktemp -d)
. "$home/launch.sh"
desktop_flags

Xvfb "$display" -screen 0 1280x800x24 -nolisten tcp > /dev/null 2>&1 &
xvfb=$!
trap 'kill "$xvfb"; rm -rf "$scratch"' EXIT
sleep 1

# Milliseconds of processor time of a process.
cpu() {
  local stat
  read -r stat < "/proc/$1/stat"
  set -- ${stat##*) }
  echo $(((${12} + ${13}) * 1000 / $(getconf CLK_TCK)))
}

# Starts the desktop as a new user and prints what it took: shown, settled, shown as elapsed time.
once() {
  local pid shown began
  rm -rf "$scratch/home"
  mkdir "$scratch/home"
  began=$(date +%s%N)
  DISPLAY=$display HOME=$scratch/home "$java" $options "$1" -Dtidemark.home="$home" ${modules:+--module-path "$modules"} \
    -cp "$path" dev.tidemark.desktop.app.Launch > "$scratch/log" 2>&1 &
  pid=$!
  while DISPLAY=$display xwininfo -root -tree | grep -q '0 children' ||
    [ "$(DISPLAY=$display import -window root -format %k info: 2> /dev/null || echo 0)" -lt 50 ]; do
    sleep 0.1
    kill -0 "$pid"
  done
  shown=$(cpu "$pid")
  began=$((($(date +%s%N) - began) / 1000000))
  sleep 2
  echo "$shown $(cpu "$pid") $began"
  kill "$pid"
  wait "$pid" || true
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

printf '%-10s%10s%12s%12s   (ms; load %s)\n' '' shown settled elapsed "$(cut -d ' ' -f 1 /proc/loadavg)"
for ((round = 1; round <= rounds; round++)); do
  once "-XX:AOTCache=$build/desktop.aot" | tee -a "$scratch/with" | xargs printf '%-10s%10s%12s%12s\n' with
  once -XX:AOTMode=off | tee -a "$scratch/without" | xargs printf '%-10s%10s%12s%12s\n' without
done
for column in 1 2; do
  with=$(awk "{print \$$column}" "$scratch/with" | median)
  without=$(awk "{print \$$column}" "$scratch/without" | median)
  echo "median $([ $column = 1 ] && echo shown || echo settled): $with with, $without without: $((100 - 100 * with / without)) % less"
done
