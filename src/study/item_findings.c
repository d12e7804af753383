/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/item_findings.h"

#include <math.h>

#include "stats/describe.h"
#include "stats/knowledge.h"
#include "study/findings.h"
#include "study/item_statistic.h"

/* Where rows go: one item in one wave. */
struct entry {
    GArray *items;
    guint scale, item;
    enum study_wave wave;
};

static const struct key *key_of(const struct item_matrix *matrix, guint j)
{
    return &matrix->cohort->instrument->scales[matrix->scale].keys[j];
}

static struct entry entry_of(GArray *items, const struct item_matrix *matrix, guint j)
{
    return (struct entry){items, matrix->scale, key_of(matrix, j)->item, matrix->wave};
}

static enum reason reason_of(enum stats_outcome outcome)
{
    static const enum reason REASONS[] = {
        [STATS_OK] = REASON_NONE,
        [STATS_TOO_FEW] = REASON_TOO_FEW,
        [STATS_NO_VARIANCE] = REASON_NO_VARIANCE,
        [STATS_TOO_FEW_CLUSTERS] = REASON_TOO_FEW_CLUSTERS,
        [STATS_NOT_CONVERGED] = REASON_NOT_CONVERGED,
        [STATS_HEYWOOD] = REASON_HEYWOOD,
    };

    g_assert(outcome != STATS_NO_MEMORY);
    return REASONS[outcome];
}

static void add(const struct entry *entry, enum item_statistic statistic,
                enum stats_outcome outcome, double value)
{
    struct item_finding row = {entry->scale,         entry->item,
                               entry->wave,          item_statistic_name(statistic),
                               finding_value(value), reason_of(outcome)};

    if (row.reason == REASON_NONE && !isfinite(value))
        row.reason = REASON_NOT_CONVERGED;
    if (row.reason != REASON_NONE)
        row.value = (double)NAN;
    g_array_append_val(entry->items, row);
}

static void add_share(const struct entry *entry, enum item_statistic statistic, gsize count,
                      gsize n)
{
    add(entry, statistic, n > 0 ? STATS_OK : STATS_TOO_FEW, (double)count / (double)n);
}

/* ---- item and rest ---- */

/* n_keys of them; caller frees. */
static struct stats_item *item_rest(const struct item_matrix *matrix)
{
    struct stats_item *rest = g_new0(struct stats_item, matrix->k);

    if (matrix->outcome == STATS_OK) {
        stats_items(rest, matrix->cov, matrix->k);
        return rest;
    }
    for (gsize j = 0; j < matrix->k; j++)
        rest[j].rest_outcome = rest[j].drop_outcome = matrix->outcome;
    return rest;
}

static void add_rest(const struct entry *entry, const struct stats_item *rest)
{
    add(entry, ITEM_STATISTIC_ITEM_REST_R, rest->rest_outcome, rest->item_rest_r);
    add(entry, ITEM_STATISTIC_ALPHA_IF_DROPPED, rest->drop_outcome, rest->alpha_if_dropped);
}

static void warn_if_negative(struct diagnostics *diagnostics, const struct item_matrix *matrix,
                             guint j, const struct stats_item *rest)
{
    const struct instrument *instrument = matrix->cohort->instrument;
    const char *item = instrument->items[key_of(matrix, j)->item]->name;
    struct where where = {.file = study_wave_of(matrix->cohort, matrix->wave)->file};
    char r[G_ASCII_DTOSTR_BUF_SIZE];

    if (matrix->wave != STUDY_PRE || matrix->n_complete < ITEM_WARNING_PEOPLE ||
        rest->rest_outcome != STATS_OK || rest->item_rest_r >= 0)
        return;
    where.column_name = item;
    g_ascii_formatd(r, sizeof r, "%.2f", rest->item_rest_r);
    diagnostics_add(diagnostics, MESSAGE_ITEM_AGAINST_SCALE, &where, item,
                    instrument->scales[matrix->scale].id, r, NULL);
}

/* ---- knowledge ---- */

struct answer_counts {
    gsize n, right, answered, dont_know;
};

static gint16 code_of(const struct cohort *cohort, guint item, enum study_wave wave, gint32 row)
{
    return study_wave_of(cohort, wave)->items[item].codes[row];
}

static bool is_right(double keyed)
{
    return keyed > 0.5; /* false for NAN */
}

static struct answer_counts count_answers(const struct item_matrix *matrix, guint j)
{
    struct answer_counts counts = {0};
    guint item = key_of(matrix, j)->item;

    for (guint i = 0; i < matrix->cohort->n_people; i++) {
        gint32 row = study_row_of(&matrix->cohort->people[i], matrix->wave);

        if (row < 0)
            continue;
        enum missing missing = answer_missing(code_of(matrix->cohort, item, matrix->wave, row));

        counts.right += is_right(matrix->x[counts.n * matrix->k + j]) ? 1 : 0;
        counts.answered += missing == MISSING_NOT ? 1 : 0;
        counts.dont_know += missing == MISSING_DONT_KNOW ? 1 : 0;
        counts.n++;
    }
    return counts;
}

static void add_knowledge(GArray *items, const struct item_matrix *matrix, guint j,
                          const struct stats_item *rest)
{
    struct entry entry = entry_of(items, matrix, j);
    struct answer_counts counts = count_answers(matrix, j);

    add_share(&entry, ITEM_STATISTIC_DIFFICULTY, counts.right, counts.n);
    add_share(&entry, ITEM_STATISTIC_DIFFICULTY_ANSWERED, counts.right, counts.answered);
    add_rest(&entry, rest);
    add_share(&entry, ITEM_STATISTIC_DONT_KNOW_SHARE, counts.dont_know, counts.n);
}

struct turns {
    gsize right_right, right_wrong, wrong_right, wrong_wrong, dk_right;
};

static void turn_add(struct turns *turns, bool before, bool after, bool did_not_know)
{
    turns->right_right += before && after ? 1 : 0;
    turns->right_wrong += before && !after ? 1 : 0;
    turns->wrong_right += !before && after ? 1 : 0;
    turns->wrong_wrong += !before && !after ? 1 : 0;
    turns->dk_right += did_not_know && !before && after ? 1 : 0;
}

static struct turns count_turns(const struct cohort *cohort, guint scale, guint j)
{
    const struct instrument *instrument = cohort->instrument;
    guint item = instrument->scales[scale].keys[j].item;
    struct turns turns = {0};

    for (guint i = 0; i < cohort->n_people; i++) {
        const struct cohort_person *p = &cohort->people[i];

        if (p->pre < 0 || p->post < 0)
            continue;
        turn_add(&turns, is_right(score_item(instrument, cohort->pre, scale, j, (guint)p->pre)),
                 is_right(score_item(instrument, cohort->post, scale, j, (guint)p->post)),
                 answer_missing(code_of(cohort, item, STUDY_PRE, p->pre)) == MISSING_DONT_KNOW);
    }
    return turns;
}

static void add_turns(const struct entry *entry, const struct turns *turns)
{
    double p;
    enum stats_outcome outcome = stats_mcnemar(&p, turns->wrong_right, turns->right_wrong);

    add(entry, ITEM_STATISTIC_RIGHT_RIGHT, STATS_OK, (double)turns->right_right);
    add(entry, ITEM_STATISTIC_RIGHT_WRONG, STATS_OK, (double)turns->right_wrong);
    add(entry, ITEM_STATISTIC_WRONG_RIGHT, STATS_OK, (double)turns->wrong_right);
    add(entry, ITEM_STATISTIC_WRONG_WRONG, STATS_OK, (double)turns->wrong_wrong);
    add(entry, ITEM_STATISTIC_DK_RIGHT, STATS_OK, (double)turns->dk_right);
    add(entry, ITEM_STATISTIC_P_MCNEMAR, outcome, p);
}

/* ---- rated items and exposure ---- */

/* The answers to one item, in buf of matrix->n. */
static gsize column(double *buf, const struct item_matrix *matrix, guint j)
{
    gsize n = 0;

    for (gsize i = 0; i < matrix->n; i++)
        if (!isnan(matrix->x[i * matrix->k + j]))
            buf[n++] = matrix->x[i * matrix->k + j];
    return n;
}

static void add_rated(GArray *items, const struct item_matrix *matrix, guint j,
                      const struct stats_item *rest)
{
    struct entry entry = entry_of(items, matrix, j);
    const struct key *key = key_of(matrix, j);
    double min = key->has_correct ? 0 : decimal_value(key->min);
    double max = key->has_correct ? 1 : decimal_value(key->max);
    g_autofree double *answers = g_new(double, matrix->n);
    gsize n = column(answers, matrix, j);
    struct stats_moments m;
    struct stats_ends ends;
    enum stats_outcome has_ends = stats_ends(&ends, answers, n, min, max);

    stats_moments(&m, answers, n);
    add(&entry, ITEM_STATISTIC_N, STATS_OK, (double)n);
    add(&entry, ITEM_STATISTIC_MEAN, n > 0 ? STATS_OK : STATS_TOO_FEW, m.mean);
    add(&entry, ITEM_STATISTIC_SD, n > 1 ? STATS_OK : STATS_TOO_FEW, sqrt(m.ss / ((double)n - 1)));
    add_rest(&entry, rest);
    add(&entry, ITEM_STATISTIC_FLOOR_SHARE, has_ends, ends.floor_share);
    add(&entry, ITEM_STATISTIC_CEILING_SHARE, has_ends, ends.ceiling_share);
}

static void add_exposure(GArray *items, const struct item_matrix *matrix, guint j)
{
    struct entry entry = entry_of(items, matrix, j);
    const struct key *key = key_of(matrix, j);
    double min = decimal_value(key->min), span = decimal_value(key->max) - min;
    bool two_answers =
        !key->has_correct && fabs(span - 1) < 1e-9; /* 0/1, 1/2: share of the higher */
    g_autofree double *answers = g_new(double, matrix->n);
    gsize n = column(answers, matrix, j);
    struct stats_moments m;

    stats_moments(&m, answers, n);
    add(&entry, ITEM_STATISTIC_N, STATS_OK, (double)n);
    add(&entry, ITEM_STATISTIC_MEAN, n > 0 ? STATS_OK : STATS_TOO_FEW,
        two_answers ? m.mean - min : m.mean);
}

/* ---- one scale ---- */

static void add_item(GArray *items, const struct item_matrix *matrix, guint j,
                     const struct stats_item *rest, struct diagnostics *diagnostics)
{
    enum scale_kind kind = matrix->cohort->instrument->scales[matrix->scale].kind;

    switch (kind) {
    case SCALE_EXPOSURE:
        add_exposure(items, matrix, j);
        return;
    case SCALE_KNOWLEDGE:
        add_knowledge(items, matrix, j, rest);
        break;
    case SCALE_ATTITUDE:
    case SCALE_BEHAVIOUR:
    case SCALE_INDEX:
        add_rated(items, matrix, j, rest);
        break;
    }
    warn_if_negative(diagnostics, matrix, j, rest);
}

GArray *item_findings_of_wave(const struct item_matrix *matrix, struct diagnostics *diagnostics)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(struct item_finding));
    g_autofree struct stats_item *rest = item_rest(matrix);

    for (guint j = 0; j < matrix->k; j++)
        add_item(items, matrix, j, &rest[j], diagnostics);
    return items;
}

GArray *item_findings_of_change(const struct cohort *cohort, guint scale)
{
    const struct scale *contract = &cohort->instrument->scales[scale];
    GArray *items;

    if (cohort->post == NULL || contract->kind != SCALE_KNOWLEDGE)
        return NULL;
    items = g_array_new(FALSE, FALSE, sizeof(struct item_finding));
    for (guint j = 0; j < contract->n_keys; j++) {
        struct entry entry = {items, scale, contract->keys[j].item, STUDY_CHANGE};
        struct turns turns = count_turns(cohort, scale, j);

        add_turns(&entry, &turns);
    }
    return items;
}

void item_findings_weave(GArray *items, GArray *const parts[3], guint n_keys)
{
    for (guint j = 0; j < n_keys; j++)
        for (guint w = 0; w < 3; w++) {
            guint per_item = parts[w] != NULL ? parts[w]->len / n_keys : 0;

            if (per_item > 0)
                g_array_append_vals(
                    items, &g_array_index(parts[w], struct item_finding, (gsize)j * per_item),
                    per_item);
        }
    for (guint w = 0; w < 3; w++)
        if (parts[w] != NULL)
            g_array_unref(parts[w]);
}
