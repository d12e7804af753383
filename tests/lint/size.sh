#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pieces stay small: files, headers, functions, complexity.
cd "$(dirname "$0")/../.." || exit 2
bad=0
for file in src/*/*.c tests/unit/*/*.c; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 500 ] || { echo "size: $file has $lines lines, 500 are allowed"; bad=1; }
done
for file in src/*/*.h; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 200 ] || { echo "size: $file has $lines lines, 200 are allowed"; bad=1; }
done
if command -v pmccabe >/dev/null 2>&1; then
    over=$(pmccabe src/*/*.c | awk '$1 > 15 || $5 > 62 { print "size: " $6 " " $7 ": complexity " $1 ", lines " $5 }')
    [ -z "$over" ] || { echo "$over"; bad=1; }
else
    echo "size: pmccabe is not installed: functions were not measured"
fi
[ $bad -eq 0 ] && echo "size: every piece is small enough"
exit $bad
