/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <errno.h>
#include <glib.h>
#include <string.h>

#include "base/reason.h"

static const int NUMBERS[] = {ENOENT, EACCES, EPERM,  EISDIR, ENOTDIR, EEXIST, ENOTEMPTY,    ENOSPC,
                              EDQUOT, EFBIG,  EROFS,  EBUSY,  ETXTBSY, EIO,    EPIPE,        EBADF,
                              EMFILE, ENFILE, ENOMEM, EAGAIN, EINVAL,  ELOOP,  ENAMETOOLONG, EXDEV};

static bool has_ascii_letters(const char *text)
{
    for (; *text != '\0'; text++)
        if (g_ascii_isalpha(*text))
            return true;
    return false;
}

static void the_usual_failures_have_words_in_both_languages(void **state)
{
    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        assert_string_not_equal(reason_of(NUMBERS[i], LANGUAGE_EN), reason_of(9999, LANGUAGE_EN));
        assert_false(has_ascii_letters(reason_of(NUMBERS[i], LANGUAGE_FA)));
    }
}

static void an_unknown_failure_still_has_words(void **state)
{
    g_autoptr(GError) error = NULL;

    (void)state;
    assert_string_equal(reason_of(9999, LANGUAGE_EN), "the system reported an error");
    assert_string_equal(reason_of(0, LANGUAGE_EN), "the system reported an error");
    assert_false(reason_set(&error, "a.csv", 9999));
    assert_string_equal(error->message, "a.csv: the system reported an error (9999)");
}

static void an_error_carries_its_path_and_code(void **state)
{
    g_autoptr(GError) full = NULL;
    g_autoptr(GError) quota = NULL;
    g_autoptr(GError) there = NULL;

    (void)state;
    assert_false(reason_set(&full, "out", ENOSPC));
    assert_false(reason_set(&quota, "out", EDQUOT));
    assert_false(reason_set(&there, "out", ENOTEMPTY));
    assert_true(g_error_matches(full, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    assert_true(g_error_matches(quota, G_FILE_ERROR, G_FILE_ERROR_NOSPC));
    assert_true(g_error_matches(there, G_FILE_ERROR, G_FILE_ERROR_EXIST));
    assert_string_equal(full->message, "out: no space is left on the disk");
}

static void a_reason_at_the_end_is_put_into_persian(void **state)
{
    g_autofree char *alone = reason_in("permission denied", LANGUAGE_FA);
    g_autofree char *behind = reason_in("C: a.csv: permission denied", LANGUAGE_FA);
    g_autofree char *english = reason_in("a.csv: permission denied", LANGUAGE_EN);

    (void)state;
    assert_string_equal(alone, "اجازهٔ دسترسی نیست");
    assert_string_equal(behind, "C: a.csv: اجازهٔ دسترسی نیست");
    assert_string_equal(english, "a.csv: permission denied");
}

static void other_texts_come_back_as_they_are(void **state)
{
    static const char *const TEXTS[] = {"", "q17", "نه", "he said permission denied",
                                        "permission denied today"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *text = reason_in(TEXTS[i], LANGUAGE_FA);
        assert_string_equal(text, TEXTS[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_failures_have_words_in_both_languages),
        cmocka_unit_test(an_unknown_failure_still_has_words),
        cmocka_unit_test(an_error_carries_its_path_and_code),
        cmocka_unit_test(a_reason_at_the_end_is_put_into_persian),
        cmocka_unit_test(other_texts_come_back_as_they_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
