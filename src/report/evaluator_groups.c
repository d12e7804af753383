/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/evaluator_groups.h"

#define S(name) STATISTIC_##name

static const enum statistic MEANS[] = {
    S(N_PAIRS),
    S(MEAN_PRE),
    S(SD_PRE),
    S(MEAN_POST),
    S(SD_POST),
    S(CHANGE),
    S(CHANGE_SD),
    S(R),
    S(MEAN_PRE_100),
    S(MEAN_PRE_100_LOW),
    S(MEAN_PRE_100_HIGH),
    S(MEAN_POST_100),
    S(MEAN_POST_100_LOW),
    S(MEAN_POST_100_HIGH),
    S(CHANGE_100),
    S(GAIN),
};

/* Each number that takes people as independent, and beside it the one that does not. */
static const enum statistic PRICE[] = {
    S(HEADLINE_TEST),
    S(MODEL_CHANGE),
    S(CHANGE_SE),
    S(MODEL_SE),
    S(CR2_SE),
    S(CHANGE_LOW),
    S(MODEL_LOW),
    S(CHANGE_HIGH),
    S(MODEL_HIGH),
    S(T),
    S(DF),
    S(MODEL_DF),
    S(CR2_DF),
    S(P_T),
    S(P_MODEL),
    S(P_CR2),
    S(CHANGE_100_LOW),
    S(CHANGE_100_HIGH),
};

static const enum statistic LIKENESS[] = {
    S(CLUSTERS),      S(ICC_CHANGE),     S(TAU2),    S(SIGMA2),
    S(DESIGN_EFFECT), S(N_EFFECTIVE),    S(NAIVE_P), S(MODEL_CHANGE_100),
    S(MODEL_LOW_100), S(MODEL_HIGH_100),
};

static const enum statistic TESTS[] = {
    S(N_UP),          S(N_DOWN),         S(N_ZERO), S(WILCOXON_V), S(P_WILCOXON),
    S(RANK_BISERIAL), S(HODGES_LEHMANN), S(P_HOLM), S(P_BH),
};

static const enum statistic EFFECTS[] = {
    S(G_MODEL), S(G_MODEL_LOW), S(G_MODEL_HIGH), S(G_AV), S(G_AV_LOW),  S(G_AV_HIGH),   S(D_AV),
    S(D_Z),     S(D_Z_LOW),     S(D_Z_HIGH),     S(D_RM), S(GLASS_PRE), S(SWC_VERDICT),
};

static const enum statistic RELIABLE[] = {
    S(RCI_SOURCE),           S(RCI_RELIABILITY),   S(RCI_POINTS),
    S(IMPROVED_SHARE),       S(IMPROVED_LOW),      S(IMPROVED_HIGH),
    S(SAME_SHARE),           S(SAME_LOW),          S(SAME_HIGH),
    S(WORSE_SHARE),          S(WORSE_LOW),         S(WORSE_HIGH),
    S(IMPROVED_SHARE_MINUS), S(WORSE_SHARE_MINUS), S(IMPROVED_SHARE_PLUS),
    S(WORSE_SHARE_PLUS),
};

const struct evaluator_group EVALUATOR_GROUPS[N_EVALUATOR_GROUPS] = {
    {TEXT_GROUP_MEANS, TEXT_HEAD_NONE, MEANS, G_N_ELEMENTS(MEANS)},
    {TEXT_GROUP_CLUSTERS, TEXT_GROUP_CLUSTERS_NOTE, PRICE, G_N_ELEMENTS(PRICE)},
    {TEXT_GROUP_LIKENESS, TEXT_HEAD_NONE, LIKENESS, G_N_ELEMENTS(LIKENESS)},
    {TEXT_GROUP_TESTS, TEXT_HEAD_NONE, TESTS, G_N_ELEMENTS(TESTS)},
    {TEXT_GROUP_EFFECTS, TEXT_HEAD_NONE, EFFECTS, G_N_ELEMENTS(EFFECTS)},
    {TEXT_GROUP_RELIABLE, TEXT_HEAD_NONE, RELIABLE, G_N_ELEMENTS(RELIABLE)},
};

/* Statistics of change that stand on sheets of their own. */
static const enum statistic_section SECTIONS_ELSEWHERE[] = {
    SECTION_LOSS, SECTION_PLACES, SECTION_ADJUSTED, SECTION_SELECTION, SECTION_SENSITIVITY,
};

static bool is_elsewhere(enum statistic statistic)
{
    for (guint i = 0; i < G_N_ELEMENTS(SECTIONS_ELSEWHERE); i++)
        if (statistic_provenance(statistic).section == SECTIONS_ELSEWHERE[i])
            return true;
    return false;
}

static void mark(bool *is_placed, const enum statistic *statistics, guint n_statistics)
{
    for (guint i = 0; i < n_statistics; i++)
        is_placed[statistics[i]] = true;
}

GArray *evaluator_further(void)
{
    GArray *further = g_array_new(FALSE, FALSE, sizeof(enum statistic));
    bool is_placed[N_STATISTICS] = {false};

    for (guint i = 0; i < N_EVALUATOR_GROUPS; i++)
        mark(is_placed, EVALUATOR_GROUPS[i].statistics, EVALUATOR_GROUPS[i].n_statistics);
    for (int i = 0; i < N_STATISTICS; i++) {
        enum statistic statistic = (enum statistic)i;

        if (!is_placed[i] && !is_elsewhere(statistic) && statistic_in_wave(statistic, STUDY_CHANGE))
            g_array_append_val(further, statistic);
    }
    return further;
}
