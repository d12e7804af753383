/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/root.h"

#include <float.h>
#include <math.h>

#define STEPS 200

/* Where in [a, b], as a share from a, the next point lies: inverse quadratic through the three
 * points when they bend little enough for it to be safe, else the middle. */
static double next_share(double a, double fa, double b, double fb, double c, double fc)
{
    const double xi = (a - b) / (c - b);
    const double phi = (fa - fb) / (fc - fb);
    const double alpha = (c - a) / (b - a);

    if (phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi)
        return fa / (fb - fa) * fc / (fb - fc) + alpha * fa / (fc - fa) * fb / (fc - fb);
    return 0.5;
}

enum stats_outcome stats_root(double *root, stats_function *f, const void *context, double low,
                              double high)
{
    double a = high, b = low, fa = f(a, context), fb = f(b, context);
    double c = b, fc = fb;
    double share = 0.5;

    *root = NAN;
    if (!isfinite(fa) || !isfinite(fb) || fa * fb > 0.0)
        return STATS_NOT_CONVERGED;
    for (int i = 0; i < STEPS; i++) {
        const double best = fabs(fa) < fabs(fb) ? a : b;
        const double tolerance = 2.0 * DBL_EPSILON * fabs(best) + 1e-300;
        const double width = fabs(b - a);
        double x, fx;

        if (width <= 2.0 * tolerance || fa == 0.0 || fb == 0.0) {
            *root = fa == 0.0 ? a : fb == 0.0 ? b : best;
            return STATS_OK;
        }
        share = fmin(fmax(share, tolerance / width), 1.0 - tolerance / width);
        x = a + share * (b - a);
        fx = f(x, context);
        if (!isfinite(fx))
            return STATS_NOT_CONVERGED;
        if ((fx > 0.0) == (fa > 0.0)) {
            c = a;
            fc = fa;
        } else {
            c = b;
            fc = fb;
            b = a;
            fb = fa;
        }
        a = x;
        fa = fx;
        share = next_share(a, fa, b, fb, c, fc);
    }
    return STATS_NOT_CONVERGED;
}
