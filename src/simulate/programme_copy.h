/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulate/programme_copy.h - the programme file in the folder of an invented programme.
 *
 * The folder stands alone: files keep the names the programme gives them; one that the programme
 * takes from elsewhere (an absolute path, `..`) lies in the folder under its last name, and so does
 * a questionnaire that is named by its folder. The copy of the programme file says so, has no
 * decisions (there are none about invented answers), and says `simulated = yes`.
 */
#ifndef SIMULATE_PROGRAMME_COPY_H
#define SIMULATE_PROGRAMME_COPY_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/stage.h"
#include "survey/programme.h"

/* Name in the folder of a file of the programme (track->pre, places ...). Caller frees. */
char *programme_copy_name(const struct programme *programme, const char *path);

/* False, with an error each, where two of its files would have one name. */
bool programme_copy_check(const struct programme *programme, struct diagnostics *diagnostics);

/* Writes the programme file and the questionnaires that it names by folder. */
bool programme_copy_write(const struct programme *programme, struct stage *stage, GError **error);

#endif
