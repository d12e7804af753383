/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/hidden.h"

static void expect(const char *text, const char *left, gsize n, gsize first)
{
    g_autofree char *copy = g_strdup(text);
    gsize length = strlen(copy);
    gsize at = G_MAXSIZE;

    assert_int_equal(text_drop_hidden(copy, &length, &at), n);
    assert_string_equal(copy, left);
    assert_int_equal(length, strlen(left));
    assert_int_equal(at, first);
}

static void what_nobody_sees_goes(void **state)
{
    (void)state;
    expect("x\ay", "xy", 1, 1);
    expect("\x1B[31mred\x7F", "[31mred", 2, 0);
    expect("a\u202Eb\u2066c\u2069", "abc", 3, 1);
    expect("1,2\n\uFEFFid,q1\n", "1,2\nid,q1\n", 1, 4);
    expect("ab\vc\fd", "abcd", 2, 2);
}

static void what_texts_need_stays(void **state)
{
    static const char *const TEXTS[] = {
        "",       "a\tb\r\nc\n", "شاهین\u200Cدژ\u200F", "«گیومه»\u00A0", "٪ ﷼ ﻻ", "a\u2028b",
        "\u00AD", "\xC2\x81"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        expect(TEXTS[i], TEXTS[i], 0, strlen(TEXTS[i]));
}

/* Oracle: the obvious loop. One hidden character at every place of a long text. */
static void it_is_found_at_every_place(void **state)
{
    static const char *const HIDDEN[] = {"\x01", "\x7F", "\u202A", "\u2069", "\uFEFF"};
    g_autoptr(GString) text = g_string_new(NULL);

    (void)state;
    for (guint i = 0; i < 40; i++)
        g_string_append(text, "5,آ،x\u200C\n");
    for (gsize at = 0; at <= text->len; at++) {
        const char *hidden = HIDDEN[at % G_N_ELEMENTS(HIDDEN)];
        g_autoptr(GString) with = g_string_new(text->str);
        if (at < text->len && ((guchar)text->str[at] & 0xC0) == 0x80)
            continue; /* inside a letter */
        g_string_insert(with, (gssize)at, hidden);
        expect(with->str, text->str, 1, at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_sees_goes),
        cmocka_unit_test(what_texts_need_stays),
        cmocka_unit_test(it_is_found_at_every_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
