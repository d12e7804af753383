/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/header.h"
#include "survey/person_code.h"
#include "unit/survey/code_questionnaire.h"

#define ITEMS "a1", "a2", "a3", "k1", "n1", "w"

static struct header *resolve(const struct instrument *instrument, struct diagnostics *diagnostics,
                              const char *const *names)
{
    static const struct where ROW = {.file = "f.csv", .line = 1, .record = 1};

    own(header_map) map = header_map_new();

    return header_new(names, g_strv_length((char **)(guintptr)names), &ROW, instrument, map,
                      diagnostics);
}

#define RESOLVE(instrument, diagnostics, ...)                                                      \
    resolve(instrument, diagnostics, (const char *const[]){__VA_ARGS__, NULL})

static void names_are_found_in_any_order_and_spelling(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header) header =
        RESOLVE(instrument, diagnostics, "W", " A1", "CARD", "n۱", "a3", "k1", "a2\u200f", "place");

    no_diagnostics(diagnostics);
    assert_non_null(header);
    assert_int_equal(header->items[0], 1);
    assert_int_equal(header->items[1], 6);
    assert_int_equal(header->items[5], 0);
    assert_int_equal(header->roles[ROLE_ID], 2);
    assert_int_equal(header->roles[ROLE_NEIGHBOURHOOD], 7);
    assert_int_equal(header->roles[ROLE_COUNTY], -1);
    assert_string_equal(header->questions[ROLE_ID]->name, "card");
}

/* Only where something would be read from them does it matter which is which. */
static void two_columns_of_one_name_matter_where_they_are_read(void **state)
{
    static const struct {
        const char *name;
        enum message message;
    } CASES[] = {
        {"notes", MESSAGE_COLUMNS_ALIKE},
        {"a2", MESSAGE_DUPLICATE_COLUMN},
        {"Q01", MESSAGE_DUPLICATE_COLUMN},
        {"place", MESSAGE_DUPLICATE_COLUMN},
    };
    own(instrument) instrument = questionnaire_load(state);

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        const char *name = CASES[i].name;
        own(diagnostics) diagnostics = diagnostics_new();
        own(header) header = RESOLVE(instrument, diagnostics, strcmp(name, "Q01") == 0 ? "x" : "a1",
                                     strcmp(name, "a2") == 0 ? "y" : "a2", "a3", "k1", "n1", "w",
                                     "card", name, name);

        assert_int_equal(diagnostics_n_of(diagnostics, CASES[i].message), 1);
        assert_int_equal(header != NULL, CASES[i].message == MESSAGE_COLUMNS_ALIKE);
        assert_int_equal(diagnostics_n_errors(diagnostics), header == NULL);
    }
}

static void aliases_labels_and_group_paths_are_found(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header) header =
        RESOLVE(instrument, diagnostics, "Q-01", "I trust neighbours",
                "بخش ۱/كاري از من بر نمی آید", "block/k1", "g/h/n1", "w", "block/code");

    no_diagnostics(diagnostics);
    assert_non_null(header);
    for (int i = 0; i < 6; i++)
        assert_int_equal(header->items[i], i);
    assert_int_equal(header->roles[ROLE_ID], 6);
}

static void columns_of_the_server_are_passed_over(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header) header =
        RESOLVE(instrument, diagnostics, "card", ITEMS, "_card", "_uuid", "__version__", "");

    no_diagnostics(diagnostics);
    assert_non_null(header);
    assert_int_equal(header->roles[ROLE_ID], 0);
}

static void an_unknown_column_is_named_once(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header) header = RESOLVE(instrument, diagnostics, "card", ITEMS, "remarks");

    assert_non_null(header);
    assert_string_equal(only(diagnostics, MESSAGE_ANSWERS_UNKNOWN_COLUMN)->words[0], "remarks");
}

static void a_question_with_two_columns_names_both(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    const struct diagnostic *found;

    assert_null(RESOLVE(instrument, diagnostics, "card", ITEMS, "section/a2"));
    found = only(diagnostics, MESSAGE_QUESTION_TWICE);
    assert_string_equal(found->words[0], "a2");
    assert_string_equal(found->words[1], "a2");
    assert_string_equal(found->words[2], "section/a2");
    assert_int_equal(found->column, 8);
}

static void a_column_that_fits_two_questions_names_both(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    struct question *a3 = (struct question *)(guintptr)instrument->items[2];
    const struct diagnostic *found;

    label_set(a3->label, "en", "I trust neighbours.");
    assert_null(
        RESOLVE(instrument, diagnostics, "card", "a1", "i trust neighbours", "k1", "n1", "w"));
    found = only(diagnostics, MESSAGE_COLUMN_FITS_TWO);
    assert_string_equal(found->words[0], "i trust neighbours");
    assert_string_equal(found->words[1], "a2");
    assert_string_equal(found->words[2], "a3");
}

static void each_missing_item_is_named(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();

    assert_null(RESOLVE(instrument, diagnostics, "card", "a1", "a2", "k1", "w"));
    assert_int_equal(diagnostics_n(diagnostics), 2);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ITEM_COLUMN_MISSING), 2);
    assert_string_equal(diagnostics_nth(diagnostics, 0)->words[0], "a3");
    assert_string_equal(diagnostics_nth(diagnostics, 1)->words[0], "n1");
}

static void a_file_without_any_item_is_of_another_questionnaire(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    const struct diagnostic *found;

    assert_null(RESOLVE(instrument, diagnostics, "card", "FK1", "FK2", "FK3"));
    assert_int_equal(diagnostics_n(diagnostics), 1);
    found = only(diagnostics, MESSAGE_WRONG_INSTRUMENT);
    assert_string_equal(found->words[0], "small");
    assert_string_equal(found->words[1], "6");
}

static void a_file_that_does_not_say_who_answered_is_refused(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();

    assert_null(RESOLVE(instrument, diagnostics, ITEMS));
    assert_string_equal(only(diagnostics, MESSAGE_NO_ID_COLUMN)->words[0], "card");
}

/* Takes the roles away, as in a questionnaire that declares none. */
static void forget_roles(struct instrument *instrument)
{
    for (guint i = 0; i < instrument->questions->len; i++) {
        struct question *question = instrument->questions->pdata[i];
        question->role = ROLE_NONE;
    }
}

static void without_declared_roles_the_usual_names_take_them(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(header) header = NULL;

    forget_roles(instrument);
    header = RESOLVE(instrument, diagnostics, ITEMS, "ID", "Neighbourhood", "COUNTY", "_id");
    assert_non_null(header);
    no_diagnostics(diagnostics);
    assert_int_equal(header->roles[ROLE_ID], 6);
    assert_int_equal(header->roles[ROLE_NEIGHBOURHOOD], 7);
    assert_int_equal(header->roles[ROLE_COUNTY], 8);
    assert_null(header->questions[ROLE_ID]);
    assert_null(RESOLVE(instrument, diagnostics, ITEMS, "ID", "Id"));
    only(diagnostics, MESSAGE_QUESTION_TWICE);
}

#define CODE "dom", "mother", "father", "older"

static void all_five_parts_of_a_code_say_who_answered(void **state)
{
    g_autofree char *folder = code_questionnaire_write(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = instrument_load(folder, diagnostics);
    own(header) header = RESOLVE(instrument, diagnostics, ITEMS, CODE, "home");

    assert_non_null(header);
    assert_int_equal(header->roles[ROLE_ID], -1);
    assert_true(codes_are_asked(header));
    assert_null(RESOLVE(instrument, diagnostics, ITEMS, CODE));
    assert_string_equal(only(diagnostics, MESSAGE_NO_ID_COLUMN)->words[0], "card");
}

static void a_code_without_a_part_names_it(void **state)
{
    g_autofree char *folder = code_questionnaire_write(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = instrument_load(folder, diagnostics);
    struct question *card = instrument->questions->pdata[2];

    assert_string_equal(card->name, "card");
    card->role = ROLE_NONE;
    assert_null(RESOLVE(instrument, diagnostics, ITEMS, CODE));
    assert_string_equal(only(diagnostics, MESSAGE_NO_ID_COLUMN)->words[0], "home");
}

static void with_a_declared_role_the_usual_name_says_nothing(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();

    assert_null(RESOLVE(instrument, diagnostics, ITEMS, "id"));
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_NO_ID_COLUMN), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ANSWERS_UNKNOWN_COLUMN), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(names_are_found_in_any_order_and_spelling),
        IN_FOLDER(two_columns_of_one_name_matter_where_they_are_read),
        IN_FOLDER(aliases_labels_and_group_paths_are_found),
        IN_FOLDER(columns_of_the_server_are_passed_over),
        IN_FOLDER(an_unknown_column_is_named_once),
        IN_FOLDER(a_question_with_two_columns_names_both),
        IN_FOLDER(a_column_that_fits_two_questions_names_both),
        IN_FOLDER(each_missing_item_is_named),
        IN_FOLDER(a_file_without_any_item_is_of_another_questionnaire),
        IN_FOLDER(a_file_that_does_not_say_who_answered_is_refused),
        IN_FOLDER(without_declared_roles_the_usual_names_take_them),
        IN_FOLDER(all_five_parts_of_a_code_say_who_answered),
        IN_FOLDER(a_code_without_a_part_names_it),
        IN_FOLDER(with_a_declared_role_the_usual_name_says_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
