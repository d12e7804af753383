/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/row_kind.h"

#include <string.h>

#include "text/fold.h"

static bool is_tags(const struct table_row *row)
{
    bool any = false;

    for (guint i = 0; i < row->n_cells; i++) {
        const struct table_cell *cell = &row->cells[i];
        if (cell->length == 0)
            continue;
        if (cell->text[0] != '#' || !g_ascii_isalpha(cell->text[1]) ||
            g_str_has_prefix(cell->text, "#N"))
            return false;
        any = true;
    }
    return any;
}

static bool says_question(const struct question *question, const char *text)
{
    g_autofree char *folded = text_fold(text);
    g_autofree char *name = text_fold(question->name);

    if (strcmp(folded, name) == 0)
        return true;
    for (guint i = 0; question->label != NULL && i < label_n(question->label); i++) {
        g_autofree char *label = text_fold(label_nth_text(question->label, i));
        if (*label != '\0' && strcmp(folded, label) == 0)
            return true;
    }
    return false;
}

/* The cells of all items, as far as they hold anything, hold their own heading, name or label. */
static bool is_heading(const struct header *header, const struct instrument *instrument,
                       const struct table_reader *reader, const struct table_row *row,
                       bool also_labels)
{
    bool any = false;

    for (guint i = 0; i < instrument->n_items; i++) {
        guint column = (guint)header->items[i];
        const struct table_cell *cell = &row->cells[column];
        if (cell->length == 0)
            continue;
        if (strcmp(cell->text, table_column_name(reader, column)) != 0 &&
            !(also_labels && says_question(instrument->items[i], cell->text)))
            return false;
        any = true;
    }
    return any;
}

/* What people write before a row of sums in Excel, folded. */
static bool is_sums(const struct header *header, const struct table_row *row)
{
    static const char *const WORDS[] = {"جمع",     "جمعکل", "مجموع",      "میانگین",
                                        "تعداد",   "total", "grandtotal", "sum",
                                        "average", "mean",  "count"};
    int column = header->roles[ROLE_ID];
    const char *text = column < 0 ? "" : row->cells[column].text;
    g_autofree char *folded = NULL;

    if (g_ascii_isdigit(*text) || *text == '\0')
        return false;
    folded = text_fold(text);
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (strcmp(folded, WORDS[i]) == 0)
            return true;
    return false;
}

enum row_kind row_kind_of(const struct header *header, const struct instrument *instrument,
                          const struct table_reader *reader, const struct table_row *row,
                          bool is_first)
{
    if (is_first && is_tags(row))
        return ROW_TAGS;
    if (header->review >= 0 && export_tool_rejects(header->tool, row->cells[header->review].text))
        return ROW_REJECTED;
    if (is_sums(header, row))
        return ROW_SUMS;
    return is_heading(header, instrument, reader, row, is_first) ? ROW_HEADING : ROW_ANSWERS;
}

bool row_is_broken_off(const struct header *header, const struct table_row *row)
{
    return header->completion >= 0 &&
           row->cells[header->completion].text[strspn(row->cells[header->completion].text, " ")] ==
               '\0';
}
