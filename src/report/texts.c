/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/texts.h"

#include <stdbool.h>

enum { MAX_WORDS = 4 };

static const char *const TEXTS[N_TEXTS][N_LANGUAGES] = {
#define TEXT(id, en, fa) [TEXT_##id] = {[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en},
#include "report/texts.def"
#undef TEXT
};

const char *text_get(enum text text, enum language language)
{
    g_assert(text < N_TEXTS && language < N_LANGUAGES);
    return TEXTS[text][language];
}

/* The number of a placeholder that starts here, or 0. */
static guint placeholder_at(const char *at)
{
    bool is_one = at[0] == '{' && at[1] >= '1' && at[1] <= '0' + MAX_WORDS && at[2] == '}';

    return is_one ? (guint)(at[1] - '0') : 0;
}

char *text_fill_words(enum text text, enum language language, const char *const *words)
{
    GString *out = g_string_new(NULL);
    guint n_words = 0;

    while (words[n_words] != NULL)
        n_words++;
    for (const char *at = text_get(text, language); *at != '\0';) {
        guint i = placeholder_at(at);

        if (i == 0) {
            g_string_append_c(out, *at++);
            continue;
        }
        g_assert(i <= n_words);
        g_string_append(out, words[i - 1]);
        at += 3;
    }
    return g_string_free(out, FALSE);
}

char *text_fill_list(enum text text, enum language language, va_list words)
{
    const char *list[MAX_WORDS + 1] = {NULL};
    guint n = 0;

    for (const char *word = va_arg(words, const char *); word != NULL;
         word = va_arg(words, const char *)) {
        g_assert(n < MAX_WORDS);
        list[n++] = word;
    }
    return text_fill_words(text, language, list);
}

char *text_fill(enum text text, enum language language, ...)
{
    va_list words;
    char *filled;

    va_start(words, language);
    filled = text_fill_list(text, language, words);
    va_end(words);
    return filled;
}

char *text_join(GPtrArray *words, enum language language)
{
    char *joined = g_strdup(words->len > 0 ? g_ptr_array_index(words, 0) : "");

    for (guint i = 1; i < words->len; i++) {
        enum text glue = i + 1 == words->len ? TEXT_LIST_AND : TEXT_LIST_COMMA;
        char *longer = text_fill(glue, language, joined, g_ptr_array_index(words, i), NULL);

        g_free(joined);
        joined = longer;
    }
    return joined;
}
