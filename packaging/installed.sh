#!/bin/sh
# Starts an installed Tidemark: this file is bin/tidemark, all else is in lib/tidemark beside bin.
set -u

self=$(readlink -f -- "$0")
home=${self%/bin/tidemark}/lib/tidemark
build=$home/app
java=$home/runtime/bin/java
# How the user calls it: by the name alone where that finds this file.
command=$0
[ "$(command -v tidemark)" = "$0" ] && command=tidemark

. "$home/launch.sh"
launch "$@"
