/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "base/diagnostics.h"

static void a_line_names_file_column_and_excel_cell(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct where where = {"post.csv", 128, 128, 24, "q17"};
    g_autofree char *line = NULL;

    (void)state;
    diagnostics_add(diagnostics, MESSAGE_CODE_OUT_OF_RANGE, &where, "7", "q17", "1..5", NULL);
    line = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    assert_string_equal(
        line, "post.csv:128: q17 (cell X128): \"7\" is not an answer of q17 (1..5) [E401]");
}

static void columns_beyond_z_have_two_letters(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct where where = {"a.csv", 2, 2, 28, "q"};
    g_autofree char *line = NULL;

    (void)state;
    diagnostics_add(diagnostics, MESSAGE_FILE_EMPTY, &where, NULL);
    line = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    assert_non_null(strstr(line, "(cell AB2)"));
}

static void the_text_is_in_line_order_and_capped(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *text = NULL;

    (void)state;
    for (guint64 line = 9; line > 0; line--) {
        struct where where = {.file = "a.csv", .line = line};
        diagnostics_add(diagnostics, MESSAGE_FILE_EMPTY, &where, NULL);
    }
    text = diagnostics_text(diagnostics, LANGUAGE_EN, 2);
    assert_string_equal(text,
                        "a.csv:1: the file is empty [E102]\na.csv:2: the file is empty [E102]\n"
                        "and 7 more [E102]\n9 errors, 0 warnings.\n");
}

static void words_cannot_break_the_line_or_the_terminal(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *line = NULL;

    (void)state;
    diagnostics_add(diagnostics, MESSAGE_UNKNOWN_CODE, NULL, "a\nb\x1b[31m\xff", NULL);
    line = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    assert_null(strchr(line, '\n'));
    assert_null(strchr(line, '\x1b'));
    assert_true(g_utf8_validate(line, -1, NULL));
}

static void many_of_one_kind_are_counted_not_kept(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();

    (void)state;
    for (int i = 0; i < 5000; i++)
        diagnostics_add(diagnostics, MESSAGE_FILE_EMPTY, NULL, NULL);
    assert_int_equal(diagnostics_n_errors(diagnostics), 5000);
    assert_true(diagnostics_n(diagnostics) <= 1000);
}

static void merging_moves_everything(void **state)
{
    own(diagnostics) a = diagnostics_new();
    own(diagnostics) b = diagnostics_new();

    (void)state;
    for (int i = 0; i < 1500; i++)
        diagnostics_add(b, MESSAGE_FILE_EMPTY, NULL, NULL);
    diagnostics_merge(a, b);
    assert_int_equal(diagnostics_n_errors(a), 1500);
    assert_int_equal(diagnostics_n_errors(b), 0);
    assert_int_equal(diagnostics_n(b), 0);
}

/* Bit i-1 is set where the text has {i}. */
static guint slots_of(const char *text)
{
    guint slots = 0;

    for (; *text != '\0'; text++)
        if (text[0] == '{' && g_ascii_isdigit(text[1]) && text[2] == '}')
            slots |= 1u << (text[1] - '1');
    return slots;
}

static void both_languages_say_the_same_things(void **state)
{
    (void)state;
    for (int i = 0; i < N_MESSAGES; i++) {
        enum message message = (enum message)i;
        const char *en = message_template(message, LANGUAGE_EN);
        const char *fa = message_template(message, LANGUAGE_FA);
        if (slots_of(en) != slots_of(fa))
            fail_msg("%s has other words in Persian", message_code(message));
        if (*en == '\0' || *fa == '\0' || *message_explanation(message, LANGUAGE_EN) == '\0' ||
            *message_explanation(message, LANGUAGE_FA) == '\0')
            fail_msg("%s lacks a text", message_code(message));
        if (strstr(fa, "ي") != NULL || strstr(fa, "ك") != NULL)
            fail_msg("%s has Arabic letters", message_code(message));
    }
}

static void codes_are_unique_and_found(void **state)
{
    (void)state;
    for (int i = 0; i < N_MESSAGES; i++) {
        enum message found;
        assert_true(message_find(&found, message_code((enum message)i)));
        assert_int_equal(found, i);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_names_file_column_and_excel_cell),
        cmocka_unit_test(columns_beyond_z_have_two_letters),
        cmocka_unit_test(the_text_is_in_line_order_and_capped),
        cmocka_unit_test(words_cannot_break_the_line_or_the_terminal),
        cmocka_unit_test(many_of_one_kind_are_counted_not_kept),
        cmocka_unit_test(merging_moves_everything),
        cmocka_unit_test(both_languages_say_the_same_things),
        cmocka_unit_test(codes_are_unique_and_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
