/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibrate [PROGRAMMES] - prints, as Markdown, how often the 95 % intervals hold the truth in
 * thousands of invented programmes, and how often the headline test finds what is not there. Fails
 * where one that must be right is not. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "calibrate/calibrate.h"
#include "stats/outcome.h"

#define LEAST      0.935
#define MOST       0.965
#define ERRORS     3 /* standard errors of a simulation that theory may be off by */
#define FALSE_MOST 0.06
#define N_ALPHA    20000
#define SEED       20261125u

#include "calibrate/preface.inc"

static const double ICCS[] = {0, 0.02, 0.05, 0.10};
static const double LOSSES[] = {0, 0.15};
static const double LOSS_ON_PRE[] = {0.5, 1.0};

enum {
    N_COVERAGES = G_N_ELEMENTS(ICCS) * G_N_ELEMENTS(LOSSES),
    N_WEIGHTINGS = G_N_ELEMENTS(ICCS) * G_N_ELEMENTS(LOSS_ON_PRE)
};

/* Where neighbours are strangers (ICC 0) an interval holds what it promises, as ever; or what
 * theory says of the model; or more, because it must leave room for places that differ a little. */
enum strangers { AS_EVER, BY_THEORY, MAY_HOLD_MORE };

static const struct {
    const char *name;
    bool must; /* be right; the others are shown for comparison */
    enum strangers strangers;
    double columns; /* of the model, for theory */
} INTERVALS[N_INTERVALS] = {
    [INTERVAL_MODEL] = {"model", true, BY_THEORY, 1},
    [INTERVAL_CR2] = {"CR2", true, AS_EVER, 0},
    [INTERVAL_EFFECT] = {"g", true, BY_THEORY, 1},
    [INTERVAL_ARM] = {"arms", true, BY_THEORY, 2},
    [INTERVAL_SLOPE] = {"slope", true, AS_EVER, 0},
    [INTERVAL_NAIVE] = {"naive t", false, AS_EVER, 0},
    [INTERVAL_PLACE_CHANGE] = {"change", true, AS_EVER, 0},
    [INTERVAL_PLACE_MEAN] = {"pre mean", true, AS_EVER, 0},
    [INTERVAL_PLACE_D_Z] = {"d_z", true, AS_EVER, 0},
    [INTERVAL_PLACE_G] = {"g_av", true, AS_EVER, 0},
    [INTERVAL_PLACE_SHARE] = {"share", true, AS_EVER, 0},
    [INTERVAL_PLACE_TRUE] = {"true change", true, MAY_HOLD_MORE, 0},
    [INTERVAL_PLACE_EB] = {"shrunken", false, AS_EVER, 0},
    [INTERVAL_PLACE_RANK] = {"rank", false, AS_EVER, 0},
};

static void run_coverage(gpointer data, gpointer user)
{
    (void)user;
    coverage_run(data);
}

static void run_weighting(gpointer data, gpointer user)
{
    (void)user;
    weighting_run(data);
}

/* Every design has a seed of its own: the numbers do not depend on the threads. */
static void in_threads(GFunc run, gpointer items, gsize n, gsize size)
{
    GThreadPool *pool = g_thread_pool_new(run, NULL, (gint)g_get_num_processors(), FALSE, NULL);

    for (gsize i = 0; i < n; i++)
        g_thread_pool_push(pool, (char *)items + i * size, NULL);
    g_thread_pool_free(pool, FALSE, TRUE);
}

static double share_holding(const struct coverage *coverage, enum interval interval)
{
    return (double)coverage->n_holding[interval] / (double)coverage->n[interval];
}

/* Places are taken as equal in size, also after a loss. */
static double theory_of(const struct coverage *coverage, enum interval interval)
{
    return coverage_of_strangers(N_ALL * (1 - coverage->design.loss), N_PLACES,
                                 INTERVALS[interval].columns);
}

static bool is_wrong(const struct coverage *coverage, enum interval interval)
{
    double share = share_holding(coverage, interval), theory;
    enum strangers rule = coverage->design.icc > 0 ? AS_EVER : INTERVALS[interval].strangers;

    if (!INTERVALS[interval].must)
        return false;
    if (rule != BY_THEORY)
        return !(share >= LEAST && (share <= MOST || rule == MAY_HOLD_MORE));
    theory = theory_of(coverage, interval);
    return !(fabs(share - theory) <=
             ERRORS * sqrt(theory * (1 - theory) / (double)coverage->n[interval]));
}

/* One table: the intervals first..last of all designs. Returns how many are wrong. */
static guint print_intervals(const struct coverage *coverages, int first, int last)
{
    guint n_wrong = 0;

    printf("| ICC | lost |");
    for (int i = first; i <= last; i++)
        printf(" %s |", INTERVALS[i].name);
    printf("\n|---|---|");
    for (int i = first; i <= last; i++)
        printf("---|");
    printf("\n");
    for (int design = 0; design < N_COVERAGES; design++) {
        const struct coverage *coverage = &coverages[design];
        printf("| %.2f | %.0f %% |", coverage->design.icc, 100 * coverage->design.loss);
        for (int i = first; i <= last; i++) {
            double share = share_holding(coverage, (enum interval)i);
            bool wrong = is_wrong(coverage, (enum interval)i);
            n_wrong += wrong;
            if (coverage->n[i] == 0)
                printf(" - |");
            else
                printf(wrong ? " **%.1f** |" : " %.1f |", 100 * share);
        }
        printf("\n");
    }
    return n_wrong;
}

/* Whether these are wrong is counted where all intervals stand. */
static void print_strangers(const struct coverage *coverages)
{
    printf("| lost | interval | by theory | simulated |\n|---|---|---|---|\n");
    for (int design = 0; design < N_COVERAGES; design++)
        for (int i = 0; i < N_INTERVALS; i++) {
            const struct coverage *coverage = &coverages[design];
            enum interval interval = (enum interval)i;
            if (coverage->design.icc > 0 || INTERVALS[i].strangers != BY_THEORY)
                continue;
            printf(is_wrong(coverage, interval) ? "| %.0f %% | %s | %.2f | **%.2f** |\n"
                                                : "| %.0f %% | %s | %.2f | %.2f |\n",
                   100 * coverage->design.loss, INTERVALS[i].name,
                   100 * theory_of(coverage, interval), 100 * share_holding(coverage, interval));
        }
}

/* One cell, in bold where it must be right and is not; 1 then. */
static guint print_found(guint64 found, guint64 n, bool must)
{
    double share = (double)found / (double)n;
    bool wrong = must && !(share <= FALSE_MOST);

    printf(wrong ? " **%.1f** |" : " %.1f |", 100 * share);
    return wrong ? 1 : 0;
}

static guint print_false_positives(const struct coverage *coverages)
{
    guint n_wrong = 0;

    printf("%s\n| ICC | lost | headline (model) | naive t | arms in one place | one intercept for "
           "both |\n|---|---|---|---|---|---|\n",
           CROSSED);
    for (int i = 0; i < N_COVERAGES; i++) {
        const struct coverage *coverage = &coverages[i];

        printf("| %.2f | %.0f %% |", coverage->design.icc, 100 * coverage->design.loss);
        n_wrong += print_found(coverage->n_found, coverage->n_null, true);
        n_wrong += print_found(coverage->n_found_naively, coverage->n_null, false);
        n_wrong += print_found(coverage->n_found_crossed, coverage->n_null, true);
        n_wrong += print_found(coverage->n_found_shared, coverage->n_null, false);
        printf("\n");
    }
    return n_wrong;
}

static guint print_weighting(const struct weighting *weightings)
{
    guint n_wrong = 0;

    printf("| ICC | log odds per SD | lost | bias, %% of the effect | with weights | mended | "
           "coverage | with weights |\n|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < N_WEIGHTINGS; i++) {
        const struct weighting *w = &weightings[i];
        bool wrong = !(w->coverage_weighted >= LEAST && w->coverage_weighted <= MOST);
        n_wrong += wrong;
        printf(wrong ? "| %.2f | %.1f | %.0f %% | %+.1f | %+.1f | %.0f %% | %.1f | **%.1f** |\n"
                     : "| %.2f | %.1f | %.0f %% | %+.1f | %+.1f | %.0f %% | %.1f | %.1f |\n",
               w->design.icc, w->design.loss_on_pre, 100 * w->lost,
               100 * w->bias / w->design.effect, 100 * w->bias_weighted / w->design.effect,
               100 * (1 - fabs(w->bias_weighted) / fabs(w->bias)), 100 * w->coverage,
               100 * w->coverage_weighted);
    }
    return n_wrong;
}

static void fill(struct coverage *coverages, struct weighting *weightings, guint n)
{
    for (guint i = 0; i < N_COVERAGES; i++)
        coverages[i] = (struct coverage){.design = {.effect = 0.35,
                                                    .icc = ICCS[i / G_N_ELEMENTS(LOSSES)],
                                                    .loss = LOSSES[i % G_N_ELEMENTS(LOSSES)]},
                                         .seed = SEED + i,
                                         .n_programmes = n};
    for (guint i = 0; i < N_WEIGHTINGS; i++)
        weightings[i] = (struct weighting){
            .design = {.effect = 0.35,
                       .icc = ICCS[i / G_N_ELEMENTS(LOSS_ON_PRE)],
                       .loss = 0.2,
                       .loss_on_pre = LOSS_ON_PRE[i % G_N_ELEMENTS(LOSS_ON_PRE)]},
            .seed = SEED + 1000 + i,
            .n_programmes = n / 2};
}

static guint print_all(const struct coverage *coverages, const struct weighting *weightings,
                       double alpha)
{
    guint n_wrong = 0;

    printf("%s", PREFACE);
    n_wrong += print_intervals(coverages, INTERVAL_MODEL, INTERVAL_NAIVE);
    printf("\n%s\n", STRANGERS);
    print_strangers(coverages);
    printf("\n%s\n", PLACES);
    n_wrong += print_intervals(coverages, INTERVAL_PLACE_CHANGE, INTERVAL_PLACE_RANK);
    printf(
        "\n## No effect at all: how many of 100 programmes are found to have one (p < 0.05)\n\n");
    n_wrong += print_false_positives(coverages);
    printf("\n## Alpha\n\nFeldt's limits, 8 parallel items, 200 people: %.1f of 100 hold the true "
           "alpha.\n",
           100 * alpha);
    n_wrong += !(alpha >= LEAST && alpha <= MOST);
    printf("\n## Loss that depends on the pre score: what it does, what weights mend\n\n%s\n\n",
           "The lower the pre score, the more often a person is lost; low scorers gain more by "
           "regression to the mean, so the mean\nchange of those who stay is too small. Weights: "
           "one over the chance to stay, by logistic regression on the pre score.");
    return n_wrong + print_weighting(weightings);
}

int main(int argc, char **argv)
{
    guint n = argc > 1 ? (guint)g_ascii_strtoull(argv[1], NULL, 10) : 10000;
    struct coverage *coverages = g_new0(struct coverage, N_COVERAGES);
    struct weighting *weightings = g_new0(struct weighting, N_WEIGHTINGS);
    guint n_wrong;

    stats_start();
    fill(coverages, weightings, MAX(n, 10));
    in_threads(run_coverage, coverages, N_COVERAGES, sizeof *coverages);
    in_threads(run_weighting, weightings, N_WEIGHTINGS, sizeof *weightings);
    n_wrong = print_all(coverages, weightings, coverage_of_alpha(SEED, N_ALPHA));
    if (n_wrong > 0)
        fprintf(stderr, "%u are not what they must be (in bold)\n", n_wrong);
    g_free(coverages);
    g_free(weightings);
    return n_wrong == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
