/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "base/diagnostics.h"
#include "base/interrupt.h"
#include "base/limits.h"
#include "base/visible.h"

static void add_range(struct diagnostics *diagnostics, const char *file, guint64 line, guint column)
{
    struct where where = {
        .file = file, .line = line, .record = line, .column = column, .column_name = "q17"};

    diagnostics_add(diagnostics, MESSAGE_CODE_OUT_OF_RANGE, &where, "7", "q17", "1..5", NULL);
}

static void a_line_names_file_line_column_cell_and_code(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *english = NULL;
    g_autofree char *persian = NULL;

    (void)state;
    add_range(diagnostics, "post.csv", 128, 24);
    english = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    persian = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_FA);
    assert_string_equal(
        english, "post.csv:128: q17 (cell X128): \"7\" is not an answer of q17 (1..5) [E401]");
    assert_true(g_str_has_prefix(persian, "post.csv:128: q17 (خانهٔ X128): "));
    assert_true(g_str_has_suffix(persian, " [E401]"));
}

static char *line_at(const struct where *where)
{
    own(diagnostics) diagnostics = diagnostics_new();

    diagnostics_add(diagnostics, MESSAGE_FILE_EMPTY, where, NULL);
    return diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
}

static void parts_that_are_unknown_are_left_out(void **state)
{
    static const struct {
        struct where where;
        const char *line;
    } CASES[] = {
        {{0}, "the file is empty [E102]"},
        {{.file = "a.csv"}, "a.csv: the file is empty [E102]"},
        {{.file = "a.csv", .line = 3}, "a.csv:3: the file is empty [E102]"},
        {{.file = "a.csv", .line = 4, .record = 3}, "a.csv:4: the file is empty [E102]"},
        {{.file = "a.csv", .record = 3}, "a.csv: row 3: the file is empty [E102]"},
        {{.file = "a.csv", .column = 28}, "a.csv: column AB: the file is empty [E102]"},
        {{.column_name = "q1", .column = 26}, "q1 (column Z): the file is empty [E102]"},
        {{.line = 9, .column_name = "q1"}, "q1: the file is empty [E102]"},
        {{.record = 2, .column = 703}, "cell AAA2: the file is empty [E102]"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *line = line_at(&CASES[i].where);
        assert_string_equal(line, CASES[i].line);
    }
}

static void text_is_in_file_line_and_column_order_with_a_count(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    (void)state;
    add_range(diagnostics, "pre.csv", 9, 2);
    add_range(diagnostics, "a.csv", 1, 1);
    add_range(diagnostics, "pre.csv", 9, 1);
    add_range(diagnostics, "pre.csv", 2, 5);
    diagnostics_add(diagnostics, MESSAGE_READ_AS_WINDOWS_1256, &(struct where){.file = "a.csv"},
                    NULL);
    text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);
    lines = g_strsplit(text, "\n", -1);
    assert_int_equal(g_strv_length(lines), 7);
    assert_true(g_str_has_prefix(lines[0], "pre.csv:2:"));
    assert_true(g_str_has_prefix(lines[1], "pre.csv:9: q17 (cell A9)"));
    assert_true(g_str_has_prefix(lines[2], "pre.csv:9: q17 (cell B9)"));
    assert_true(g_str_has_prefix(lines[3], "a.csv: read as"));
    assert_true(g_str_has_prefix(lines[4], "a.csv:1:"));
    assert_string_equal(lines[5], "4 errors, 1 warning.");
    assert_string_equal(lines[6], "");
}

static void a_code_is_capped_and_the_rest_counted(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *english = NULL;
    g_autofree char *persian = NULL;

    (void)state;
    for (guint i = 1; i <= 432; i++)
        add_range(diagnostics, "pre.csv", i, 1);
    diagnostics_add(diagnostics, MESSAGE_FILE_EMPTY, NULL, NULL);
    english = diagnostics_text(diagnostics, LANGUAGE_EN, 20);
    persian = diagnostics_text(diagnostics, LANGUAGE_FA, 20);
    assert_non_null(strstr(english, "pre.csv:20:"));
    assert_null(strstr(english, "pre.csv:21:"));
    assert_non_null(strstr(english, "\nand 412 more [E401]\n433 errors, 0 warnings.\n"));
    assert_non_null(strstr(persian, "\nو 412 مورد دیگر [E401]\n433 خطا، 0 هشدار.\n"));
}

static void nothing_to_say_is_an_empty_text(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *text = diagnostics_text(diagnostics, LANGUAGE_FA, 0);

    (void)state;
    assert_string_equal(text, "");
    assert_int_equal(diagnostics_n(diagnostics), 0);
}

static void persian_total_counts_each_kind(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *text = NULL;

    (void)state;
    for (guint i = 0; i < 3; i++)
        diagnostics_add(diagnostics, MESSAGE_FILE_EMPTY, NULL, NULL);
    diagnostics_add(diagnostics, MESSAGE_READ_AS_WINDOWS_1256, NULL, NULL);
    text = diagnostics_text(diagnostics, LANGUAGE_FA, 1);
    assert_true(g_str_has_suffix(text, "\n3 خطا، 1 هشدار.\n"));
}

static void a_hostile_file_cannot_fill_the_memory(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *text = NULL;

    (void)state;
    for (guint i = 1; i <= 50000; i++)
        add_range(diagnostics, "pre.csv", i, 1);
    assert_int_equal(diagnostics_n(diagnostics), LIMIT_KEPT_MESSAGE);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CODE_OUT_OF_RANGE), 50000);
    assert_int_equal(diagnostics_n_errors(diagnostics), 50000);
    text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);
    assert_non_null(strstr(text, "and 49000 more [E401]\n50000 errors, 0 warnings.\n"));
}

static void merging_moves_all_and_keeps_the_ceiling(void **state)
{
    own(diagnostics) into = diagnostics_new();
    own(diagnostics) from = diagnostics_new();

    (void)state;
    for (guint i = 1; i <= 700; i++) {
        add_range(into, "pre.csv", i, 1);
        add_range(from, "post.csv", i, 1);
    }
    diagnostics_add(from, MESSAGE_READ_AS_WINDOWS_1256, NULL, NULL);
    diagnostics_merge(into, from);
    assert_int_equal(diagnostics_n(into), LIMIT_KEPT_MESSAGE + 1);
    assert_int_equal(diagnostics_n_errors(into), 1400);
    assert_int_equal(diagnostics_n_warnings(into), 1);
    assert_int_equal(diagnostics_n(from), 0);
    assert_int_equal(diagnostics_n_errors(from), 0);
    add_range(from, "post.csv", 1, 1); /* still of use */
    assert_int_equal(diagnostics_n(from), 1);
}

/* More rows of a diagnostic share its ceiling; what is over it is counted. */
static void more_rows_share_the_ceiling(void **state)
{
    own(diagnostics) into = diagnostics_new();
    own(diagnostics) from = diagnostics_new();
    g_autoptr(GArray) records = g_array_new(FALSE, FALSE, sizeof(guint64));

    (void)state;
    for (guint64 i = 0; i < LIMIT_KEPT_MESSAGE + 4; i++)
        g_array_append_val(records, i);
    diagnostics_add(from, MESSAGE_NO_NEIGHBOURHOOD, NULL, "9", "2", NULL);
    diagnostics_also(from, 0, records);
    assert_int_equal(diagnostics_nth(from, 0)->also->len, LIMIT_KEPT_MESSAGE - 1);
    assert_int_equal(diagnostics_n_unkept(from), 5);
    assert_int_equal(diagnostics_n_warnings(from), 1);
    diagnostics_merge(into, from);
    assert_int_equal(diagnostics_nth(into, 0)->also->len, LIMIT_KEPT_MESSAGE - 1);
    assert_int_equal(diagnostics_n_unkept(into), 5);
    assert_int_equal(diagnostics_n_unkept(from), 0);
}

static void words_are_made_visible_and_short(void **state)
{
    g_autofree char *bytes = visible_word("a\xC7 b", 100);
    g_autofree char *breaks = visible_word("a\r\n\tb\x1B[31m", 100);
    g_autofree char *turned = visible_word("a\u202Eb\uFEFF", 100);
    g_autofree char *half = visible_word("می\u200Cرود", 100);
    g_autofree char *cut = visible_word("پنجره", 3);

    (void)state;
    assert_string_equal(bytes, "a\\xC7 b");
    assert_string_equal(breaks, "a\\r\\n\\tb\\u001B[31m");
    assert_string_equal(turned, "a\\u202Eb\\uFEFF");
    assert_string_equal(half, "می\u200Cرود");
    assert_string_equal(cut, "پنج…");
}

static void hostile_words_stay_on_one_line(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *long_word = g_strnfill(5000, 'x');
    g_autofree char *line = NULL;
    struct where where = {.file = "a\nb.csv", .column_name = "q\x1B"};

    (void)state;
    diagnostics_add(diagnostics, MESSAGE_CANNOT_READ, &where, long_word, "\xFF\n", NULL);
    line = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    assert_null(strchr(line, '\n'));
    assert_null(strchr(line, '\x1B'));
    assert_true(g_utf8_validate(line, -1, NULL));
    assert_true(g_utf8_strlen(line, -1) < 220);
}

static enum message message_of_error(GQuark domain, int code, enum message message)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = g_error_new(domain, code, "out: reason");

    diagnostics_add_error(diagnostics, message, "out", error);
    return diagnostics_nth(diagnostics, 0)->message;
}

static void errors_of_the_system_find_their_message(void **state)
{
    (void)state;
    assert_int_equal(message_of_error(G_FILE_ERROR, G_FILE_ERROR_NOSPC, MESSAGE_CANNOT_WRITE),
                     MESSAGE_DISK_FULL);
    assert_int_equal(message_of_error(G_FILE_ERROR, G_FILE_ERROR_EXIST, MESSAGE_CANNOT_WRITE),
                     MESSAGE_DIRECTORY_NOT_EMPTY);
    assert_int_equal(message_of_error(G_FILE_ERROR, G_FILE_ERROR_NOTDIR, MESSAGE_CANNOT_WRITE),
                     MESSAGE_NOT_A_DIRECTORY);
    assert_int_equal(message_of_error(G_FILE_ERROR, G_FILE_ERROR_ACCES, MESSAGE_CANNOT_WRITE),
                     MESSAGE_CANNOT_WRITE);
    assert_int_equal(message_of_error(G_FILE_ERROR, G_FILE_ERROR_NOTDIR, MESSAGE_CANNOT_READ),
                     MESSAGE_CANNOT_READ);
    assert_int_equal(message_of_error(INTERRUPT_ERROR, 2, MESSAGE_CANNOT_READ),
                     MESSAGE_INTERRUPTED);
}

static void an_error_names_its_path_once_and_its_reason_in_persian(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error =
        g_error_new(G_FILE_ERROR, G_FILE_ERROR_ACCES, "a: b.csv: permission denied");
    g_autofree char *english = NULL;
    g_autofree char *persian = NULL;

    (void)state;
    diagnostics_add_error(diagnostics, MESSAGE_CANNOT_READ, "a: b.csv", error);
    english = diagnostic_sentence(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    persian = diagnostic_sentence(diagnostics_nth(diagnostics, 0), LANGUAGE_FA);
    assert_string_equal(english, "cannot read a: b.csv: permission denied");
    assert_string_equal(persian, "a: b.csv خوانده نشد: اجازهٔ دسترسی نیست");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_names_file_line_column_cell_and_code),
        cmocka_unit_test(parts_that_are_unknown_are_left_out),
        cmocka_unit_test(text_is_in_file_line_and_column_order_with_a_count),
        cmocka_unit_test(a_code_is_capped_and_the_rest_counted),
        cmocka_unit_test(nothing_to_say_is_an_empty_text),
        cmocka_unit_test(persian_total_counts_each_kind),
        cmocka_unit_test(a_hostile_file_cannot_fill_the_memory),
        cmocka_unit_test(merging_moves_all_and_keeps_the_ceiling),
        cmocka_unit_test(more_rows_share_the_ceiling),
        cmocka_unit_test(words_are_made_visible_and_short),
        cmocka_unit_test(hostile_words_stay_on_one_line),
        cmocka_unit_test(errors_of_the_system_find_their_message),
        cmocka_unit_test(an_error_names_its_path_once_and_its_reason_in_persian),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
