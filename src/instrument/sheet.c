/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/sheet.h"

#include <math.h>
#include <string.h>

const char *sheet_text(const struct sheet *sheet, guint row, const char *column)
{
    return table_text(sheet->table, row, table_column(sheet->table, column));
}

char *sheet_copy(const struct sheet *sheet, guint row, const char *column)
{
    return g_strdup(sheet_text(sheet, row, column));
}

void sheet_fault(const struct sheet *sheet, guint row, const char *column, enum message message,
                 struct words words)
{
    int i = column == NULL ? -1 : table_column(sheet->table, column);
    struct where where = row == SHEET_HEADER ? table_header_place(sheet->table, i)
                                             : table_place(sheet->table, row, i);

    diagnostics_add(sheet->diagnostics, message, &where, words.text[0], words.text[1],
                    words.text[2], words.text[3], NULL);
}

/* ---- columns ---- */

static bool is_label(const char *header)
{
    static const char *const BASES[] = {
        "label",      "hint", "guidance_hint", "required_message", "constraint_message",
        "form_title", "note", "media::image",  "media::audio",     "media::video",
        NULL};

    for (guint i = 0; BASES[i] != NULL; i++) {
        g_autofree char *code = label_code_of_header(header, BASES[i]);
        if (code != NULL)
            return true;
    }
    return false;
}

bool sheet_columns(const struct sheet *sheet, const char *const *required,
                   const char *const *optional)
{
    bool complete = true;

    for (guint i = 0; i < table_columns(sheet->table); i++) {
        const char *header = table_header(sheet->table, i);
        if (*header != '\0' && !g_strv_contains(required, header) &&
            !g_strv_contains(optional, header) && !is_label(header))
            sheet_fault(sheet, SHEET_HEADER, header, MESSAGE_INSTRUMENT_UNKNOWN_COLUMN,
                        WORDS(header));
    }
    for (; *required != NULL; required++)
        if (table_column(sheet->table, *required) < 0) {
            sheet_fault(sheet, SHEET_HEADER, NULL, MESSAGE_INSTRUMENT_NO_COLUMN, WORDS(*required));
            complete = false;
        }
    return complete;
}

/* ---- cells ---- */

static bool is_name(const char *text)
{
    if (!g_ascii_isalpha(*text) && *text != '_')
        return false;
    for (; *text != '\0'; text++)
        if (!g_ascii_isalnum(*text) && strchr("_-.", *text) == NULL)
            return false;
    return true;
}

const char *sheet_name(const struct sheet *sheet, guint row, const char *column)
{
    const char *text = sheet_text(sheet, row, column);

    if (*text == '\0')
        sheet_fault(sheet, row, column, MESSAGE_INSTRUMENT_EMPTY_CELL, WORDS(column));
    else if (!is_name(text))
        sheet_fault(sheet, row, column, MESSAGE_INSTRUMENT_BAD_NAME, WORDS(text));
    return text;
}

guint sheet_word(const struct sheet *sheet, guint row, const char *column, const char *const *words,
                 int usual)
{
    const char *text = sheet_text(sheet, row, column);
    g_autoptr(GString) known = NULL;

    if (*text == '\0' && usual >= 0)
        return (guint)usual;
    if (*text == '\0') {
        sheet_fault(sheet, row, column, MESSAGE_INSTRUMENT_EMPTY_CELL, WORDS(column));
        return 0;
    }
    known = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++) {
        if (g_ascii_strcasecmp(words[i], text) == 0)
            return i;
        g_string_append_printf(known, "%s%s", known->len == 0 ? "" : ", ", words[i]);
    }
    sheet_fault(sheet, row, column, MESSAGE_INSTRUMENT_UNKNOWN_WORD,
                WORDS(text, column, known->str));
    return 0;
}

double sheet_number(const struct sheet *sheet, guint row, const char *column, double over,
                    double most, const char *expected)
{
    const char *text = sheet_text(sheet, row, column);
    struct decimal value;

    if (*text == '\0')
        return NAN;
    if (decimal_parse(&value, text, strlen(text)) && decimal_value(value) > over &&
        decimal_value(value) <= most)
        return decimal_value(value);
    sheet_fault(sheet, row, column, MESSAGE_INSTRUMENT_BAD_NUMBER, WORDS(column, text, expected));
    return NAN;
}

struct label *sheet_label(const struct sheet *sheet, guint row, const char *base)
{
    struct label *label = label_new();

    for (guint i = 0; i < table_columns(sheet->table); i++) {
        g_autofree char *code = label_code_of_header(table_header(sheet->table, i), base);
        if (code != NULL)
            label_set(label, code, table_text(sheet->table, row, (int)i));
    }
    for (guint i = 0; i < table_columns(sheet->table) && label_n(label) > 0; i++) {
        const char *header = table_header(sheet->table, i);
        g_autofree char *code = label_code_of_header(header, base);
        if (code != NULL && *table_text(sheet->table, row, (int)i) == '\0')
            sheet_fault(sheet, row, header, MESSAGE_INSTRUMENT_NO_LABEL,
                        WORDS(label_nth_text(label, 0), code));
    }
    return label;
}

GPtrArray *sheet_languages(const struct sheet *sheet)
{
    GPtrArray *languages = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < table_columns(sheet->table); i++) {
        const char *header = table_header(sheet->table, i);
        char *code = label_code_of_header(header, "label");
        if (code == NULL || *code == '\0') {
            g_free(code);
            continue;
        }
        if (g_ptr_array_find_with_equal_func(languages, code, g_str_equal, NULL))
            sheet_fault(sheet, SHEET_HEADER, header, MESSAGE_INSTRUMENT_DUPLICATE, WORDS(code));
        g_ptr_array_add(languages, code);
    }
    return languages;
}

char **sheet_list(const struct sheet *sheet, guint row, const char *column)
{
    g_auto(GStrv) words = g_strsplit(sheet_text(sheet, row, column), ";", -1);
    g_autoptr(GStrvBuilder) kept = g_strv_builder_new();

    for (char **word = words; *word != NULL; word++)
        if (*g_strstrip(*word) != '\0')
            g_strv_builder_add(kept, *word);
    return g_strv_builder_end(kept);
}
