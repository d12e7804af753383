/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/label.h"

#include <string.h>

struct saying {
    char *code, *text;
};

struct label {
    GArray *sayings; /* struct saying */
};

static void saying_clear(gpointer data)
{
    struct saying *saying = data;

    g_free(saying->code);
    g_free(saying->text);
}

struct label *label_new(void)
{
    struct label *label = g_new(struct label, 1);

    label->sayings = g_array_new(FALSE, FALSE, sizeof(struct saying));
    g_array_set_clear_func(label->sayings, saying_clear);
    return label;
}

struct label *label_copy(const struct label *label)
{
    struct label *copy = label_new();

    for (guint i = 0; i < label_n(label); i++)
        label_set(copy, label_nth_code(label, i), label_nth_text(label, i));
    return copy;
}

void label_free(struct label *label)
{
    g_array_unref(label->sayings);
    g_free(label);
}

static const struct saying *find(const struct label *label, const char *code)
{
    for (guint i = 0; i < label->sayings->len; i++) {
        const struct saying *saying = &g_array_index(label->sayings, struct saying, i);
        if (strcmp(saying->code, code) == 0)
            return saying;
    }
    return NULL;
}

void label_set(struct label *label, const char *code, const char *text)
{
    const char *key = code == NULL ? "" : code;

    if (text == NULL || *text == '\0')
        return;
    for (guint i = 0; i < label->sayings->len; i++) {
        struct saying *saying = &g_array_index(label->sayings, struct saying, i);
        if (strcmp(saying->code, key) == 0) {
            g_free(saying->text);
            saying->text = g_strdup(text);
            return;
        }
    }
    g_array_append_val(label->sayings, ((struct saying){g_strdup(key), g_strdup(text)}));
}

const char *label_get(const struct label *label, enum language language, const char *fallback)
{
    const struct saying *saying;

    if (label == NULL || label->sayings->len == 0)
        return fallback;
    saying = find(label, language_tag(language));
    if (saying == NULL)
        saying = find(label, "");
    if (saying == NULL)
        saying = &g_array_index(label->sayings, struct saying, 0);
    return saying->text;
}

guint label_n(const struct label *label)
{
    return label == NULL ? 0 : label->sayings->len;
}

const char *label_nth_text(const struct label *label, guint i)
{
    return g_array_index(label->sayings, struct saying, i).text;
}

const char *label_nth_code(const struct label *label, guint i)
{
    return g_array_index(label->sayings, struct saying, i).code;
}

char *label_code_of_header(const char *header, const char *base)
{
    size_t length = strlen(base);
    const char *tag, *open, *close;

    if (strncmp(header, base, length) != 0)
        return NULL;
    if (header[length] == '\0')
        return g_strdup("");
    if (strncmp(header + length, "::", 2) != 0)
        return NULL;
    tag = header + length + 2;
    open = strrchr(tag, '(');
    close = open == NULL ? NULL : strchr(open, ')');
    if (close == NULL)
        return g_strstrip(g_strdup(tag));
    return g_strstrip(g_strndup(open + 1, (gsize)(close - open - 1)));
}
