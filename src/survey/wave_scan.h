/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/wave_scan.h - the two halves of wave_read, so that files can be read side by side.
 *
 *     wave_scan() in any thread, with diagnostics of its own      places are only as written
 *     residences_settle(wave->store->residences ...)              asks and fills the list of places
 *     wave_place()                                                puts the numbers to the people
 */
#ifndef SURVEY_WAVE_SCAN_H
#define SURVEY_WAVE_SCAN_H

#include <glib.h>

#include "survey/decisions.h"
#include "survey/header_map.h"
#include "survey/person_code.h"
#include "survey/residence.h"
#include "survey/wave.h"
#include "text/decode.h"

struct wave_store {
    GStringChunk *texts;           /* ids and keys */
    struct residences *residences; /* number of a person's residence in wave->neighbourhood */
    gint32 *written;               /* the same of everybody, once places are settled */
    guint32 *order;                /* rows by key */
    guint64 *records;              /* rows in a spreadsheet */
    struct person_code *codes;     /* of every person; NULL where none are asked */
    guint n_items;                 /* columns of answers */
    guint columns[N_ROLES];        /* of a role, as in struct where; 0 for none */
    const char *names[N_ROLES];    /* and its heading */
};

struct wave_source { /* a file of answers, and what people say about it */
    const char *path;
    enum text_encoding encoding; /* TEXT_ENCODING_AUTO: found out */
    const struct header_map *map;
    const struct decisions *decisions; /* NULL for none */
};

/* Reads and codes, as mapped and decided; NULL only where there is nothing to be judged further. A
 * wave may come with errors, so that its places can be judged too: the caller counts the errors. */
struct wave *wave_scan(const struct wave_source *source, const struct instrument *instrument,
                       struct diagnostics *diagnostics);

/* The headings of an open file. NULL with diagnostics as header_new. */
struct header *wave_header(const struct table_reader *reader, const struct instrument *instrument,
                           const struct header_map *map, struct diagnostics *diagnostics);

/* The cell that says something about a person. Strings belong to the wave. */
struct where wave_where(const struct wave *wave, guint person, enum role role);

/* Turns residences into places, once they are settled. */
void wave_place(struct wave *wave);

/* What a person's row says of the place, after wave_place. */
const struct residence *wave_residence(const struct wave *wave, guint person);

#endif
