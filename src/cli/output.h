/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cli/output.h - the output folder of a command, its faults told as messages. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/stage.h"
#include "cli/verb.h"

/* The stage for -o. NULL with a diagnostic: no -o, not empty, not a folder, not writable. */
struct stage *output_stage(struct command *command);

bool output_commit(struct command *command, struct stage *stage);

/* A failed write as the message it deserves: full disk, interrupted, damaged workbook, other. */
void output_failed(struct command *command, const GError *error);

#endif
