/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every test of the room includes: cmocka, and doubles compared to a relative tolerance. */
#ifndef TESTS_STATS_EXPECT_H
#define TESTS_STATS_EXPECT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <math.h>

#include "stats/outcome.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* got within `relative` of want; absolute where want is 0. */
#define assert_close(got, want, relative)                                                          \
    expect_close(got, want, relative, #got, __FILE__, __LINE__)
#define assert_nan(value) assert_true(isnan(value))

static inline void expect_close(double got, double want, double relative, const char *what,
                                const char *file, int line)
{
    const double scale = fabs(want) > 0.0 ? fabs(want) : 1.0;

    if (fabs(got - want) <= relative * scale)
        return;
    print_error("%s is %.17g, not %.17g (off by %.2g relative)\n", what, got, want,
                fabs(got - want) / scale);
    _fail(file, line);
}

static inline int start(void **state)
{
    (void)state;
    stats_start();
    return 0;
}

#define RUN(tests) cmocka_run_group_tests(tests, start, NULL)

#endif
