/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/findings.h"

#include <math.h>

/* A unit is one block: the counts of people, then each scale's statistics. A cell is a double and
 * a byte that is 0 while unset, else reason + 1, so that a fresh block needs no touching. */
struct findings {
    guint n_units, n_scales;
    guint n_people_slots, n_scale_slots;
    gsize block;
    gint16 slots[N_STATISTICS][N_STUDY_WAVES]; /* -1 where there is no such statistic */
    double *values;
    guint8 *states;
};

static void number_slots(struct findings *findings)
{
    for (guint s = 0; s < N_STATISTICS; s++) {
        for (guint w = 0; w < N_STUDY_WAVES; w++) {
            guint *next = w == STUDY_NO_WAVE ? &findings->n_people_slots : &findings->n_scale_slots;

            findings->slots[s][w] = statistic_in_wave((enum statistic)s, (enum study_wave)w)
                                        ? (gint16)(*next)++
                                        : (gint16)-1;
        }
    }
}

double finding_value(double value)
{
    return value + 0.0; /* (-0) + 0 is 0 */
}

struct findings *findings_new(guint n_units, guint n_scales)
{
    struct findings *findings = g_new0(struct findings, 1);

    findings->n_units = n_units;
    findings->n_scales = n_scales;
    number_slots(findings);
    findings->block = findings->n_people_slots + (gsize)n_scales * findings->n_scale_slots;
    findings->values = g_new0(double, n_units * findings->block);
    findings->states = g_new0(guint8, n_units * findings->block);
    return findings;
}

void findings_free(struct findings *findings)
{
    if (findings == NULL)
        return;
    g_free(findings->values);
    g_free(findings->states);
    g_free(findings);
}

/* The cell's number, or -1 where that statistic does not exist for that wave. */
static gssize cell(const struct findings *findings, guint unit, int scale, enum study_wave wave,
                   enum statistic statistic)
{
    g_assert(unit < findings->n_units && scale >= NO_SCALE && scale < (int)findings->n_scales);
    g_assert((unsigned)wave < N_STUDY_WAVES && (unsigned)statistic < N_STATISTICS);

    gint16 slot = findings->slots[statistic][wave];

    if (slot < 0 || (scale == NO_SCALE) != (wave == STUDY_NO_WAVE))
        return -1;
    gsize at = unit * findings->block + (gsize)slot;

    if (scale != NO_SCALE)
        at += findings->n_people_slots + (gsize)scale * findings->n_scale_slots;
    return (gssize)at;
}

static void store(struct findings *findings, gssize at, double value, enum reason reason)
{
    g_assert(at >= 0);
    findings->values[at] = finding_value(value);
    findings->states[at] = (guint8)((guint)reason + 1u);
}

void findings_set(struct findings *findings, guint unit, int scale, enum study_wave wave,
                  enum statistic statistic, double value)
{
    bool finite = isfinite(value);

    store(findings, cell(findings, unit, scale, wave, statistic), finite ? value : (double)NAN,
          finite ? REASON_NONE : REASON_NOT_CONVERGED);
}

void findings_set_reason(struct findings *findings, guint unit, int scale, enum study_wave wave,
                         enum statistic statistic, enum reason reason)
{
    g_assert(reason != REASON_NONE && (unsigned)reason < N_REASONS);
    store(findings, cell(findings, unit, scale, wave, statistic), (double)NAN, reason);
}

static enum reason reason_of(enum stats_outcome outcome)
{
    switch (outcome) {
    case STATS_OK:
        return REASON_NONE;
    case STATS_TOO_FEW:
        return REASON_TOO_FEW;
    case STATS_NO_VARIANCE:
        return REASON_NO_VARIANCE;
    case STATS_TOO_FEW_CLUSTERS:
        return REASON_TOO_FEW_CLUSTERS;
    case STATS_HEYWOOD:
        return REASON_HEYWOOD;
    case STATS_NOT_CONVERGED:
        return REASON_NOT_CONVERGED;
    case STATS_NO_MEMORY:
        break;
    }
    g_error("out of memory"); /* as GLib ends: a hole must not pass for a result */
}

void findings_set_outcome(struct findings *findings, guint unit, int scale, enum study_wave wave,
                          enum statistic statistic, enum stats_outcome outcome, double value)
{
    if (outcome == STATS_OK)
        findings_set(findings, unit, scale, wave, statistic, value);
    else
        findings_set_reason(findings, unit, scale, wave, statistic, reason_of(outcome));
}

struct finding findings_get(const struct findings *findings, guint unit, int scale,
                            enum study_wave wave, enum statistic statistic)
{
    gssize at = cell(findings, unit, scale, wave, statistic);
    struct finding finding = {false, (double)NAN, REASON_NONE};

    if (at >= 0 && findings->states[at] != 0) {
        finding.is_set = true;
        finding.value = findings->values[at];
        finding.reason = (enum reason)(findings->states[at] - 1);
    }
    return finding;
}
