/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The evaluator's sheet of change explained by something: pre score, hours, arm, and of groups
 * chosen by their pre score. */
#include "report/evaluator_tables.h"
#include "report/scale_order.h"
#include "report/sheets.h"

#define S(name) STATISTIC_##name

static const enum statistic ANCOVA[] = {
    S(N_PAIRS),    S(CHANGE),      S(ANCOVA_CHANGE), S(ANCOVA_SE),    S(ANCOVA_DF),
    S(ANCOVA_LOW), S(ANCOVA_HIGH), S(P_ANCOVA),      S(ANCOVA_SLOPE), S(ANCOVA_SLOPE_SE),
};
static const enum statistic DOSE[] = {
    S(DOSE_N),   S(DOSE_CHANGE), S(DOSE_SE), S(DOSE_DF),
    S(DOSE_LOW), S(DOSE_HIGH),   S(P_DOSE),  S(DOSE_CHANGE_100),
};
static const enum statistic DIFFERENCE[] = {
    S(DID_N_TRAINED), S(DID_N_COMPARISON), S(DID),          S(DID_SE),
    S(DID_DF),        S(DID_LOW),          S(DID_HIGH),     S(P_DID),
    S(DID_100),       S(DID_LOW_100),      S(DID_HIGH_100), S(G_DID),
    S(G_DID_LOW),     S(G_DID_HIGH),
};
static const enum statistic ADJUSTED_DIFFERENCE[] = {
    S(ANCOVA_DID),     S(ANCOVA_DID_SE),   S(ANCOVA_DID_DF),
    S(ANCOVA_DID_LOW), S(ANCOVA_DID_HIGH), S(P_ANCOVA_DID),
};
static const enum statistic OF_ARMS[] = {
    S(N_PAIRS),   S(MEAN_PRE),   S(SD_PRE),      S(MEAN_POST), S(SD_POST),
    S(CHANGE),    S(CHANGE_LOW), S(CHANGE_HIGH), S(P_T),       S(MODEL_CHANGE),
    S(MODEL_LOW), S(MODEL_HIGH), S(P_MODEL),     S(LOST),      S(LOST_SHARE),
};
static const enum statistic OF_STARTS[] = {
    S(N_PAIRS),    S(MEAN_PRE),    S(MEAN_POST),    S(CHANGE),
    S(CHANGE_LOW), S(CHANGE_HIGH), S(RTM_EXPECTED), S(CHANGE_BEYOND),
};

static enum text text_of_group(const struct study_group *group)
{
    static const struct {
        const char *name;
        enum text text;
    } NAMES[] = {{"pre=low", TEXT_START_LOW},
                 {"pre=middle", TEXT_START_MIDDLE},
                 {"pre=high", TEXT_START_HIGH}};

    for (guint i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (g_str_equal(NAMES[i].name, group->name))
            return NAMES[i].text;
    return TEXT_HEAD_NONE;
}

/* "2: trained (Baharan model)": the choice's own words where the questionnaire has them. */
static char *arm_words(const struct page *page, const struct study_group *group)
{
    const struct study_track *track = view_track(page->view, page->track);
    const struct question *question = instrument_role(track->cohort->instrument, ROLE_ARM);
    enum text role = group->arm == track->comparison_arm ? TEXT_ARM_COMPARISON : TEXT_ARM_TRAINED;
    const char *own = NULL;

    for (guint i = 0;
         question != NULL && question->choices != NULL && i < question->choices->choices->len;
         i++) {
        const struct choice *choice = g_ptr_array_index(question->choices->choices, i);

        if (choice->code == group->arm)
            own = label_get(choice->label, page->view->language, choice->name);
    }
    return view_say(page->view, role, own != NULL ? own : group->name, NULL);
}

static char *group_words(const struct page *page, const struct study_group *group)
{
    return group->arm >= 0 ? arm_words(page, group)
                           : view_say(page->view, text_of_group(group), NULL);
}

void evaluator_group_table(struct page *page, const GPtrArray *groups,
                           const enum statistic *statistics, guint n_statistics)
{
    g_autoptr(GArray) scales = scale_order(view_instrument(page->view, page->track));
    struct block *table = sheet_table(page->sheet);

    page_add_column(page, table, TEXT_HEAD_SCALE, ALIGN_START, 0);
    page_add_column(page, table, TEXT_HEAD_GROUP, ALIGN_START, 0);
    for (guint i = 0; i < n_statistics; i++)
        table_add_column(table, statistic_label(statistics[i], page->view->language), ALIGN_CENTRE,
                         0);
    for (guint i = 0; i < scales->len * groups->len; i++) {
        guint scale = g_array_index(scales, struct ordered_scale, i / groups->len).scale;
        const struct study_group *group = g_ptr_array_index(groups, i % groups->len);
        g_autofree char *words = group_words(page, group);

        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text(view_scale_name(page->view, page->track, scale)));
        table_add_cell(table, cell_text(words));
        for (guint j = 0; j < n_statistics; j++)
            table_add_cell(table,
                           page_group_cell(page, group, (int)scale, STUDY_CHANGE, statistics[j]));
    }
}

static GPtrArray *groups_of(const struct page *page, bool arms)
{
    const GPtrArray *all = view_track(page->view, page->track)->groups;
    GPtrArray *groups = g_ptr_array_new();

    for (guint i = 0; i < all->len; i++) {
        struct study_group *group = g_ptr_array_index(all, i);

        if ((group->arm >= 0) == arms)
            g_ptr_array_add(groups, group);
    }
    return groups;
}

static void add_arms(struct page *page)
{
    g_autoptr(GPtrArray) arms = groups_of(page, true);

    if (arms->len == 0)
        return;
    page_heading(page, TEXT_GROUP_DIFFERENCE);
    evaluator_table(page, DIFFERENCE, G_N_ELEMENTS(DIFFERENCE), STUDY_CHANGE);
    evaluator_table(page, ADJUSTED_DIFFERENCE, G_N_ELEMENTS(ADJUSTED_DIFFERENCE), STUDY_CHANGE);
    page_note(page, TEXT_GROUP_DIFFERENCE_NOTE);
    page_heading(page, TEXT_GROUP_ARMS);
    evaluator_group_table(page, arms, OF_ARMS, G_N_ELEMENTS(OF_ARMS));
}

void adjusted_sheet(struct page *page)
{
    g_autoptr(GPtrArray) starts = groups_of(page, false);

    evaluator_sheet(page, TEXT_SHEET_ADJUSTED, TEXT_TITLE_ADJUSTED, EVALUATOR_COLUMNS);
    add_arms(page);
    page_heading(page, TEXT_GROUP_ANCOVA);
    evaluator_table(page, ANCOVA, G_N_ELEMENTS(ANCOVA), STUDY_CHANGE);
    page_heading(page, TEXT_GROUP_DOSE);
    evaluator_table(page, DOSE, G_N_ELEMENTS(DOSE), STUDY_CHANGE);
    page_note(page, TEXT_GROUP_DOSE_NOTE);
    page_heading(page, TEXT_GROUP_STARTS);
    if (starts->len > 0)
        evaluator_group_table(page, starts, OF_STARTS, G_N_ELEMENTS(OF_STARTS));
    page_note(page, TEXT_GROUP_STARTS_NOTE);
    page_legend(page);
}
