/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two data sets that nobody here wrote, where they are at hand: Student's sleep (a zero, ties) and
 * MASS::anorexia (three clusters, ties that doubles hide). Values by R 4.2.2. Looked for in the
 * folder TABAVAR_ORACLES, else in ../shared/oracles; skipped where there is none. */
#include "expect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/cluster_robust.h"
#include "stats/clusters.h"
#include "stats/describe.h"
#include "stats/effect_size.h"
#include "stats/hodges_lehmann.h"
#include "stats/icc.h"
#include "stats/random_intercept.h"
#include "stats/reliable_change.h"
#include "stats/signed_rank.h"

#define ROOM_FOR 100

struct set {
    size_t n;
    double pre[ROOM_FOR];
    double post[ROOM_FOR];
    double change[ROOM_FOR]; /* rounded at 1e-10, as ties ask for */
    unsigned index[ROOM_FOR];
};

/* Reads the last column; the third gives the cluster by its first two letters. */
static size_t read_column(double *values, unsigned *index, const char *set, const char *wave)
{
    static const char *const places[] = {"CB", "Co", "FT"};
    const char *folder = getenv("TABAVAR_ORACLES");
    char path[512], line[256];
    size_t n = 0;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s/%s.csv", folder ? folder : "../shared/oracles", set, wave);
    file = fopen(path, "r");
    if (!file)
        return 0;
    if (!fgets(line, sizeof line, file))
        line[0] = '\0';
    while (n < ROOM_FOR && fgets(line, sizeof line, file)) {
        const char *last = strrchr(line, ','), *place = last;

        if (!last)
            continue;
        while (place > line && place[-1] != ',')
            place--;
        index[n] = 0;
        for (unsigned j = 0; j < COUNT(places); j++)
            if (strncmp(place, places[j], 2) == 0)
                index[n] = j;
        values[n++] = strtod(last + 1, NULL);
    }
    fclose(file);
    return n;
}

static void load(struct set *s, const char *name)
{
    s->n = read_column(s->pre, s->index, name, "pre");
    if (s->n == 0)
        skip();
    assert_int_equal(read_column(s->post, s->index, name, "post"), s->n);
    for (size_t i = 0; i < s->n; i++)
        s->change[i] = nearbyint((s->post[i] - s->pre[i]) * 1e10) / 1e10;
}

static void sleep_agrees_with_r(void **state)
{
    struct set s;
    struct stats_describe d;
    struct stats_paired p;
    struct stats_effect_size e;
    struct stats_signed_rank w;
    struct stats_reliable_change r;
    double middle;

    (void)state;
    load(&s, "sleep");
    assert_int_equal(s.n, 10);
    assert_int_equal(stats_describe(&d, s.pre, s.n, 0.95), STATS_OK);
    assert_close(d.sd, 1.78900965775916, 1e-13);
    assert_close(d.q1, -0.175, 1e-13);
    assert_close(d.skewness, 0.58092067373985, 1e-12);
    assert_close(d.kurtosis, -0.629822370322577, 1e-12);
    assert_int_equal(stats_paired(&p, s.pre, s.post, s.n, 0.95), STATS_OK);
    assert_close(p.t, 4.06212768338204, 1e-12);
    assert_close(p.p, 0.00283289019738427, 1e-12);
    assert_close(p.change_low, 0.700114236723018, 1e-12);
    assert_close(p.r, 0.795170205833578, 1e-12);
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_OK);
    assert_close(e.d_z, 1.28455756259105, 1e-12);
    assert_close(e.d_z_low, 0.414627756380458, 1e-10);
    assert_close(e.d_z_high, 2.1180165139816, 1e-10);
    assert_close(e.d_av, 0.83218108134954, 1e-12);
    assert_close(e.d_rm, 0.822176638386309, 1e-12);
    assert_close(e.glass_pre, 0.883170190360538, 1e-12);
    assert_int_equal(stats_signed_rank(&w, s.change, s.n), STATS_OK);
    assert_true(w.n_up == 9 && w.n_down == 0 && w.n_zero == 1);
    assert_close(w.v, 45.0, 0.0);
    assert_close(w.p, 0.00390625, 1e-14);
    assert_int_equal(stats_hodges_lehmann(&middle, s.change, s.n), STATS_OK);
    assert_close(middle, 1.3, 1e-14);
    assert_int_equal(stats_reliable_change(&r, s.change, s.n, p.sd_pre, p.r, true), STATS_OK);
    assert_close(r.points, 2.24429694628924, 1e-12);
    assert_int_equal(r.improved.count, 2);
    assert_close(r.improved.high, 0.509837528463358, 1e-12);
}

static void anorexia_agrees_with_r(void **state)
{
    struct set s;
    struct stats_paired p;
    struct stats_effect_size e;
    struct stats_signed_rank w;
    double middle;

    (void)state;
    load(&s, "anorexia");
    assert_int_equal(s.n, 72);
    assert_int_equal(stats_paired(&p, s.pre, s.post, s.n, 0.95), STATS_OK);
    assert_close(p.t, 2.93756971889067, 1e-12);
    assert_close(p.p, 0.00445771807867015, 1e-11);
    assert_int_equal(stats_effect_size(&e, &p, 0.95), STATS_OK);
    assert_close(e.d_z_low, 0.10717077696755, 1e-10);
    assert_close(e.d_z_high, 0.582920198985599, 1e-10);
    assert_close(e.g_av, 0.989393030264085 * 0.408799451422806, 1e-12);
    assert_int_equal(stats_signed_rank(&w, s.change, s.n), STATS_OK);
    assert_close(w.v, 1726.0, 0.0);
    assert_close(w.p, 0.00971035215290085, 1e-12);
    assert_close(w.rank_biserial, 0.350547730829421, 1e-12);
    assert_int_equal(stats_hodges_lehmann(&middle, s.change, s.n), STATS_OK);
    assert_close(middle, 2.4, 1e-12);
}

static void three_clusters_agree_with_r(void **state)
{
    static const double eb[] = {3.02989638596347, 0.113386028680588, 6.36382165066848};
    static const double se[] = {1.33194909834742, 1.39899127349734, 1.68309362421365};
    struct set s;
    struct stats_cluster c[3];
    struct stats_icc i;
    struct stats_random_intercept m;
    struct stats_place places[3];
    struct stats_cluster_robust r;

    (void)state;
    load(&s, "anorexia");
    stats_clusters(c, 3, s.change, s.index, s.n);
    assert_int_equal(stats_icc(&i, c, 3), STATS_OK);
    assert_close(i.icc, 0.158615384095191, 1e-12);
    assert_close(i.p, 0.0064986529806997, 1e-11);
    assert_int_equal(stats_random_intercept(&m, c, 3, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_close(m.estimate, 3.16903468843751, 1e-11);
    assert_close(m.tau2, 11.8304920500948, 1e-11);
    assert_close(m.sigma2, 56.7125025045351, 1e-11);
    assert_close(m.plain_se, 2.18300931551033, 1e-11);
    assert_close(m.se, 2.18670511670421, 1e-6);
    assert_close(m.df, 1.99165411235535, 1e-6);
    assert_int_equal(stats_places(places, &m, c, 3, 0.95), STATS_OK);
    for (size_t j = 0; j < 3; j++) {
        assert_close(places[j].eb_mean, eb[j], 1e-10);
        assert_close(places[j].se, se[j], 1e-10);
    }
    assert_int_equal(stats_cluster_robust(&r, c, 3, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_close(r.se, 1.89806458446193, 1e-10);
    assert_close(r.df, 1.89140790708995, 1e-9);
    stats_clusters(c, 3, s.pre, s.index, s.n);
    assert_int_equal(stats_random_intercept(&m, c, 3, 0.95), STATS_TOO_FEW_CLUSTERS);
    assert_close(m.tau2, 0.0, 0.0);
    assert_close(m.se, 0.634580845028903, 1e-9);
    assert_close(m.df, 1.8007156261777, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sleep_agrees_with_r),
        cmocka_unit_test(anorexia_agrees_with_r),
        cmocka_unit_test(three_clusters_agree_with_r),
    };

    return RUN(tests);
}
