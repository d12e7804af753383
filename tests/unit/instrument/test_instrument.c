/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "instrument/instrument.h"
#include "instrument/outline.h"

enum { SURVEY, CHOICES, SETTINGS, KEYS, SCALES, N_FILES };

static const char *const NAMES[N_FILES] = {"survey.csv", "choices.csv", "settings.csv", "keys.csv",
                                           "scales.csv"};

/* A small questionnaire with every kind of scale. */
static const char *const GOOD[N_FILES] = {
    [SURVEY] = "type,name,label::فارسی (fa),label::English (en),role,aliases\n"
               "text,id,شناسه,Card,id,\n"
               "begin_group,block,بخش,Block,,\n"
               "select_one agree,a1,الف,One,,q1;Q01\n"
               "select_one agree,a2,ب,Two,,\n"
               "select_one agree,a3,پ,Three,,\n"
               "select_one agree,a4,ت,Four,,\n"
               "end_group,block,,,,\n"
               "select_one tf,k1,ث,Fact,,\n"
               "decimal,w,وزن,Weight,,\n",
    [CHOICES] =
        "list_name,name,label::فارسی (fa),label::English (en),missing,aliases\n"
        "agree,1,مخالفم,disagree,,\nagree,2,نه این نه آن,neither,,\nagree,3,موافقم,agree,,\n"
        "agree,98,نمی‌دانم,don't know,dont_know,\n"
        "tf,1,درست,true,,صحیح\ntf,0,نادرست,false,,غلط\ntf,98,نمی‌دانم,"
        "don'"
        "t "
        "know,dont_know,\n",
    [SETTINGS] =
        "form_id,version,form_title::فارسی (fa),form_title::English (en)\nsmall,7,کوچک,Small\n",
    [KEYS] = "scale,item,reverse,correct,min,max\n"
             "A,a1,,,,\nA,a2,yes,,,\nA,a3,,,,\nA,a4,,,,\nB,a2,,,1,3\nK,k1,,1,,\nW,w,,,0,200\n"
             "X,A,,,,\nX,K,,,,\n",
    [SCALES] = "scale,label::فارسی (fa),label::English "
               "(en),kind,method,min_items,prorate,dont_know,direction,primary,smallest_change\n"
               "A,الف,A,attitude,mean,0.75,yes,missing,higher,yes,0.2\n"
               "B,ب,B,attitude,sum,1,no,missing,lower,no,\n"
               "K,ک,K,knowledge,percent,1,no,wrong,higher,no,\n"
               "W,و,W,attitude,mean,1,no,missing,higher,no,\n"
               "X,شاخص,X,index,mean,2,no,missing,higher,no,\n",
};

static int make_folder(void **state)
{
    *state = g_dir_make_tmp("tabavar-test-XXXXXX", NULL);
    return *state == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    for (int i = 0; i < N_FILES; i++) {
        g_autofree char *path = g_build_filename(*state, NAMES[i], NULL);
        g_unlink(path);
    }
    g_rmdir(*state);
    g_free(*state);
    return 0;
}

/* Loads the good questionnaire with one text in one file replaced. */
static struct instrument *load_with(void **state, int file, const char *from, const char *to,
                                    struct diagnostics *diagnostics)
{
    for (int i = 0; i < N_FILES; i++) {
        g_autofree char *path = g_build_filename(*state, NAMES[i], NULL);
        g_autoptr(GString) text = g_string_new(GOOD[i]);
        if (i == file && g_string_replace(text, from, to, 1) != 1)
            fail_msg("%s does not hold \"%s\"", NAMES[i], from);
        assert_true(file_write(path, text->str, text->len, NULL));
    }
    return instrument_load(*state, diagnostics);
}

static void a_good_questionnaire_is_understood(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = load_with(state, -1, NULL, NULL, diagnostics);
    const struct scale *scales;

    assert_non_null(instrument);
    assert_int_equal(diagnostics_n(diagnostics), 0);
    assert_string_equal(instrument->id, "small");
    assert_int_equal(instrument->n_items, 6);
    assert_int_equal(instrument->n_scales, 5);
    assert_int_equal(instrument->languages->len, 2);
    assert_int_equal(strlen(instrument->hash), 64);
    scales = instrument->scales;
    assert_int_equal(scales[0].min_items, 3);
    assert_true(scales[0].keys[1].reverse && !scales[1].keys[0].reverse);
    assert_true(scales[0].min == 1 && scales[0].max == 3);
    assert_true(scales[1].direction == DIRECTION_LOWER && isnan(scales[1].smallest_change));
    assert_true(scales[2].keys[0].has_correct && scales[2].keys[0].correct == 1);
    assert_true(scales[2].min == 0 && scales[2].max == 100);
    assert_true(scales[3].max == 200);
    assert_int_equal(scales[4].n_parts, 2);
    assert_string_equal(instrument_role(instrument, ROLE_ID)->name, "id");
    assert_null(instrument_role(instrument, ROLE_SEX));
    assert_string_equal(instrument->items[0]->aliases[1], "Q01");
}

static void missing_codes_are_outside_the_range(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = load_with(state, -1, NULL, NULL, diagnostics);

    assert_int_equal(instrument->scales[0].keys[0].max.digits, 3);
    assert_int_equal(
        ((const struct choice *)instrument->items[0]->choices->choices->pdata[3])->missing,
        MISSING_DONT_KNOW);
}

static void any_changed_byte_changes_the_hash(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) a = load_with(state, -1, NULL, NULL, diagnostics);
    own(instrument) b = load_with(state, SURVEY, "Card", "card", diagnostics);

    assert_string_not_equal(a->hash, b->hash);
}

struct fault {
    int file;
    const char *from, *to;
    enum message message;
    guint64 line;
    const char *column; /* NULL: the file or the row as a whole */
};

static void check_fault(void **state, const struct fault *fault, bool loads)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = load_with(state, fault->file, fault->from, fault->to, diagnostics);
    g_autofree char *text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);

    assert_int_equal(instrument != NULL, loads);
    for (guint i = 0; i < diagnostics_n(diagnostics); i++) {
        const struct diagnostic *diagnostic = diagnostics_nth(diagnostics, i);
        if (diagnostic->message != fault->message || diagnostic->line != fault->line)
            continue;
        if (g_strcmp0(diagnostic->column_name, fault->column) == 0)
            return;
    }
    fail_msg("%s in place of %s said:\n%s", fault->to, fault->from, text);
}

static void every_fault_is_named_at_its_place(void **state)
{
    static const struct fault FAULTS[] = {
        {SURVEY, "type,name", "kind,name", MESSAGE_INSTRUMENT_NO_COLUMN, 1, NULL},
        {SURVEY, "decimal,w", "number,w", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 10, "type"},
        {SURVEY, "Card,id", "Card,card", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 2, "role"},
        {SURVEY, "One,,", "One,id,", MESSAGE_INSTRUMENT_DUPLICATE, 4, "role"},
        {SURVEY, "agree,a2", "agree,a1", MESSAGE_INSTRUMENT_DUPLICATE, 5, "name"},
        {SURVEY, "agree,a2", "agree,", MESSAGE_INSTRUMENT_EMPTY_CELL, 5, "name"},
        {SURVEY, "agree,a2", "agree,پرسش", MESSAGE_INSTRUMENT_BAD_NAME, 5, "name"},
        {SURVEY, "agree,a2", "agree,2a", MESSAGE_INSTRUMENT_BAD_NAME, 5, "name"},
        {SURVEY, "agree,a2,ب,Two,,", "agree,a2,ب,Two,,Q1", MESSAGE_INSTRUMENT_SAME_HEADER, 5,
         "name"},
        {SURVEY, "one tf", "one yesno", MESSAGE_INSTRUMENT_NO_LIST, 9, "type"},
        {SURVEY, "one tf", "one", MESSAGE_INSTRUMENT_NO_LIST, 9, "type"},
        {SURVEY, "end_group,block", "note,ende", MESSAGE_INSTRUMENT_GROUPS, 3, "type"},
        {SURVEY, "begin_group,block", "note,start", MESSAGE_INSTRUMENT_GROUPS, 8, "type"},
        {SURVEY, "English (en)", "Farsi (fa)", MESSAGE_INSTRUMENT_DUPLICATE, 1,
         "label::Farsi (fa)"},
        {SURVEY, "text,id,شناسه,Card,id,", "text,id,شناسه,Letter,code_mother,",
         MESSAGE_INSTRUMENT_CODE_PART, 2, "role"},
        {CHOICES, "نه این نه آن", "مخالفــم", MESSAGE_INSTRUMENT_SAME_LABEL, 3, "name"},
        {CHOICES, "نه این نه آن", "۱", MESSAGE_INSTRUMENT_SAME_LABEL, 3, "name"},
        {CHOICES, "false,,غلط", "false,,True", MESSAGE_INSTRUMENT_SAME_LABEL, 7, "name"},
        {CHOICES, "agree,2,", "agree,1,", MESSAGE_INSTRUMENT_DUPLICATE, 3, "name"},
        {CHOICES, "agree,2,", "agree,01,", MESSAGE_INSTRUMENT_SAME_CODE, 3, "name"},
        {CHOICES, "agree,3,", "agree,5,", MESSAGE_INSTRUMENT_CODE_OUTSIDE, 6, "item"},
        {CHOICES, "agree,2,", "agree,3,", MESSAGE_INSTRUMENT_DUPLICATE, 4, "name"},
        {CHOICES, "agree,1,مخالفم,disagree,,\nagree,2,", "agree,2,مخالفم,disagree,,\nagree,no,",
         MESSAGE_INSTRUMENT_SAME_CODE, 3, "name"},
        {CHOICES, "agree,98,", "agree,40000,", MESSAGE_INSTRUMENT_CODE_TOO_LARGE, 5, "name"},
        {CHOICES, "agree,98,", "agree,,", MESSAGE_INSTRUMENT_EMPTY_CELL, 5, "name"},
        {CHOICES, "dont_know,", "unknown,", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 5, "missing"},
        {KEYS, "A,a4", "A,a9", MESSAGE_INSTRUMENT_NO_ITEM, 5, "item"},
        {KEYS, "A,a4", "A,", MESSAGE_INSTRUMENT_NO_ITEM, 5, "item"},
        {KEYS, "A,a4", "C,a4", MESSAGE_INSTRUMENT_NO_SCALE, 5, "scale"},
        {KEYS, "A,a4", "A,a1", MESSAGE_INSTRUMENT_DUPLICATE, 5, "item"},
        {KEYS, "A,a2,yes", "A,a2,R", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 3, "reverse"},
        {KEYS, "W,w,,,0,200", "W,w,,,,", MESSAGE_INSTRUMENT_NO_RANGE, 8, "item"},
        {KEYS, "W,w,,,0,200", "W,w,,,5,5", MESSAGE_INSTRUMENT_BAD_NUMBER, 8, "max"},
        {KEYS, "W,w,,,0,200", "W,w,,,0,", MESSAGE_INSTRUMENT_BAD_NUMBER, 8, "max"},
        {KEYS, "B,a2,,,1,3", "B,a2,,,1.5,3", MESSAGE_INSTRUMENT_BAD_NUMBER, 6, "min"},
        {KEYS, "B,a2,,,1,3", "B,a2,,,1,2", MESSAGE_INSTRUMENT_CODE_OUTSIDE, 6, "item"},
        {KEYS, "K,k1,,1", "K,k1,,4", MESSAGE_INSTRUMENT_CORRECT_NOT_CODE, 7, "correct"},
        {KEYS, "K,k1,,1", "K,k1,,98", MESSAGE_INSTRUMENT_CORRECT_NOT_CODE, 7, "correct"},
        {KEYS, "K,k1,,1", "K,k1,,true", MESSAGE_INSTRUMENT_BAD_NUMBER, 7, "correct"},
        {KEYS, "K,k1,,1", "K,k1,,", MESSAGE_INSTRUMENT_NO_CORRECT, 7, "correct"},
        {KEYS, "K,k1,,1", "K,k1,yes,1", MESSAGE_INSTRUMENT_REVERSED_CORRECT, 7, "reverse"},
        {KEYS, "W,w", "W,id", MESSAGE_INSTRUMENT_ITEM_TYPE, 8, "item"},
        {KEYS, "X,A", "X,X", MESSAGE_INSTRUMENT_INDEX_PART, 9, "item"},
        {KEYS, "X,A", "X,a1", MESSAGE_INSTRUMENT_NO_SCALE, 9, "item"},
        {KEYS, "X,A", "X,K", MESSAGE_INSTRUMENT_DUPLICATE, 10, "item"},
        {KEYS, "X,A", "X,B", MESSAGE_INSTRUMENT_INDEX_DIRECTION, 6, "direction"},
        {KEYS, "W,w,,,0,200\n", "", MESSAGE_INSTRUMENT_EMPTY_SCALE, 5, "scale"},
        {SCALES, "B,ب", "A,ب", MESSAGE_INSTRUMENT_DUPLICATE, 3, "scale"},
        {SCALES, "attitude,mean,0.75", "feeling,mean,0.75", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 2,
         "kind"},
        {SCALES, "attitude,mean,0.75", ",mean,0.75", MESSAGE_INSTRUMENT_EMPTY_CELL, 2, "kind"},
        {SCALES, "attitude,sum", "attitude,", MESSAGE_INSTRUMENT_EMPTY_CELL, 3, "method"},
        {SCALES, "index,mean", "index,sum", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 6, "method"},
        {SCALES, "0.75,yes", "0.75,perhaps", MESSAGE_INSTRUMENT_UNKNOWN_WORD, 2, "prorate"},
        {SCALES, "mean,0.75", "mean,9", MESSAGE_INSTRUMENT_MIN_ITEMS, 2, "min_items"},
        {SCALES, "mean,0.75", "mean,most", MESSAGE_INSTRUMENT_BAD_NUMBER, 2, "min_items"},
        {SCALES, "mean,0.75", "mean,1.5", MESSAGE_INSTRUMENT_BAD_NUMBER, 2, "min_items"},
        {SCALES, "mean,0.75", "mean,0", MESSAGE_INSTRUMENT_BAD_NUMBER, 2, "min_items"},
        {SCALES, "yes,0.2", "yes,-1", MESSAGE_INSTRUMENT_BAD_NUMBER, 2, "smallest_change"},
        {SETTINGS, "form_id", "id", MESSAGE_INSTRUMENT_NO_COLUMN, 1, NULL},
        {SETTINGS, "small,7", "small,", MESSAGE_INSTRUMENT_EMPTY_CELL, 2, "version"},
        {SETTINGS, "small,7", ",7", MESSAGE_INSTRUMENT_EMPTY_CELL, 2, "form_id"},
        {SETTINGS, ",version", ",default_language", MESSAGE_INSTRUMENT_UNKNOWN_LANGUAGE, 2,
         "default_language"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(FAULTS); i++)
        check_fault(state, &FAULTS[i], false);
}

static void doubts_are_warnings(void **state)
{
    static const struct fault DOUBTS[] = {
        {SURVEY, ",aliases\n", ",aliases,colour\n", MESSAGE_INSTRUMENT_UNKNOWN_COLUMN, 1, "colour"},
        {SURVEY, "a3,پ,Three", "a3,پ,", MESSAGE_INSTRUMENT_NO_LABEL, 6, "label::English (en)"},
        {CHOICES, ",label::English (en)", ",media::image", MESSAGE_INSTRUMENT_NO_LANGUAGE, 1, NULL},
        {SCALES, "smallest_change", "reliability", MESSAGE_INSTRUMENT_NO_SOURCE, 2, "reliability"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(DOUBTS); i++)
        check_fault(state, &DOUBTS[i], true);
}

#define CODE_QUESTIONS                                                                                 \
    "integer,day,روز,Day,code_day,\ntext,mother,م,M,code_mother,\ntext,father,پ,F,code_father,\n" \
    "integer,older,خ,S,code_siblings,\ntext,town,ز,T,code_birthplace,\n"

/* All five, each of its type; the id is another question, or none. */
static void the_matching_code_is_whole_or_not_there(void **state)
{
    static const struct {
        const char *from, *to; /* in CODE_QUESTIONS */
        guint n_faults;
    } CASES[] = {
        {"", "", 0},
        {"integer,day", "text,day", 1},
        {"text,mother", "integer,mother", 1},
        {"code_father", "background", 1},
        {"text,father,پ,F,code_father,\ninteger,older,خ,S,code_siblings,\n", "", 2},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(instrument) instrument = NULL;
        GString *questions = g_string_new(CODE_QUESTIONS "begin_group");

        if (*CASES[i].from != '\0')
            g_string_replace(questions, CASES[i].from, CASES[i].to, 1);
        instrument = load_with(state, SURVEY, "begin_group", questions->str, diagnostics);
        assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_INSTRUMENT_CODE_PART),
                         CASES[i].n_faults);
        assert_int_equal(diagnostics_n_errors(diagnostics), CASES[i].n_faults);
        assert_int_equal(instrument == NULL, CASES[i].n_faults > 0);
        g_string_free(questions, TRUE);
    }
}

static void one_run_lists_everything(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = load_with(state, KEYS, "A,a1,,,,\nA,a2,yes,,,\n",
                                           "A,a7,,,,\nA,a2,maybe,,2,1\n", diagnostics);

    assert_null(instrument);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_INSTRUMENT_NO_ITEM), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_INSTRUMENT_UNKNOWN_WORD), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_INSTRUMENT_BAD_NUMBER), 1);
}

static void a_folder_without_the_files_is_told_file_by_file(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();

    assert_null(instrument_load(*state, diagnostics));
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CANNOT_READ), N_FILES);
}

static void a_questionnaire_of_numbers_needs_no_choices(void **state)
{
    static const char *const NUMBERS[N_FILES] = {
        [SURVEY] = "type,name\ntext,id\ndecimal,w\ninteger,h\n",
        [CHOICES] = "list_name,name\n",
        [SETTINGS] = "form_id,version\nnumbers,1\n",
        [KEYS] = "scale,item,min,max\nw,w,-0.5,110\nh,h,0,60\n",
        [SCALES] = "scale,kind,method,min_items\nw,attitude,mean,\nh,exposure,sum,\n",
    };
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = NULL;

    for (int i = 0; i < N_FILES; i++) {
        g_autofree char *path = g_build_filename(*state, NAMES[i], NULL);
        assert_true(file_write(path, NUMBERS[i], strlen(NUMBERS[i]), NULL));
    }
    instrument = instrument_load(*state, diagnostics);
    assert_non_null(instrument);
    assert_int_equal(diagnostics_n(diagnostics), 0);
    assert_int_equal(instrument->languages->len, 0);
    assert_true(instrument->scales[0].min == -0.5 && instrument->scales[0].max == 110);
    assert_int_equal(instrument->scales[0].min_items, 1);
    assert_true(scale_has_score(&instrument->scales[0]));
    assert_false(scale_has_score(&instrument->scales[1]));
    assert_int_equal(instrument_scale(instrument, "h"), 1);
    assert_int_equal(instrument_scale(instrument, "x"), -1);
    assert_non_null(instrument_question(instrument, "w"));
    assert_null(instrument_question(instrument, "x"));
}

struct share {
    const char *min_items;
    guint of_four;
};

/* Rounded up, and exactly: the double nearest to a share may lie on either side of it. */
static void a_share_of_items_is_rounded_up_exactly(void **state)
{
    static const struct share SHARES[] = {
        {"0.75", 3}, {"0.5", 2}, {"0.51", 3}, {"0.750001", 4}, {"0.000001", 1},
        {"٠٫٢٥", 1}, {"1", 1},   {"4", 4},    {"", 4},         {"0.999999999", 4},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(SHARES); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *cell = g_strdup_printf("mean,%s,yes", SHARES[i].min_items);
        own(instrument) instrument = load_with(state, SCALES, "mean,0.75,yes", cell, diagnostics);
        assert_non_null(instrument);
        assert_int_equal(instrument->scales[0].min_items, SHARES[i].of_four);
    }
}

static void the_range_follows_the_method(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument =
        load_with(state, KEYS, "W,w,,,0,200", "W,w,,,0,200\nB,w,,,-10,0.5", diagnostics);

    assert_non_null(instrument);
    assert_true(instrument->scales[0].min == 1 && instrument->scales[0].max == 3);
    assert_true(instrument->scales[1].min == -9 && instrument->scales[1].max == 3.5);
    assert_true(instrument->scales[2].min == 0 && instrument->scales[2].max == 100);
    assert_true(instrument->scales[4].min == 0 && instrument->scales[4].max == 100);
}

static void items_of_unlike_ranges_have_the_mean_of_their_ranges(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument =
        load_with(state, KEYS, "W,w,,,0,200", "W,w,,,0,200\nA,w,,,-1,7", diagnostics);

    assert_non_null(instrument);
    assert_true(fabs(instrument->scales[0].min - 3.0 / 5) < 1e-15);
    assert_true(fabs(instrument->scales[0].max - 19.0 / 5) < 1e-15);
}

static void the_description_names_reversed_items(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = load_with(state, -1, NULL, NULL, diagnostics);
    g_autofree char *text = instrument_describe(instrument, LANGUAGE_EN);

    assert_non_null(strstr(text, "a1 a2(R) a3 a4"));
    assert_non_null(strstr(text, "lower is better"));
}

int main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(a_good_questionnaire_is_understood),
        WITH_FOLDER(missing_codes_are_outside_the_range),
        WITH_FOLDER(any_changed_byte_changes_the_hash),
        WITH_FOLDER(every_fault_is_named_at_its_place),
        WITH_FOLDER(doubts_are_warnings),
        WITH_FOLDER(the_matching_code_is_whole_or_not_there),
        WITH_FOLDER(one_run_lists_everything),
        WITH_FOLDER(a_folder_without_the_files_is_told_file_by_file),
        WITH_FOLDER(a_questionnaire_of_numbers_needs_no_choices),
        WITH_FOLDER(a_share_of_items_is_rounded_up_exactly),
        WITH_FOLDER(the_range_follows_the_method),
        WITH_FOLDER(items_of_unlike_ranges_have_the_mean_of_their_ranges),
        WITH_FOLDER(the_description_names_reversed_items),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
