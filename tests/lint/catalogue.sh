#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bad-input/catalogue.csv: every case of bad input has its number once, and whatever holds it is there.
cd "$(dirname "$0")/.." || exit 2
bad=0
expected=0
while IFS=, read -r number what where; do
    [ "$number" = case ] && continue
    expected=$((expected + 1))
    [ "$number" = "$expected" ] || { echo "catalogue: $number stands where $expected should"; bad=1; }
    case $where in
    '') echo "catalogue: nothing holds $number, $what"; bad=1 ;;
    open:*) continue ;;
    esac
    for place in $where; do
        [ -e "$place" ] || { echo "catalogue: $number, $what: there is no $place"; bad=1; }
    done
done <bad-input/catalogue.csv
for folder in bad-input/[0-9]*/; do
    grep -q "${folder%/}\( \|\$\)" bad-input/catalogue.csv || { echo "catalogue: $folder is in no case"; bad=1; }
done
[ $bad -eq 0 ] && echo "catalogue: $expected cases, $(grep -c ',open:' bad-input/catalogue.csv) of them open"
exit $bad
