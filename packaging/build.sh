#!/bin/sh
# Makes the packages of this platform from the checkout:
#
#   target/package/tidemark/            the desktop and the command line, as it lies below /usr or anywhere else
#   target/package/tidemark-cli/        the command line alone, without JavaFX
#   target/package/*.tar.gz             each of the two, to unpack anywhere
#   target/package/*.deb                each of the two, for Debian and Ubuntu
#
# Usage: packaging/build.sh [image]     `image` leaves the archives out
#
# Needs what ./tidemark needs, a JDK 25 and Maven; besides jlink and jmod, which are in the JDK, only
# tar, gzip and dpkg-deb. What is made needs no Java. See docs/packaging.md.
set -eu

packaging=$(cd -- "$(dirname -- "$0")" && pwd -P)
home=${packaging%/*}
out=$home/target/package

# What the jars use, as `jdeps` finds it, and what is only called by name: Kerberos (auth, jgss) and
# JavaFX's way to memory (unsupported).
command_line_modules=java.base,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.security.auth,jdk.security.jgss,jdk.unsupported
desktop_modules=$command_line_modules,java.desktop,javafx.controls

say() { printf '== %s\n' "$*"; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# The launcher of the checkout compiles, and keeps what has to be started in a folder of its own.
compile() {
  say "compiling"
  version=$("$home/tidemark" --version)
  version=${version#tidemark }
  compiled=$home/target/run/$(cat "$home/target/run/current")
  jdk=$(cat "$compiled/java")
  jdk=${jdk%/bin/java}
  architecture=$(uname -m)
  # Files get the time of the build's jars, whenever the package is made.
  : "${SOURCE_DATE_EPOCH:=$(date -u -d "$(sed -n 's/.*<project.build.outputTimestamp>\(.*\)<.*/\1/p' "$home/pom.xml")" +%s)}"
  export SOURCE_DATE_EPOCH
  rm -rf "$out"
  mkdir -p "$out/work"
}

# JavaFX's jars carry their libraries as resources, which they would unpack into the user's home at
# each new start. As modules of the runtime they need not.
link_javafx() {
  say "JavaFX as modules"
  mkdir -p "$out/work/jmods"
  for jar in "$compiled"/javafx/*-linux*.jar; do
    module=${jar##*/}
    module=$(printf %s "${module%%-[0-9]*}" | tr - .)
    parts=$out/work/$module
    mkdir -p "$parts/classes" "$parts/libraries"
    (cd "$parts/classes" && "$jdk/bin/jar" --extract --file "$jar")
    rm -f "$parts/classes/javafx-swt.jar"
    find "$parts/classes" -name '*.so' -exec mv {} "$parts/libraries" \;
    "$jdk/bin/jmod" create --class-path "$parts/classes" --libs "$parts/libraries" "$out/work/jmods/$module.jmod"
  done
}

# Links the Java that an image runs on. Line numbers stay: a fault's trace is worth more than 13 MB.
link_runtime() {
  "$jdk/bin/jlink" --module-path "$out/work/jmods" --add-modules "$2" --compress zip-6 \
    --no-header-files --no-man-pages --generate-cds-archive --output "$1"
  # Only heaps above 32 GB start with this one.
  rm -f "$1/lib/server/classes_nocoops.jsa"
}

# Lays an image out as it will lie below /usr: bin, lib/tidemark, share.
lay_out() {
  name=$1 modules=$2
  say "$name"
  image=$out/$name
  lib=$image/lib/tidemark
  mkdir -p "$image/bin" "$lib/app/lib"
  link_runtime "$lib/runtime" "$modules"
  install -m 755 "$packaging/installed.sh" "$image/bin/tidemark"
  install -m 644 "$packaging/launch.sh" "$lib/launch.sh"
  install -m 644 "$compiled/tidemark.jar" "$compiled/jars" "$lib/app"
  jars=$(cat "$compiled/jars")
  if [ "$name" = tidemark ]; then
    install -m 644 "$compiled/desktop" "$lib/app"
    jars="$jars $(cat "$compiled/desktop")"
  fi
  for jar in $jars; do
    [ "$jar" = tidemark.jar ] || install -m 644 "$compiled/$jar" "$lib/app/lib"
  done
  # In a checkout the samples' texts say ./tidemark; here it is in the PATH.
  cp -R "$home/migrations-sample" "$lib/migrations-sample"
  find "$lib/migrations-sample" -name README.md -exec sed -i 's|\./tidemark|tidemark|g' {} +
  share "$image/share"
  find "$image" -type d -exec chmod 755 {} +
  # The caches note the times of the jars, and Debian's package may not hold younger files.
  find "$image" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  train
  check_caches
  find "$image" -newermt "@$SOURCE_DATE_EPOCH" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# What other programs look for: the manual, completions, the menu, documents.
share() {
  mkdir -p "$1/man/man1" "$1/bash-completion/completions" "$1/zsh/vendor-completions" \
    "$1/fish/vendor_completions.d" "$1/doc/$name"
  "$jdk/bin/java" -cp "$(class_path_of "$compiled")" dev.tidemark.cli.Reference "$out/work/reference" \
    "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)"
  gzip -9n < "$out/work/reference/tidemark.1" > "$1/man/man1/tidemark.1.gz"
  install -m 644 "$out/work/reference/tidemark.bash" "$1/bash-completion/completions/tidemark"
  install -m 644 "$packaging/tidemark.zsh" "$1/zsh/vendor-completions/_tidemark"
  install -m 644 "$out/work/reference/tidemark.fish" "$1/fish/vendor_completions.d/tidemark.fish"
  install -m 644 "$home/README.md" "$packaging/copyright" "$1/doc/$name"
  cp -R "$home/docs" "$1/doc/$name/docs"
  if [ "$name" = tidemark ]; then
    icons=$1/icons/hicolor
    mkdir -p "$1/applications" "$icons/scalable/apps"
    install -m 644 "$packaging/tidemark.desktop" "$1/applications"
    install -m 644 "$packaging/icon.svg" "$icons/scalable/apps/tidemark.svg"
    for size in 16 32 48 128; do
      mkdir -p "$icons/${size}x$size/apps"
      install -m 644 "$home/src/main/resources/dev/tidemark/desktop/app/icon-$size.png" \
        "$icons/${size}x$size/apps/tidemark.png"
    done
  fi
}

class_path_of() {
  for jar in $(cat "$1/jars"); do printf '%s:' "$1/$jar"; done
}

# Whether Java takes a cache where the image will be, which is not where it was made. It ends with an
# error where it can't, since AOTMode=on says that it has to.
check_caches() (
  moved=$out/work/moved
  mv "$image" "$moved"
  trap 'mv "$moved" "$image"' EXIT
  home=$moved/lib/tidemark build=$moved/lib/tidemark/app java=$moved/lib/tidemark/runtime/bin/java
  . "$home/launch.sh"
  class_path
  "$java" $flags -XX:AOTMode=on -XX:AOTCache="$build/tidemark.aot" -cp "$path" dev.tidemark.cli.Main --version
  [ "$name" = tidemark ] || exit 0
  desktop_flags
  "$java" $options -XX:AOTMode=on -XX:AOTCache="$build/desktop.aot" -cp "$path" dev.tidemark.cli.Main --version
)

# Makes the start-up caches, on the headless platform. It is the last thing that is done to an image:
# Java 25.0.3 does not notice that a jar is another than the one a cache was made from.
train() (
  home=$lib build=$lib/app java=$lib/runtime/bin/java
  . "$lib/launch.sh"
  train_command_line > "$out/work/$name-training.log" 2>&1 || true
  [ -f "$build/tidemark.aot" ] || die "the cache of the command line was not made; see $out/work/$name-training.log"
  [ "$name" = tidemark ] || exit 0
  train_desktop > "$out/work/$name-training-desktop.log" 2>&1 || true
  [ -f "$build/desktop.aot" ] || die "the desktop's cache was not made; see $out/work/$name-training-desktop.log"
)

archive() {
  say "$1-$version-linux-$architecture.tar.gz"
  tar --create --directory "$out" --sort=name --owner=0 --group=0 --numeric-owner \
    --transform "s|^$1|$1-$version|" "$1" | gzip -6n > "$out/$1-$version-linux-$architecture.tar.gz"
}

# $1 is the package, $2 the other one, which can't be installed beside it, $3 what it depends on, $4
# what it is better with, $5 a line about it.
debian_package() {
  debian=$(dpkg --print-architecture)
  say "$1_${version}_$debian.deb"
  root=$out/work/$1-deb
  mkdir -p "$root/DEBIAN"
  cp -al "$out/$1" "$root/usr"
  cat > "$root/DEBIAN/control" << CONTROL
Package: $1
Version: $version
Architecture: $debian
Maintainer: ${DEBFULLNAME:-Tidemark maintainers} <${DEBEMAIL:-nobody@invalid}>
Installed-Size: $(du -k -s --apparent-size "$root/usr" | cut -f 1)
Depends: $3
Recommends: $4
Conflicts: $2
Replaces: $2
Section: database
Priority: optional
Description: $5
 Tidemark applies the SQL migrations that a project has, in the layout and with
 the tracking table that it has, and says before, during and after what happens
 to the database. It knows the state of every migration and a way back.
 .
 The package holds its own Java and, for the samples, its own PostgreSQL.
CONTROL
  (cd "$root" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2 > DEBIAN/md5sums)
  dpkg-deb --root-owner-group -Zxz -z2 --build "$root" "$out/$1_${version}_$debian.deb"
}

compile
link_javafx
lay_out tidemark-cli "$command_line_modules"
lay_out tidemark "$desktop_modules"

if [ "${1:-}" != image ]; then
  archive tidemark
  archive tidemark-cli
  if command -v dpkg-deb > /dev/null; then
    # JavaFX opens GTK 3 itself, and Java finds fonts by fontconfig. Newer releases have the same
    # libraries under names that end in t64.
    debian_package tidemark tidemark-cli \
      'libc6 (>= 2.28), zlib1g, libgtk-3-0 | libgtk-3-0t64, libglib2.0-0 | libglib2.0-0t64, libpango-1.0-0, libpangoft2-1.0-0, libfreetype6, libfontconfig1, libx11-6, libxtst6' \
      'libgl1, postgresql-client' 'change manager for PostgreSQL, desktop and command line'
    debian_package tidemark-cli tidemark 'libc6 (>= 2.28), zlib1g' postgresql-client \
      'change manager for PostgreSQL, command line'
  fi
fi
rm -rf "$out/work"

say "made in $out"
(cd "$out" && du -m -s --apparent-size -- * | sed 's/\t/ MB\t/')
