/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics as lines for people; what is collected lives in diagnostics.c. */
#include "base/diagnostics.h"
#include "base/reason.h"

#include <string.h>

char *diagnostic_sentence(const struct diagnostic *diagnostic, enum language language)
{
    guint n = g_strv_length(diagnostic->words);
    g_auto(GStrv) words = g_new0(char *, n + 1);

    for (guint i = 0; i < n; i++)
        words[i] = reason_in(diagnostic->words[i], language);
    return message_fill(diagnostic->message, language, (const char *const *)words);
}

/* 1 -> A, 27 -> AA, as spreadsheets name columns. */
static void append_column_letters(GString *out, guint column)
{
    char letters[16];
    guint i = sizeof letters;

    for (; column > 0; column = (column - 1) / 26)
        letters[--i] = (char)('A' + (column - 1) % 26);
    g_string_append_len(out, letters + i, (gssize)(sizeof letters - i));
}

/* "cell X128", "column X" or "row 128"; nothing where neither is known or the line says it. */
static char *cell_of(const struct diagnostic *diagnostic, enum language language)
{
    static const char *const CELL[N_LANGUAGES] = {[LANGUAGE_FA] = "خانهٔ ", [LANGUAGE_EN] = "cell "};
    static const char *const COLUMN[N_LANGUAGES] = {
        [LANGUAGE_FA] = "ستون ", [LANGUAGE_EN] = "column "};
    static const char *const ROW[N_LANGUAGES] = {[LANGUAGE_FA] = "ردیف ", [LANGUAGE_EN] = "row "};
    GString *out = g_string_new(NULL);

    if (diagnostic->column > 0) {
        g_string_append(out, diagnostic->record > 0 ? CELL[language] : COLUMN[language]);
        append_column_letters(out, diagnostic->column);
    } else if (diagnostic->record > 0 && diagnostic->line == 0) {
        g_string_append(out, ROW[language]);
    }
    if (diagnostic->record > 0 && (diagnostic->column > 0 || diagnostic->line == 0))
        g_string_append_printf(out, "%" G_GUINT64_FORMAT, diagnostic->record);
    return g_string_free(out, FALSE);
}

static void append_place(GString *out, const struct diagnostic *diagnostic, enum language language)
{
    g_autofree char *cell = cell_of(diagnostic, language);
    bool has_name = diagnostic->column_name != NULL && *diagnostic->column_name != '\0';

    if (diagnostic->file != NULL && diagnostic->line > 0)
        g_string_append_printf(out, "%s:%" G_GUINT64_FORMAT ": ", diagnostic->file,
                               diagnostic->line);
    else if (diagnostic->file != NULL)
        g_string_append_printf(out, "%s: ", diagnostic->file);
    if (has_name && *cell != '\0')
        g_string_append_printf(out, "%s (%s): ", diagnostic->column_name, cell);
    else if (has_name || *cell != '\0')
        g_string_append_printf(out, "%s: ", has_name ? diagnostic->column_name : cell);
}

char *diagnostic_line(const struct diagnostic *diagnostic, enum language language)
{
    g_autofree char *sentence = diagnostic_sentence(diagnostic, language);
    GString *out = g_string_new(NULL);

    append_place(out, diagnostic, language);
    g_string_append_printf(out, "%s [%s]", sentence, message_code(diagnostic->message));
    return g_string_free(out, FALSE);
}

struct entry {
    const struct diagnostic *diagnostic;
    guint file; /* order in which its file was first seen */
    guint i;    /* order in which it came */
};

static int compare_numbers(guint64 a, guint64 b)
{
    return (a > b) - (a < b);
}

static int compare_entries(gconstpointer first, gconstpointer second)
{
    const struct entry *a = first;
    const struct entry *b = second;
    int order = compare_numbers(a->file, b->file);

    if (order == 0)
        order = compare_numbers(a->diagnostic->line, b->diagnostic->line);
    if (order == 0)
        order = compare_numbers(a->diagnostic->record, b->diagnostic->record);
    if (order == 0)
        order = compare_numbers(a->diagnostic->column, b->diagnostic->column);
    return order != 0 ? order : compare_numbers(a->i, b->i);
}

static GArray *sorted_entries(const struct diagnostics *diagnostics)
{
    g_autoptr(GHashTable) files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(struct entry));

    for (guint i = 0; i < diagnostics_n(diagnostics); i++) {
        const struct diagnostic *diagnostic = diagnostics_nth(diagnostics, i);
        const char *name = diagnostic->file == NULL ? "" : diagnostic->file;
        struct entry entry = {.diagnostic = diagnostic, .i = i};
        gpointer seen = g_hash_table_lookup(files, name);
        if (seen == NULL) {
            seen = GUINT_TO_POINTER(g_hash_table_size(files) + 1);
            g_hash_table_insert(files, g_strdup(name), seen);
        }
        entry.file = GPOINTER_TO_UINT(seen);
        g_array_append_val(entries, entry);
    }
    g_array_sort(entries, compare_entries);
    return entries;
}

static void append_more(GString *out, const struct diagnostics *diagnostics, const guint *n_printed,
                        enum language language)
{
    static const char *const MORE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "و %u مورد دیگر [%s]\n", [LANGUAGE_EN] = "and %u more [%s]\n"};

    for (enum message message = 0; message < N_MESSAGES; message++) {
        guint n = diagnostics_n_of(diagnostics, message);
        if (n > n_printed[message])
            g_string_append_printf(out, MORE[language], n - n_printed[message],
                                   message_code(message));
    }
}

static void append_total(GString *out, const struct diagnostics *diagnostics,
                         enum language language)
{
    guint errors = diagnostics_n_errors(diagnostics);
    guint warnings = diagnostics_n_warnings(diagnostics);

    if (errors == 0 && warnings == 0)
        return;
    if (language == LANGUAGE_FA)
        g_string_append_printf(out, "%u خطا، %u هشدار.\n", errors, warnings);
    else
        g_string_append_printf(out, "%u error%s, %u warning%s.\n", errors, errors == 1 ? "" : "s",
                               warnings, warnings == 1 ? "" : "s");
}

char *diagnostics_text(const struct diagnostics *diagnostics, enum language language, guint cap)
{
    g_autoptr(GArray) entries = NULL;
    guint n_printed[N_MESSAGES] = {0};
    GString *out = g_string_new(NULL);

    if (diagnostics_n(diagnostics) == 0)
        return g_string_free(out, FALSE);
    entries = sorted_entries(diagnostics);
    for (guint i = 0; i < entries->len; i++) {
        const struct diagnostic *diagnostic = g_array_index(entries, struct entry, i).diagnostic;
        g_autofree char *line = NULL;
        if (cap > 0 && n_printed[diagnostic->message] >= cap)
            continue;
        n_printed[diagnostic->message]++;
        line = diagnostic_line(diagnostic, language);
        g_string_append_printf(out, "%s\n", line);
    }
    append_more(out, diagnostics, n_printed, language);
    append_total(out, diagnostics, language);
    return g_string_free(out, FALSE);
}
