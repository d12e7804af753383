/* SPDX-License-Identifier: GPL-3.0-or-later */
/* big_cohort.h - invented people of any number in memory: 10 scales of 4 items rated 1 to 5. */
#ifndef TESTS_BENCH_BIG_COHORT_H
#define TESTS_BENCH_BIG_COHORT_H

#include "study/study.h"

enum { BIG_SCALES = 10, BIG_KEYS = 4, BIG_ITEMS = BIG_SCALES * BIG_KEYS };

struct big_cohort;

struct big_cohort *big_cohort_new(guint n_people, guint n_counties, guint n_neighbourhoods);
void big_cohort_free(struct big_cohort *big);
OWN_DEFINE(big_cohort, big_cohort_free)

/* Scores and every statistic of every unit. Caller frees. */
struct study *big_cohort_study(struct big_cohort *big);

#endif
