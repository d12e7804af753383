/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/wilson.h"

#include <math.h>

#include "stats/distribution.h"

enum stats_outcome stats_share(struct stats_share *out, size_t count, size_t n, double conf)
{
    const double z = stats_normal_quantile(0.5 + conf / 2.0);
    const double total = (double)n, k = (double)count;
    const double spread = z * sqrt(k * (total - k) / total + z * z / 4.0);

    *out = (struct stats_share){count, n, NAN, NAN, NAN};
    if (n == 0)
        return STATS_TOO_FEW;
    out->share = k / total;
    out->low = count == 0 ? 0.0 : (k + z * z / 2.0 - spread) / (total + z * z);
    out->high = count == n ? 1.0 : (k + z * z / 2.0 + spread) / (total + z * z);
    return STATS_OK;
}
