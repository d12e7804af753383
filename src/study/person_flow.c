/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/person_flow.h"

#include <math.h>
#include <string.h>

#include "stats/chi_square.h"
#include "study/spot.h"

enum step {
    ENROLLED,
    REGISTERED,
    ATTENDED,
    PRE,
    POST,
    MATCHED,
    PRE_ONLY,
    POST_ONLY,
    NEITHER,
    N_STEPS
};

struct flow {
    guint n[N_STEPS];
};

static void flow_add(struct flow *flow, const struct cohort_person *person)
{
    bool pre = person->pre >= 0, post = person->post >= 0;
    bool is[N_STEPS] = {
        [ENROLLED] = true,
        [REGISTERED] = person->registered,
        [ATTENDED] = person->hours > 0,
        [PRE] = pre,
        [POST] = post,
        [MATCHED] = pre && post,
        [PRE_ONLY] = pre && !post,
        [POST_ONLY] = post && !pre,
        [NEITHER] = !pre && !post,
    };

    for (guint s = 0; s < N_STEPS; s++)
        flow->n[s] += is[s] ? 1 : 0;
}

static struct flow flow_of_unit(const struct cohort *cohort, const struct unit *unit)
{
    struct flow flow = {{0}};

    for (guint i = 0; i < unit->n_people; i++)
        flow_add(&flow, &cohort->people[unit->people[i]]);
    return flow;
}

/* The other road: everybody once, then each unit into its parent. Caller frees. */
static struct flow *flows_upwards(const struct study_track *track, const struct layout *layout)
{
    struct flow *flows = g_new0(struct flow, track->units->len);

    for (guint i = 0; i < track->cohort->n_people; i++)
        flow_add(&flows[layout->deepest[i]], &track->cohort->people[i]);
    for (guint u = track->units->len; u-- > 1;)
        for (guint s = 0; s < N_STEPS; s++)
            flows[unit_of(track, u)->parent].n[s] += flows[u].n[s];
    return flows;
}

static void check_closed(const struct flow *flow, const struct flow *upwards)
{
    g_assert(memcmp(flow, upwards, sizeof *flow) == 0);
    g_assert(flow->n[ENROLLED] ==
             flow->n[MATCHED] + flow->n[PRE_ONLY] + flow->n[POST_ONLY] + flow->n[NEITHER]);
    g_assert(flow->n[PRE] == flow->n[MATCHED] + flow->n[PRE_ONLY]);
    g_assert(flow->n[POST] == flow->n[MATCHED] + flow->n[POST_ONLY]);
}

static void put_attendance(const struct spot *at, const struct cohort *cohort,
                           const struct unit *unit, const struct flow *flow)
{
    static const enum statistic ALL[] = {STATISTIC_REGISTERED, STATISTIC_ATTENDED,
                                         STATISTIC_HOURS_MEAN};
    double hours = 0;

    if (!cohort->has_register) {
        spot_reasons(at, ALL, G_N_ELEMENTS(ALL), REASON_NOT_DECLARED);
        return;
    }
    for (guint i = 0; i < unit->n_people; i++)
        if (cohort->people[unit->people[i]].hours > 0)
            hours += cohort->people[unit->people[i]].hours;
    spot_count(at, STATISTIC_REGISTERED, flow->n[REGISTERED]);
    spot_count(at, STATISTIC_ATTENDED, flow->n[ATTENDED]);
    spot_put(at, STATISTIC_HOURS_MEAN, flow->n[ATTENDED] > 0 ? STATS_OK : STATS_TOO_FEW,
             hours / (double)flow->n[ATTENDED]);
}

static void put_flow(const struct spot *at, const struct study_track *track,
                     const struct flow *flow)
{
    spot_count(at, STATISTIC_ENROLLED, flow->n[ENROLLED]);
    spot_count(at, STATISTIC_N_PRE, flow->n[PRE]);
    spot_count(at, STATISTIC_N_NEITHER, flow->n[NEITHER]);
    put_attendance(at, track->cohort, unit_of(track, at->unit), flow);
    if (track->post == NULL)
        return;
    spot_count(at, STATISTIC_N_POST, flow->n[POST]);
    spot_count(at, STATISTIC_N_MATCHED, flow->n[MATCHED]);
    spot_count(at, STATISTIC_N_PRE_ONLY, flow->n[PRE_ONLY]);
    spot_count(at, STATISTIC_N_POST_ONLY, flow->n[POST_ONLY]);
    spot_put(at, STATISTIC_RETENTION_SHARE, flow->n[PRE] > 0 ? STATS_OK : STATS_TOO_FEW,
             (double)flow->n[MATCHED] / (double)flow->n[PRE]);
}

/* Matched and lost people of the unit's pre wave, cluster by cluster. */
static void put_loss_by_place(const struct spot *at, const struct study_track *track,
                              const struct layout *layout)
{
    const struct unit *unit = unit_of(track, at->unit);
    guint first = layout->first_cluster[at->unit];
    g_autofree size_t *counts = g_new0(size_t, 2 * (gsize)unit->n_clusters);
    struct stats_chi_square chi;

    for (guint i = 0; i < unit->n_people; i++) {
        const struct cohort_person *p = &track->cohort->people[unit->people[i]];
        gsize cluster = layout->cluster[unit->people[i]] - first;

        if (p->pre >= 0)
            counts[2 * cluster + (p->post >= 0 ? 0 : 1)]++;
    }
    enum stats_outcome outcome = stats_chi_square(&chi, counts, unit->n_clusters, 2);

    spot_put(at, STATISTIC_LOSS_CHI2, outcome, chi.statistic);
    spot_put(at, STATISTIC_LOSS_DF, outcome, chi.df);
    spot_put(at, STATISTIC_LOSS_P, outcome, chi.p);
}

void flow_findings(const struct study_track *track, const struct layout *layout)
{
    struct spot at = {track->findings, 0, NO_SCALE, STUDY_NO_WAVE};
    g_autofree struct flow *upwards = flows_upwards(track, layout);

    for (; at.unit < track->units->len; at.unit++) {
        struct flow flow = flow_of_unit(track->cohort, unit_of(track, at.unit));

        check_closed(&flow, &upwards[at.unit]);
        put_flow(&at, track, &flow);
        if (track->post != NULL && track->units->len > 1 &&
            unit_of(track, at.unit)->level != LEVEL_NEIGHBOURHOOD)
            put_loss_by_place(&at, track, layout);
    }
}
