/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/options.h - what can be said after a verb: one table for parsing and for help. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"

enum { /* options a verb takes; bits */
       OPTION_OUTPUT = 1 << 0,
       OPTION_INSTRUMENT = 1 << 1,
       OPTION_LANGUAGE = 1 << 2,
       OPTION_PLACES = 1 << 3,
       OPTION_MIN_GROUP = 1 << 4,
       OPTION_TEXT = 1 << 5,
       OPTION_QUIET = 1 << 6,
       OPTION_HELP = 1 << 7,
       OPTION_OUTPUT_FILE = 1 << 8,
       OPTION_DECISIONS = 1 << 9,
       OPTION_ENCODING = 1 << 10,
       OPTION_PLAN = 1 << 11
};

/* Numbers of a plan, as written; NULL for the usual ones. */
enum plan_option {
    PLAN_NEIGHBOURHOODS,
    PLAN_PEOPLE,
    PLAN_LOSS,
    PLAN_ICC,
    PLAN_CORRELATION,
    PLAN_SD,
    PLAN_POWER,
    N_PLAN_OPTIONS
};

struct options {
    char *output, *instrument, *places, *decisions, *min_group, *language_text, *encoding;
    char *plan[N_PLAN_OPTIONS];
    bool has_language;
    enum language language;
    bool text, quiet, help;
    GPtrArray *words; /* char *: what is no option */
};

void options_init(struct options *options);
void options_clear(struct options *options);

/* Reads argv[0..argc-1] (after the verb). "--" ends options. False with a usage diagnostic. */
bool options_parse(struct options *options, int argc, char **argv, unsigned allowed,
                   struct diagnostics *diagnostics);

/* The lines of help for these options. Caller frees. */
char *options_help(unsigned allowed, enum language language);

#endif
