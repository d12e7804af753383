/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/hidden.h"

#include <stdbool.h>
#include <string.h>

#define BLOCK 64u

static inline bool is_control_byte(guchar byte)
{
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
}

/* Without a branch, so that the compiler takes many bytes at once. */
static bool has_control(const char *block)
{
    guint found = 0;

    for (guint i = 0; i < BLOCK; i++) {
        guchar byte = (guchar)block[i];
        found |= (guint)(byte < 0x20) & (guint)(byte != '\t') & (guint)(byte != '\n') &
                 (guint)(byte != '\r');
        found |= (guint)(byte == 0x7F);
    }
    return found != 0;
}

static bool is_between(guchar byte, guchar low, guchar high)
{
    return byte >= low && byte <= high;
}

/* Bytes of the hidden character at `at`, of which `rest` bytes are left; 0 for others. */
static guint hidden_length(const char *at, gsize rest)
{
    const guchar *byte = (const guchar *)at;
    bool is_hidden = false;

    if (byte[0] < 0x80)
        return is_control_byte(byte[0]) ? 1 : 0;
    if (rest < 3)
        return 0;
    if (byte[0] == 0xE2)
        is_hidden = (byte[1] == 0x80 && is_between(byte[2], 0xAA, 0xAE)) ||
                    (byte[1] == 0x81 && is_between(byte[2], 0xA6, 0xA9));
    else
        is_hidden = byte[0] == 0xEF && byte[1] == 0xBB && byte[2] == 0xBF;
    return is_hidden ? 3 : 0;
}

static gsize first_control(const char *text, gsize length)
{
    gsize at = 0;

    while (at + BLOCK <= length && !has_control(text + at))
        at += BLOCK;
    while (at < length && !is_control_byte((guchar)text[at]))
        at++;
    return at;
}

/* The first hidden character that begins with that byte. */
static gsize first_with(const char *text, gsize length, guchar lead)
{
    const char *end = text + length;
    const char *at = text;

    while ((at = memchr(at, lead, (gsize)(end - at))) != NULL) {
        if (hidden_length(at, (gsize)(end - at)) > 0)
            return (gsize)(at - text);
        at++;
    }
    return length;
}

gsize text_drop_hidden(char *text, gsize *length, gsize *first)
{
    static const guchar LEADS[] = {0xE2, 0xEF};
    gsize n = 0;
    gsize from = first_control(text, *length);
    gsize to;

    for (gsize i = 0; i < G_N_ELEMENTS(LEADS); i++)
        from = first_with(text, from, LEADS[i]); /* none beyond the first so far matters */
    *first = to = from;
    while (from < *length) {
        guint hidden = hidden_length(text + from, *length - from);
        if (hidden == 0)
            text[to++] = text[from++];
        n += hidden > 0;
        from += hidden;
    }
    text[to] = '\0';
    *length = to;
    return n;
}
