/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/parts.h"

#include <string.h>

int part_word(const struct table *table, guint row, int column, const char *const *words, int usual,
              const char *what, struct diagnostics *diagnostics)
{
    const char *text = table_text(table, row, column);
    g_autoptr(GString) known = g_string_new(NULL);
    struct where where;

    if (*text == '\0')
        return usual;
    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], text) == 0)
            return i;
        g_string_append_printf(known, known->len == 0 ? "%s" : ", %s", words[i]);
    }
    where = table_place(table, row, column);
    diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_UNKNOWN_WORD, &where, text, what, known->str,
                    NULL);
    return -1;
}

static bool is_label_of(const char *header, const char *const *bases)
{
    for (; *bases != NULL; bases++) {
        g_autofree char *code = label_code_of_header(header, *bases);
        if (code != NULL)
            return true;
    }
    return false;
}

bool part_columns(const struct table *table, const char *const *required,
                  const char *const *optional, struct diagnostics *diagnostics)
{
    static const char *const LABELLED[] = {
        "label", "hint", "form_title", "note", "required_message", "constraint_message", NULL};
    bool complete = true;

    for (guint i = 0; i < table_columns(table); i++) {
        const char *header = table_header(table, i);
        struct where where = table_place(table, 0, (int)i);
        where.line = where.record = 1;
        if (!g_strv_contains(required, header) && !g_strv_contains(optional, header) &&
            !is_label_of(header, LABELLED))
            diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_UNKNOWN_COLUMN, &where, header, NULL);
    }
    for (; *required != NULL; required++)
        if (table_column(table, *required) < 0) {
            struct where where = table_place(table, 0, -1);
            where.line = where.record = 1;
            diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_NO_COLUMN, &where, *required, NULL);
            complete = false;
        }
    return complete;
}

struct label *part_label(const struct table *table, guint row, const char *base)
{
    struct label *label = label_new();

    for (guint i = 0; i < table_columns(table); i++) {
        g_autofree char *code = label_code_of_header(table_header(table, i), base);
        if (code != NULL)
            label_set(label, code, table_text(table, row, (int)i));
    }
    return label;
}

char **part_list(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, ";", -1);
    g_autoptr(GStrvBuilder) kept = g_strv_builder_new();

    for (char **word = words; *word != NULL; word++)
        if (*g_strstrip(*word) != '\0')
            g_strv_builder_add(kept, *word);
    return g_strv_builder_end(kept);
}
