/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/clusters.h"
#include "study/units.h"
#include "study/verdicts.h"

struct headline study_headline(const struct study_track *track, guint unit)
{
    const struct unit *place = unit_of(track, unit);
    guint n_clusters = place->n_clusters;
    struct headline model = {HEADLINE_MODEL,          STATISTIC_MODEL_CHANGE_100,
                             STATISTIC_MODEL_LOW_100, STATISTIC_MODEL_HIGH_100,
                             STATISTIC_P_MODEL,       STATISTIC_P_HOLM};
    struct headline paired = {
        HEADLINE_PAIRED,           STATISTIC_CHANGE_100, STATISTIC_CHANGE_100_LOW,
        STATISTIC_CHANGE_100_HIGH, STATISTIC_P_T,        STATISTIC_P_HOLM};

    if (n_clusters <= 1 || n_clusters == place->n_people) /* nobody has a neighbour */
        return paired;
    if (n_clusters < STATS_CLUSTERS_MIN) { /* the mean of people, and reasons for the rest */
        model.test = HEADLINE_NONE;
        model.change = STATISTIC_CHANGE_100;
    }
    return model;
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
    bool by_model = study_headline(track, unit).test == HEADLINE_MODEL;
    struct finding a = findings_get(track->findings, unit, (int)scale, STUDY_CHANGE,
                                    by_model ? STATISTIC_MODEL_LOW : STATISTIC_CHANGE_LOW);
    struct finding b = findings_get(track->findings, unit, (int)scale, STUDY_CHANGE,
                                    by_model ? STATISTIC_MODEL_HIGH : STATISTIC_CHANGE_HIGH);
    bool turned = contract_of(track, scale)->direction == DIRECTION_LOWER;

    *low = turned ? -b.value : a.value;
    *high = turned ? -a.value : b.value;
    return a.is_set && b.is_set && a.reason == REASON_NONE && b.reason == REASON_NONE;
}

static enum verdict verdict_of_interval(double low, double high, double smallest)
{
    if (!isnan(smallest)) {
        if (low > smallest)
            return VERDICT_CLEAR_GAIN;
        if (high < -smallest)
            return VERDICT_CLEAR_LOSS;
        if (low >= -smallest && high <= smallest)
            return VERDICT_TRIVIAL;
    }
    if (low > 0)
        return VERDICT_GAIN;
    return high < 0 ? VERDICT_LOSS : VERDICT_UNCLEAR;
}

enum verdict study_verdict(const struct study_track *track, guint unit, guint scale)
{
    struct finding n =
        findings_get(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_N_PAIRS);
    double low, high;

    if (!n.is_set || !(n.value > 0))
        return VERDICT_NO_DATA;
    if (study_headline(track, unit).test == HEADLINE_NONE ||
        !better_interval(&low, &high, track, unit, scale))
        return VERDICT_NOT_TESTED;
    return verdict_of_interval(low, high, contract_of(track, scale)->smallest_change);
}

static enum reason headline_reason(const struct study_track *track, guint unit, guint scale)
{
    struct finding p = findings_get(track->findings, unit, (int)scale, STUDY_CHANGE,
                                    study_headline(track, unit).p);

    return p.is_set && p.reason != REASON_NONE ? p.reason : REASON_TOO_FEW;
}

void verdict_findings(const struct study_track *track, guint unit, guint scale)
{
    enum verdict verdict = study_verdict(track, unit, scale);
    bool is_clear = verdict == VERDICT_CLEAR_GAIN || verdict == VERDICT_TRIVIAL ||
                    verdict == VERDICT_CLEAR_LOSS;

    if (isnan(contract_of(track, scale)->smallest_change))
        findings_set_reason(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_SWC_VERDICT,
                            REASON_NOT_DECLARED);
    else if (verdict == VERDICT_NO_DATA || verdict == VERDICT_NOT_TESTED)
        findings_set_reason(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_SWC_VERDICT,
                            headline_reason(track, unit, scale));
    else
        findings_set(track->findings, unit, (int)scale, STUDY_CHANGE, STATISTIC_SWC_VERDICT,
                     (double)(is_clear ? verdict : VERDICT_UNCLEAR));
}

const char *swc_verdict_name(double value)
{
    static const struct {
        enum verdict verdict;
        const char *name;
    } NAMES[] = {{VERDICT_CLEAR_GAIN, "clear_gain"},
                 {VERDICT_TRIVIAL, "trivial"},
                 {VERDICT_UNCLEAR, "unclear"},
                 {VERDICT_CLEAR_LOSS, "clear_loss"}};

    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (fabs(value - (double)NAMES[i].verdict) < 0.25)
            return NAMES[i].name;
    return "";
}
