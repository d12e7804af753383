/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/identity.h"

#include <stdlib.h>
#include <string.h>

#include "survey/blank_mark.h"

/* Bytes of a key that are compared as one number. */
#define HEAD_BYTES 8

struct entry {
    guint64 head;     /* first bytes, the first one highest, zeros after the end */
    const char *rest; /* what follows them */
    guint32 number;
};

static bool is_edge(gunichar letter)
{
    if (letter < 0x80)
        return g_ascii_isspace((char)letter);
    return g_unichar_isspace(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT;
}

/* Where the text without its edges begins, and its bytes. */
static const char *trim(const char *text, gsize *length)
{
    const char *end = text + *length;

    while (text < end && is_edge(g_utf8_get_char(text)))
        text += g_utf8_skip[(guchar)*text];
    while (text < end) {
        const char *last = g_utf8_prev_char(end);
        if (!is_edge(g_utf8_get_char(last)))
            break;
        end = last;
    }
    *length = (gsize)(end - text);
    return text;
}

char *identity_trimmed(GStringChunk *texts, const char *text, gsize length)
{
    const char *begin = trim(text, &length);

    return g_string_chunk_insert_len(texts, begin, (gssize)length);
}

bool identity_trimmed_equal(const char *one, const char *other)
{
    gsize n = strlen(one), m = strlen(other);
    const char *first = trim(one, &n), *second = trim(other, &m);

    return n == m && memcmp(first, second, n) == 0;
}

char *identity_number(GStringChunk *texts, const char *text, gsize length)
{
    char *number = identity_trimmed(texts, text, length);

    if (is_no_number(number))
        *number = '\0';
    return number;
}

static struct entry entry_of(const char *key, guint32 number)
{
    struct entry entry = {0, key, number};

    for (int i = 0; i < HEAD_BYTES; i++) {
        entry.head = entry.head << 8 | (guchar)*entry.rest;
        entry.rest += *entry.rest != '\0';
    }
    return entry;
}

static int compare(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order;

    if (x->head != y->head)
        return x->head < y->head ? -1 : 1;
    order = strcmp(x->rest, y->rest);
    return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

guint32 *identity_order(const char *const *keys, guint n)
{
    struct entry *entries = g_new(struct entry, (gsize)n + 1);
    guint32 *order = g_new(guint32, (gsize)n + 1);
    bool sorted = true;

    for (guint i = 0; i < n; i++) {
        entries[i] = entry_of(keys[i], i);
        sorted = sorted && (i == 0 || compare(&entries[i - 1], &entries[i]) < 0);
    }
    if (!sorted)
        qsort(entries, n, sizeof *entries, compare);
    for (guint i = 0; i < n; i++)
        order[i] = entries[i].number;
    g_free(entries);
    return order;
}
