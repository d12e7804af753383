/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/multiplicity.h"
#include "study/units.h"
#include "study/verdicts.h"

/* Tests that are read together: where each stands, and its p. */
struct family {
    guint n;
    guint *unit, *scale;
    double *p;
};

typedef enum stats_outcome (*adjust)(double *adjusted, const double *p, size_t m);

static void family_add(struct family *family, const struct study_track *track, guint unit,
                       guint scale)
{
    struct finding p = findings_get(track->findings, unit, (int)scale, STUDY_CHANGE,
                                    study_headline(track, unit).p);

    if (!p.is_set)
        return;
    family->unit[family->n] = unit;
    family->scale[family->n] = scale;
    family->p[family->n++] = p.value;
}

static void family_close(struct family *family, const struct study_track *track,
                         enum statistic statistic, adjust adjusted)
{
    if (adjusted(family->p, family->p, family->n) != STATS_OK)
        g_error("out of memory");
    for (guint i = 0; i < family->n; i++) {
        guint unit = family->unit[i];
        int scale = (int)family->scale[i];
        struct finding p =
            findings_get(track->findings, unit, scale, STUDY_CHANGE, study_headline(track, unit).p);

        if (p.reason == REASON_NONE)
            findings_set(track->findings, unit, scale, STUDY_CHANGE, statistic, family->p[i]);
        else
            findings_set_reason(track->findings, unit, scale, STUDY_CHANGE, statistic, p.reason);
    }
    family->n = 0;
}

static void over_scales(struct family *family, const struct study_track *track, guint unit,
                        bool primary)
{
    const struct instrument *instrument = track->cohort->instrument;

    for (guint s = 0; s < instrument->n_scales; s++)
        if (instrument->scales[s].primary == primary)
            family_add(family, track, unit, s);
    family_close(family, track, primary ? STATISTIC_P_HOLM : STATISTIC_P_BH,
                 primary ? stats_holm : stats_bh);
}

static void over_places(struct family *family, const struct study_track *track, enum level level,
                        guint scale)
{
    for (guint u = 0; u < track->units->len; u++)
        if (unit_of(track, u)->level == level)
            family_add(family, track, u, scale);
    family_close(family, track, STATISTIC_P_BH, stats_bh);
}

void adjusted_findings(const struct study_track *track)
{
    const struct instrument *instrument = track->cohort->instrument;
    guint room = MAX(track->units->len, instrument->n_scales);
    g_autofree guint *unit = g_new(guint, room);
    g_autofree guint *scale = g_new(guint, room);
    g_autofree double *p = g_new(double, room);
    struct family family = {0, unit, scale, p};

    for (guint u = 0; u < track->units->len; u++) {
        over_scales(&family, track, u, true);
        over_scales(&family, track, u, false);
    }
    for (guint s = 0; s < instrument->n_scales; s++) {
        if (!instrument->scales[s].primary)
            continue;
        over_places(&family, track, LEVEL_COUNTY, s);
        over_places(&family, track, LEVEL_NEIGHBOURHOOD, s);
    }
}
