/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/welch.h"

#include <math.h>

#include "stats/describe.h"
#include "stats/distribution.h"

static void standardised(struct stats_welch *out, const struct stats_moments *a,
                         const struct stats_moments *b)
{
    const double pooled = sqrt((a->ss + b->ss) / ((double)(out->n1 + out->n2) - 2.0));

    if (out->n1 + out->n2 < 3)
        return;
    out->smd_outcome = pooled > 0.0 ? STATS_OK : STATS_NO_VARIANCE;
    if (out->smd_outcome != STATS_OK)
        return;
    out->smd = out->difference / pooled;
    out->smd_outcome = stats_outcome_of((double[]){out->smd, pooled}, 2);
    if (out->smd_outcome != STATS_OK)
        out->smd = NAN;
}

static void t_test(struct stats_welch *out, const struct stats_moments *a,
                   const struct stats_moments *b, double conf)
{
    const double f1 = (double)out->n1 - 1.0, f2 = (double)out->n2 - 1.0;
    const double v1 = a->ss / f1 / (double)out->n1, v2 = b->ss / f2 / (double)out->n2;
    const double share = v1 / (v1 + v2);
    double half;

    if (out->n1 < 2 || out->n2 < 2)
        return;
    out->test = v1 + v2 > 0.0 ? STATS_OK : STATS_NO_VARIANCE;
    if (out->test != STATS_OK)
        return;
    out->se = sqrt(v1 + v2);
    out->t = out->difference / out->se;
    out->df = 1.0 / (share * share / f1 + (1.0 - share) * (1.0 - share) / f2);
    out->p = stats_t_p(out->t, out->df);
    half = stats_t_quantile(0.5 + conf / 2.0, out->df) * out->se;
    out->low = out->difference - half;
    out->high = out->difference + half;
    out->test =
        stats_outcome_of((double[]){out->se, out->t, out->df, out->p, out->low, out->high}, 6);
    if (out->test != STATS_OK)
        out->se = out->t = out->df = out->p = out->low = out->high = NAN;
}

enum stats_outcome stats_welch(struct stats_welch *out, const double *x1, size_t n1,
                               const double *x2, size_t n2, double conf)
{
    struct stats_moments a, b;

    *out = (struct stats_welch){n1,  n2,  STATS_TOO_FEW, NAN, STATS_TOO_FEW, NAN, STATS_TOO_FEW,
                                NAN, NAN, NAN,           NAN, NAN,           NAN};
    if (n1 == 0 || n2 == 0)
        return STATS_TOO_FEW;
    stats_moments(&a, x1, n1);
    stats_moments(&b, x2, n2);
    out->difference = a.mean - b.mean;
    out->centre = stats_outcome_of(&out->difference, 1);
    if (out->centre != STATS_OK) {
        out->difference = NAN;
        out->smd_outcome = out->test = out->centre;
        return out->test;
    }
    standardised(out, &a, &b);
    t_test(out, &a, &b, conf);
    return out->test;
}
