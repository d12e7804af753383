/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/groups.h"

static gint by_code(gconstpointer a, gconstpointer b)
{
    return *(const gint *)a - *(const gint *)b;
}

/* The codes of arms that people have, ascending. */
static GArray *arms_of(const struct cohort *cohort)
{
    GArray *arms = g_array_new(FALSE, FALSE, sizeof(gint));

    for (guint i = 0; i < cohort->n_people; i++) {
        gint arm = cohort->people[i].arm;
        bool is_new = arm >= 0;

        for (guint j = 0; j < arms->len && is_new; j++)
            is_new = g_array_index(arms, gint, j) != arm;
        if (is_new)
            g_array_append_val(arms, arm);
    }
    g_array_sort(arms, by_code);
    return arms;
}

static void group_add(struct study_track *track, char *owned_name, gint arm)
{
    struct study_group *group = g_new(struct study_group, 1);

    *group = (struct study_group){
        owned_name, arm, findings_new(track->units->len, track->cohort->instrument->n_scales)};
    g_ptr_array_add(track->groups, group);
}

void study_group_free(gpointer group)
{
    struct study_group *g = (struct study_group *)group;

    g_free(g->name);
    findings_free(g->findings);
    g_free(g);
}

static void find_arms(const struct study_track *track, struct unit *unit)
{
    bool trained = false, comparison = false, unknown = false;

    for (guint i = 0; i < unit->n_people; i++) {
        guint person = unit->people[i];
        const struct cohort_person *p = &track->cohort->people[person];

        if (p->pre < 0 || p->post < 0)
            continue;
        unknown |= p->arm < 0;
        trained |= p->arm >= 0 && is_trained(track, person);
        comparison |= p->arm >= 0 && !is_trained(track, person);
    }
    unit->has_both_arms = trained && comparison;
    unit->is_comparison = comparison && !trained && !unknown;
    unit->is_trained_only = trained && !comparison && !unknown;
}

void groups_find(struct study_track *track)
{
    static const char *const STARTS[] = {"pre=low", "pre=middle", "pre=high"};
    g_autoptr(GArray) arms = arms_of(track->cohort);

    track->groups = g_ptr_array_new_with_free_func(study_group_free);
    track->comparison_arm = arms->len > 1 ? g_array_index(arms, gint, 0) : -1;
    for (guint i = 0; i < arms->len && arms->len > 1; i++) {
        gint arm = g_array_index(arms, gint, i);

        group_add(track, g_strdup_printf("arm=%d", arm), arm);
    }
    for (guint i = 0; i < G_N_ELEMENTS(STARTS) && study_has_post(track); i++)
        group_add(track, g_strdup(STARTS[i]), -1);
    for (guint u = 0; u < track->units->len && arms->len > 1; u++)
        find_arms(track, (struct unit *)g_ptr_array_index(track->units, u));
}
