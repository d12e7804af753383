/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/statistic.h - the table of statistics: one name, one definition.
 *
 * study/statistics.def has a row for each: STATISTIC(ID, "name", WAVES, KIND, "English", "فارسی",
 * "definition", "تعریف"). The table drives the findings, results.csv, the method sheets and
 * docs/methods.md. Names are those of docs/methods.md and never change their meaning.
 */
#ifndef STUDY_STATISTIC_H
#define STUDY_STATISTIC_H

#include <stdbool.h>

#include "base/language.h"

enum study_wave { STUDY_PRE, STUDY_POST, STUDY_CHANGE, STUDY_NO_WAVE, N_STUDY_WAVES };

enum { /* which waves a statistic exists for; bits by study_wave */
       FOR_WAVES = 1 << STUDY_PRE | 1 << STUDY_POST,
       FOR_PRE = 1 << STUDY_PRE,
       FOR_CHANGE = 1 << STUDY_CHANGE,
       FOR_PEOPLE = 1 << STUDY_NO_WAVE
};

enum number_kind {                     /* how a number is shown; room render knows the decimals */
                   NUMBER_COUNT,       /* 22 */
                   NUMBER_SCORE,       /* 58.4     points on 0-100 */
                   NUMBER_CHANGE,      /* +8.5     points on 0-100, signed */
                   NUMBER_POINTS,      /* 3.41     the scale's own metric */
                   NUMBER_POINTS_DIFF, /* +0.34    signed */
                   NUMBER_EFFECT,      /* +0.52    signed, unit-free */
                   NUMBER_COEFFICIENT, /* 0.83     alpha, r, ICC, shares of variance */
                   NUMBER_P,           /* 0.014, <0.001 */
                   NUMBER_SHARE,       /* 88 %     a proportion 0..1 */
                   NUMBER_DF,          /* 24.1     t, df, design effect */
                   NUMBER_HOURS,       /* 54.5 */
                   NUMBER_EXACT        /* any number with up to 6 significant digits */
};

enum statistic {
#define STATISTIC(id, name, waves, kind, en, fa, definition_en, definition_fa) STATISTIC_##id,
#include "study/statistics.def"
#undef STATISTIC
    N_STATISTICS
};

enum reason { /* why a number does not exist */
              REASON_NONE,
              REASON_TOO_FEW,
              REASON_NO_VARIANCE,
              REASON_TOO_FEW_CLUSTERS,
              REASON_NOT_DECLARED,
              REASON_NOT_CONVERGED,
              REASON_HEYWOOD,
              REASON_SUPPRESSED,
              N_REASONS
};

const char *statistic_name(enum statistic statistic);
bool statistic_in_wave(enum statistic statistic, enum study_wave wave);
enum number_kind statistic_kind(enum statistic statistic);
const char *statistic_label(enum statistic statistic, enum language language);
const char *statistic_definition(enum statistic statistic, enum language language);
const char *study_wave_name(enum study_wave wave); /* "pre", "post", "change", "" */
const char *reason_name(enum reason reason);       /* "too_few" ...; "" for none */
const char *reason_words(enum reason reason, enum language language);

#endif
