/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/statistic.h - the table of statistics: one name, one definition, one place for its words.
 *
 * study/statistics.def has a row for each. The table drives the findings, results.csv, the method
 * sheets and docs/methods.md. Names never change their meaning. study/item_statistics.def is the
 * same for the rows of items.csv and the words of data-quality.xlsx, sections.def says why things
 * are done so, sources.def who said it first.
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

enum { /* at which levels it exists; a finding there is a value or a reason */
       AT_PROVINCE = 1,
       AT_COUNTY = 2,
       AT_NEIGHBOURHOOD = 4,
       AT_PROVINCE_AND_COUNTY = AT_PROVINCE | AT_COUNTY,
       AT_EVERY_LEVEL = AT_PROVINCE | AT_COUNTY | AT_NEIGHBOURHOOD
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
#define STATISTIC(id, ...) STATISTIC_##id,
#include "study/statistics.def"
#undef STATISTIC
    N_STATISTICS
};

enum statistic_section {
#define SECTION(id, ...) SECTION_##id,
#include "study/sections.def"
#undef SECTION
    N_SECTIONS
};

enum source {
#define SOURCE(id, ...) SOURCE_##id,
#include "study/sources.def"
#undef SOURCE
    N_SOURCES
};

enum reason { /* why a number does not exist */
              REASON_NONE,
              REASON_TOO_FEW,
              REASON_NO_VARIANCE,
              REASON_ALIKE_WITHIN, /* nobody differs from the neighbours */
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

/* How it is computed, why so, and how it was checked. */
struct provenance {
    enum statistic_section section;
    const char *formula; /* plain signs, no language */
    enum source source;  /* SOURCE_NONE: nobody needs one */
    const char *oracle;  /* what the tests hold it against; "" where people are counted */
    double tolerance;    /* relative; 0: exact */
};
struct provenance statistic_provenance(enum statistic statistic);
unsigned statistic_levels(enum statistic statistic); /* AT_ bits */

const char *section_title(enum statistic_section section, enum language language);
const char *section_reason(enum statistic_section section, enum language language);
const char *source_cited(enum source source); /* "Hedges 1981" */
const char *source_full(enum source source);

const char *study_wave_name(enum study_wave wave); /* "pre", "post", "change", "" */
const char *reason_name(enum reason reason);       /* "too_few" ...; "" for none */
const char *reason_words(enum reason reason, enum language language);

#endif
