/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/view.h - the findings as one reader may see them.
 *
 * A workbook asks the view, never the findings. With a privacy the view is that of send/: what
 * privacy hides comes back as REASON_SUPPRESSED, what send/ never shows as unset. Without, it is
 * the evaluator's. Names are in the language of the programme.
 */
#ifndef REPORT_VIEW_H
#define REPORT_VIEW_H

#include <glib.h>
#include <stdbool.h>

#include "privacy/privacy.h"
#include "report/model.h"
#include "report/texts.h"
#include "study/study.h"
#include "survey/places.h"
#include "survey/programme.h"

struct view {
    const struct study *study;
    const struct privacy *privacy; /* NULL: the evaluator's view */
    enum language language;
    bool persian_digits;
};

struct view view_of(const struct study *study, const struct privacy *privacy);

const struct study_track *view_track(const struct view *view, guint track);
const struct unit *view_unit(const struct view *view, guint track, guint unit);
const struct instrument *view_instrument(const struct view *view, guint track);
const struct scale *view_scale(const struct view *view, guint track, guint scale);
bool view_is_baseline(const struct view *view, guint track);
bool view_unit_is_shown(const struct view *view, guint track, guint unit);

struct finding view_finding(const struct view *view, guint track, guint unit, int scale,
                            enum study_wave wave, enum statistic statistic);

/* Of a group of the track; asserts that the view is the evaluator's. */
struct finding view_group_finding(const struct view *view, const struct study_group *group,
                                  guint unit, int scale, enum study_wave wave,
                                  enum statistic statistic);

/* The value where this reader may see one, else NAN: for charts and choices. */
double view_value(const struct view *view, guint track, guint unit, int scale, enum study_wave wave,
                  enum statistic statistic);

/* A cell: the number with its kind and trace; or the short word of the reason (view_reason_word);
 * or a muted dash where nothing was asked for or may ever be shown. What
 * is a word in results.csv (study_word) comes as words.
 */
struct cell view_cell(const struct view *view, guint track, guint unit, int scale,
                      enum study_wave wave, enum statistic statistic);
struct cell view_group_cell(const struct view *view, guint track, const struct study_group *group,
                            guint unit, int scale, enum study_wave wave, enum statistic statistic);

/* One or two words that fit a narrow cell; static. The legend below the table says more. */
const char *view_reason_word(const struct view *view, enum reason reason);

/* A text with its words in the digits of the programme. Callers free. */
char *view_say(const struct view *view, enum text text, ...) G_GNUC_NULL_TERMINATED;
char *view_number(const struct view *view, double value, enum number_kind kind);
char *view_count(const struct view *view, guint count);

/* Names in the language of the view, never NULL; owned by the study. */
const char *view_scale_name(const struct view *view, guint track, guint scale);
const char *view_unit_name(const struct view *view, guint track, guint unit);
const char *view_track_name(const struct view *view, guint track);

/* Unit numbers as one reads them: the province, then each county with its neighbourhoods under it.
 * Elements: guint. */
GArray *view_units(const struct view *view, guint track);

/* A place's code; one of digits only, in those of the programme. Caller frees. */
char *view_unit_code(const struct view *view, guint track, guint unit);

/* The newest date of the data, or the programme's own: ISO; a fixed early date where there is none.
 * For the documents' properties: never the clock. */
const char *view_date(const struct view *view);

#endif
