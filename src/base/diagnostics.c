/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diagnostics.h"

#include <stdarg.h>
#include <string.h>

#define KEPT_PER_MESSAGE 1000u /* more of one kind are only counted */
#define WORD_LETTERS     120

struct diagnostics {
    GPtrArray *list;          /* struct diagnostic */
    guint counts[N_MESSAGES]; /* all, also those that are not kept */
    GPtrArray *files;         /* names in the order first seen */
};

static void diagnostic_free(gpointer data)
{
    struct diagnostic *diagnostic = data;

    g_free(diagnostic->file);
    g_free(diagnostic->column_name);
    g_strfreev(diagnostic->words);
    g_free(diagnostic);
}

struct diagnostics *diagnostics_new(void)
{
    struct diagnostics *diagnostics = g_new0(struct diagnostics, 1);

    diagnostics->list = g_ptr_array_new_with_free_func(diagnostic_free);
    diagnostics->files = g_ptr_array_new_with_free_func(g_free);
    return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics)
{
    g_ptr_array_unref(diagnostics->list);
    g_ptr_array_unref(diagnostics->files);
    g_free(diagnostics);
}

/* A word as it can be printed on a terminal: valid, on one line, not too long. */
static char *printable(const char *word)
{
    g_autofree char *valid = g_utf8_make_valid(word, -1);
    GString *out = g_string_new(NULL);
    int n = 0;

    for (char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar letter = g_utf8_get_char(p);
        if (++n > WORD_LETTERS) {
            g_string_append(out, "…");
            break;
        }
        if (g_unichar_iscntrl(letter))
            g_string_append_printf(out, "\\x%02x", letter);
        else
            g_string_append_unichar(out, letter);
    }
    return g_string_free(out, FALSE);
}

static void note_file(struct diagnostics *diagnostics, const char *file)
{
    for (guint i = 0; i < diagnostics->files->len; i++)
        if (strcmp(diagnostics->files->pdata[i], file) == 0)
            return;
    g_ptr_array_add(diagnostics->files, g_strdup(file));
}

static void keep(struct diagnostics *diagnostics, struct diagnostic *diagnostic)
{
    if (diagnostics->counts[diagnostic->message]++ >= KEPT_PER_MESSAGE) {
        diagnostic_free(diagnostic);
        return;
    }
    if (diagnostic->file != NULL)
        note_file(diagnostics, diagnostic->file);
    g_ptr_array_add(diagnostics->list, diagnostic);
}

void diagnostics_add(struct diagnostics *diagnostics, enum message message,
                     const struct where *where, ...)
{
    struct diagnostic *diagnostic = g_new0(struct diagnostic, 1);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    const char *word;
    va_list list;

    diagnostic->message = message;
    if (where != NULL) {
        diagnostic->file = g_strdup(where->file);
        diagnostic->line = where->line;
        diagnostic->record = where->record;
        diagnostic->column = where->column;
        diagnostic->column_name = where->column_name == NULL ? NULL : printable(where->column_name);
    }
    va_start(list, where);
    while ((word = va_arg(list, const char *)) != NULL)
        g_ptr_array_add(words, printable(word));
    va_end(list);
    g_ptr_array_add(words, NULL);
    diagnostic->words = (char **)g_ptr_array_steal(words, NULL);
    keep(diagnostics, diagnostic);
}

void diagnostics_add_error(struct diagnostics *diagnostics, enum message message, const char *path,
                           const GError *error)
{
    struct where where = {.file = path};

    diagnostics_add(diagnostics, message, &where, path, error->message, NULL);
}

void diagnostics_merge(struct diagnostics *into, struct diagnostics *from)
{
    for (guint i = 0; i < from->list->len; i++) {
        struct diagnostic *diagnostic = from->list->pdata[i];
        from->counts[diagnostic->message]--;
        keep(into, diagnostic);
    }
    for (int i = 0; i < N_MESSAGES; i++) {
        into->counts[i] += from->counts[i]; /* those that were only counted */
        from->counts[i] = 0;
    }
    g_ptr_array_set_free_func(from->list, NULL);
    g_ptr_array_set_size(from->list, 0);
    g_ptr_array_set_free_func(from->list, diagnostic_free);
}

static guint n_with(const struct diagnostics *diagnostics, enum severity severity)
{
    guint n = 0;

    for (int i = 0; i < N_MESSAGES; i++)
        if (message_severity((enum message)i) == severity)
            n += diagnostics->counts[i];
    return n;
}

guint diagnostics_n_errors(const struct diagnostics *diagnostics)
{
    return n_with(diagnostics, SEVERITY_ERROR);
}

guint diagnostics_n_warnings(const struct diagnostics *diagnostics)
{
    return n_with(diagnostics, SEVERITY_WARNING);
}

guint diagnostics_n(const struct diagnostics *diagnostics)
{
    return diagnostics->list->len;
}

const struct diagnostic *diagnostics_nth(const struct diagnostics *diagnostics, guint i)
{
    return diagnostics->list->pdata[i];
}

guint diagnostics_n_of(const struct diagnostics *diagnostics, enum message message)
{
    return diagnostics->counts[message];
}

char *diagnostic_sentence(const struct diagnostic *diagnostic, enum language language)
{
    GString *out = g_string_new(NULL);
    guint n_words = g_strv_length(diagnostic->words);

    for (const char *p = message_template(diagnostic->message, language); *p != '\0'; p++) {
        bool is_slot = p[0] == '{' && g_ascii_isdigit(p[1]) && p[2] == '}';
        if (is_slot) {
            guint i = (guint)(p[1] - '1');
            g_string_append(out, i < n_words ? diagnostic->words[i] : "");
            p += 2;
        } else {
            g_string_append_c(out, *p);
        }
    }
    return g_string_free(out, FALSE);
}

/* 1 -> A, 27 -> AA */
static void append_column_letters(GString *out, guint column)
{
    char letters[8];
    int n = 0;

    for (; column > 0; column = (column - 1) / 26)
        letters[n++] = (char)('A' + (column - 1) % 26);
    while (n > 0)
        g_string_append_c(out, letters[--n]);
}

static void append_place(GString *out, const struct diagnostic *diagnostic, enum language language)
{
    static const char *const CELL[N_LANGUAGES] = {[LANGUAGE_FA] = "خانهٔ ", [LANGUAGE_EN] = "cell "};
    bool has_cell = diagnostic->column > 0 && diagnostic->record > 0;

    if (diagnostic->file != NULL && *diagnostic->file != '\0') {
        g_string_append(out, diagnostic->file);
        if (diagnostic->line > 0)
            g_string_append_printf(out, ":%" G_GUINT64_FORMAT, diagnostic->line);
        g_string_append(out, ": ");
    }
    if (diagnostic->column_name != NULL && *diagnostic->column_name != '\0')
        g_string_append_printf(out, "%s%s", diagnostic->column_name, has_cell ? " " : ": ");
    if (has_cell) {
        g_string_append_c(out, '(');
        g_string_append(out, CELL[language]);
        append_column_letters(out, diagnostic->column);
        g_string_append_printf(out, "%" G_GUINT64_FORMAT "): ", diagnostic->record);
    }
}

char *diagnostic_line(const struct diagnostic *diagnostic, enum language language)
{
    GString *out = g_string_new(NULL);
    g_autofree char *sentence = diagnostic_sentence(diagnostic, language);

    append_place(out, diagnostic, language);
    g_string_append_printf(out, "%s [%s]", sentence, message_code(diagnostic->message));
    return g_string_free(out, FALSE);
}

static guint file_number(const struct diagnostics *diagnostics, const char *file)
{
    for (guint i = 0; file != NULL && i < diagnostics->files->len; i++)
        if (strcmp(diagnostics->files->pdata[i], file) == 0)
            return i + 1;
    return 0;
}

static gint by_place(gconstpointer a, gconstpointer b, gpointer user)
{
    const struct diagnostic *x = *(const struct diagnostic *const *)a;
    const struct diagnostic *y = *(const struct diagnostic *const *)b;
    guint file_x = file_number(user, x->file), file_y = file_number(user, y->file);

    if (file_x != file_y)
        return file_x < file_y ? -1 : 1;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return 0;
}

static void append_count(GString *out, const struct diagnostics *diagnostics,
                         enum language language)
{
    guint errors = diagnostics_n_errors(diagnostics),
          warnings = diagnostics_n_warnings(diagnostics);

    if (errors + warnings == 0)
        return;
    if (language == LANGUAGE_FA)
        g_string_append_printf(out, "%u خطا، %u هشدار.\n", errors, warnings);
    else
        g_string_append_printf(out, "%u error%s, %u warning%s.\n", errors, errors == 1 ? "" : "s",
                               warnings, warnings == 1 ? "" : "s");
}

static void append_more(GString *out, guint n, enum message message, enum language language)
{
    static const char *const MORE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "و %u مورد دیگر [%s]\n", [LANGUAGE_EN] = "and %u more [%s]\n"};

    g_string_append_printf(out, MORE[language], n, message_code(message));
}

char *diagnostics_text(const struct diagnostics *diagnostics, enum language language, guint cap)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    guint printed[N_MESSAGES] = {0};
    gpointer user = g_memdup2(diagnostics, sizeof *diagnostics);

    for (guint i = 0; i < diagnostics->list->len; i++)
        g_ptr_array_add(sorted, diagnostics->list->pdata[i]);
    g_ptr_array_sort_with_data(sorted, by_place, user);
    g_free(user);
    for (guint i = 0; i < sorted->len; i++) {
        const struct diagnostic *diagnostic = sorted->pdata[i];
        g_autofree char *line = NULL;
        if (cap > 0 && printed[diagnostic->message] >= cap)
            continue;
        printed[diagnostic->message]++;
        line = diagnostic_line(diagnostic, language);
        g_string_append_printf(out, "%s\n", line);
    }
    for (int i = 0; i < N_MESSAGES; i++)
        if (diagnostics->counts[i] > printed[i])
            append_more(out, diagnostics->counts[i] - printed[i], (enum message)i, language);
    append_count(out, diagnostics, language);
    return g_string_free(out, FALSE);
}
