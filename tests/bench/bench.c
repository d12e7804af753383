/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench - how long the parts take, each beside its bar: the fastest of several times, because the
 * machine's noise only adds, and the least processor time. The lesser of the two is held against
 * the bar: a busy machine lengthens the one, work side by side the other. Figures, no verdict:
 * machines differ. */
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "bench/big_cohort.h"
#include "simulate/answer_file.h"
#include "simulate/invented_place.h"
#include "stats/cluster_robust.h"
#include "stats/describe.h"
#include "stats/effect_size.h"
#include "stats/hodges_lehmann.h"
#include "stats/noncentral_t.h"
#include "stats/paired.h"
#include "stats/random.h"
#include "stats/random_intercept.h"
#include "stats/reliable_change.h"
#include "stats/signed_rank.h"
#include "stats/sorting.h"

enum { MILLION = 1000000, N_EXACT = 200, N_LIMITS = 1000, N_CLUSTERS = 1000 };

struct pairs {
    size_t n;
    double *pre, *post, *change;
    unsigned *cluster;
};

static double sink; /* so that nothing is computed in vain */

static struct pairs pairs_new(size_t n, double step)
{
    struct stats_random *random = stats_random_new(7);
    struct pairs pairs = {n, g_new(double, n), g_new(double, n), g_new(double, n),
                          g_new(unsigned, n)};

    for (size_t i = 0; i < n; i++) {
        double pre = stats_random_normal(random, 3, 0.7);
        double post = 0.6 * pre + stats_random_normal(random, 1.5, 0.6);
        pairs.pre[i] = step > 0 ? floor(pre / step) * step : pre;
        pairs.post[i] = step > 0 ? floor(post / step) * step : post;
        pairs.change[i] = pairs.post[i] - pairs.pre[i];
        pairs.cluster[i] = (unsigned)(i % N_CLUSTERS);
    }
    stats_random_free(random);
    return pairs;
}

static void pairs_free(struct pairs *pairs)
{
    g_free(pairs->pre);
    g_free(pairs->post);
    g_free(pairs->change);
    g_free(pairs->cluster);
}

static double now(void)
{
    return (double)g_get_monotonic_time() / G_USEC_PER_SEC;
}

struct timing { /* seconds */
    double wall, processor;
};

static struct timing best_of(guint times, void (*work)(gconstpointer data), gconstpointer data)
{
    struct timing best = {(double)INFINITY, (double)INFINITY};

    for (guint i = 0; i < times; i++) {
        double begun = now();
        clock_t clock_begun = clock();
        work(data);
        best.wall = fmin(best.wall, now() - begun);
        best.processor =
            fmin(best.processor, (double)(clock() - clock_begun) / (double)CLOCKS_PER_SEC);
    }
    return best;
}

/* scale: from seconds into the unit. bar: in the unit, NAN for none. */
static void tell(const char *what, struct timing best, double scale, const char *unit, double bar)
{
    printf("%-68s %9.3g %9.3g %-4s", what, scale * best.wall, scale * best.processor, unit);
    if (isnan(bar))
        printf("\n");
    else
        printf(" %5g %-4s%s\n", bar, unit,
               scale * fmin(best.wall, best.processor) > bar ? "  over" : "");
}

static void signed_rank(gconstpointer data)
{
    const struct pairs *pairs = data;
    struct stats_signed_rank out;

    if (stats_signed_rank(&out, pairs->change, pairs->n) == STATS_OK)
        sink += out.p;
}

static void limits(gconstpointer data)
{
    (void)data;
    for (int i = 0; i < N_LIMITS; i++) {
        double low, high;
        if (stats_noncentral_t_limits(&low, &high, 0.01 * i, 10 + i % 600, 0.95) == STATS_OK)
            sink += low + high;
    }
}

static void hodges_lehmann(gconstpointer data)
{
    const struct pairs *pairs = data;
    double estimate;

    if (stats_hodges_lehmann(&estimate, pairs->change, pairs->n) == STATS_OK)
        sink += estimate;
}

static void clustered(const struct pairs *pairs)
{
    g_autofree struct stats_cluster *clusters = g_new(struct stats_cluster, N_CLUSTERS);
    struct stats_random_intercept model;
    struct stats_cluster_robust robust;

    stats_clusters(clusters, N_CLUSTERS, pairs->change, pairs->cluster, pairs->n);
    if (stats_random_intercept(&model, clusters, N_CLUSTERS, 0.95) == STATS_OK)
        sink += model.p;
    if (stats_cluster_robust(&robust, clusters, N_CLUSTERS, 0.95) == STATS_OK)
        sink += robust.se;
}

/* What the change of one scale takes in one place: both waves and the change described, the paired
 * test, effect sizes, ranks, the Hodges-Lehmann estimate, reliable change, the models of clusters.
 */
static void ten_scales(gconstpointer data)
{
    const struct pairs *pairs = data;
    const double *columns[] = {pairs->pre, pairs->post, pairs->change};

    for (int scale = 0; scale < BIG_SCALES; scale++) {
        struct stats_paired paired;
        struct stats_effect_size effect;
        struct stats_reliable_change reliable;
        for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
            struct stats_describe about;
            if (stats_describe(&about, columns[i], pairs->n, 0.95) == STATS_OK)
                sink += about.median;
        }
        if (stats_paired(&paired, pairs->pre, pairs->post, pairs->n, 0.95) == STATS_OK &&
            stats_effect_size(&effect, &paired, 0.95) == STATS_OK &&
            stats_reliable_change(&reliable, pairs->change, pairs->n, 0.7, 0.8, true) == STATS_OK)
            sink += paired.t + effect.g_av + reliable.points;
        signed_rank(pairs);
        hodges_lehmann(pairs);
        clustered(pairs);
    }
}

static void study(gconstpointer data)
{
    own(study) done = big_cohort_study((struct big_cohort *)(guintptr)data);

    sink += ((const struct study_track *)done->tracks->pdata[0])->units->len;
}

static void time_statistics(void)
{
    struct pairs few = pairs_new(N_EXACT, 0), many = pairs_new(MILLION, 0),
                 scores = pairs_new(MILLION, 0.125);

    tell("exact signed-rank test, 200 pairs", best_of(20, signed_rank, &few), 1e3, "ms", 5);
    tell("noncentral-t limits, each", best_of(5, limits, NULL), 1e6 / N_LIMITS, "us", 50);
    tell("Hodges-Lehmann, 1,000,000 pairs, all different", best_of(3, hodges_lehmann, &many), 1,
         "s", 2);
    tell("Hodges-Lehmann, 1,000,000 pairs, scores in eighths", best_of(3, hodges_lehmann, &scores),
         1, "s", 2);
    tell("statistics of one place, 1,000,000 pairs x 10 scales, one thread",
         best_of(2, ten_scales, &scores), 1, "s", 2);
    pairs_free(&few);
    pairs_free(&many);
    pairs_free(&scores);
}

static void time_study(guint n, guint counties, guint neighbourhoods, guint times, double bar)
{
    own(big_cohort) big = big_cohort_new(n, counties, neighbourhoods);
    g_autofree char *what = g_strdup_printf("scores and all statistics, %u people, 10 scales, %u "
                                            "places",
                                            n, 1 + counties + neighbourhoods);
    struct timing best = best_of(times, study, big);

    if (bar < 1)
        tell(what, best, 1e3, "ms", 1e3 * bar);
    else
        tell(what, best, 1, "s", bar);
}

struct reading {
    struct instrument *instrument;
    char *path;
};

static void read_wave(gconstpointer data)
{
    const struct reading *reading = data;
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    own(wave) wave = wave_read(reading->path, reading->instrument, places, diagnostics);

    g_assert(wave != NULL);
    sink += wave->n_people;
}

/* A wave of 50,000 people with the questionnaire of participants: decoding, lines, coding. */
static void time_reading(void)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = instrument_load("questionnaires/participants", diagnostics);
    g_autofree char *path = g_strdup_printf("%s/tabavar-bench-XXXXXX", g_get_tmp_dir());
    struct track track = {.hours = 60};
    struct track_recipe recipe = {.track = &track,
                                  .people = 50000,
                                  .sd_change = 0.5,
                                  .blank = 0.02,
                                  .pre_date = (char[]){"2025-10-07"},
                                  .effects = g_hash_table_new(g_str_hash, g_str_equal)};
    g_autoptr(GPtrArray) places = invented_places(NULL, 31, 500, diagnostics);
    struct stats_random *random = stats_random_new(3);
    int fd = g_mkstemp(path);
    GStatBuf there;

    g_assert(fd >= 0 && g_close(fd, NULL) && instrument != NULL);
    own(crowd) crowd = crowd_new(instrument, &recipe, places, random);
    if (answer_file_write(crowd, CROWD_PRE, places, path, NULL) && g_stat(path, &there) == 0) {
        struct timing best = best_of(5, read_wave, &(struct reading){instrument, path});
        double size = (double)there.st_size / 1e6;
        printf("%-68s %9.3g %9.3g %-4s %5g %-4s%s\n",
               "reading answers of 50,000 people, one thread", size / best.wall,
               size / best.processor, "MB/s", 200.0, "MB/s",
               size / best.processor < 200 ? "  below" : "");
    }
    g_unlink(path);
    g_hash_table_unref(recipe.effects);
    stats_random_free(random);
}

int main(void)
{
    stats_start();
    printf("%-68s %9s %9s %-4s %5s\n", "what", "wall", "processor", "", "bar");
    time_statistics();
    time_reading();
    time_study(625, 12, 25, 20, 0.05);
    time_study(10000, 12, 100, 5, NAN);
    time_study(100000, 31, 500, 2, NAN);
    time_study(MILLION, 31, 1000, 1, NAN);
    return isfinite(sink) ? 0 : 1;
}
