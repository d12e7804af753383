/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/diagnostics.h"

#include <stdarg.h>
#include <string.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/limits.h"
#include "base/visible.h"

#define MAX_WORDS 5

struct diagnostics {
    GPtrArray *kept; /* struct diagnostic, in the order they came */
    guint n_of[N_MESSAGES];
    guint n_kept_of[N_MESSAGES];
    guint n_also_of[N_MESSAGES];
    guint n_also_unkept;
};

static void diagnostic_free(gpointer data)
{
    struct diagnostic *diagnostic = data;

    if (diagnostic == NULL)
        return;
    g_free(diagnostic->file);
    g_free(diagnostic->column_name);
    g_strfreev(diagnostic->words);
    g_clear_pointer(&diagnostic->also, g_array_unref);
    g_free(diagnostic);
}

struct diagnostics *diagnostics_new(void)
{
    struct diagnostics *diagnostics = g_new0(struct diagnostics, 1);

    diagnostics->kept = g_ptr_array_new_with_free_func(diagnostic_free);
    return diagnostics;
}

void diagnostics_free(struct diagnostics *diagnostics)
{
    if (diagnostics == NULL)
        return;
    g_ptr_array_unref(diagnostics->kept);
    g_free(diagnostics);
}

static guint sum_or_most(guint a, guint b)
{
    return a > G_MAXUINT - b ? G_MAXUINT : a + b;
}

/* Errors made by base are "PATH: reason"; a sentence that names PATH already needs the reason only.
 */
static void drop_repeated_path(GPtrArray *words)
{
    const char *path;
    const char *reason;

    if (words->len < 2)
        return;
    path = words->pdata[0];
    reason = words->pdata[1];
    if (g_str_has_prefix(reason, path) && g_str_has_prefix(reason + strlen(path), ": ")) {
        char *rest = g_strdup(reason + strlen(path) + 2);
        g_free(words->pdata[1]);
        words->pdata[1] = rest;
    }
}

static char **words_of(va_list arguments)
{
    GPtrArray *words = g_ptr_array_new();
    const char *word;

    while ((word = va_arg(arguments, const char *)) != NULL) {
        g_assert(words->len < MAX_WORDS);
        g_ptr_array_add(words, visible_word(word, LIMIT_WORD_LETTERS));
    }
    drop_repeated_path(words);
    g_ptr_array_add(words, NULL);
    return (char **)g_ptr_array_free(words, FALSE);
}

static char *visible_or_null(const char *text)
{
    return text == NULL ? NULL : visible_word(text, LIMIT_WORD_LETTERS);
}

/* Counts one; true where it is to be kept as well. */
static bool count(struct diagnostics *diagnostics, enum message message)
{
    g_assert(message < N_MESSAGES);
    diagnostics->n_of[message] = sum_or_most(diagnostics->n_of[message], 1);
    return diagnostics->n_kept_of[message] < LIMIT_KEPT_MESSAGE;
}

static void keep(struct diagnostics *diagnostics, struct diagnostic *diagnostic)
{
    diagnostics->n_kept_of[diagnostic->message]++;
    g_ptr_array_add(diagnostics->kept, diagnostic);
}

void diagnostics_add(struct diagnostics *diagnostics, enum message message,
                     const struct where *where, ...)
{
    static const struct where NOWHERE;
    struct diagnostic *diagnostic;
    va_list arguments;

    if (!count(diagnostics, message))
        return;
    if (where == NULL)
        where = &NOWHERE;
    diagnostic = g_new0(struct diagnostic, 1);
    diagnostic->message = message;
    diagnostic->file = visible_or_null(where->file);
    diagnostic->line = where->line;
    diagnostic->record = where->record;
    diagnostic->column = where->column;
    diagnostic->column_name = visible_or_null(where->column_name);
    va_start(arguments, where);
    diagnostic->words = words_of(arguments);
    va_end(arguments);
    keep(diagnostics, diagnostic);
}

static guint room_for_also(const struct diagnostics *diagnostics, enum message message)
{
    guint taken = sum_or_most(diagnostics->n_kept_of[message], diagnostics->n_also_of[message]);

    return LIMIT_KEPT_MESSAGE - MIN(taken, LIMIT_KEPT_MESSAGE);
}

void diagnostics_also(struct diagnostics *diagnostics, guint i, const GArray *records)
{
    struct diagnostic *diagnostic = diagnostics->kept->pdata[i];
    guint n = MIN(records->len, room_for_also(diagnostics, diagnostic->message));

    diagnostics->n_also_unkept = sum_or_most(diagnostics->n_also_unkept, records->len - n);
    diagnostics->n_also_of[diagnostic->message] += n;
    if (n == 0)
        return;
    if (diagnostic->also == NULL)
        diagnostic->also = g_array_new(FALSE, FALSE, sizeof(guint64));
    g_array_append_vals(diagnostic->also, records->data, n);
}

/* The message made for that reason, where there is one. */
static enum message message_for(enum message message, const GError *error)
{
    static const struct {
        GFileError code;
        enum message message;
    } SPECIAL[] = {
        {G_FILE_ERROR_NOSPC, MESSAGE_DISK_FULL},
        {G_FILE_ERROR_EXIST, MESSAGE_DIRECTORY_NOT_EMPTY},
        {G_FILE_ERROR_NOTDIR, MESSAGE_NOT_A_DIRECTORY},
    };

    if (error->domain == INTERRUPT_ERROR)
        return MESSAGE_INTERRUPTED;
    if (message != MESSAGE_CANNOT_WRITE)
        return message;
    for (guint i = 0; i < G_N_ELEMENTS(SPECIAL); i++)
        if (g_error_matches(error, G_FILE_ERROR, (gint)SPECIAL[i].code))
            return SPECIAL[i].message;
    return message;
}

void diagnostics_add_error(struct diagnostics *diagnostics, enum message message, const char *path,
                           const GError *error)
{
    static const char LARGER[] = "larger than ";
    const char *ceiling = g_strrstr(error->message, LARGER);

    if (g_error_matches(error, FILE_ERROR, FILE_ERROR_TOO_LARGE) && ceiling != NULL) {
        diagnostics_add(diagnostics, MESSAGE_FILE_TOO_LARGE, &(struct where){.file = path},
                        ceiling + strlen(LARGER), NULL);
        return;
    }
    diagnostics_add(diagnostics, message_for(message, error), NULL, path, error->message, NULL);
}

static guint n_also(const struct diagnostic *diagnostic)
{
    return diagnostic->also == NULL ? 0 : diagnostic->also->len;
}

void diagnostics_merge(struct diagnostics *into, struct diagnostics *from)
{
    for (guint i = 0; i < from->kept->len; i++) {
        struct diagnostic *diagnostic = g_steal_pointer(&from->kept->pdata[i]);
        if (into->n_kept_of[diagnostic->message] < LIMIT_KEPT_MESSAGE) {
            into->n_also_of[diagnostic->message] += n_also(diagnostic);
            keep(into, diagnostic);
        } else {
            into->n_also_unkept = sum_or_most(into->n_also_unkept, n_also(diagnostic));
            diagnostic_free(diagnostic);
        }
    }
    into->n_also_unkept = sum_or_most(into->n_also_unkept, from->n_also_unkept);
    from->n_also_unkept = 0;
    g_ptr_array_set_size(from->kept, 0);
    for (guint i = 0; i < N_MESSAGES; i++)
        into->n_of[i] = sum_or_most(into->n_of[i], from->n_of[i]);
    memset(from->n_of, 0, sizeof from->n_of);
    memset(from->n_kept_of, 0, sizeof from->n_kept_of);
    memset(from->n_also_of, 0, sizeof from->n_also_of);
}

static guint n_of_severity(const struct diagnostics *diagnostics, enum severity severity)
{
    guint n = 0;

    for (guint i = 0; i < N_MESSAGES; i++)
        if (message_severity((enum message)i) == severity)
            n = sum_or_most(n, diagnostics->n_of[i]);
    return n;
}

guint diagnostics_n_errors(const struct diagnostics *diagnostics)
{
    return n_of_severity(diagnostics, SEVERITY_ERROR);
}

guint diagnostics_n_warnings(const struct diagnostics *diagnostics)
{
    return n_of_severity(diagnostics, SEVERITY_WARNING);
}

guint diagnostics_n(const struct diagnostics *diagnostics)
{
    return diagnostics->kept->len;
}

guint diagnostics_n_unkept(const struct diagnostics *diagnostics)
{
    guint n = diagnostics->n_also_unkept;

    for (guint i = 0; i < N_MESSAGES; i++)
        n = sum_or_most(n, diagnostics->n_of[i] - diagnostics->n_kept_of[i]);
    return n;
}

const struct diagnostic *diagnostics_nth(const struct diagnostics *diagnostics, guint i)
{
    g_assert(i < diagnostics->kept->len);
    return diagnostics->kept->pdata[i];
}

guint diagnostics_n_of(const struct diagnostics *diagnostics, enum message message)
{
    g_assert(message < N_MESSAGES);
    return diagnostics->n_of[message];
}
