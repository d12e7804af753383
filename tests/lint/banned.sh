#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Functions that this program does not call, and places where a few may be called.
cd "$(dirname "$0")/../.." || exit 2
bad=0
ban() { # ban PATTERN WHY [ROOM...]
    pattern=$1
    why=$2
    shift 2
    except=$(echo "${*:-none}" | tr ' ' '|')
    found=$(grep -rnE "(^|[^a-zA-Z0-9_>.\"])($pattern)\(" src --include='*.c' --include='*.h' |
        grep -vE "^src/($except)/" | grep -vE '^[^:]*:[0-9]*: *(\*|/\*)')
    if [ -n "$found" ]; then
        echo "banned ($why):"
        echo "$found"
        bad=1
    fi
}
ban 'gets|strcpy|strcat|sprintf|vsprintf|strtok|alloca' 'no bounds'
ban 'atoi|atof|strtod|strtol|sscanf' 'own parsers: decimal_parse'
ban 'setlocale' 'numbers must not change with the locale'
ban 'system|popen' 'no shells'
ban 'rand|srand|random' 'stats/random.h'
ban 'gmtime|localtime|time' 'no clock in results'
ban 'malloc|calloc|realloc|free' 'GLib elsewhere' stats
ban 'printf|puts|putchar|perror' 'base/console.h' base
ban 'fprintf|fputs' 'base/console.h, table/write_csv.h' base table
ban 'exit|abort' 'verbs return a status' cli
for file in $(git ls-files '*.c' '*.h' '*.def' '*.sh' 'tests/run*' '.ci/*' Makefile 2>/dev/null); do
    head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
        { echo "no SPDX line: $file"; bad=1; }
done
[ $bad -eq 0 ] && echo "banned: nothing found"
exit $bad
