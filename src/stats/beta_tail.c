/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/beta_tail.h"

#include <float.h>
#include <math.h>

#define TWO_PI     6.283185307179586476925286766559
#define FRACTIONS  200000
#define STIRLING_X 16.0

double stats_stirling_error(double x)
{
    const double r = 1.0 / (x * x);

    if (x < STIRLING_X)
        return log(tgamma(x + 1.0)) - (x + 0.5) * log(x) + x - 0.5 * log(TWO_PI);
    return (1.0 / 12 -
            r * (1.0 / 360 -
                 r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360)))))) /
           x;
}

/* x log(x / m) + m - x, without the cancellation at x near m */
static double deviance(double x, double m)
{
    const double v = (x - m) / (x + m);
    double sum, term, next;

    if (fabs(x - m) >= 0.1 * (x + m))
        return x * log(x / m) + m - x;
    sum = (x - m) * v;
    term = 2.0 * x * v;
    for (int j = 1; j < 1000; j++) {
        term *= v * v;
        next = sum + term / (2 * j + 1);
        if (next >= sum && next <= sum)
            break;
        sum = next;
    }
    return sum;
}

double stats_binomial_mass(double k, double n, double x, double y)
{
    const double m = n - k;

    if (k <= 0.0)
        return exp(x < 0.5 ? n * log1p(-x) : n * log(y));
    if (m <= 0.0)
        return exp(y < 0.5 ? n * log1p(-y) : n * log(x));
    if (x <= 0.0 || y <= 0.0)
        return 0.0;
    return exp(stats_stirling_error(n) - stats_stirling_error(k) - stats_stirling_error(m) -
               deviance(k, n * x) - deviance(m, n * y)) *
           sqrt(n / (TWO_PI * k * m));
}

double stats_beta_mass(double a, double b, double x, double y)
{
    return a * (b / (a + b)) * stats_binomial_mass(a, a + b, x, y);
}

static double away_from_zero(double v)
{
    return fabs(v) < DBL_MIN ? DBL_MIN : v;
}

/* The continued fraction of I_x(a, b) by Lentz's method, for x below the mean. */
static double fraction(double a, double b, double x)
{
    double c = 1.0;
    double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    double h = d;

    for (int m = 1; m < FRACTIONS; m++) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0));
        double step;

        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        h *= d * c;
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        step = d * c;
        h *= step;
        if (fabs(step - 1.0) <= DBL_EPSILON)
            return h;
    }
    return NAN;
}

double stats_beta_tail(double a, double b, double x, double y)
{
    if (x <= 0.0)
        return 0.0;
    if (y <= 0.0)
        return 1.0;
    if (x <= (a + 1.0) / (a + b + 2.0))
        return stats_beta_mass(a, b, x, y) / a * fraction(a, b, x);
    return 1.0 - stats_beta_mass(a, b, x, y) / b * fraction(b, a, y);
}
