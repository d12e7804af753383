/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/slug.h"

static void names_become_file_names(void **state)
{
    static const struct {
        const char *text, *slug;
    } CASES[] = {
        {"Urmia", "urmia"},
        {"Shahin Dezh", "shahin-dezh"},
        {"  --A__b..C!! ", "a-b-c"},
        {"../../etc/passwd", "etc-passwd"},
        {"\\\\srv\\x", "srv-x"},
        {"C:x", "c-x"},
        {"Oroumiyé", "oroumiye"},
        {"ＡＢ", "ab"},
        {"ارومیه", ""},
        {"", ""},
        {"...", ""},
        {"محله 5", "5"},
        {"a\xFF\x80z", "a-z"},
        {"a\nb", "a-b"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *slug = text_slug(CASES[i].text);
        assert_string_equal(slug, CASES[i].slug);
    }
}

static void names_of_windows_devices_are_avoided(void **state)
{
    static const char *const DEVICES[] = {"CON", "nul", "Aux", "prn", "com1", "LPT9", "con."};
    static const char *const HARMLESS[] = {"com0", "com10", "console", "lpt", "nul-1"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(DEVICES); i++) {
        g_autofree char *slug = text_slug(DEVICES[i]);
        assert_true(g_str_has_prefix(slug, "x-"));
    }
    for (gsize i = 0; i < G_N_ELEMENTS(HARMLESS); i++) {
        g_autofree char *slug = text_slug(HARMLESS[i]);
        assert_string_equal(slug, HARMLESS[i]);
    }
}

static void long_names_are_cut_without_a_hyphen_at_the_end(void **state)
{
    g_autofree char *long_name = g_strnfill(400, 'a');
    g_autofree char *cut = text_slug(long_name);
    g_autofree char *start = g_strnfill(59, 'b');
    g_autofree char *at_gap = g_strconcat(start, " c", NULL);
    g_autofree char *slug = text_slug(at_gap);

    (void)state;
    assert_int_equal(strlen(cut), 60);
    assert_string_equal(slug, start);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_become_file_names),
        cmocka_unit_test(names_of_windows_devices_are_avoided),
        cmocka_unit_test(long_names_are_cut_without_a_hyphen_at_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
