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
};

static void every_fault_is_named(void **state)
{
    static const struct fault FAULTS[] = {
        {SURVEY, "type,name", "kind,name", MESSAGE_INSTRUMENT_NO_COLUMN},
        {SURVEY, "decimal,w", "number,w", MESSAGE_INSTRUMENT_UNKNOWN_WORD},
        {SURVEY, "Card,id", "Card,card", MESSAGE_INSTRUMENT_UNKNOWN_WORD},
        {SURVEY, "agree,a2", "agree,a1", MESSAGE_INSTRUMENT_DUPLICATE},
        {SURVEY, "one tf", "one yesno", MESSAGE_INSTRUMENT_NO_SUCH},
        {SURVEY, "end_group,block", "note,ende", MESSAGE_INSTRUMENT_GROUPS},
        {CHOICES, "نه این نه آن", "مخالفــم", MESSAGE_INSTRUMENT_SAME_LABEL},
        {CHOICES, "agree,2,", "agree,1,", MESSAGE_INSTRUMENT_DUPLICATE},
        {CHOICES, "dont_know,", "unknown,", MESSAGE_INSTRUMENT_UNKNOWN_WORD},
        {KEYS, "A,a4", "A,a9", MESSAGE_INSTRUMENT_NO_SUCH},
        {KEYS, "A,a4", "C,a4", MESSAGE_INSTRUMENT_NO_SUCH},
        {KEYS, "W,w,,,0,200", "W,w,,,,", MESSAGE_INSTRUMENT_NO_RANGE},
        {KEYS, "W,w,,,0,200", "W,w,,,5,5", MESSAGE_INSTRUMENT_BAD_NUMBER},
        {KEYS, "K,k1,,1", "K,k1,,4", MESSAGE_INSTRUMENT_BAD_KEY},
        {KEYS, "K,k1,,1", "K,k1,yes,1", MESSAGE_INSTRUMENT_BAD_KEY},
        {KEYS, "W,w", "W,id", MESSAGE_INSTRUMENT_BAD_KEY},
        {KEYS, "X,A,,,,\nX,K", "X,X,,,,\nX,K", MESSAGE_INSTRUMENT_NO_SUCH},
        {KEYS, "W,w,,,0,200\n", "", MESSAGE_INSTRUMENT_EMPTY_SCALE},
        {SCALES, "attitude,mean,0.75", "feeling,mean,0.75", MESSAGE_INSTRUMENT_UNKNOWN_WORD},
        {SCALES, "mean,0.75", "mean,9", MESSAGE_INSTRUMENT_MIN_ITEMS},
        {SCALES, "mean,0.75", "mean,most", MESSAGE_INSTRUMENT_BAD_NUMBER},
        {SETTINGS, "form_id", "id", MESSAGE_INSTRUMENT_NO_COLUMN},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(FAULTS); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(instrument) instrument =
            load_with(state, FAULTS[i].file, FAULTS[i].from, FAULTS[i].to, diagnostics);
        assert_null(instrument);
        if (diagnostics_n_of(diagnostics, FAULTS[i].message) == 0) {
            g_autofree char *text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);
            fail_msg("%s in place of %s said:\n%s", FAULTS[i].to, FAULTS[i].from, text);
        }
    }
}

static void a_strange_column_is_only_a_warning(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = load_with(state, SURVEY, ",role", ",colour,role", diagnostics);

    (void)instrument;
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_INSTRUMENT_UNKNOWN_COLUMN), 1);
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
        WITH_FOLDER(every_fault_is_named),
        WITH_FOLDER(a_strange_column_is_only_a_warning),
        WITH_FOLDER(the_description_names_reversed_items),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
