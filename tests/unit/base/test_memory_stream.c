/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>

#include "base/memory_stream.h"

static void what_was_written_can_be_read(void **state)
{
    enum { MANY = 100000 };
    FILE *file = memory_stream_new();
    g_autofree char *text = g_malloc(MANY);
    g_autofree char *back = g_malloc(MANY + 1);

    (void)state;
    for (int i = 0; i < MANY; i++)
        text[i] = (char)('a' + i % 26);
    assert_non_null(file);
    for (int i = 0; i < MANY; i += 1000)
        assert_int_equal(fwrite(text + i, 1, 1000, file), 1000);
    rewind(file);
    assert_int_equal(fread(back, 1, MANY + 1, file), MANY);
    assert_true(feof(file));
    assert_memory_equal(back, text, MANY);
    assert_int_equal(fclose(file), 0);
}

static void one_can_go_back_and_write_over(void **state)
{
    FILE *file = memory_stream_new();
    char back[16] = "";

    (void)state;
    fputs("0123456789", file);
    assert_int_equal(fseek(file, 2, SEEK_SET), 0);
    fputs("ab", file);
    assert_int_equal(ftell(file), 4);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    assert_int_equal(ftell(file), 10);
    fputs("z", file);
    assert_int_equal(fseek(file, -9, SEEK_CUR), 0);
    assert_int_equal(fread(back, 1, 15, file), 9);
    assert_string_equal(back, "ab456789z");
    fclose(file);
}

static void there_is_nothing_beyond_its_ends(void **state)
{
    FILE *file = memory_stream_new();

    (void)state;
    assert_int_equal(fgetc(file), EOF);
    fputs("abc", file);
    assert_int_not_equal(fseek(file, -1, SEEK_SET), 0);
    fclose(file);
}

static void two_streams_know_nothing_of_each_other(void **state)
{
    FILE *one = memory_stream_new(), *two = memory_stream_new();

    (void)state;
    fputs("one", one);
    fputs("two", two);
    rewind(one);
    assert_int_equal(fgetc(one), 'o');
    rewind(two);
    assert_int_equal(fgetc(two), 't');
    fclose(one);
    fclose(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_can_be_read),
        cmocka_unit_test(one_can_go_back_and_write_over),
        cmocka_unit_test(there_is_nothing_beyond_its_ends),
        cmocka_unit_test(two_streams_know_nothing_of_each_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
