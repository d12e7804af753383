/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "privacy/privacy.h"

#include <math.h>

#include "privacy/place_tree.h"
#include "study/units.h"

struct masks { /* of one track, each [unit] */
    enum shown *units;
    enum shown *hours;   /* mean hours rest on those who attended, not on the matched */
    enum shown **scales; /* [scale] */
    guint n_scales;
};

struct privacy {
    const struct study *study;
    guint min_group;
    struct masks *masks; /* [track] */
};

static const struct study_track *track_at(const struct study *study, guint track)
{
    return (const struct study_track *)g_ptr_array_index(study->tracks, track);
}

/* In a baseline everybody of the only wave is shown; else the matched people alone. */
static bool is_baseline(const struct study_track *track)
{
    return track->post == NULL;
}

/* The people a statistic of a scale (NO_SCALE: of the unit) is about. */
static guint group_size(const struct study_track *track, guint unit, int scale)
{
    enum study_wave wave = is_baseline(track) ? STUDY_PRE : STUDY_CHANGE;
    enum statistic n = is_baseline(track) ? STATISTIC_N : STATISTIC_N_PAIRS;

    if (scale == NO_SCALE) {
        wave = STUDY_NO_WAVE;
        n = is_baseline(track) ? STATISTIC_N_PRE : STATISTIC_N_MATCHED;
    }
    struct finding found = findings_get(track->findings, unit, scale, wave, n);

    return found.is_set && found.reason == REASON_NONE ? (guint)found.value : 0;
}

static guint n_attended(const struct study_track *track, guint unit)
{
    struct finding found =
        findings_get(track->findings, unit, NO_SCALE, STUDY_NO_WAVE, STATISTIC_ATTENDED);

    return found.is_set && found.reason == REASON_NONE ? (guint)found.value : 0;
}

/* A copy of the mask above it, made stricter by that scale's own numbers of people. */
static enum shown *scale_mask(const struct study_track *track, const enum shown *above, int scale,
                              guint min_group)
{
    guint n = track->units->len;
    enum shown *mask = g_memdup2(above, n * sizeof *mask);
    g_autofree guint *counts = g_new(guint, n);

    for (guint u = 0; u < n; u++)
        counts[u] = group_size(track, u, scale);
    place_tree_hide(mask, counts, track, min_group);
    return mask;
}

static enum shown *hours_mask(const struct study_track *track, const enum shown *above,
                              guint min_group)
{
    guint n = track->units->len;
    enum shown *mask = g_memdup2(above, n * sizeof *mask);
    g_autofree guint *counts = g_new(guint, n);

    for (guint u = 0; u < n; u++)
        counts[u] = n_attended(track, u);
    place_tree_hide(mask, counts, track, min_group);
    return mask;
}

static struct masks masks_of(const struct study_track *track, guint min_group)
{
    g_autofree enum shown *everything = g_new0(enum shown, track->units->len);
    struct masks masks = {.n_scales = track->cohort->instrument->n_scales};

    masks.units = scale_mask(track, everything, NO_SCALE, min_group);
    masks.hours = hours_mask(track, masks.units, min_group);
    masks.scales = g_new(enum shown *, masks.n_scales);
    for (guint s = 0; s < masks.n_scales; s++)
        masks.scales[s] = scale_mask(track, masks.units, (int)s, min_group);
    return masks;
}

struct privacy *privacy_new(const struct study *study, guint min_group)
{
    struct privacy *privacy = g_new(struct privacy, 1);

    g_assert(min_group >= 1);
    privacy->study = study;
    privacy->min_group = min_group;
    privacy->masks = g_new(struct masks, study->tracks->len);
    for (guint t = 0; t < study->tracks->len; t++)
        privacy->masks[t] = masks_of(track_at(study, t), min_group);
    return privacy;
}

void privacy_free(struct privacy *privacy)
{
    if (privacy == NULL)
        return;
    for (guint t = 0; t < privacy->study->tracks->len; t++) {
        struct masks *masks = &privacy->masks[t];

        for (guint s = 0; s < masks->n_scales; s++)
            g_free(masks->scales[s]);
        g_free(masks->scales);
        g_free(masks->hours);
        g_free(masks->units);
    }
    g_free(privacy->masks);
    g_free(privacy);
}

enum shown privacy_unit(const struct privacy *privacy, guint track, guint unit)
{
    g_assert(track < privacy->study->tracks->len);
    g_assert(unit < track_at(privacy->study, track)->units->len);
    return privacy->masks[track].units[unit];
}

/* ---- what send/ never has ---- */

enum rule {
    RULE_GROUP, /* shown with its group */
    RULE_TWO,   /* a middle person's value: twice the group */
    RULE_NAIVE, /* takes people as independent: only where that is the test that speaks */
    RULE_CROWD, /* limits that do so, of one wave or a share: only of one group of people */
    RULE_ARMS,  /* sets two arms apart: the province, each arm a group that cannot be cut down */
    RULE_NEVER, /* one person's value, or about those who left, or about a part of the people */
};

static enum rule rule_of_section(enum statistic statistic)
{
    enum statistic_section section = statistic_provenance(statistic).section;

    return section == SECTION_ADJUSTED || section == SECTION_SELECTION ||
                   section == SECTION_SENSITIVITY
               ? RULE_NEVER
               : RULE_GROUP;
}

static const struct {
    enum statistic statistic;
    enum rule rule;
} RULES[] = {
    {STATISTIC_MIN, RULE_NEVER},
    {STATISTIC_MAX, RULE_NEVER},
    {STATISTIC_LOST_SMD, RULE_NEVER},
    {STATISTIC_LOST_P, RULE_NEVER},
    {STATISTIC_LOST_CHI2, RULE_NEVER},
    {STATISTIC_LOST_CHI2_DF, RULE_NEVER},
    {STATISTIC_LOST_CHI2_P, RULE_NEVER},
    {STATISTIC_LOSS_CHI2, RULE_NEVER},
    {STATISTIC_LOSS_DF, RULE_NEVER},
    {STATISTIC_LOSS_P, RULE_NEVER},
    /* rest on all places, the hidden ones too: means and sizes of those could be solved from them
     */
    {STATISTIC_TAU2, RULE_NEVER},
    {STATISTIC_SIGMA2, RULE_NEVER},
    {STATISTIC_CR2_SE, RULE_NEVER},
    {STATISTIC_CR2_DF, RULE_NEVER},
    {STATISTIC_P_CR2, RULE_NEVER},
    {STATISTIC_MODEL_SE, RULE_NEVER},
    {STATISTIC_MODEL_DF, RULE_NEVER},
    {STATISTIC_ICC_CHANGE, RULE_NEVER},
    {STATISTIC_ICC_PRE, RULE_NEVER},
    {STATISTIC_DESIGN_EFFECT, RULE_NEVER},
    {STATISTIC_N_EFFECTIVE, RULE_NEVER},
    {STATISTIC_EB_MEAN, RULE_NEVER},
    {STATISTIC_EB_LOW, RULE_NEVER},
    {STATISTIC_EB_HIGH, RULE_NEVER},
    {STATISTIC_PLACE_LOW, RULE_NEVER},
    {STATISTIC_PLACE_HIGH, RULE_NEVER},
    {STATISTIC_RANK, RULE_NEVER},
    {STATISTIC_RANK_LOW, RULE_NEVER},
    {STATISTIC_RANK_HIGH, RULE_NEVER},
    {STATISTIC_MEDIAN, RULE_TWO},
    {STATISTIC_Q1, RULE_TWO},
    {STATISTIC_Q3, RULE_TWO},
    {STATISTIC_HODGES_LEHMANN, RULE_TWO},
    {STATISTIC_T, RULE_NAIVE},
    {STATISTIC_DF, RULE_NAIVE},
    {STATISTIC_P_T, RULE_NAIVE},
    {STATISTIC_NAIVE_P, RULE_NAIVE},
    {STATISTIC_P_WILCOXON, RULE_NAIVE},
    {STATISTIC_CHANGE_SE, RULE_NAIVE},
    {STATISTIC_CHANGE_LOW, RULE_NAIVE},
    {STATISTIC_CHANGE_HIGH, RULE_NAIVE},
    {STATISTIC_CHANGE_100_LOW, RULE_NAIVE},
    {STATISTIC_CHANGE_100_HIGH, RULE_NAIVE},
    {STATISTIC_D_Z_LOW, RULE_NAIVE},
    {STATISTIC_D_Z_HIGH, RULE_NAIVE},
    {STATISTIC_G_AV_LOW, RULE_NAIVE},
    {STATISTIC_G_AV_HIGH, RULE_NAIVE},
    {STATISTIC_SE, RULE_CROWD},
    {STATISTIC_CI_LOW, RULE_CROWD},
    {STATISTIC_CI_HIGH, RULE_CROWD},
    {STATISTIC_MEAN_PRE_100_LOW, RULE_CROWD},
    {STATISTIC_MEAN_PRE_100_HIGH, RULE_CROWD},
    {STATISTIC_MEAN_POST_100_LOW, RULE_CROWD},
    {STATISTIC_MEAN_POST_100_HIGH, RULE_CROWD},
    {STATISTIC_IMPROVED_LOW, RULE_CROWD},
    {STATISTIC_IMPROVED_HIGH, RULE_CROWD},
    {STATISTIC_SAME_LOW, RULE_CROWD},
    {STATISTIC_SAME_HIGH, RULE_CROWD},
    {STATISTIC_WORSE_LOW, RULE_CROWD},
    {STATISTIC_WORSE_HIGH, RULE_CROWD},
    {STATISTIC_DID, RULE_ARMS},
    {STATISTIC_DID_SE, RULE_ARMS},
    {STATISTIC_DID_DF, RULE_ARMS},
    {STATISTIC_DID_LOW, RULE_ARMS},
    {STATISTIC_DID_HIGH, RULE_ARMS},
    {STATISTIC_P_DID, RULE_ARMS},
    {STATISTIC_G_DID, RULE_ARMS},
    {STATISTIC_G_DID_LOW, RULE_ARMS},
    {STATISTIC_G_DID_HIGH, RULE_ARMS},
    {STATISTIC_DID_100, RULE_ARMS},
    {STATISTIC_DID_LOW_100, RULE_ARMS},
    {STATISTIC_DID_HIGH_100, RULE_ARMS},
};

static enum rule rule_of(enum statistic statistic)
{
    for (guint i = 0; i < G_N_ELEMENTS(RULES); i++)
        if (RULES[i].statistic == statistic)
            return RULES[i].rule;
    return rule_of_section(statistic);
}

static bool is_never_sent(const struct study_track *track, guint unit, enum study_wave wave,
                          enum statistic statistic)
{
    bool whole_wave = wave == STUDY_PRE || wave == STUDY_POST;
    enum rule rule = rule_of(statistic);

    if (rule == RULE_NAIVE && study_headline(track, unit).test != HEADLINE_PAIRED)
        return true;
    if (rule == RULE_CROWD && !unit_is_one_group(unit_of(track, unit)))
        return true;
    return (whole_wave && !is_baseline(track)) || rule == RULE_NEVER;
}

static guint count_of(const struct study_track *track, guint unit, int scale,
                      enum statistic statistic)
{
    struct finding n = findings_get(track->findings, unit, scale, STUDY_CHANGE, statistic);

    return n.is_set && n.reason == REASON_NONE ? (guint)n.value : 0;
}

/* The people of an arm whom the shown places of that arm alone do not hold. A place of one arm
 * tells the change of its people; the difference of the arms would tell that of the rest. */
static guint rest_of_arm(const struct study_track *track, const enum shown *mask, int scale,
                         enum statistic arm, enum statistic other)
{
    guint rest = count_of(track, 0, scale, arm);
    g_autofree bool *is_taken = g_new0(bool, track->units->len);

    for (guint u = 1; u < track->units->len; u++) {
        const struct unit *unit = (const struct unit *)g_ptr_array_index(track->units, u);
        guint n = count_of(track, u, scale, arm);

        is_taken[u] = is_taken[unit->parent];
        if (is_taken[u] || mask[u] != SHOWN || count_of(track, u, scale, other) > 0)
            continue;
        is_taken[u] = true;
        rest -= MIN(n, rest);
    }
    return rest;
}

static bool arm_is_safe(const struct study_track *track, const enum shown *mask, int scale,
                        enum statistic arm, enum statistic other, guint min_group)
{
    guint rest = rest_of_arm(track, mask, scale, arm, other);

    return count_of(track, 0, scale, arm) >= min_group && (rest == 0 || rest >= min_group);
}

static bool arms_may_be_told_apart(const struct study_track *track, const enum shown *mask,
                                   guint unit, int scale, guint min_group)
{
    return unit == 0 &&
           arm_is_safe(track, mask, scale, STATISTIC_DID_N_TRAINED, STATISTIC_DID_N_COMPARISON,
                       min_group) &&
           arm_is_safe(track, mask, scale, STATISTIC_DID_N_COMPARISON, STATISTIC_DID_N_TRAINED,
                       min_group);
}

static enum shown shown_of(const struct masks *masks, guint unit, int scale,
                           enum statistic statistic)
{
    if (scale != NO_SCALE)
        return masks->scales[scale][unit];
    return statistic == STATISTIC_HOURS_MEAN ? masks->hours[unit] : masks->units[unit];
}

/* The adjusted p of a main scale is held against the p of every place, hidden ones too. */
static bool is_adjusted_over_places(const struct study_track *track, int scale,
                                    enum statistic statistic)
{
    return statistic == STATISTIC_P_BH && scale != NO_SCALE &&
           track->cohort->instrument->scales[scale].primary;
}

/* An adjusted p and the verdict stand for the test that speaks: where that is the difference of two
 * arms, they tell of the arms as much as it does. */
static bool is_about_arms(const struct study_track *track, guint unit, enum statistic statistic)
{
    static const enum statistic OF_THE_HEADLINE[] = {STATISTIC_P_HOLM, STATISTIC_P_BH,
                                                     STATISTIC_SWC_VERDICT};

    for (gsize i = 0; i < G_N_ELEMENTS(OF_THE_HEADLINE); i++)
        if (statistic == OF_THE_HEADLINE[i])
            return study_headline(track, unit).test == HEADLINE_DIFFERENCE;
    return rule_of(statistic) == RULE_ARMS;
}

struct finding privacy_finding(const struct privacy *privacy, guint track, guint unit, int scale,
                               enum study_wave wave, enum statistic statistic)
{
    static const struct finding UNSET = {false, (double)NAN, REASON_NONE};
    static const struct finding SUPPRESSED = {true, (double)NAN, REASON_SUPPRESSED};
    const struct study_track *whole = track_at(privacy->study, track);
    struct finding found = findings_get(whole->findings, unit, scale, wave, statistic);

    if (!found.is_set || is_never_sent(whole, unit, wave, statistic) ||
        is_adjusted_over_places(whole, scale, statistic))
        return UNSET;
    if (whole->comparison_arm >= 0 && is_about_arms(whole, unit, statistic) &&
        !arms_may_be_told_apart(whole, privacy->masks[track].scales[scale], unit, scale,
                                privacy->min_group))
        return SUPPRESSED;
    if (shown_of(&privacy->masks[track], unit, scale, statistic) != SHOWN)
        return SUPPRESSED;
    if (rule_of(statistic) == RULE_TWO && group_size(whole, unit, scale) < 2 * privacy->min_group)
        return SUPPRESSED;
    return found;
}

guint privacy_n_hidden(const struct privacy *privacy, guint track, enum shown how)
{
    guint n = 0;

    for (guint u = 0; u < track_at(privacy->study, track)->units->len; u++)
        n += privacy_unit(privacy, track, u) == how ? 1 : 0;
    return n;
}
