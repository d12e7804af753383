/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/message.h"

#include <glib.h>
#include <string.h>

struct row {
    const char *code;
    enum severity severity;
    const char *template[N_LANGUAGES];
    const char *explanation[N_LANGUAGES];
};

static const struct row TABLE[N_MESSAGES] = {
#define MESSAGE(id, code, severity, en, fa, explain_en, explain_fa)                                \
    [MESSAGE_##id] = {code,                                                                        \
                      severity,                                                                    \
                      {[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en},                                    \
                      {[LANGUAGE_FA] = explain_fa, [LANGUAGE_EN] = explain_en}},
#include "base/messages/all.def"
#undef MESSAGE
};

static const struct row *row_of(enum message message)
{
    g_assert(message < N_MESSAGES);
    return &TABLE[message];
}

const char *message_code(enum message message)
{
    return row_of(message)->code;
}

enum severity message_severity(enum message message)
{
    return row_of(message)->severity;
}

const char *message_template(enum message message, enum language language)
{
    g_assert(language < N_LANGUAGES);
    return row_of(message)->template[language];
}

const char *message_explanation(enum message message, enum language language)
{
    g_assert(language < N_LANGUAGES);
    return row_of(message)->explanation[language];
}

bool message_find(enum message *out, const char *code)
{
    for (enum message message = 0; message < N_MESSAGES; message++) {
        if (g_ascii_strcasecmp(TABLE[message].code, code) == 0) {
            *out = message;
            return true;
        }
    }
    return false;
}

/* The number n of a "{n}" at text, 1..9; 0 where there is none. */
static guint place_at(const char *text)
{
    if (text[0] == '{' && text[1] >= '1' && text[1] <= '9' && text[2] == '}')
        return (guint)(text[1] - '0');
    return 0;
}

static guint n_words_of(const char *const *words)
{
    guint n = 0;

    while (words != NULL && words[n] != NULL)
        n++;
    return n;
}

/* Appends text up to end with its words; false where a word was missing. */
static bool fill_part(GString *out, const char *text, const char *end, const char *const *words)
{
    guint n_words = n_words_of(words);
    bool complete = true;

    while (text < end) {
        guint place = place_at(text);
        if (place == 0) {
            g_string_append_c(out, *text++);
            continue;
        }
        if (place <= n_words)
            g_string_append(out, words[place - 1]);
        if (place > n_words || *words[place - 1] == '\0')
            complete = false;
        text += 3;
    }
    return complete;
}

static char *fill(const char *template, const char *const *words)
{
    GString *out = g_string_new(NULL);
    const char *open;

    while ((open = strstr(template, "[[")) != NULL) {
        const char *close = strstr(open, "]]");
        gsize before;
        g_assert(close != NULL);
        fill_part(out, template, open, words);
        before = out->len;
        if (!fill_part(out, open + 2, close, words))
            g_string_truncate(out, before);
        template = close + 2;
    }
    fill_part(out, template, template + strlen(template), words);
    return g_string_free(out, FALSE);
}

char *message_fill(enum message message, enum language language, const char *const *words)
{
    return fill(message_template(message, language), words);
}

char *message_pattern(enum message message, enum language language)
{
    static const char *const THEMSELVES[] = {"{1}", "{2}", "{3}", "{4}", NULL};

    return message_fill(message, language, THEMSELVES);
}
