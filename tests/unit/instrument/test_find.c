/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/file.h"
#include "instrument/instrument.h"

static char *root; /* a folder that TABAVAR_QUESTIONNAIRES names, with two questionnaires */

static void put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(root, folder, name, NULL);
    g_autofree char *above = g_path_get_dirname(path);

    g_mkdir(above, 0700);
    assert_true(file_write(path, text, strlen(text), NULL));
}

static int make_root(void **state)
{
    (void)state;
    root = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    g_setenv("TABAVAR_QUESTIONNAIRES", root, TRUE);
    put("two-find-test", "survey.csv", "type,name\n");
    put("two-find-test", "settings.csv", "form_id,version\nfind-test-2,1\n");
    put("one-find-test", "survey.csv", "type,name\n");
    put("no-find-test", "settings.csv", "form_id,version\nfind-test-3,1\n");
    return 0;
}

static int remove_root(void **state)
{
    static const char *const FILES[] = {"two-find-test/survey.csv",
                                        "two-find-test/settings.csv",
                                        "two-find-test",
                                        "one-find-test/survey.csv",
                                        "one-find-test",
                                        "no-find-test/settings.csv",
                                        "no-find-test",
                                        ""};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autofree char *path = g_build_filename(root, FILES[i], NULL);
        g_remove(path);
    }
    g_free(root);
    return 0;
}

static void check_found(const char *name, const char *base_dir, const char *folder)
{
    g_autofree char *found = instrument_find(name, base_dir);
    g_autofree char *expected = folder == NULL ? NULL : g_build_filename(root, folder, NULL);

    if (g_strcmp0(found, expected) != 0)
        fail_msg("\"%s\" is found in %s", name, found == NULL ? "no folder" : found);
}

static void a_folder_is_found_by_path_name_and_form_id(void **state)
{
    g_autofree char *path = g_build_filename(root, "one-find-test", NULL);

    (void)state;
    check_found(path, NULL, "one-find-test");
    check_found(path, "/", "one-find-test");
    check_found("one-find-test", root, "one-find-test");
    check_found("one-find-test", NULL, "one-find-test");
    check_found("two-find-test", "/nowhere", "two-find-test");
    check_found("find-test-2", NULL, "two-find-test");
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    check_found("find-test-3", NULL, NULL);
    check_found("find-test-4", root, NULL);
    check_found("", root, NULL);
    check_found("no-find-test", NULL, NULL);
}

static void a_folder_without_its_survey_is_found_by_path_only(void **state)
{
    (void)state;
    check_found("no-find-test", root, "no-find-test");
}

static void folders_are_listed_by_name(void **state)
{
    g_autoptr(GPtrArray) folders = instrument_folders();
    guint n = 0;

    (void)state;
    for (guint i = 0; i < folders->len; i++) {
        const char *folder = folders->pdata[i];
        g_autofree char *name = g_path_get_basename(folder);
        assert_string_not_equal(name, "no-find-test");
        if (g_str_has_suffix(name, "-find-test"))
            assert_string_equal(name, n++ == 0 ? "one-find-test" : "two-find-test");
    }
    assert_int_equal(n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_is_found_by_path_name_and_form_id),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(a_folder_without_its_survey_is_found_by_path_only),
        cmocka_unit_test(folders_are_listed_by_name),
    };

    return cmocka_run_group_tests(tests, make_root, remove_root);
}
