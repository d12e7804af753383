/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/distribution.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_math.h>
#include <stdbool.h>

#include "stats/beta_tail.h"

#define NEWTON_STEPS 200
#define CLOSE        1e-8

double stats_normal_p(double z)
{
    return erfc(fabs(z) * M_SQRT1_2);
}

double stats_normal_cdf(double z)
{
    return 0.5 * erfc(-z * M_SQRT1_2);
}

static bool is_probability(double p)
{
    return p > 0.0 && p < 1.0;
}

double stats_normal_quantile(double p)
{
    return is_probability(p) ? gsl_cdf_ugaussian_Pinv(p) : (double)NAN;
}

/* The tail of F above (upper) or below f; *mass is f times the density, the derivative in log f. */
static double f_tail(double f, double df1, double df2, bool upper, double *mass)
{
    const double ratio = df1 / df2 * f;
    const double x = ratio > 1.0 ? 1.0 / (1.0 + 1.0 / ratio) : ratio / (1.0 + ratio);
    const double y = ratio > 1.0 ? 1.0 / ratio / (1.0 + 1.0 / ratio) : 1.0 / (1.0 + ratio);
    const double a = df1 / 2.0, b = df2 / 2.0;

    if (mass)
        *mass = stats_beta_mass(a, b, x, y);
    return upper ? stats_beta_tail(b, a, y, x) : stats_beta_tail(a, b, x, y);
}

double stats_f_p(double f, double df1, double df2)
{
    if (!(df1 > 0.0) || !(df2 > 0.0) || isnan(f))
        return NAN;
    return f <= 0.0 ? 1.0 : f_tail(f, df1, df2, true, NULL);
}

double stats_t_p(double t, double df)
{
    return stats_f_p(t * t, 1.0, df);
}

double stats_t_cdf(double t, double df)
{
    return df > 0.0 ? gsl_cdf_tdist_P(t, df) : (double)NAN;
}

/* log of a first guess: Wilson and Hilferty's cube root of F taken as normal */
static double first_guess(double z, double df1, double df2)
{
    const double a = 2.0 / (9.0 * df1), b = 2.0 / (9.0 * df2);
    const double den = (1.0 - b) * (1.0 - b) - z * z * b;
    const double root2 =
        z * z * ((1.0 - b) * (1.0 - b) * a + (1.0 - a) * (1.0 - a) * b - z * z * a * b);
    const double cube = ((1.0 - a) * (1.0 - b) + copysign(sqrt(fmax(root2, 0.0)), z)) / den;

    return den > 0.0 && cube > 0.0 ? 3.0 * log(cube) : 0.0;
}

/* The f whose tail (upper or lower, the one that is at most a half) is `tail`: Newton on the
 * logarithm of the tail in log f, which is concave, held inside a bracket. */
static double f_of_tail(double tail, bool upper, double df1, double df2, double guess)
{
    const double sign = upper ? -1.0 : 1.0;
    double low = -1400.0, high = 1400.0;
    double u = guess;

    for (int i = 0; i < NEWTON_STEPS; i++) {
        double mass, at, next, step;

        at = f_tail(exp(u), df1, df2, upper, &mass);
        if (isnan(at))
            return NAN;
        if ((at < tail) == upper)
            high = u;
        else
            low = u;
        step = sign * (log(tail) - log(at)) * at / mass;
        next = u + step;
        if (fabs(step) <= CLOSE)
            return exp(next); /* quadratic: what is left is beyond the last digit */
        u = next > low && next < high ? next : (low + high) / 2.0;
    }
    return NAN;
}

double stats_f_quantile(double p, double df1, double df2)
{
    const bool upper = p > 0.5;

    if (!is_probability(p) || !(df1 > 0.0) || !(df2 > 0.0))
        return NAN;
    return f_of_tail(upper ? 1.0 - p : p, upper, df1, df2,
                     first_guess(gsl_cdf_ugaussian_Pinv(p), df1, df2));
}

/* Cornish and Fisher's expansion about the normal quantile z */
static double t_guess(double z, double df)
{
    const double z2 = z * z, a = (z2 + 1.0) / 4.0, b = ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    const double c = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;

    return z * (1.0 + (a + (b + c / df) / df) / df);
}

double stats_t_quantile(double p, double df)
{
    const double tail = fmin(p, 1.0 - p);
    const bool upper = tail <= 0.25; /* of t squared, which is F on 1 and df */
    double guess;

    if (!is_probability(p) || !(df > 0.0))
        return NAN;
    if (tail >= 0.5)
        return 0.0;
    guess = t_guess(-gsl_cdf_ugaussian_Pinv(tail), df);
    guess = guess > 0.0 ? 2.0 * log(guess) : 0.0;
    return copysign(sqrt(f_of_tail(upper ? 2.0 * tail : 1.0 - 2.0 * tail, upper, 1.0, df, guess)),
                    p - 0.5);
}

double stats_chi2_p(double x, double df)
{
    if (!(df > 0.0) || isnan(x))
        return NAN;
    return x <= 0.0 ? 1.0 : gsl_cdf_chisq_Q(x, df);
}

struct stats_t_test stats_t_test(double estimate, double se, double df, double conf)
{
    const double t = estimate / se, p = stats_t_p(t, df);
    const double half = stats_t_quantile(0.5 + conf / 2.0, df) * se;
    struct stats_t_test test = {STATS_OK, t, p, estimate - half, estimate + half};

    test.outcome = stats_outcome_of((double[]){test.t, test.p, test.low, test.high}, 4);
    if (test.outcome != STATS_OK)
        test.t = test.p = test.low = test.high = NAN;
    return test;
}

double stats_chi2_quantile(double p, double df)
{
    return is_probability(p) && df > 0.0 ? gsl_cdf_chisq_Pinv(p, df) : (double)NAN;
}

double stats_binomial_half_p(size_t k, size_t n)
{
    const double total = (double)n;
    const double least = fmin((double)k, total - (double)k);
    double term = 1.0, sum = 0.0;

    if (n == 0 || k > n)
        return NAN;
    /* from the largest term downwards; each is the one before times j / (n - j + 1) */
    for (double j = least; term > 0.0 && sum + term > sum; j--) {
        sum += term;
        term *= j / (total - j + 1.0);
    }
    return fmin(1.0, 2.0 * stats_binomial_mass(least, total, 0.5, 0.5) * sum);
}
