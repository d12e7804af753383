/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/verb.h - the table of verbs: dispatch, --help and `help` come from it. */
#ifndef CLI_VERB_H
#define CLI_VERB_H

#include "cli/options.h"

enum exit_status {
    EXIT_DONE = 0,
    EXIT_DATA = 1, /* the data must be put right */
    EXIT_USAGE = 2,
    EXIT_INPUT_OUTPUT = 3, /* cannot read or write */
    EXIT_INTERNAL = 4,
    EXIT_PRIVACY = 5
};

struct command { /* one call of a verb */
    struct options options;
    enum language language; /* of the talk */
    struct diagnostics *diagnostics;
};

struct verb {
    const char *name, *alias;
    const char *usage; /* what follows the name */
    unsigned options;
    guint min_words, max_words;
    const char *summary[N_LANGUAGES];
    const char *examples; /* lines, the same in both languages */
    enum exit_status (*run)(struct command *command);
};

extern const struct verb VERBS[];
extern const guint N_VERBS;

/* Runs the program: options, verb, diagnostics, exit status. */
int verb_main(int argc, char **argv);

/* The status that the diagnostics call for: input and output before data. */
enum exit_status verb_status_of(const struct diagnostics *diagnostics);

enum exit_status verb_analyse(struct command *command);
enum exit_status verb_check(struct command *command);
enum exit_status verb_score(struct command *command);
enum exit_status verb_plan(struct command *command);
enum exit_status verb_instrument(struct command *command);
enum exit_status verb_simulate(struct command *command);
enum exit_status verb_explain(struct command *command);

#endif
