/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/inputs.h - from the words of a command to a programme with its people read and matched. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "base/own.h"
#include "cli/verb.h"
#include "survey/cohort.h"

struct inputs {
    struct programme *programme;
    struct places *places;
    struct decisions *decisions; /* NULL for none */
    GPtrArray *cohorts;          /* struct cohort, one a track */
    bool were_read; /* the answer files; false where places or decisions cannot be used */
};

/* The programme alone: from an .ini, or from one or two CSVs and -i. Options outrank the file, but
 * for -i, which is refused beside it. NULL with diagnostics. */
struct programme *inputs_programme(struct command *command);

/* Reads what can be read; lists every fault of every file. NULL only where there is no programme;
 * else the caller looks at the diagnostics, and cohorts may be missing. */
struct inputs *inputs_read_all(struct command *command);

/* Reads everything; lists every fault of every file. NULL where there is an error. */
struct inputs *inputs_read(struct command *command);
void inputs_free(struct inputs *inputs);
OWN_DEFINE(inputs, inputs_free)

/* What was read, in a few lines for the terminal. Caller frees. */
char *inputs_summary(const struct inputs *inputs, enum language language);

#endif
