/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/random_intercept.h"

#include <math.h>

#include "stats/distribution.h"
#include "stats/icc.h"
#include "stats/root.h"
#include "stats/variance_ratio.h"

#define DOUBLINGS 200

/* Derivative of -2 log REML likelihood in r, sigma2 profiled out */
static double slope_at(double r, const void *design)
{
    const struct stats_ratio_design *d = design;
    const struct stats_ratio_profile at = stats_ratio_profile(d, r);

    return -(d->n - 1.0) * at.between2 / at.q + at.w - at.w2 / at.w;
}

/* The ratio tau2 / sigma2: 0 when the likelihood falls from there, else the root of its slope. */
static enum stats_outcome ratio(double *r, const struct stats_ratio_design *d)
{
    double high = 0.125;

    *r = 0.0;
    if (slope_at(0.0, d) >= 0.0)
        return STATS_OK;
    for (int i = 0; i < DOUBLINGS && slope_at(high, d) < 0.0; i++)
        high *= 2.0;
    return stats_root(r, slope_at, d, 0.0, high);
}

/* Kenward and Roger for the one fixed effect, in units of sigma2 = 1. Index 0 is tau2, 1 is sigma2;
 * names as in their paper: P, Q, and W the covariance of the two variances. */
static void kenward_roger(double *variance, double *df, const struct stats_ratio_design *d,
                          double r)
{
    double phi = 0.0, p[2] = {0.0, 0.0}, q[3] = {0.0, 0.0, 0.0}, t[3] = {0.0, 0.0, 0.0};
    double info[3], w[3], det, u, spread;

    for (size_t j = 0; j < d->k; j++) {
        const double n = (double)d->clusters[j].n, weight = n / (1.0 + n * r);
        const double w2 = weight * weight, w3 = w2 * weight;

        if (d->clusters[j].n == 0)
            continue;
        phi += weight;
        p[0] -= w2;
        p[1] -= w2 / n;
        t[2] += n - 1.0 + w2 / n / n;
        q[0] += w3;
        q[1] += w3 / n;
        q[2] += w3 / n / n;
    }
    phi = 1.0 / phi;
    t[0] = -p[0];
    t[1] = -p[1];
    for (int i = 0; i < 3; i++) /* packed symmetric: 00, 01, 11 */
        info[i] = t[i] - 2.0 * phi * q[i] + phi * phi * p[i / 2] * p[(i + 1) / 2];
    det = info[0] * info[2] - info[1] * info[1];
    w[0] = 2.0 * info[2] / det;
    w[1] = -2.0 * info[1] / det;
    w[2] = 2.0 * info[0] / det;
    spread = w[0] * p[0] * p[0] + 2.0 * w[1] * p[0] * p[1] + w[2] * p[1] * p[1];
    u = w[0] * q[0] + 2.0 * w[1] * q[1] + w[2] * q[2] - phi * spread;
    *variance = phi + 2.0 * phi * phi * u;
    *df = 2.0 / (phi * phi * spread);
}

static void fit(struct stats_random_intercept *out, const struct stats_ratio_design *d)
{
    struct stats_ratio_profile at;
    double r, variance, df;

    out->model = ratio(&r, d);
    if (out->model != STATS_OK)
        return;
    at = stats_ratio_profile(d, r);
    kenward_roger(&variance, &df, d, r);
    out->estimate = at.mu;
    out->sigma2 = at.q / (d->n - 1.0);
    out->tau2 = r * out->sigma2;
    out->icc = r / (1.0 + r);
    out->design_effect = stats_design_effect(d->clusters, d->k, out->icc);
    out->n_effective = d->n / out->design_effect;
    out->plain_se = sqrt(out->sigma2 / at.w);
    out->se = sqrt(out->sigma2 * variance);
    out->df = df;
    out->model = stats_outcome_of((double[]){out->estimate, out->sigma2, out->tau2, out->icc,
                                             out->design_effect, out->plain_se, out->se, out->df},
                                  8);
}

static void test(struct stats_random_intercept *out, double conf)
{
    struct stats_t_test found;

    out->test = out->model;
    if (out->test == STATS_OK && out->clusters < STATS_CLUSTERS_MIN)
        out->test = STATS_TOO_FEW_CLUSTERS;
    if (out->test != STATS_OK)
        return;
    found = stats_t_test(out->estimate, out->se, out->df, conf);
    out->test = found.outcome;
    out->t = found.t;
    out->p = found.p;
    out->low = found.low;
    out->high = found.high;
}

static struct stats_random_intercept unknown(const struct stats_cluster_totals *sum,
                                             enum stats_outcome why)
{
    return (struct stats_random_intercept){.n = sum->n,
                                           .clusters = sum->clusters,
                                           .model = why,
                                           .estimate = NAN,
                                           .tau2 = NAN,
                                           .sigma2 = NAN,
                                           .icc = NAN,
                                           .design_effect = NAN,
                                           .n_effective = NAN,
                                           .plain_se = NAN,
                                           .se = NAN,
                                           .df = NAN,
                                           .test = why,
                                           .t = NAN,
                                           .p = NAN,
                                           .low = NAN,
                                           .high = NAN};
}

enum stats_outcome stats_random_intercept(struct stats_random_intercept *out,
                                          const struct stats_cluster *clusters, size_t k,
                                          double conf)
{
    struct stats_cluster_totals sum;
    struct stats_ratio_design d;
    enum stats_outcome why = stats_ratio_design(&d, &sum, clusters, k);

    *out = unknown(&sum, why);
    if (why != STATS_OK)
        return why;
    fit(out, &d);
    if (out->model != STATS_OK)
        *out = unknown(&sum, out->model);
    test(out, conf);
    return out->test;
}

enum stats_outcome stats_places(struct stats_place *places,
                                const struct stats_random_intercept *model,
                                const struct stats_cluster *clusters, size_t k, double conf)
{
    const double z = stats_normal_quantile(0.5 + conf / 2.0);

    for (size_t j = 0; j < k; j++) {
        const double n = (double)clusters[j].n;
        struct stats_place *p = &places[j];

        *p = (struct stats_place){clusters[j].n, NAN, NAN, NAN, NAN, NAN};
        if (model->model != STATS_OK)
            continue;
        p->shrinkage = n * model->tau2 / (n * model->tau2 + model->sigma2);
        p->eb_mean = model->estimate;
        if (clusters[j].n > 0)
            p->eb_mean += p->shrinkage * (clusters[j].mean - model->estimate);
        p->se =
            hypot(sqrt(model->tau2 * (1.0 - p->shrinkage)), (1.0 - p->shrinkage) * model->plain_se);
        p->low = p->eb_mean - z * p->se;
        p->high = p->eb_mean + z * p->se;
    }
    return model->model;
}
