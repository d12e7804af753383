/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/plan.h"

#include <math.h>

#include "stats/clusters.h"
#include "stats/distribution.h"
#include "stats/noncentral_t.h"
#include "stats/root.h"

#define CEILING 100000 /* neighbourhoods */

static bool is_in_range(const struct stats_plan *p)
{
    return p->sd > 0.0 && p->icc >= 0.0 && p->icc <= 1.0 && p->r >= -1.0 && p->r < 1.0 &&
           p->loss >= 0.0 && p->loss < 1.0;
}

enum stats_outcome stats_plan(struct stats_plan_result *out, const struct stats_plan *plan)
{
    const double clusters = (double)plan->clusters;

    *out = (struct stats_plan_result){NAN, NAN, NAN, NAN, NAN, NAN};
    if (!is_in_range(plan))
        return STATS_NO_VARIANCE;
    if (plan->clusters < STATS_CLUSTERS_MIN)
        return STATS_TOO_FEW_CLUSTERS;
    if (!(plan->people * (1.0 - plan->loss) >= 1.0))
        return STATS_TOO_FEW;
    out->kept = plan->people * (1.0 - plan->loss);
    out->change_sd = plan->sd * sqrt(2.0 * (1.0 - plan->r));
    out->design_effect = plan->strangers ? 1.0 : 1.0 + (out->kept - 1.0) * plan->icc;
    out->n_effective = clusters * out->kept / out->design_effect;
    out->se = out->change_sd / sqrt(out->n_effective);
    out->df = (plan->strangers ? clusters * out->kept : clusters) - 1.0;
    return STATS_OK;
}

/* Power at the noncentrality ncp >= 0 */
static double power_of(double ncp, double df, double conf)
{
    const double critical = stats_t_quantile(0.5 + conf / 2.0, df);

    return 1.0 - stats_noncentral_t_cdf(critical, df, ncp) +
           stats_noncentral_t_cdf(-critical, df, ncp);
}

double stats_plan_power(const struct stats_plan *plan, double change)
{
    struct stats_plan_result result;

    if (stats_plan(&result, plan) != STATS_OK)
        return NAN;
    return power_of(fabs(change) / result.se, result.df, plan->conf);
}

struct wanted {
    double power;
    double df;
    double conf;
};

static double shortfall(double ncp, const void *context)
{
    const struct wanted *w = context;

    return power_of(ncp, w->df, w->conf) - w->power;
}

enum stats_outcome stats_plan_detectable(double *change, const struct stats_plan *plan,
                                         double power)
{
    struct stats_plan_result result;
    struct wanted w = {power, 0.0, plan->conf};
    enum stats_outcome outcome = stats_plan(&result, plan);
    double high = 1.0, ncp;

    *change = NAN;
    if (outcome != STATS_OK)
        return outcome;
    if (!(power > 1.0 - plan->conf && power < 1.0))
        return STATS_NOT_CONVERGED;
    w.df = result.df;
    while (high < 1e6 && shortfall(high, &w) < 0.0)
        high *= 2.0;
    outcome = stats_root(&ncp, shortfall, &w, 0.0, high);
    if (outcome == STATS_OK)
        *change = ncp * result.se;
    return outcome;
}

enum stats_outcome stats_plan_clusters(size_t *clusters, const struct stats_plan *plan,
                                       double change, double power)
{
    struct stats_plan trial = *plan;
    struct stats_plan_result result;
    size_t low = STATS_CLUSTERS_MIN, high = CEILING;
    enum stats_outcome outcome;

    *clusters = 0;
    trial.clusters = CEILING;
    outcome = stats_plan(&result, &trial);
    if (outcome != STATS_OK)
        return outcome;
    if (!(stats_plan_power(&trial, change) >= power))
        return STATS_NOT_CONVERGED;
    while (low < high) {
        trial.clusters = low + (high - low) / 2;
        if (stats_plan_power(&trial, change) >= power)
            high = trial.clusters;
        else
            low = trial.clusters + 1;
    }
    *clusters = low;
    return STATS_OK;
}
