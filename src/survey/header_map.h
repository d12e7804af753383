/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/header_map.h - map.csv: what a column means, said by the person who knows.
 *
 * A file map.csv beside the answers, with the columns `column` (a heading, folded) and `question`
 * (a name of the questionnaire; empty: the column is passed over). It settles every heading it
 * names, whatever the heading would be taken for. Headings that are not in a file are no fault:
 * one map serves the files of a folder.
 */
#ifndef SURVEY_HEADER_MAP_H
#define SURVEY_HEADER_MAP_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"
#include "instrument/instrument.h"

struct header_map;

/* The map beside a file; an empty one where there is none. NULL with diagnostics where it cannot be
 * used: no such columns, a heading with two meanings. */
struct header_map *header_map_beside(const char *path, struct diagnostics *diagnostics);
struct header_map *header_map_new(void); /* empty */
void header_map_free(struct header_map *map);
OWN_DEFINE(header_map, header_map_free)

enum mapped { MAPPED_NOT, MAPPED_QUESTION, MAPPED_PASSED, MAPPED_UNKNOWN };

/* What the map says of a heading. Adds a diagnostic for a question that the questionnaire does not
 * have (MAPPED_UNKNOWN). */
enum mapped header_map_find(const struct question **question, const struct header_map *map,
                            const char *heading, const struct instrument *instrument,
                            struct diagnostics *diagnostics);

/* True where both files have the same map, or none. */
bool header_map_is_beside(const char *path, const char *other);

/* Path and SHA-256 of the file, or NULL for an empty map. Owned by the map. */
const char *header_map_path(const struct header_map *map);
const char *header_map_sha256(const struct header_map *map);

#endif
