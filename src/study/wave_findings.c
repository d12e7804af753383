/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/wave_findings.h"

#include "stats/describe.h"
#include "stats/icc.h"
#include "study/spot.h"

void wave_findings(struct scale_data *data, enum study_wave wave)
{
    struct spot at = {data->findings, data->unit, (int)data->scale, wave};
    const struct scale *scale = data->contract;
    guint n = data->n[wave];
    struct stats_describe d;
    struct stats_ends ends;
    enum stats_outcome ends_outcome =
        stats_ends(&ends, data->scores[wave], n, scale->min, scale->max);

    if (stats_describe(&d, data->scores[wave], n, STUDY_CONFIDENCE) == STATS_NO_MEMORY)
        g_error("out of memory");
    const struct spot_row rows[] = {
        {STATISTIC_MEAN, d.centre, d.mean},
        {STATISTIC_SD, d.spread, d.sd},
        {STATISTIC_SE, d.spread, d.se},
        {STATISTIC_CI_LOW, d.interval, d.ci_low},
        {STATISTIC_CI_HIGH, d.interval, d.ci_high},
        {STATISTIC_MEDIAN, d.centre, d.median},
        {STATISTIC_Q1, d.centre, d.q1},
        {STATISTIC_Q3, d.centre, d.q3},
        {STATISTIC_MIN, d.centre, d.min},
        {STATISTIC_MAX, d.centre, d.max},
        {STATISTIC_SKEWNESS, d.skew_outcome, d.skewness},
        {STATISTIC_KURTOSIS, d.kurt_outcome, d.kurtosis},
        {STATISTIC_FLOOR_SHARE, ends_outcome, ends.floor_share},
        {STATISTIC_CEILING_SHARE, ends_outcome, ends.ceiling_share},
        {STATISTIC_MEAN_100, d.centre, scale_score_100(scale, d.mean)},
        {STATISTIC_SD_100, d.spread, scale_points_100(scale, d.sd)},
    };
    spot_count(&at, STATISTIC_N, n);
    spot_count(&at, STATISTIC_N_MISSING, data->n_wave[wave] - n);
    spot_rows(&at, rows, G_N_ELEMENTS(rows));
    if (scale->kind == SCALE_KNOWLEDGE) {
        spot_put(&at, STATISTIC_MEAN_BLANK_WRONG, d.centre, data->bound_sum[wave][0] / n);
        spot_put(&at, STATISTIC_MEAN_ANSWERED, d.centre, data->bound_sum[wave][1] / n);
    }
}

void wave_findings_icc(struct scale_data *data)
{
    struct spot at = {data->findings, data->unit, (int)data->scale, STUDY_PRE};
    guint k = unit_of(data->track, data->unit)->n_clusters;
    g_autofree struct stats_cluster *clusters = g_new(struct stats_cluster, k);
    enum stats_outcome outcome;
    struct stats_icc icc;

    stats_clusters(clusters, k, data->scores[0], data->pre_cluster, data->n[0]);
    outcome = stats_icc(&icc, clusters, k);
    spot_put(&at, STATISTIC_ICC_PRE, outcome, icc.icc);
}
