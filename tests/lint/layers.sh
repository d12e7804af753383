#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Data flows one way: a room includes only the rooms named here, and a library only where it lives.
cd "$(dirname "$0")/../.." || exit 2
bad=0
may() {
    case $1 in
    base) echo "" ;;
    text) echo "base" ;;
    table) echo "base text" ;;
    instrument) echo "base text table" ;;
    survey) echo "base text table instrument" ;;
    score) echo "base text instrument survey" ;;
    stats) echo "" ;;
    study) echo "base text instrument survey score stats" ;;
    privacy) echo "base study survey" ;;
    report) echo "base text table instrument survey score study privacy" ;;
    render) echo "base text report" ;;
    simulate) echo "base text table instrument survey stats" ;;
    cli) echo "base text table instrument survey score stats study privacy report render simulate" ;;
    *) echo "unknown room $1" >&2; exit 2 ;;
    esac
}
for dir in src/*/; do
    room=$(basename "$dir")
    allowed="$room $(may "$room")"
    for used in $(grep -hoE '^#include "[a-z]+/' "$dir"*.[ch] 2>/dev/null | sed 's/.*"//; s,/,,' | sort -u); do
        case " $allowed " in
        *" $used "*) ;;
        *) echo "layers: $room may not include $used:"; grep -nE "^#include \"$used/" "$dir"*.[ch]; bad=1 ;;
        esac
    done
done
only() { # only PATTERN ROOM...: the header may be included by these rooms alone
    pattern=$1
    shift
    found=$(grep -rnE "^#include <($pattern)" src | grep -vE "^src/($(echo "$*" | tr ' ' '|'))/")
    if [ -n "$found" ]; then
        echo "layers: <$pattern> belongs to $*:"
        echo "$found"
        bad=1
    fi
}
only 'gsl/' stats
only 'readstat\.h' render
grep -rnE '^#include <gsl/gsl_errno' src/cli >/dev/null && { echo "layers: cli calls stats_start, not GSL"; bad=1; }
only 'csv\.h' table
only 'unicode/' text
only 'xlsxwriter' render
only 'zip\.h' render
only 'nettle/' base
only 'json-glib' report
only '(unistd|fcntl|signal|poll|sys/[a-z]+)\.h' base
names=$(find src -name '*.[ch]' -exec basename {} \; | sort | uniq -d)
[ -n "$names" ] && { echo "layers: file names used twice: $names"; bad=1; }
vague=$(find src tests -iname '*util*' -o -iname '*common*' -o -iname '*misc*' -o -iname '*helper*')
[ -n "$vague" ] && { echo "layers: names that say nothing: $vague"; bad=1; }
[ $bad -eq 0 ] && echo "layers: every include goes one way"
exit $bad
