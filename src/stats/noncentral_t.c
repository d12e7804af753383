/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/noncentral_t.h"

#include <gsl/gsl_math.h>

#include "stats/distribution.h"

#define POINTS  16
#define PANELS  48
#define NODES   (PANELS * POINTS)
#define REACH   8.6 /* standard deviations that hold all but 1e-17 of a normal */
#define WIDTH   3.5 /* of a panel, in standard deviations of the sharpest part */
#define SHARP   8.0 /* how much sharper Phi may turn than the density of s */
#define STEPS   60
#define SQRT2PI 2.50662827463100050242

/* T <= t when Z + ncp <= t S, S = sqrt(chi2 / df). Nodes lie over S, or over Z where t is so large
 * that the other way round is smoother. */
struct quadrature {
    double t; /* >= 0 */
    double df;
    bool over_z;
    size_t n;
    double at[NODES];
    double weight[NODES]; /* includes the density of S, or the length alone over Z */
};

/* Gauss-Legendre, 16 points: the positive abscissae and their weights */
static const double abscissa[POINTS / 2] = {0.0950125098376374401853, 0.2816035507792589132305,
                                            0.4580167776572273863424, 0.6178762444026437484467,
                                            0.7554044083550030338951, 0.8656312023878317438805,
                                            0.9445750230732325760779, 0.9894009349916499325962};
static const double gauss[POINTS / 2] = {0.1894506104550684962854, 0.1826034150449235888668,
                                         0.1691565193950025381893, 0.1495959888165767320815,
                                         0.1246289712555338720525, 0.0951585116824927848099,
                                         0.0622535239386478928628, 0.0271524594117540948518};

static void lay_nodes(struct quadrature *q, double low, double high, double width)
{
    const double wanted = ceil((high - low) / width);
    const size_t panels = wanted >= PANELS ? PANELS : wanted > 1.0 ? (size_t)wanted : 1;
    const double half = (high - low) / (double)panels / 2.0;

    q->n = 0;
    for (size_t p = 0; p < panels; p++) {
        const double middle = low + half * (double)(2 * p + 1);

        for (size_t i = 0; i < POINTS / 2; i++) {
            q->at[q->n] = middle - half * abscissa[i];
            q->weight[q->n++] = half * gauss[i];
            q->at[q->n] = middle + half * abscissa[i];
            q->weight[q->n++] = half * gauss[i];
        }
    }
}

/* Density of S at its nodes, up to a factor that makes the weights sum to 1. */
static void weigh_by_chi(struct quadrature *q)
{
    double sum = 0.0;

    for (size_t i = 0; i < q->n; i++) {
        const double e = q->at[i] - 1.0;
        const double log_s = e > -0.5 ? log1p(e) : log(q->at[i]);

        q->weight[i] *= exp(q->df * (log_s - e - e * e / 2.0) - log_s);
        sum += q->weight[i];
    }
    for (size_t i = 0; i < q->n; i++)
        q->weight[i] /= sum;
}

static void prepare(struct quadrature *q, double t, double df)
{
    const double sd = 1.0 / sqrt(2.0 * df);
    const double mode = df > 1.0 ? sqrt((df - 1.0) / df) : 0.0;
    const double far = mode + REACH / sqrt(df);
    const double high = mode + REACH / sqrt(df + fmax(df - 1.0, 0.0) / (far * far));
    const double low = fmax(0.0, mode - REACH / sqrt(fmax(2.0 * df - 1.0, 1.0)));

    q->t = t;
    q->df = df;
    q->over_z = t * sd > SHARP;
    if (q->over_z)
        return; /* its nodes depend on ncp */
    lay_nodes(q, low, high, WIDTH * fmin(sd, 1.0 / fmax(t, 1e-300)));
    weigh_by_chi(q);
}

/* P(T <= t) for this ncp; *slope is its derivative in ncp. */
static double below_over_s(const struct quadrature *q, double ncp, double *slope)
{
    double sum = 0.0, rise = 0.0;

    for (size_t i = 0; i < q->n; i++) {
        const double z = q->t * q->at[i] - ncp;

        if (z < -39.0)
            continue;
        sum += q->weight[i] * (z > 9.0 ? 1.0 : 0.5 * erfc(-z * M_SQRT1_2));
        rise += q->weight[i] * exp(-z * z / 2.0);
    }
    *slope = -rise / SQRT2PI;
    return sum;
}

/* E over Z of P(S >= (Z + ncp) / t), which is 1 for Z < -ncp. */
static double below_over_z(struct quadrature *q, double ncp, double *slope)
{
    const double start = fmin(fmax(-REACH, -ncp), REACH);
    double sum = stats_normal_cdf(start);
    double rise = -exp(-start * start / 2.0) / SQRT2PI;

    lay_nodes(q, start, REACH, 1.0);
    for (size_t i = 0; i < q->n; i++) {
        const double z = q->at[i], s = fmax(z + ncp, 0.0) / q->t;
        const double part =
            q->weight[i] * exp(-z * z / 2.0) / SQRT2PI * stats_chi2_p(q->df * s * s, q->df);

        sum += part;
        rise += z * part;
    }
    *slope = rise;
    return sum;
}

static double below(struct quadrature *q, double ncp, double *slope)
{
    return q->over_z ? below_over_z(q, ncp, slope) : below_over_s(q, ncp, slope);
}

double stats_noncentral_t_cdf(double t, double df, double ncp)
{
    struct quadrature q;
    double slope;

    if (!(df >= 1.0) || !isfinite(df) || !isfinite(t) || !isfinite(ncp))
        return NAN;
    prepare(&q, fabs(t), df);
    return t < 0.0 ? 1.0 - below(&q, -ncp, &slope) : below(&q, ncp, &slope);
}

/* The ncp at which P(T <= t) is `share`: Newton inside a bracket, P falls as ncp rises. */
static double limit(struct quadrature *q, double share)
{
    const double sd = sqrt(1.0 + q->t * q->t / (2.0 * q->df));
    double low = -INFINITY, high = INFINITY;
    double ncp = q->t * (1.0 - 1.0 / (4.0 * q->df)) - stats_normal_quantile(share) * sd;

    for (int i = 0; i < STEPS; i++) {
        double slope;
        const double off = below(q, ncp, &slope) - share;
        double next = ncp - off / slope;

        if (off > 0.0)
            low = ncp;
        else
            high = ncp;
        if (!(next > low && next < high) || fabs(next - ncp) > 4.0 * sd) {
            if (fabs(next - ncp) <= 1e-14 * (1.0 + fabs(ncp)))
                return ncp;
            if (isinf(low) || isinf(high))
                next = ncp + copysign(2.0 * sd, off);
            else
                next = (low + high) / 2.0;
        }
        if (fabs(next - ncp) <= 1e-9 * (sd + fabs(ncp)))
            return next; /* quadratic: the step after this one is below the last digit */
        ncp = next;
    }
    return NAN;
}

enum stats_outcome stats_noncentral_t_limits(double *low, double *high, double t, double df,
                                             double conf)
{
    const double tail = (1.0 - conf) / 2.0;
    struct quadrature q;
    double a, b;

    *low = *high = NAN;
    if (!(df >= 1.0) || !isfinite(df) || !isfinite(t) || !(tail > 0.0 && tail < 0.5))
        return STATS_NOT_CONVERGED;
    prepare(&q, fabs(t), df);
    a = limit(&q, 1.0 - tail);
    b = limit(&q, tail);
    if (!isfinite(a) || !isfinite(b))
        return STATS_NOT_CONVERGED;
    *low = t < 0.0 ? -b : a;
    *high = t < 0.0 ? -a : b;
    return STATS_OK;
}
