#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The pictures of README.md and docs/guide.fa.md, from the workbooks of the sample:
#     docs/pictures/make.sh build/release/tabavar
# Look at every picture afterwards: pages and parts are given by their place, and a page that is
# laid out anew moves them.
set -eu
program=$(cd "$(dirname "${1:?usage: docs/pictures/make.sh PROGRAM}")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")" && pwd)
sample=$here/../../samples/west-azerbaijan/programme.ini
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

pdf() { # pdf LANGUAGE WORKBOOK: $work/LANGUAGE-WORKBOOK.pdf
    from=$(find "$work/$1/send" -name "$2.xlsx")
    soffice --headless "-env:UserInstallation=file://$work/profile" --convert-to pdf \
        --outdir "$work/pdf" "$from" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    mv "$work/pdf/$2.pdf" "$work/$1-$2.pdf"
}

# shot NAME PDF PAGE DPI TOP BOTTOM: the page between two heights in thousandths, margins cut off.
shot() {
    size=$(pdfinfo -f "$3" -l "$3" "$work/$2.pdf" |
        awk -v dpi="$4" '/^Page .* size:/ {print int($4 * dpi / 72), int($6 * dpi / 72)}')
    wide=${size% *}
    high=${size#* }
    pdftoppm -png -singlefile -r "$4" -f "$3" -l "$3" -x $((wide * 2 / 100)) -W $((wide * 96 / 100)) \
        -y $((high * $5 / 1000)) -H $((high * ($6 - $5) / 1000)) "$work/$2.pdf" "$here/$1"
}

for language in fa en; do
    "$program" analyse "$sample" -o "$work/$language" --language "$language" --quiet
done
pdf fa 01-kuye-baharan
pdf en 01-kuye-baharan
pdf fa province

shot neighbourhood-fa fa-01-kuye-baharan 1 90 40 915
shot neighbourhood-en en-01-kuye-baharan 1 90 40 915
shot summary-head fa-01-kuye-baharan 1 110 42 199
shot summary-table fa-01-kuye-baharan 1 110 203 403
shot summary-charts fa-01-kuye-baharan 1 100 410 818
shot summary-words fa-01-kuye-baharan 1 110 822 915
shot places fa-province 3 90 60 627
shot places-chart fa-province 5 80 165 890
shot flow fa-01-kuye-baharan 3 90 42 416

for picture in "$here"/*.png; do
    [ "$(wc -c <"$picture")" -le 153600 ] || { echo "$picture is larger than 150 KB" >&2; exit 1; }
done
