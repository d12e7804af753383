/* SPDX-License-Identifier: GPL-3.0-or-later */
/* study/study.h - the design: who is counted where, which test is honest where, what was found.
 *
 * A study has tracks (participants, facilitators). A track has units: unit 0 is the province, then
 * the counties, then the neighbourhoods, in the order of their codes. People without a
 * neighbourhood count for their county and the province only, and are one cluster of their own each
 * county (or of the province) in models. Where a person's neighbourhood has a county of its own,
 * that county counts.
 *
 * Which test speaks (docs/methods.md): neighbourhood, and a county with a single neighbourhood:
 * paired t. Province, and a county of at least four neighbourhoods: the random-intercept model over
 * neighbourhoods. A place with two or three neighbourhoods: described, not tested. A track without
 * places, or with one person in each neighbourhood (facilitators): paired t. (Groups of people
 * without a neighbourhood count as one each.) Where matched people of a comparison arm and of
 * another are in a place, the difference in differences speaks by the same rules: the change of
 * both arms together says nothing of the training.
 *
 * results.csv is written by going through track, unit, scale from NO_SCALE on, wave, statistic, in
 * the order of their numbers, and leaving out what is unset.
 */
#ifndef STUDY_STUDY_H
#define STUDY_STUDY_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

#include "score/score.h"
#include "study/findings.h"
#include "survey/cohort.h"

enum level { LEVEL_PROVINCE, LEVEL_COUNTY, LEVEL_NEIGHBOURHOOD, N_LEVELS };
const char *level_name(enum level level); /* as in results.csv */

struct unit {
    enum level level;
    gint place;               /* county or neighbourhood number in places; -1 for the province */
    const char *code;         /* "" for the province */
    const struct label *name; /* NULL where nothing but the code is known */
    gint parent;              /* unit number of the county or province, -1 for the province */
    guint *people;            /* indexes into cohort->people, ascending */
    guint n_people;
    guint n_neighbourhoods; /* that have people */
    bool has_both_arms;     /* matched people of the comparison arm and of another */
    bool is_comparison;     /* its matched people are all of the comparison arm */
    bool is_trained_only;   /* its matched people are all of other arms, where there are arms */
    guint n_clusters;       /* of models: n_neighbourhoods and the groups of people without one */
};

enum headline_test { HEADLINE_NONE, HEADLINE_PAIRED, HEADLINE_MODEL, HEADLINE_DIFFERENCE };

/* What a summary says of a scale: the findings that speak, all on 0-100. */
struct headline {
    enum headline_test test;
    enum statistic change, low,
        high; /* low, high: of the 95 % interval; meaningless for HEADLINE_NONE */
    enum statistic own_change, own_low, own_high;   /* the same in the scale's own points */
    enum statistic effect, effect_low, effect_high; /* effect size that goes with the change */
    enum statistic p;                               /* unadjusted p of the test */
    enum statistic p_adjusted; /* P_HOLM for primary scales, P_BH for the others */
};

/* Part of the people of a track, in every unit: results.csv names it in its column group. */
struct study_group {
    char *name; /* "arm=1", "pre=low" */
    gint arm;   /* code of the arm, or -1: split by the pre score of each scale */
    struct findings *findings;
};

struct item_finding { /* one row of items.csv */
    guint scale, item;
    enum study_wave wave;
    const char *statistic; /* static name */
    double value;
    enum reason reason;
};

struct study_track {
    const struct cohort *cohort;
    struct scores *pre, *post; /* post NULL for a baseline */
    GPtrArray *units;          /* struct unit */
    struct findings *findings;
    GPtrArray *groups;   /* struct study_group: arms in the order of their codes, then pre scores */
    gint comparison_arm; /* the lowest code; -1 where there are no two arms */
    GArray *items;       /* struct item_finding, province level */
    guint n_registered, n_no_consent;
};

struct study {
    const struct programme *programme;
    const struct places *places;
    GPtrArray *tracks; /* struct study_track, in the order of the programme */
};

/* Computes everything. cohorts: one struct cohort * a track; they must outlive the study. Warnings
 * about the data (an item that correlates negatively with the rest ...) are added to diagnostics.
 * Never NULL. */
struct study *study_new(const struct programme *programme, const struct places *places,
                        GPtrArray *cohorts, struct diagnostics *diagnostics);
/* People and their scores only: units, findings and items are NULL. */
struct study *study_of_scores(const struct programme *programme, const struct places *places,
                              GPtrArray *cohorts);

void study_free(struct study *study);
OWN_DEFINE(study, study_free)

/* What the design asks for at that place, whether or not any scale could be tested. */
struct headline study_headline(const struct study_track *track, guint unit);

/* What speaks of that scale there, once its tests are made: the above; or, where its pairs gave no
 * test (too few neighbourhoods have any, nothing differs), the change of people, described: test is
 * HEADLINE_NONE, and the limits and p are still the members above, with their reasons. */
struct headline study_scale_headline(const struct study_track *track, guint unit, guint scale);

/* Why such a scale was not tested. */
enum reason study_untested_reason(const struct study_track *track, guint unit, guint scale);

/* STATISTIC_G_AV, its LOW or HIGH: the member of the headline that stands for it; any other
 * statistic as it is. */
enum statistic headline_effect(const struct headline *headline, enum statistic statistic);

/* The p_adjusted member above for that scale. */
enum statistic study_adjusted_p(const struct study_track *track, guint scale);

/* Plain verdict for a sentence and a table cell. */
enum verdict {
    VERDICT_CLEAR_GAIN, /* the whole interval above the smallest change that matters */
    VERDICT_GAIN,       /* interval above zero, not wholly above the smallest change */
    VERDICT_TRIVIAL,    /* the whole interval inside +- the smallest change */
    VERDICT_UNCLEAR,    /* the interval holds zero and more than trivial changes */
    VERDICT_LOSS,       /* interval below zero */
    VERDICT_CLEAR_LOSS, /* the whole interval below minus the smallest change */
    VERDICT_NOT_TESTED, /* described only */
    VERDICT_NO_DATA,
    N_VERDICTS
};
/* Gain and loss mean better and worse: for a scale where lower is better the sign is turned. */
enum verdict study_verdict(const struct study_track *track, guint unit, guint scale);

enum rci_source { RCI_DECLARED = 1, RCI_ALPHA };
enum sens_verdict { SENS_STABLE = 1, SENS_DEPENDS };

/* Some findings are words: swc_verdict (enum verdict), headline_test, rci_source, sens_verdict.
 * The word as in results.csv, "" for a number that is none of its words; NULL where the statistic
 * is a number. */
const char *study_word(enum statistic statistic, double value);

#endif
