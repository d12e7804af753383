/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/message.h - the table of everything the program can say about data, files and usage.
 *
 * One row a message, in base/messages/ (one file a subject): an identifier for the code, a stable
 * code for people, a severity, the sentence and its explanation in both languages. {1}..{4} are the
 * words a diagnostic fills in; each language may order them as it needs. A part in [[double
 * brackets]] is left out where one of its words is missing or empty. The table drives the talk,
 * `tabavar explain`, docs/errors.md and the test that every message has a fixture.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>

#include "base/language.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

enum message {
#define MESSAGE(id, code, severity, en, fa, explain_en, explain_fa) MESSAGE_##id,
#include "base/messages/all.def"
#undef MESSAGE
    N_MESSAGES
};

const char *message_code(enum message message);
enum severity message_severity(enum message message);
const char *message_template(enum message message, enum language language);

/* Cause, example and cure, two to five sentences. */
const char *message_explanation(enum message message, enum language language);

/* The sentence with its words; words is NULL-terminated, or NULL for none. Caller frees. */
char *message_fill(enum message message, enum language language, const char *const *words);

/* The template for readers of `tabavar explain`: {1} stays, the double brackets go. Caller frees.
 */
char *message_pattern(enum message message, enum language language);

/* Finds "E301" (case does not matter). */
bool message_find(enum message *out, const char *code);

#endif
