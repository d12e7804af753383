/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/scale_order.h - in which order a reader meets the scales.
 *
 * Only scales with a score. Main (primary) scales first, each followed by its parts where it is an
 * index; then the others in the order of the questionnaire.
 */
#ifndef REPORT_SCALE_ORDER_H
#define REPORT_SCALE_ORDER_H

#include <glib.h>
#include <stdbool.h>

#include "instrument/instrument.h"

struct ordered_scale {
    guint scale;
    bool is_main;
    bool is_part; /* of a main index */
};

/* Elements: struct ordered_scale; each scored scale once. Without any main scale, the first one
 * leads and counts as main. */
GArray *scale_order(const struct instrument *instrument);

/* What one page has room for: all of them, or, where they are more than eight, the main ones and
 * those that no main index stands for; where that is still too many, the main ones. */
GArray *scale_order_overview(const struct instrument *instrument);

/* The main ones only. Elements: guint. */
GArray *scale_order_main(const struct instrument *instrument);

#endif
