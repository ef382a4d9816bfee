#!/bin/sh
# Makes an .rpm of the image in target/package, for Fedora and its relatives.
#
# NOT RUN YET on a system that uses .rpm: written after rpm's documentation. Before the first release made
# with it, install the package on Fedora, start both faces, and see that the caches are used: with
# -XX:AOTMode=on Java refuses to start where they are not (packaging/test-deb.sh shows how).
#
# Usage: packaging/build.sh image && packaging/build-rpm.sh
set -eu

home=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
out=$home/target/package
image=$out/tidemark
[ -d "$image" ] || { echo "build-rpm.sh: run packaging/build.sh image first" >&2; exit 2; }
version=$("$image/bin/tidemark" --version)
version=${version#tidemark }
mkdir -p "$out/rpm"

# The image goes in as it is: nothing is stripped, no times change (the caches note those of the jars),
# and nothing is required that rpm guesses from libraries.
cat > "$out/rpm/tidemark.spec" << SPEC
%global __os_install_post %{nil}
%global debug_package %{nil}
%global _build_id_links none
%global clamp_mtime_to_source_date_epoch 0
Name: tidemark
Version: $version
Release: 1
Summary: Change manager for PostgreSQL, desktop and command line
License: See /usr/share/doc/tidemark/copyright
AutoReqProv: no
Requires: glibc, zlib, gtk3, glib2, pango, freetype, fontconfig, libX11, libXtst
Recommends: mesa-libGL, postgresql

%description
Tidemark applies the SQL migrations that a project has, in the layout and with the tracking table that
it has, and says before, during and after what happens to the database.

%install
mkdir -p %{buildroot}/usr
cp -a $image/. %{buildroot}/usr/

%files
/usr/bin/tidemark
/usr/lib/tidemark
/usr/share/applications/tidemark.desktop
/usr/share/bash-completion/completions/tidemark
/usr/share/doc/tidemark
/usr/share/fish/vendor_completions.d/tidemark.fish
/usr/share/icons/hicolor/*/apps/tidemark.*
/usr/share/man/man1/tidemark.1.gz
/usr/share/zsh/vendor-completions/_tidemark
SPEC
rpmbuild -bb --define "_topdir $out/rpm" --define "_rpmdir $out" "$out/rpm/tidemark.spec"
