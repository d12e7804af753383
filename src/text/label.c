/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/label.h"

#include <string.h>

struct pair {
    char *code, *text;
};

struct label {
    GArray *pairs;
};

static void pair_clear(gpointer data)
{
    struct pair *pair = data;

    g_free(pair->code);
    g_free(pair->text);
}

struct label *label_new(void)
{
    struct label *label = g_new(struct label, 1);

    label->pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));
    g_array_set_clear_func(label->pairs, pair_clear);
    return label;
}

void label_free(struct label *label)
{
    if (label == NULL)
        return;
    g_array_unref(label->pairs);
    g_free(label);
}

static const struct pair *nth(const struct label *label, guint i)
{
    g_assert(i < label_n(label));
    return &g_array_index(label->pairs, struct pair, i);
}

void label_set(struct label *label, const char *code, const char *text)
{
    struct pair pair;

    if (text == NULL || *text == '\0')
        return;
    code = code == NULL ? "" : code;
    for (guint i = 0; i < label->pairs->len; i++) {
        struct pair *there = &g_array_index(label->pairs, struct pair, i);
        if (g_ascii_strcasecmp(there->code, code) == 0) {
            char *copy = g_strdup(text); /* before the old one goes: it may be the same */
            g_free(there->text);
            there->text = copy;
            return;
        }
    }
    pair = (struct pair){g_strdup(code), g_strdup(text)};
    g_array_append_val(label->pairs, pair);
}

static const char *text_without_language(const struct label *label)
{
    for (guint i = 0; i < label_n(label); i++)
        if (*nth(label, i)->code == '\0')
            return nth(label, i)->text;
    return NULL;
}

const char *label_get(const struct label *label, enum language language, const char *fallback)
{
    const char *text;

    for (guint i = 0; i < label_n(label); i++) {
        enum language there;
        if (language_from_tag(&there, nth(label, i)->code) && there == language)
            return nth(label, i)->text;
    }
    text = text_without_language(label);
    if (text == NULL && label_n(label) > 0)
        text = nth(label, 0)->text;
    return text != NULL ? text : fallback;
}

guint label_n(const struct label *label)
{
    return label == NULL ? 0 : label->pairs->len;
}

const char *label_nth_text(const struct label *label, guint i)
{
    return nth(label, i)->text;
}

const char *label_nth_code(const struct label *label, guint i)
{
    return nth(label, i)->code;
}

/* "فارسی (fa)" -> "fa"; "fa" -> "fa". Caller frees. */
static char *code_of_tag(const char *tag)
{
    const char *open = strrchr(tag, '(');
    const char *close = open == NULL ? NULL : strchr(open, ')');

    if (close == NULL)
        return g_strstrip(g_strdup(tag));
    return g_strstrip(g_strndup(open + 1, (gsize)(close - open - 1)));
}

char *label_code_of_header(const char *header, const char *base)
{
    gsize length = strlen(base);

    while (g_ascii_isspace(*header))
        header++;
    if (g_ascii_strncasecmp(header, base, length) != 0)
        return NULL;
    header += length;
    while (g_ascii_isspace(*header))
        header++;
    if (*header == '\0')
        return g_strdup("");
    return g_str_has_prefix(header, "::") ? code_of_tag(header + 2) : NULL;
}
