/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/quality.h - what an evaluator must know of the answers before trusting what is made of
 * them: what is missing where, who answered in a striking way, which interviews are much alike.
 *
 * Everything here is for reading, never for deletion, and for the evaluator only. Nothing depends
 * on the order of rows.
 */
#ifndef STUDY_QUALITY_H
#define STUDY_QUALITY_H

#include <glib.h>

#include "base/own.h"

#include "stats/wilson.h"
#include "study/study.h"

#define N_MISSING_KINDS (MISSING_SKIPPED + 1u)

/* More than this share of the questions without an answer. */
#define QUALITY_MOSTLY_EMPTY 0.5

/* Two interviews of one place and wave that agree on so large a share of the items both answered.
 * Source: Kuriakose and Robbins 2016, Statistical Journal of the IAOS 32:283-291. */
#define QUALITY_TWINS 0.85

/* Pairs are compared within a place; a larger one is not searched, and counted. */
#define QUALITY_PLACE_MOST 2000

/* So many pairs are kept; the rest is counted. */
#define QUALITY_TWINS_MOST 1000

/* Answers and missing answers by kind; [MISSING_NOT] counts the answers. */
struct answer_counts {
    guint n[N_MISSING_KINDS];
};

struct unit_quality {
    guint n_people;
    struct answer_counts answers; /* over all its people and items */
};

/* Why a person is listed; bits. */
enum person_flag {
    FLAG_STRAIGHT = 1, /* one raw code again and again, over at least half of the rated items of
                          scales that hold reversed items too (Curran 2016, J Exp Soc Psychol
                          66:4-19) */
    FLAG_FAR = 2,      /* beyond the .999 quantile of the Mahalanobis distance over rated items */
    FLAG_EMPTY = 4,    /* mostly empty */
};

struct flagged_person {
    guint person; /* index into cohort->people */
    enum study_wave wave;
    guint64 line; /* of the wave's file; 0 where it is not known */
    guint flags;
    double missing_share;
    guint longest;   /* run of one code; 0 where no scale holds reversed items */
    double irv;      /* spread of the raw codes over rated items; NAN: fewer than 2 answers */
    double distance; /* squared Mahalanobis distance; NAN: an answer is missing, or none exists */
};

struct twins {
    enum study_wave wave;
    guint first, second; /* persons, first < second */
    guint n_same, n_compared;
};

struct quality {
    const struct study_track *track;
    struct answer_counts *items[2];    /* [pre, post][item]; NULL for a wave that is not there */
    struct unit_quality *units[2];     /* [pre, post][unit] */
    GArray *flagged;                   /* struct flagged_person: by person, then wave */
    GArray *twins;                     /* struct twins, the first ones: by wave, first, second */
    guint n_twins;                     /* all pairs */
    guint n_rated;                     /* items that longest, irv and distance look at */
    guint n_mixed;                     /* those of scales with items of both directions */
    double far_from[2];                /* squared distance from which a person counts as far; NAN */
    struct stats_share round_years[2]; /* birth years ending in 0 or 5: 20 % where nobody rounds */
    guint n_unsearched[2];             /* places too large to be searched for twins */
};

struct quality *quality_new(const struct study_track *track);
void quality_free(struct quality *quality);
OWN_DEFINE(quality, quality_free)

/* People, in either wave, with that flag. */
guint quality_n_flagged(const struct quality *quality, enum person_flag flag);

guint answer_counts_asked(const struct answer_counts *counts); /* answered or missing */

#endif
