/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/quality_sheets.h"

static const double WIDTHS[] = {22, 8, 14, 16, 14, 16, 18, 40};

static const enum text HEADS[] = {TEXT_HEAD_FILE,       TEXT_HEAD_ROW,          TEXT_HEAD_COLUMN,
                                  TEXT_HEAD_VALUE,      TEXT_HEAD_ACTION_TAKEN, TEXT_HEAD_NEW_VALUE,
                                  TEXT_HEAD_DECIDED_BY, TEXT_HEAD_REASON};

static const enum text ACTIONS[N_DECISION_ACTIONS] = {[DECISION_OPEN] = TEXT_DASH,
                                                      [DECISION_CHANGE] = TEXT_ACTION_CHANGE,
                                                      [DECISION_BLANK] = TEXT_ACTION_BLANK,
                                                      [DECISION_DROP_ROW] = TEXT_ACTION_DROP,
                                                      [DECISION_KEEP] = TEXT_ACTION_KEEP};

/* A value of a cell, unless it is somebody's number. */
static struct cell value_cell(const struct page *page, const struct decision *decision,
                              const char *value)
{
    if (*value == '\0')
        return page_text(page, TEXT_DASH);
    return decision->is_personal ? cell_toned(page_text(page, TEXT_NOT_SHOWN), TONE_MUTED)
                                 : cell_text(value);
}

static void add_decision(const struct page *page, struct block *table,
                         const struct decision *decision)
{
    g_autofree char *file = g_path_get_basename(decision->file);

    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_text(file));
    table_add_cell(table, cell_number((double)decision->row, NUMBER_COUNT, NULL));
    table_add_cell(table, cell_text(decision->column));
    table_add_cell(table, value_cell(page, decision, decision->value));
    table_add_cell(table, page_text(page, ACTIONS[decision->action]));
    table_add_cell(table, value_cell(page, decision, decision->new_value));
    table_add_cell(table, cell_text(decision->decided_by));
    table_add_cell(table, cell_text(decision->reason));
}

void decisions_sheet(struct page *page)
{
    const struct decisions *decisions = view_track(page->view, page->track)->cohort->decisions;
    g_autofree char *title = view_say(page->view, TEXT_TITLE_DECISIONS, NULL);
    struct block *table;

    if (decisions == NULL || decisions->all->len == decisions_n(decisions, DECISION_OPEN))
        return;
    page_sheet(page, TEXT_SHEET_DECISIONS, SHEET_PAGES_LANDSCAPE, WIDTHS, G_N_ELEMENTS(WIDTHS));
    page_head(page, title);
    table = sheet_table(page->sheet);
    page->sheet->repeat_block = (int)page->sheet->blocks->len - 1;
    for (gsize i = 0; i < G_N_ELEMENTS(HEADS); i++)
        page_add_column(page, table, HEADS[i], ALIGN_START, 0);
    for (guint i = 0; i < decisions->all->len; i++) {
        const struct decision *decision = g_ptr_array_index(decisions->all, i);

        if (decision->action != DECISION_OPEN)
            add_decision(page, table, decision);
    }
    page_note(page, TEXT_DECISIONS_NOTE);
}
