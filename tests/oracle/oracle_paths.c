/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "oracle/oracle.h"
#include "stats/distribution.h"

/* Where a value stands below a scale's object of the wave, or of "paired" and its neighbours for
 * the change. over: divided by that; type: only for scales of it; tolerance 0: the statistic's. */
struct oracle_path {
    enum statistic statistic;
    enum study_wave wave; /* STUDY_PRE stands for both waves */
    const char *path, *over, *type;
    double tolerance;
};

/* R stops its search for the variances about here (lme4), so its own figures are no nearer. */
#define LME4 1e-5

#define EB "change_clusters/eb_nb/"
#define KR "change_clusters/reml_nb/fixed/(Intercept)/"
#define CR "change_clusters/cluster_robust/CR2/(Intercept)/"
#define RC "paired/rci_alpha_pre_listwise/"

static const struct oracle_path PATHS[] = {
    {STATISTIC_N, STUDY_PRE, "score/n", 0, 0, 0},
    {STATISTIC_N_MISSING, STUDY_PRE, "score/n_missing", 0, 0, 0},
    {STATISTIC_MEAN, STUDY_PRE, "score/mean", 0, 0, 0},
    {STATISTIC_SD, STUDY_PRE, "score/sd", 0, 0, 0},
    {STATISTIC_SE, STUDY_PRE, "score/se", 0, 0, 0},
    {STATISTIC_CI_LOW, STUDY_PRE, "score/ci95_mean[0]", 0, 0, 0},
    {STATISTIC_CI_HIGH, STUDY_PRE, "score/ci95_mean[1]", 0, 0, 0},
    {STATISTIC_MEDIAN, STUDY_PRE, "score/median", 0, 0, 0},
    {STATISTIC_Q1, STUDY_PRE, "score/q1_type7", 0, 0, 0},
    {STATISTIC_Q3, STUDY_PRE, "score/q3_type7", 0, 0, 0},
    {STATISTIC_MIN, STUDY_PRE, "score/min", 0, 0, 0},
    {STATISTIC_MAX, STUDY_PRE, "score/max", 0, 0, 0},
    {STATISTIC_SKEWNESS, STUDY_PRE, "score/skew_type2", 0, 0, 0},
    {STATISTIC_KURTOSIS, STUDY_PRE, "score/kurt_type2", 0, 0, 0},
    {STATISTIC_FLOOR_SHARE, STUDY_PRE, "score/floor_n", "score/n", 0, 0},
    {STATISTIC_CEILING_SHARE, STUDY_PRE, "score/ceiling_n", "score/n", 0, 0},
    {STATISTIC_K_ITEMS, STUDY_PRE, "reliability/listwise/k", 0, 0, 0},
    {STATISTIC_N_COMPLETE, STUDY_PRE, "reliability/listwise/n", 0, 0, 0},
    {STATISTIC_ALPHA, STUDY_PRE, "reliability/listwise/alpha", 0, 0, 0},
    {STATISTIC_ALPHA_LOW, STUDY_PRE, "reliability/listwise/feldt_ci95[0]", 0, 0, 0},
    {STATISTIC_ALPHA_HIGH, STUDY_PRE, "reliability/listwise/feldt_ci95[1]", 0, 0, 0},
    {STATISTIC_ALPHA_STD, STUDY_PRE, "reliability/listwise/alpha_std", 0, 0, 0},
    {STATISTIC_OMEGA, STUDY_PRE, "reliability/omega_total/ml/omega_std_model", 0, 0, 0},
    {STATISTIC_MEAN_INTER_ITEM_R, STUDY_PRE, "reliability/listwise/mean_inter_item_r", 0, 0, 0},
    {STATISTIC_SEM, STUDY_PRE, "reliability/listwise/sem_mean", 0, "likert", 0},
    {STATISTIC_SEM, STUDY_PRE, "reliability/listwise/sem_sum", 0, "knowledge", 0},
    {STATISTIC_ICC_PRE, STUDY_PRE, "clusters/anova_icc/icc1_n0", 0, 0, 0},

    {STATISTIC_N_PAIRS, STUDY_CHANGE, "paired/n_pairs", 0, 0, 0},
    {STATISTIC_MEAN_PRE, STUDY_CHANGE, "paired/mean_pre", 0, 0, 0},
    {STATISTIC_MEAN_POST, STUDY_CHANGE, "paired/mean_post", 0, 0, 0},
    {STATISTIC_SD_PRE, STUDY_CHANGE, "paired/sd_pre", 0, 0, 0},
    {STATISTIC_SD_POST, STUDY_CHANGE, "paired/sd_post", 0, 0, 0},
    {STATISTIC_CHANGE, STUDY_CHANGE, "paired/mean_diff", 0, 0, 0},
    {STATISTIC_CHANGE_SD, STUDY_CHANGE, "paired/sd_diff", 0, 0, 0},
    {STATISTIC_CHANGE_SE, STUDY_CHANGE, "paired/se_diff", 0, 0, 0},
    {STATISTIC_CHANGE_LOW, STUDY_CHANGE, "paired/ci95[0]", 0, 0, 0},
    {STATISTIC_CHANGE_HIGH, STUDY_CHANGE, "paired/ci95[1]", 0, 0, 0},
    {STATISTIC_T, STUDY_CHANGE, "paired/t", 0, 0, 0},
    {STATISTIC_DF, STUDY_CHANGE, "paired/df", 0, 0, 0},
    {STATISTIC_P_T, STUDY_CHANGE, "paired/p", 0, 0, 0},
    {STATISTIC_NAIVE_P, STUDY_CHANGE, "paired/p", 0, 0, 0},
    {STATISTIC_R, STUDY_CHANGE, "paired/r_pre_post", 0, 0, 0},
    {STATISTIC_N_UP, STUDY_CHANGE, "paired/wilcoxon/n_pos", 0, 0, 0},
    {STATISTIC_N_DOWN, STUDY_CHANGE, "paired/wilcoxon/n_neg", 0, 0, 0},
    {STATISTIC_N_ZERO, STUDY_CHANGE, "paired/wilcoxon/n_zero", 0, 0, 0},
    {STATISTIC_WILCOXON_V, STUDY_CHANGE, "paired/wilcoxon/V_wilcoxon", 0, 0, 0},
    {STATISTIC_RANK_BISERIAL, STUDY_CHANGE, "paired/wilcoxon/rank_biserial", 0, 0, 0},
    {STATISTIC_HODGES_LEHMANN, STUDY_CHANGE, "paired/wilcoxon/hodges_lehmann_all_walsh", 0, 0, 0},
    {STATISTIC_D_Z, STUDY_CHANGE, "paired/d_z", 0, 0, 0},
    {STATISTIC_D_Z_LOW, STUDY_CHANGE, "paired/d_z_ci95_nct[0]", 0, 0, 0},
    {STATISTIC_D_Z_HIGH, STUDY_CHANGE, "paired/d_z_ci95_nct[1]", 0, 0, 0},
    {STATISTIC_D_AV, STUDY_CHANGE, "paired/d_av_rms", 0, 0, 0},
    {STATISTIC_D_RM, STUDY_CHANGE, "paired/d_rm", 0, 0, 0},
    {STATISTIC_GLASS_PRE, STUDY_CHANGE, "paired/glass_delta_pre", 0, 0, 0},
    {STATISTIC_RCI_POINTS, STUDY_CHANGE, RC "criterion_points", 0, 0, 0},
    {STATISTIC_RCI_RELIABILITY, STUDY_CHANGE, RC "reliability", 0, 0, 0},
    {STATISTIC_IMPROVED_SHARE, STUDY_CHANGE, RC "improved", "paired/n_pairs", 0, 0},
    {STATISTIC_SAME_SHARE, STUDY_CHANGE, RC "unchanged", "paired/n_pairs", 0, 0},
    {STATISTIC_WORSE_SHARE, STUDY_CHANGE, RC "deteriorated", "paired/n_pairs", 0, 0},
    {STATISTIC_IMPROVED_LOW, STUDY_CHANGE, RC "improved_wilson95[0]", 0, 0, 0},
    {STATISTIC_IMPROVED_HIGH, STUDY_CHANGE, RC "improved_wilson95[1]", 0, 0, 0},
    {STATISTIC_CLUSTERS, STUDY_CHANGE, "change_clusters/k", 0, 0, 0},
    {STATISTIC_ICC_CHANGE, STUDY_CHANGE, EB "icc", 0, 0, 0},
    {STATISTIC_MODEL_CHANGE, STUDY_CHANGE, EB "mu", 0, 0, 0},
    {STATISTIC_TAU2, STUDY_CHANGE, EB "tau2", 0, 0, 0},
    {STATISTIC_SIGMA2, STUDY_CHANGE, EB "sigma2", 0, 0, 0},
    {STATISTIC_MODEL_SE, STUDY_CHANGE, KR "kr_se", 0, 0, LME4},
    {STATISTIC_MODEL_DF, STUDY_CHANGE, KR "kr_df", 0, 0, LME4},
    {STATISTIC_P_MODEL, STUDY_CHANGE, KR "kr_p", 0, 0, LME4},
    {STATISTIC_CR2_SE, STUDY_CHANGE, CR "se", 0, 0, 0},
    {STATISTIC_CR2_DF, STUDY_CHANGE, CR "satterthwaite_df", 0, 0, 0},
    {STATISTIC_P_CR2, STUDY_CHANGE, CR "p_satterthwaite", 0, 0, 0},
    {STATISTIC_N_ANALYSED, STUDY_CHANGE, "paired/n_pairs", 0, 0, 0},
    {STATISTIC_LOST, STUDY_CHANGE, "attrition/n_dropouts", 0, 0, 0},
    {STATISTIC_LOST_SMD, STUDY_CHANGE, "attrition/d_pooled", 0, 0, 0},
    {STATISTIC_LOST_P, STUDY_CHANGE, "attrition/welch_p", 0, 0, 0},
};

/* The node at a path; NULL where there is none. */
static JsonNode *node_at(JsonObject *object, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    JsonNode *node = NULL;

    for (guint i = 0; steps[i] != NULL; i++) {
        char *bracket = strchr(steps[i], '[');
        if (bracket != NULL)
            *bracket = '\0';
        node = object == NULL ? NULL : json_object_get_member(object, steps[i]);
        if (bracket != NULL && node != NULL && JSON_NODE_HOLDS_ARRAY(node))
            node = json_array_get_element(json_node_get_array(node),
                                          (guint)g_ascii_strtoull(bracket + 1, NULL, 10));
        object = node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
    }
    return node;
}

double oracle_number(JsonObject *object, const char *path)
{
    JsonNode *node = node_at(object, path);

    return node != NULL && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_double(node) : (double)NAN;
}

JsonObject *oracle_object(JsonObject *object, const char *path)
{
    JsonNode *node = node_at(object, path);

    return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

JsonArray *oracle_array(JsonObject *object, const char *path)
{
    JsonNode *node = node_at(object, path);

    return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

/* Exact up to 200 differences that are not zero, as the set has it; else normal, no correction. */
static double wilcoxon_p(JsonObject *scale)
{
    enum { MOST_EXACT = 200 };
    double n = oracle_number(scale, "paired/wilcoxon/n_pos") +
               oracle_number(scale, "paired/wilcoxon/n_neg");

    return oracle_number(scale, n <= MOST_EXACT ? "paired/wilcoxon/p_exact_zeros_dropped"
                                                : "paired/wilcoxon/p_normal_nocc");
}

/* J d_av with Bonett's interval for pairs, from the set's own means, deviations and correlation;
 * side -1, 0, 1: low limit, estimate, high limit. */
static double hedges_g(JsonObject *scale, int side)
{
    double j = oracle_number(scale, "paired/hedges_J_exact");
    double d = oracle_number(scale, "paired/d_av_rms");
    double df = oracle_number(scale, "paired/n_pairs") - 1;
    double a = pow(oracle_number(scale, "paired/sd_pre"), 2);
    double b = pow(oracle_number(scale, "paired/sd_post"), 2);
    double c = oracle_number(scale, "paired/r_pre_post") * sqrt(a * b);
    double mean = (a + b) / 2;
    double variance = d * d * (a * a + b * b + 2 * c * c) / (8 * df * mean * mean) +
                      (a + b - 2 * c) / (df * mean);

    return side == 0 ? j * d : j * (d + side * stats_normal_quantile(0.975) * sqrt(variance));
}

static double model_limit(JsonObject *scale, int side)
{
    double df = oracle_number(scale, KR "kr_df");

    return oracle_number(scale, EB "mu") +
           side * stats_t_quantile(0.975, df) * oracle_number(scale, KR "kr_se");
}

/* What no single member holds. */
static struct expectation computed(JsonObject *scale, enum statistic statistic)
{
    double tolerance = statistic_provenance(statistic).tolerance;

    if (oracle_object(scale, "paired") == NULL)
        return (struct expectation){(double)NAN, 0};
    if (statistic == STATISTIC_P_WILCOXON)
        return (struct expectation){wilcoxon_p(scale), tolerance};
    if (statistic == STATISTIC_G_AV || statistic == STATISTIC_G_AV_LOW ||
        statistic == STATISTIC_G_AV_HIGH)
        return (struct expectation){hedges_g(scale, statistic == STATISTIC_G_AV       ? 0
                                                    : statistic == STATISTIC_G_AV_LOW ? -1
                                                                                      : 1),
                                    tolerance};
    if (statistic == STATISTIC_MODEL_LOW || statistic == STATISTIC_MODEL_HIGH)
        return (struct expectation){model_limit(scale, statistic == STATISTIC_MODEL_LOW ? -1 : 1),
                                    LME4};
    return (struct expectation){(double)NAN, 0};
}

static bool fits(const struct oracle_path *path, JsonObject *scale)
{
    return path->type == NULL ||
           g_strcmp0(json_object_get_string_member_with_default(scale, "type", ""), path->type) ==
               0;
}

struct expectation oracle_expects(JsonObject *scale, enum study_wave wave, enum statistic statistic)
{
    enum study_wave kind = wave == STUDY_POST ? STUDY_PRE : wave;
    JsonObject *below = wave == STUDY_CHANGE ? scale : oracle_object(scale, study_wave_name(wave));

    for (guint i = 0; i < G_N_ELEMENTS(PATHS); i++) {
        const struct oracle_path *path = &PATHS[i];
        struct expectation found;
        if (path->statistic != statistic || path->wave != kind || !fits(path, scale))
            continue;
        found.value = oracle_number(below, path->path);
        found.tolerance =
            path->tolerance > 0 ? path->tolerance : statistic_provenance(statistic).tolerance;
        if (path->over != NULL)
            found.value /= oracle_number(below, path->over);
        return found;
    }
    return wave == STUDY_CHANGE ? computed(scale, statistic) : (struct expectation){(double)NAN, 0};
}
