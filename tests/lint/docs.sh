#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The documents: README within 150 lines, every link to a file or a place in the page leads somewhere.
cd "$(dirname "$0")/../.." || exit 2
bad=0
lines=$(wc -l <README.md)
[ "$lines" -le 150 ] || { echo "docs: README.md has $lines lines, 150 are allowed"; bad=1; }

targets() { # what a page links to, without the web; code between back quotes is no link
    sed 's/`[^`]*`//g' "$1" | grep -oE '\]\([^)]+\)|src="[^"]+"|href="[^"]+"' |
        sed 's/^](//; s/)$//; s/^[a-z]*="//; s/"$//' | grep -vE '^(https?|mailto):'
}
for page in README.md docs/*.md samples/*.md; do
    n=0
    for target in $(targets "$page"); do
        n=$((n + 1))
        file=${target%%#*}
        place=${target#"$file"}
        path=$(dirname "$page")/$file
        [ -n "$file" ] || path=$page
        if [ ! -e "$path" ]; then
            echo "docs: $page links to $target, which is not there"
            bad=1
        elif [ -z "$file" ] && ! grep -qE "id=\"${place#\#}\"" "$page"; then
            echo "docs: $page links to $target, and no <a id> has that name"
            bad=1
        fi
    done
    linked=$((${linked:-0} + n))
done
[ "${linked:-0}" -ge 10 ] || { echo "docs: only ${linked:-0} links were found; is the search broken?"; bad=1; }
[ $bad -eq 0 ] && echo "docs: README has $lines lines, $linked links lead somewhere"
exit $bad
