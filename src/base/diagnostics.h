/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/diagnostics.h - what is wrong with the user's data, and where.
 *
 * Functions that read data do not stop at the first fault: they add a diagnostic and go on, so
 * that one run lists everything. Each diagnostic is one message of the message table
 * (base/message.h) with its place and up to five words filled in. A caller decides at the end
 * by diagnostics_n_errors() whether the data may be used.
 *
 *     diagnostics_add(diagnostics, MESSAGE_CODE_OUT_OF_RANGE, &where, "IR3", "7", "1", "5", NULL);
 *
 * One object belongs to one thread; readers in threads of their own fill their own and the
 * owner merges them with diagnostics_merge() in a fixed order.
 *
 * A hostile file cannot fill the memory: LIMIT_KEPT_MESSAGE diagnostics of each code are kept in
 * full, the rest is counted only. Every count below includes those; diagnostics_n and
 * diagnostics_nth speak of the kept ones.
 */
#ifndef BASE_DIAGNOSTICS_H
#define BASE_DIAGNOSTICS_H

#include <glib.h>
#include <stdbool.h>

#include "base/language.h"
#include "base/message.h"
#include "base/own.h"

/* A place in a file. All strings are copied by diagnostics_add. Zero or NULL is "not known". */
struct where {
    const char *file;        /* as the user named it */
    guint64 line;            /* line in an editor, from 1 */
    guint64 record;          /* row in a spreadsheet, from 1 (the header is 1; blank lines count) */
    guint column;            /* column in a spreadsheet, from 1 */
    const char *column_name; /* the header of that column */
};

struct diagnostic {
    enum message message;
    char *file;
    guint64 line, record;
    guint column;
    char *column_name;
    char **words; /* NULL-terminated: what stands for {1}, {2} ... */
    GArray *also; /* guint64: records of more cells of the column, where it was told once for all of
                   * them; NULL for none */
};

struct diagnostics;

struct diagnostics *diagnostics_new(void);
void diagnostics_free(struct diagnostics *diagnostics);
OWN_DEFINE(diagnostics, diagnostics_free)

/* Adds one. where may be NULL. Words are strings, closed by NULL; invalid UTF-8, line breaks and
 * control characters in them are made visible, and words over 120 letters are cut. */
void diagnostics_add(struct diagnostics *diagnostics, enum message message,
                     const struct where *where, ...) G_GNUC_NULL_TERMINATED;

/* More records of which kept diagnostic i is true. Together with the diagnostics, no more than
 * LIMIT_KEPT_MESSAGE of a code are kept. They are no diagnostics: only diagnostics_n_unkept counts
 * those. */
void diagnostics_also(struct diagnostics *diagnostics, guint i, const GArray *records);

/* Adds a failed system call's GError as MESSAGE_CANNOT_READ or MESSAGE_CANNOT_WRITE; a write that
 * failed for a full disk, a folder that is not empty, a file in a folder's place or a signal as the
 * message made for it. */
void diagnostics_add_error(struct diagnostics *diagnostics, enum message message, const char *path,
                           const GError *error);

/* Moves everything from `from` to the end of `into`; `from` is empty afterwards. */
void diagnostics_merge(struct diagnostics *into, struct diagnostics *from);

guint diagnostics_n_errors(const struct diagnostics *diagnostics);
guint diagnostics_n_warnings(const struct diagnostics *diagnostics);
guint diagnostics_n(const struct diagnostics *diagnostics);
const struct diagnostic *diagnostics_nth(const struct diagnostics *diagnostics, guint i);

/* Cells that were told of or added, and are not kept. */
guint diagnostics_n_unkept(const struct diagnostics *diagnostics);

/* How many of one message there are. */
guint diagnostics_n_of(const struct diagnostics *diagnostics, enum message message);

/* The message in words, without place and code. Caller frees. */
char *diagnostic_sentence(const struct diagnostic *diagnostic, enum language language);

/* One line: `post.csv:128: q17 (cell X128): "7" is outside 1..5 [E301]`. Caller frees. */
char *diagnostic_line(const struct diagnostic *diagnostic, enum language language);

/* All lines by file (in the order they were first seen), line and column, at most `cap` per code
 * (cap 0: all that are kept), then "and 412 more [E401]" for each code that has more, then, unless
 * there are notes only, one line that counts them: "3 errors, 1 warning." "" where there is nothing
 * to say. Each line ends in a newline. Caller frees. */
char *diagnostics_text(const struct diagnostics *diagnostics, enum language language, guint cap);

#endif
