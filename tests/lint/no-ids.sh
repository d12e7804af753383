#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# no-ids.sh ANSWERS.csv FOLDER: fails if a card number of the answers stands anywhere in the folder's files.
answers=$1
folder=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
grep -oE '[0-9]{2}-[0-9]{3}-[0-9]' "$answers" | sort -u >"$work/ids"
[ -s "$work/ids" ] || { echo "no ids found in $answers"; exit 1; }
find "$folder" -type f | while read -r file; do
    case $file in
    *.xlsx) unzip -p "$file" ;;
    *) cat "$file" ;;
    esac
done >"$work/all"
[ -s "$work/all" ] || { echo "nothing in $folder"; exit 1; }
if grep -oFf "$work/ids" "$work/all" | head -n 5 | grep .; then
    echo "these ids stand in $folder"
    exit 1
fi
