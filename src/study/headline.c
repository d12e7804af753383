/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/clusters.h"
#include "stats/verdict.h"
#include "study/units.h"
#include "study/verdicts.h"

static const struct headline MODEL = {.test = HEADLINE_MODEL,
                                      .change = STATISTIC_MODEL_CHANGE_100,
                                      .low = STATISTIC_MODEL_LOW_100,
                                      .high = STATISTIC_MODEL_HIGH_100,
                                      .own_change = STATISTIC_MODEL_CHANGE,
                                      .own_low = STATISTIC_MODEL_LOW,
                                      .own_high = STATISTIC_MODEL_HIGH,
                                      .effect = STATISTIC_G_MODEL,
                                      .effect_low = STATISTIC_G_MODEL_LOW,
                                      .effect_high = STATISTIC_G_MODEL_HIGH,
                                      .p = STATISTIC_P_MODEL,
                                      .p_adjusted = STATISTIC_P_HOLM};
static const struct headline PAIRED = {.test = HEADLINE_PAIRED,
                                       .change = STATISTIC_CHANGE_100,
                                       .low = STATISTIC_CHANGE_100_LOW,
                                       .high = STATISTIC_CHANGE_100_HIGH,
                                       .own_change = STATISTIC_CHANGE,
                                       .own_low = STATISTIC_CHANGE_LOW,
                                       .own_high = STATISTIC_CHANGE_HIGH,
                                       .effect = STATISTIC_G_AV,
                                       .effect_low = STATISTIC_G_AV_LOW,
                                       .effect_high = STATISTIC_G_AV_HIGH,
                                       .p = STATISTIC_P_T,
                                       .p_adjusted = STATISTIC_P_HOLM};
static const struct headline DIFFERENCE = {.test = HEADLINE_DIFFERENCE,
                                           .change = STATISTIC_DID_100,
                                           .low = STATISTIC_DID_LOW_100,
                                           .high = STATISTIC_DID_HIGH_100,
                                           .own_change = STATISTIC_DID,
                                           .own_low = STATISTIC_DID_LOW,
                                           .own_high = STATISTIC_DID_HIGH,
                                           .effect = STATISTIC_G_DID,
                                           .effect_low = STATISTIC_G_DID_LOW,
                                           .effect_high = STATISTIC_G_DID_HIGH,
                                           .p = STATISTIC_P_DID,
                                           .p_adjusted = STATISTIC_P_HOLM};

/* The mean of people, and reasons for the rest. */
static struct headline described(struct headline headline)
{
    headline.test = HEADLINE_NONE;
    headline.change = STATISTIC_CHANGE_100;
    headline.own_change = STATISTIC_CHANGE;
    headline.effect = STATISTIC_G_AV;
    return headline;
}

struct headline study_headline(const struct study_track *track, guint unit)
{
    const struct unit *place = unit_of(track, unit);
    struct headline headline = unit_is_one_group(place) ? PAIRED : MODEL;

    if (place->has_both_arms)
        headline = DIFFERENCE;
    return !unit_is_one_group(place) && place->n_clusters < STATS_CLUSTERS_MIN ? described(headline)
                                                                               : headline;
}

static struct finding change_finding(const struct study_track *track, guint unit, guint scale,
                                     enum statistic statistic)
{
    return findings_get(track->findings, unit, (int)scale, STUDY_CHANGE, statistic);
}

struct headline study_scale_headline(const struct study_track *track, guint unit, guint scale)
{
    struct headline headline = study_headline(track, unit);
    struct finding p = change_finding(track, unit, scale, headline.p);

    return p.is_set && p.reason == REASON_NONE ? headline : described(headline);
}

enum reason study_untested_reason(const struct study_track *track, guint unit, guint scale)
{
    struct headline headline = study_headline(track, unit);
    struct finding p = change_finding(track, unit, scale, headline.p);

    if (p.is_set && p.reason != REASON_NONE)
        return p.reason;
    return headline.test == HEADLINE_NONE ? REASON_TOO_FEW_CLUSTERS : REASON_TOO_FEW;
}

enum statistic headline_effect(const struct headline *headline, enum statistic statistic)
{
    return statistic == STATISTIC_G_AV        ? headline->effect
           : statistic == STATISTIC_G_AV_LOW  ? headline->effect_low
           : statistic == STATISTIC_G_AV_HIGH ? headline->effect_high
                                              : statistic;
}

static const struct scale *contract_of(const struct study_track *track, guint scale)
{
    return &track->cohort->instrument->scales[scale];
}

enum statistic study_adjusted_p(const struct study_track *track, guint scale)
{
    return contract_of(track, scale)->primary ? STATISTIC_P_HOLM : STATISTIC_P_BH;
}

/* The headline's interval in the scale's own points, turned so that up is better. */
static bool better_interval(double *low, double *high, const struct study_track *track, guint unit,
                            guint scale)
{
    struct headline headline = study_headline(track, unit);
    struct finding a = change_finding(track, unit, scale, headline.own_low);
    struct finding b = change_finding(track, unit, scale, headline.own_high);
    bool turned = contract_of(track, scale)->direction == DIRECTION_LOWER;

    *low = turned ? -b.value : a.value;
    *high = turned ? -a.value : b.value;
    return a.is_set && b.is_set && a.reason == REASON_NONE && b.reason == REASON_NONE;
}

static enum verdict verdict_of_interval(double low, double high, double smallest)
{
    static const enum verdict VERDICTS[N_STATS_VERDICTS] = {
        [STATS_VERDICT_NONE] = VERDICT_NOT_TESTED,
        [STATS_VERDICT_CLEAR_GAIN] = VERDICT_CLEAR_GAIN,
        [STATS_VERDICT_GAIN] = VERDICT_GAIN,
        [STATS_VERDICT_TRIVIAL] = VERDICT_TRIVIAL,
        [STATS_VERDICT_UNCLEAR] = VERDICT_UNCLEAR,
        [STATS_VERDICT_LOSS] = VERDICT_LOSS,
        [STATS_VERDICT_CLEAR_LOSS] = VERDICT_CLEAR_LOSS,
    };

    return VERDICTS[stats_verdict(low, high, smallest)];
}

enum verdict study_verdict(const struct study_track *track, guint unit, guint scale)
{
    struct finding n = change_finding(track, unit, scale, STATISTIC_N_PAIRS);
    double low, high;

    if (!n.is_set || !(n.value > 0))
        return VERDICT_NO_DATA;
    if (study_scale_headline(track, unit, scale).test == HEADLINE_NONE ||
        !better_interval(&low, &high, track, unit, scale))
        return VERDICT_NOT_TESTED;
    return verdict_of_interval(low, high, contract_of(track, scale)->smallest_change);
}

static void put_test(const struct study_track *track, guint unit, guint scale)
{
    enum headline_test test = study_scale_headline(track, unit, scale).test;

    if (test == HEADLINE_NONE)
        findings_set_reason(track->findings, unit, (int)scale, STUDY_CHANGE,
                            STATISTIC_HEADLINE_TEST, study_untested_reason(track, unit, scale));
    else
        findings_set(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_HEADLINE_TEST,
                     (double)test);
}

void verdict_findings(const struct study_track *track, guint unit, guint scale)
{
    enum verdict verdict = study_verdict(track, unit, scale);
    bool is_clear = verdict == VERDICT_CLEAR_GAIN || verdict == VERDICT_TRIVIAL ||
                    verdict == VERDICT_CLEAR_LOSS;

    put_test(track, unit, scale);
    if (isnan(contract_of(track, scale)->smallest_change))
        findings_set_reason(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_SWC_VERDICT,
                            REASON_NOT_DECLARED);
    else if (verdict == VERDICT_NO_DATA || verdict == VERDICT_NOT_TESTED)
        findings_set_reason(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_SWC_VERDICT,
                            study_untested_reason(track, unit, scale));
    else
        findings_set(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_SWC_VERDICT,
                     (double)(is_clear ? verdict : VERDICT_UNCLEAR));
}

const char *study_word(enum statistic statistic, double value)
{
    static const struct {
        enum statistic statistic;
        int value;
        const char *word;
    } WORDS[] = {{STATISTIC_SWC_VERDICT, VERDICT_CLEAR_GAIN, "clear_gain"},
                 {STATISTIC_SWC_VERDICT, VERDICT_TRIVIAL, "trivial"},
                 {STATISTIC_SWC_VERDICT, VERDICT_UNCLEAR, "unclear"},
                 {STATISTIC_SWC_VERDICT, VERDICT_CLEAR_LOSS, "clear_loss"},
                 {STATISTIC_HEADLINE_TEST, HEADLINE_PAIRED, "paired"},
                 {STATISTIC_HEADLINE_TEST, HEADLINE_MODEL, "model"},
                 {STATISTIC_HEADLINE_TEST, HEADLINE_DIFFERENCE, "difference"},
                 {STATISTIC_RCI_SOURCE, RCI_DECLARED, "declared"},
                 {STATISTIC_RCI_SOURCE, RCI_ALPHA, "alpha"},
                 {STATISTIC_SENS_VERDICT, SENS_STABLE, "stable"},
                 {STATISTIC_SENS_VERDICT, SENS_DEPENDS, "depends"}};
    const char *word = NULL;

    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (WORDS[i].statistic == statistic)
            word = fabs(value - WORDS[i].value) < 0.25 ? WORDS[i].word : word != NULL ? word : "";
    return word;
}
