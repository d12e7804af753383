/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stats/paired.h"
#include "stats/selection.h"
#include "study/groups.h"
#include "study/spot.h"

enum start { LOW, MIDDLE, HIGH, N_STARTS };

static const enum statistic ALL[] = {
    STATISTIC_MEAN_PRE,    STATISTIC_MEAN_POST,    STATISTIC_SD_PRE,        STATISTIC_SD_POST,
    STATISTIC_CHANGE,      STATISTIC_CHANGE_SD,    STATISTIC_CHANGE_SE,     STATISTIC_CHANGE_LOW,
    STATISTIC_CHANGE_HIGH, STATISTIC_RTM_EXPECTED, STATISTIC_CHANGE_BEYOND,
};

/* Low up to the score of the lowest third's last person, high from that of the highest's. */
struct cuts {
    double low, high;
};

/* The k-th smallest of x[0..n-1], from 0; the order of x changes (Hoare 1961, Commun ACM 4:321). */
static double kth(double *x, gint64 n, gint64 k)
{
    gint64 first = 0, last = n - 1;

    while (first < last) {
        double pivot = x[k];
        gint64 i = first, j = last;

        while (i <= j) {
            while (x[i] < pivot)
                i++;
            while (x[j] > pivot)
                j--;
            if (i <= j) {
                double held = x[i];

                x[i++] = x[j];
                x[j--] = held;
            }
        }
        first = j < k ? i : first;
        last = k < i ? j : last;
    }
    return x[k];
}

static bool cuts_of(struct cuts *cuts, const struct scale_data *data)
{
    guint n = data->n_pairs, third = (n + 2) / 3;
    g_autofree double *pre = g_new(double, n);

    if (n < N_STARTS)
        return false;
    memcpy(pre, data->pair_pre, n * sizeof *pre);
    cuts->low = kth(pre, n, third - 1);
    cuts->high = kth(pre, n, n - third);
    return cuts->low < cuts->high;
}

static enum start start_of(const struct cuts *cuts, double pre)
{
    return pre <= cuts->low ? LOW : pre >= cuts->high ? HIGH : MIDDLE;
}

static void put_start(const struct spot *at, const struct stats_paired *group,
                      const struct stats_paired *everybody)
{
    double r = everybody->r_outcome == STATS_OK ? fmax(everybody->r, 0) : (double)NAN;
    double expected = stats_regression_to_mean(everybody->mean_pre, group->mean_pre, r);
    enum stats_outcome split = group->centre != STATS_OK ? group->centre : everybody->r_outcome;
    const struct spot_row rows[] = {
        {STATISTIC_MEAN_PRE, group->centre, group->mean_pre},
        {STATISTIC_MEAN_POST, group->centre, group->mean_post},
        {STATISTIC_SD_PRE, group->spread, group->sd_pre},
        {STATISTIC_SD_POST, group->spread, group->sd_post},
        {STATISTIC_CHANGE, group->centre, group->change},
        {STATISTIC_CHANGE_SD, group->spread, group->change_sd},
        {STATISTIC_CHANGE_SE, group->spread, group->change_se},
        {STATISTIC_CHANGE_LOW, group->test, group->change_low},
        {STATISTIC_CHANGE_HIGH, group->test, group->change_high},
        {STATISTIC_RTM_EXPECTED, split, expected},
        {STATISTIC_CHANGE_BEYOND, split, group->change - expected},
    };
    spot_count(at, STATISTIC_N_PAIRS, group->n);
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static void summarise(struct stats_paired *out, const double *pre, const double *post, guint n)
{
    /* The outcome of each part stands in the struct. */
    if (stats_paired(out, pre, post, n, STUDY_CONFIDENCE) == STATS_NO_MEMORY)
        g_error("out of memory");
}

/* The pairs sorted into three parts; part s begins at begin[s]. */
static void part(double *pre, double *post, guint begin[N_STARTS + 1],
                 const struct scale_data *data, const struct cuts *cuts)
{
    guint next[N_STARTS], n[N_STARTS] = {0, 0, 0};

    for (guint i = 0; i < data->n_pairs; i++)
        n[start_of(cuts, data->pair_pre[i])]++;
    begin[0] = 0;
    for (guint s = 0; s < N_STARTS; s++) {
        next[s] = begin[s];
        begin[s + 1] = begin[s] + n[s];
    }
    for (guint i = 0; i < data->n_pairs; i++) {
        guint at = next[start_of(cuts, data->pair_pre[i])]++;

        pre[at] = data->pair_pre[i];
        post[at] = data->pair_post[i];
    }
}

static void put_split(const struct scale_data *data, const struct cuts *cuts,
                      const struct spot at[N_STARTS])
{
    g_autofree double *pre = g_new(double, data->n_pairs);
    g_autofree double *post = g_new(double, data->n_pairs);
    guint begin[N_STARTS + 1];
    struct stats_paired everybody, group;

    summarise(&everybody, data->pair_pre, data->pair_post, data->n_pairs);
    part(pre, post, begin, data, cuts);
    for (guint s = 0; s < N_STARTS; s++) {
        summarise(&group, pre + begin[s], post + begin[s], begin[s + 1] - begin[s]);
        put_start(&at[s], &group, &everybody);
    }
}

void start_findings(const struct scale_data *data)
{
    const GPtrArray *groups = data->track->groups;
    struct spot at[N_STARTS];
    struct cuts cuts;

    for (guint s = 0; s < N_STARTS; s++) {
        const struct study_group *group =
            (const struct study_group *)g_ptr_array_index(groups, groups->len - N_STARTS + s);

        at[s] = (struct spot){group->findings, data->unit, (int)data->scale, STUDY_CHANGE};
    }
    if (cuts_of(&cuts, data)) {
        put_split(data, &cuts, at);
        return;
    }
    for (guint s = 0; s < N_STARTS; s++) {
        spot_count(&at[s], STATISTIC_N_PAIRS, 0);
        spot_reasons(&at[s], ALL, G_N_ELEMENTS(ALL),
                     data->n_pairs < N_STARTS ? REASON_TOO_FEW : REASON_NO_VARIANCE);
    }
}
