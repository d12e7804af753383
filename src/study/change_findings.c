/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/change_findings.h"

#include <math.h>

#include "stats/chi_square.h"
#include "stats/distribution.h"
#include "stats/effect_size.h"
#include "stats/hodges_lehmann.h"
#include "stats/knowledge.h"
#include "stats/paired.h"
#include "stats/reliable_change.h"
#include "stats/signed_rank.h"
#include "stats/welch.h"
#include "study/spot.h"

static void put_pairs(const struct spot *at, const struct stats_paired *p)
{
    const struct spot_row rows[] = {
        {STATISTIC_N_PAIRS, STATS_OK, (double)p->n},
        {STATISTIC_MEAN_PRE, p->centre, p->mean_pre},
        {STATISTIC_MEAN_POST, p->centre, p->mean_post},
        {STATISTIC_SD_PRE, p->spread, p->sd_pre},
        {STATISTIC_SD_POST, p->spread, p->sd_post},
        {STATISTIC_CHANGE, p->centre, p->change},
        {STATISTIC_CHANGE_SD, p->spread, p->change_sd},
        {STATISTIC_CHANGE_SE, p->spread, p->change_se},
        {STATISTIC_CHANGE_LOW, p->test, p->change_low},
        {STATISTIC_CHANGE_HIGH, p->test, p->change_high},
        {STATISTIC_T, p->test, p->t},
        {STATISTIC_DF, p->test, p->df},
        {STATISTIC_P_T, p->test, p->p},
        {STATISTIC_R, p->r_outcome, p->r},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

/* Half of the 95 % t interval of a mean. */
static enum stats_outcome half_width(double *half, const struct stats_paired *p, double sd)
{
    double n = (double)p->n;

    *half = (double)NAN;
    if (p->spread != STATS_OK)
        return p->spread;
    if (!(sd > 0))
        return STATS_NO_VARIANCE;
    *half = stats_t_quantile(1 - (1 - STUDY_CONFIDENCE) / 2, n - 1) * sd / sqrt(n);
    return STATS_OK;
}

static void put_on_100(const struct spot *at, const struct scale *scale,
                       const struct stats_paired *p)
{
    double pre, post;
    enum stats_outcome has_pre = half_width(&pre, p, p->sd_pre);
    enum stats_outcome has_post = half_width(&post, p, p->sd_post);
    const struct spot_row rows[] = {
        {STATISTIC_CHANGE_100, p->centre, scale_points_100(scale, p->change)},
        {STATISTIC_CHANGE_100_LOW, p->test, scale_points_100(scale, p->change_low)},
        {STATISTIC_CHANGE_100_HIGH, p->test, scale_points_100(scale, p->change_high)},
        {STATISTIC_MEAN_PRE_100, p->centre, scale_score_100(scale, p->mean_pre)},
        {STATISTIC_MEAN_PRE_100_LOW, has_pre, scale_score_100(scale, p->mean_pre - pre)},
        {STATISTIC_MEAN_PRE_100_HIGH, has_pre, scale_score_100(scale, p->mean_pre + pre)},
        {STATISTIC_MEAN_POST_100, p->centre, scale_score_100(scale, p->mean_post)},
        {STATISTIC_MEAN_POST_100_LOW, has_post, scale_score_100(scale, p->mean_post - post)},
        {STATISTIC_MEAN_POST_100_HIGH, has_post, scale_score_100(scale, p->mean_post + post)},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static void put_ranks(const struct spot *at, const double *sorted, gsize n)
{
    struct stats_signed_rank rank;
    enum stats_outcome outcome = stats_signed_rank(&rank, sorted, n);
    double hodges_lehmann;
    enum stats_outcome hl_outcome = stats_hodges_lehmann(&hodges_lehmann, sorted, n);
    const struct spot_row rows[] = {
        {STATISTIC_N_UP, STATS_OK, (double)rank.n_up},
        {STATISTIC_N_DOWN, STATS_OK, (double)rank.n_down},
        {STATISTIC_N_ZERO, STATS_OK, (double)rank.n_zero},
        {STATISTIC_WILCOXON_V, n > 0 ? STATS_OK : STATS_TOO_FEW, rank.v},
        {STATISTIC_P_WILCOXON, outcome, rank.p},
        {STATISTIC_RANK_BISERIAL, outcome, rank.rank_biserial},
        {STATISTIC_HODGES_LEHMANN, hl_outcome, hodges_lehmann},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static void put_effects(const struct spot *at, const struct stats_paired *paired)
{
    struct stats_effect_size e;

    if (stats_effect_size(&e, paired, STUDY_CONFIDENCE) == STATS_NO_MEMORY)
        g_error("out of memory");
    const struct spot_row rows[] = {
        {STATISTIC_D_Z, e.z_outcome, e.d_z},
        {STATISTIC_D_Z_LOW, e.z_outcome, e.d_z_low},
        {STATISTIC_D_Z_HIGH, e.z_outcome, e.d_z_high},
        {STATISTIC_D_AV, e.av_outcome, e.d_av},
        {STATISTIC_G_AV, e.g_outcome, e.g_av},
        {STATISTIC_G_AV_LOW, e.g_outcome, e.g_av_low},
        {STATISTIC_G_AV_HIGH, e.g_outcome, e.g_av_high},
        {STATISTIC_D_RM, e.rm_outcome, e.d_rm},
        {STATISTIC_GLASS_PRE, e.glass_outcome, e.glass_pre},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static void put_reliable_shares(const struct spot *at, const struct stats_reliable_change *change,
                                enum stats_outcome outcome)
{
    const struct spot_row rows[] = {
        {STATISTIC_RCI_RELIABILITY, STATS_OK, change->reliability},
        {STATISTIC_RCI_POINTS, outcome, change->points},
        {STATISTIC_IMPROVED_SHARE, outcome, change->improved.share},
        {STATISTIC_IMPROVED_LOW, outcome, change->improved.low},
        {STATISTIC_IMPROVED_HIGH, outcome, change->improved.high},
        {STATISTIC_SAME_SHARE, outcome, change->same.share},
        {STATISTIC_SAME_LOW, outcome, change->same.low},
        {STATISTIC_SAME_HIGH, outcome, change->same.high},
        {STATISTIC_WORSE_SHARE, outcome, change->worse.share},
        {STATISTIC_WORSE_LOW, outcome, change->worse.low},
        {STATISTIC_WORSE_HIGH, outcome, change->worse.high},
    };
    spot_rows(at, rows, G_N_ELEMENTS(rows));
}

static enum stats_outcome reliable_change(struct stats_reliable_change *out,
                                          const struct scale_data *data,
                                          const struct stats_paired *paired, double reliability)
{
    if (paired->spread != STATS_OK) {
        *out = (struct stats_reliable_change){.reliability = reliability};
        return paired->spread;
    }
    return stats_reliable_change(out, data->change, data->n_pairs, paired->sd_pre, reliability,
                                 data->contract->direction == DIRECTION_HIGHER);
}

static void put_reliable_change(const struct spot *at, const struct scale_data *data,
                                const struct stats_paired *paired)
{
    static const enum statistic ALL[] = {
        STATISTIC_RCI_SOURCE,           STATISTIC_RCI_RELIABILITY,   STATISTIC_RCI_POINTS,
        STATISTIC_IMPROVED_SHARE,       STATISTIC_IMPROVED_LOW,      STATISTIC_IMPROVED_HIGH,
        STATISTIC_SAME_SHARE,           STATISTIC_SAME_LOW,          STATISTIC_SAME_HIGH,
        STATISTIC_WORSE_SHARE,          STATISTIC_WORSE_LOW,         STATISTIC_WORSE_HIGH,
        STATISTIC_IMPROVED_SHARE_MINUS, STATISTIC_WORSE_SHARE_MINUS, STATISTIC_IMPROVED_SHARE_PLUS,
        STATISTIC_WORSE_SHARE_PLUS,
    };
    struct stats_reliable_change change;
    enum stats_outcome outcome;

    if (isnan(data->reliability)) {
        spot_reasons(at, ALL, G_N_ELEMENTS(ALL), REASON_NOT_DECLARED);
        return;
    }
    outcome = reliable_change(&change, data, paired, data->reliability);
    change.reliability = data->reliability;
    put_reliable_shares(at, &change, outcome);
    spot_put(at, STATISTIC_RCI_SOURCE, STATS_OK,
             isnan(data->contract->reliability) ? RCI_ALPHA : RCI_DECLARED);
    outcome = reliable_change(&change, data, paired, data->reliability - 0.1);
    spot_put(at, STATISTIC_IMPROVED_SHARE_MINUS, outcome, change.improved.share);
    spot_put(at, STATISTIC_WORSE_SHARE_MINUS, outcome, change.worse.share);
    outcome = reliable_change(&change, data, paired, data->reliability + 0.1);
    spot_put(at, STATISTIC_IMPROVED_SHARE_PLUS, outcome, change.improved.share);
    spot_put(at, STATISTIC_WORSE_SHARE_PLUS, outcome, change.worse.share);
}

static void put_gain(const struct spot *at, const struct scale *scale,
                     const struct stats_paired *paired)
{
    double gain;
    enum stats_outcome outcome = stats_gain(&gain, scale_score_100(scale, paired->mean_pre) / 100,
                                            scale_score_100(scale, paired->mean_post) / 100);

    spot_put(at, STATISTIC_GAIN, outcome, gain);
}

void change_findings(struct scale_data *data)
{
    struct spot at = {data->findings, data->unit, (int)data->scale, STUDY_CHANGE};
    struct stats_paired paired;

    /* The outcome of each part stands in the struct. */
    if (stats_paired(&paired, data->pair_pre, data->pair_post, data->n_pairs, STUDY_CONFIDENCE) ==
        STATS_NO_MEMORY)
        g_error("out of memory");
    put_pairs(&at, &paired);
    put_on_100(&at, data->contract, &paired);
    put_ranks(&at, data->sorted, data->n_pairs);
    put_effects(&at, &paired);
    put_reliable_change(&at, data, &paired);
    if (data->contract->kind == SCALE_KNOWLEDGE)
        put_gain(&at, data->contract, &paired);
}

/* Kept and lost, cluster by cluster, where people come in places. */
static void put_loss_by_place(const struct spot *at, const struct scale_data *data)
{
    guint k = unit_of(data->track, data->unit)->n_clusters;
    g_autofree size_t *counts = g_new0(size_t, 2 * (gsize)k);
    struct stats_chi_square chi;

    for (guint i = 0; i < data->n_pairs; i++)
        counts[2 * (gsize)data->cluster[i]]++;
    for (guint i = 0; i < data->n_lost; i++)
        counts[2 * (gsize)data->lost_cluster[i] + 1]++;
    enum stats_outcome outcome = stats_chi_square(&chi, counts, k, 2);

    spot_put(at, STATISTIC_LOST_CHI2, outcome, chi.statistic);
    spot_put(at, STATISTIC_LOST_CHI2_DF, outcome, chi.df);
    spot_put(at, STATISTIC_LOST_CHI2_P, outcome, chi.p);
}

void loss_findings(struct scale_data *data)
{
    struct spot at = {data->findings, data->unit, (int)data->scale, STUDY_CHANGE};
    guint n_pre = data->n_lost + data->n_pairs;
    struct stats_welch welch;
    enum stats_outcome test = stats_welch(&welch, data->lost, data->n_lost, data->pair_pre,
                                          data->n_pairs, STUDY_CONFIDENCE);
    const struct spot_row rows[] = {
        {STATISTIC_N_ANALYSED, STATS_OK, (double)data->n_pairs},
        {STATISTIC_N_NO_SCORE, STATS_OK, (double)(data->n_matched - data->n_pairs)},
        {STATISTIC_LOST, STATS_OK, (double)data->n_lost},
        {STATISTIC_LOST_SHARE, n_pre > 0 ? STATS_OK : STATS_TOO_FEW,
         (double)data->n_lost / (double)n_pre},
        {STATISTIC_LOST_SMD, welch.smd_outcome, welch.smd},
        {STATISTIC_LOST_P, test, welch.p},
    };
    spot_rows(&at, rows, G_N_ELEMENTS(rows));
    if (unit_of(data->track, data->unit)->level != LEVEL_NEIGHBOURHOOD &&
        data->track->units->len > 1)
        put_loss_by_place(&at, data);
}
