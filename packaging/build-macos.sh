#!/bin/sh
# Makes Tidemark.app and a .dmg for the Mac that it runs on.
#
# NOT RUN YET: written after the documentation of jlink, jpackage and the Linux script, on a machine
# without macOS. To be looked at on the first run: whether the caches are used after the .dmg was
# mounted and copied (start with -XX:AOTMode=on), and the signature, which this script leaves out.
# Pass a signing identity as jpackage's --mac-sign options for a release.
#
# Usage: packaging/build-macos.sh        needs a JDK 25 and Maven 3.9
set -eu

packaging=$(cd -- "$(dirname -- "$0")" && pwd -P)
home=${packaging%/*}
out=$home/target/package
case $(uname -m) in
  arm64) postgres=darwin-arm64v8 ;;
  *) postgres=darwin-amd64 ;;
esac
modules=java.base,java.desktop,java.management,java.naming,java.net.http,java.security.jgss,java.sql,javafx.controls,jdk.security.auth,jdk.security.jgss,jdk.unsupported

# As in build.sh: the launcher compiles. Maven takes JavaFX's jars for this system by itself.
MAVEN_ARGS="-Dembedded.postgres.platform=$postgres" "$home/tidemark" --version
version=$("$home/tidemark" --version)
version=${version#tidemark }
compiled=$home/target/run/$(cat "$home/target/run/current")
jdk=$(cat "$compiled/java")
jdk=${jdk%/bin/java}
rm -rf "$out"
mkdir -p "$out/work/jmods" "$out/work/app/lib"

for jar in "$compiled"/javafx/*-mac*.jar; do
  module=$(basename "$jar" | sed 's/-[0-9].*//' | tr - .)
  parts=$out/work/$module
  mkdir -p "$parts/classes" "$parts/libraries"
  (cd "$parts/classes" && "$jdk/bin/jar" --extract --file "$jar")
  find "$parts/classes" -name '*.dylib' -exec mv {} "$parts/libraries" \;
  "$jdk/bin/jmod" create --class-path "$parts/classes" --libs "$parts/libraries" "$out/work/jmods/$module.jmod"
done
"$jdk/bin/jlink" --module-path "$out/work/jmods" --add-modules "$modules" --compress zip-6 \
  --no-header-files --no-man-pages --generate-cds-archive --output "$out/work/runtime"

# One folder with the launcher's parts, as in lib/tidemark on Linux, inside the application.
cp "$compiled/tidemark.jar" "$compiled/jars" "$compiled/desktop" "$out/work/app"
cp "$compiled"/lib/*.jar "$out/work/app/lib"
cp "$packaging/launch.sh" "$out/work/app"
cp -R "$home/migrations-sample" "$out/work/app/migrations-sample"

# The caches, last; from here on no jar changes.
(
  home=$out/work/app build=$out/work/app java=$out/work/runtime/bin/java
  . "$home/launch.sh"
  train_command_line > "$out/work/training.log" 2>&1
  train_desktop > "$out/work/training-desktop.log" 2>&1
)

# jpackage's launcher starts Launch with the class path in the order of the lists, which is the caches'.
"$jdk/bin/jpackage" --type app-image --dest "$out" --name Tidemark --app-version "$version" \
  --runtime-image "$out/work/runtime" --input "$out/work/app" --main-jar tidemark.jar \
  --main-class dev.tidemark.desktop.app.Launch
cfg=$out/Tidemark.app/Contents/app/Tidemark.cfg
{
  echo '[Application]'
  for jar in $(cat "$compiled/jars" "$compiled/desktop"); do printf 'app.classpath=$APPDIR/%s\n' "$jar"; done
  echo 'app.mainclass=dev.tidemark.desktop.app.Launch'
  echo '[JavaOptions]'
  (
    home=. build=$compiled java=$jdk/bin/java
    . "$packaging/launch.sh"
    desktop_flags
    printf 'java-options=%s\n' $options
  )
  printf 'java-options=-XX:AOTCache=$APPDIR/desktop.aot\njava-options=-Dtidemark.home=$APPDIR\n'
} > "$cfg"
"$jdk/bin/jpackage" --type dmg --dest "$out" --name Tidemark --app-version "$version" --app-image "$out/Tidemark.app"
rm -rf "$out/work"
