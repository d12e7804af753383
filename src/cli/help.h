/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/help.h - help from the tables of verbs and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/verb.h"

void help_print(enum language language);
void help_print_verb(const struct verb *verb, enum language language);
void help_print_version(void);

/* The verb that looks most like the word. Static. */
const char *help_nearest_verb(const char *word);

#endif
