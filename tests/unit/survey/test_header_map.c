/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/header.h"
#include "unit/survey/questionnaire.h"

static struct header_map *read_map(void **state, const char *text, struct diagnostics *diagnostics)
{
    g_autofree char *answers = g_build_filename(*state, "pre.csv", NULL);

    if (text != NULL)
        g_free(scratch_file(state, "map.csv", text));
    return header_map_beside(answers, diagnostics);
}

static enum mapped find(const struct header_map *map, const struct instrument *instrument,
                        const char *heading, const char *name)
{
    own(diagnostics) diagnostics = diagnostics_new();
    const struct question *question = NULL;
    enum mapped mapped = header_map_find(&question, map, heading, instrument, diagnostics);

    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_MAP_UNKNOWN_QUESTION),
                     mapped == MAPPED_UNKNOWN);
    if (mapped == MAPPED_QUESTION)
        assert_string_equal(question->name, name);
    return mapped;
}

static void a_map_names_the_question_of_a_heading(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header_map) map = read_map(state,
                                   "column,question\n"
                                   "پرسش ۷,A1\n"
                                   "remarks,\n"
                                   "old,a99\n",
                                   diagnostics);

    no_diagnostics(diagnostics);
    assert_int_equal(find(map, instrument, "پرسش 7", "a1"), MAPPED_QUESTION);
    assert_int_equal(find(map, instrument, " Remarks ", NULL), MAPPED_PASSED);
    assert_int_equal(find(map, instrument, "old", NULL), MAPPED_UNKNOWN);
    assert_int_equal(find(map, instrument, "a1", NULL), MAPPED_NOT);
    assert_int_equal(strlen(header_map_sha256(map)), 64);
    assert_true(g_str_has_suffix(header_map_path(map), "map.csv"));
}

static void without_a_file_nothing_is_mapped(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header_map) map = read_map(state, NULL, diagnostics);

    no_diagnostics(diagnostics);
    assert_null(header_map_path(map));
    assert_int_equal(find(map, instrument, "a1", NULL), MAPPED_NOT);
}

static void a_map_that_cannot_be_used_is_refused(void **state)
{
    own(diagnostics) one = diagnostics_new();
    own(diagnostics) two = diagnostics_new();
    const struct diagnostic *found;

    assert_null(read_map(state, "heading,question\nx,a1\n", one));
    assert_string_equal(only(one, MESSAGE_MAP_NO_COLUMN)->words[0], "column");
    assert_null(read_map(state, "column,question\nx y,a1\nX-Y,a2\nx y,a1\n", two));
    found = only(two, MESSAGE_MAP_TWO_MEANINGS);
    assert_string_equal(found->words[0], "X-Y");
    assert_string_equal(found->words[1], "a1");
    assert_string_equal(found->words[2], "a2");
    assert_int_equal(found->line, 3);
}

static struct header *resolve(const struct instrument *instrument, const struct header_map *map,
                              struct diagnostics *diagnostics, const char *const *names)
{
    static const struct where ROW = {.file = "f.csv", .line = 1, .record = 1};

    return header_new(names, g_strv_length((char **)(guintptr)names), &ROW, instrument, map,
                      diagnostics);
}

static void the_map_settles_what_a_heading_leaves_open(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header_map) map = read_map(state,
                                   "column,question\ng/a1,a1\ncode,\nnumber,card\n"
                                   "a3,a2\na2,a3\n",
                                   diagnostics);
    /* Two columns for a1, two for the card, and a2 and a3 were taken for one another. */
    static const char *const NAMES[] = {"a1", "g/a1", "code", "number", "a2",
                                        "a3", "k1",   "n1",   "w",      NULL};
    own(header) header = resolve(instrument, map, diagnostics, NAMES);

    assert_non_null(header);
    assert_string_equal(only(diagnostics, MESSAGE_MAP_OVERRULES)->words[0], "a1");
    assert_int_equal(header->items[0], 1);
    assert_int_equal(header->items[1], 5);
    assert_int_equal(header->items[2], 4);
    assert_int_equal(header->roles[ROLE_ID], 3);
}

static void a_map_that_gives_a_question_two_columns_is_refused(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header_map) map = read_map(state, "column,question\nx,a1\ny,a1\n", diagnostics);
    static const char *const NAMES[] = {"card", "x", "y", "a2", "a3", "k1", "n1", "w", NULL};

    assert_null(resolve(instrument, map, diagnostics, NAMES));
    assert_string_equal(only(diagnostics, MESSAGE_QUESTION_TWICE)->words[2], "y");
}

static void a_map_is_shared_by_the_files_of_a_folder(void **state)
{
    (void)state;
    assert_true(header_map_is_beside("pre.csv", "post.csv"));
    assert_true(header_map_is_beside("a/pre.csv", "a/post.csv"));
    assert_false(header_map_is_beside("a/pre.csv", "b/post.csv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_map_names_the_question_of_a_heading),
        IN_FOLDER(without_a_file_nothing_is_mapped),
        IN_FOLDER(a_map_that_cannot_be_used_is_refused),
        IN_FOLDER(the_map_settles_what_a_heading_leaves_open),
        IN_FOLDER(a_map_that_gives_a_question_two_columns_is_refused),
        cmocka_unit_test(a_map_is_shared_by_the_files_of_a_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
