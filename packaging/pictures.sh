#!/bin/sh
# Makes the pictures of the documents anew: each in docs/images has the name of a stop of the tour.
# A new one is made by naming it: packaging/pictures.sh apply-commit
set -eu
cd "$(dirname "$0")/.."
tour=target/tour
rm -rf "$tour"
./tidemark tour --out "$tour"
for name in "$@"; do
  cp "$tour/$name-light.png" "docs/images/$name.png"
done
for picture in docs/images/*.png; do
  cp "$tour/$(basename "$picture" .png)-light.png" "$picture"
done
# The package holds them: 250 colours are a third of the size, where ImageMagick is there to choose them.
if command -v convert > /dev/null; then
  for picture in docs/images/*.png; do
    convert "$picture" +dither -colors 250 "PNG8:$picture"
  done
fi
