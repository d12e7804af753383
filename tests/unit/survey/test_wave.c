/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/wave.h"
#include "unit/survey/questionnaire.h"

#define HEADER "card,town,place,sex,born,day,group,a1,a2,a3,k1,n1,w\n"

static const char TRUTH[] = HEADER "01-001-3,1,10,1,1360,1403/07/15,1,1,2,5,1,12,80.7\n"
                                   "01-002-6,1,11,2,1355,1403/07/16,0,4,98,,0,0,199.25\n"
                                   "02-001-9,2,20,99,,1403/07/14,,5,5,1,98,40,\n";

static struct wave *scan(void **state, const struct instrument *instrument, const char *text,
                         struct diagnostics *diagnostics)
{
    g_autofree char *path = scratch_file(state, "wave.csv", text);
    own(places) places = places_new();

    return wave_read(path, instrument, places, diagnostics);
}

static guint missing_answers(const struct wave *wave, const struct instrument *instrument,
                             enum missing kind)
{
    guint n = 0;

    for (guint i = 0; i < instrument->n_items; i++)
        for (guint p = 0; p < wave->n_people; p++)
            n += answer_missing(wave->items[i].codes[p]) == kind ? 1 : 0;
    return n;
}

static void answers_people_and_counts_are_read(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument, TRUTH, diagnostics);

    no_diagnostics(diagnostics);
    assert_non_null(wave);
    assert_int_equal(wave->n_people, 3);
    assert_string_equal(wave->ids[1], "01-002-6");
    assert_int_equal(wave->lines[2], 4);
    assert_int_equal(wave->sex[0], 1);
    assert_int_equal(wave->sex[2], SEX_UNKNOWN);
    assert_int_equal(wave->birth_year[0], 1360);
    assert_int_equal(wave->birth_year[2], 0);
    assert_int_equal(wave->arm[0], 1);
    assert_int_equal(wave->arm[1], 0);
    assert_int_equal(wave->arm[2], -1);
    assert_string_equal(wave->first_date, "2024-10-05");
    assert_string_equal(wave->last_date, "2024-10-07");
    assert_int_equal(wave->items[0].codes[0], 1);
    assert_int_equal(wave->items[1].codes[1], ANSWER_DONT_KNOW);
    assert_int_equal(wave->items[2].codes[1], ANSWER_BLANK);
    assert_int_equal(wave->items[4].codes[2], 40);
    assert_null(wave->items[0].decimals);
    assert_int_equal(wave->items[5].decimals[1].digits, 19925);
    assert_int_equal(wave->items[5].decimals[1].places, 2);
    assert_int_equal(wave->items[5].codes[1], 0);
    assert_int_equal(wave->items[5].codes[2], ANSWER_BLANK);
    assert_int_equal(wave->county[0], 0);
    assert_int_equal(wave->neighbourhood[2], 2);
    assert_int_equal(wave->counts.n_rows, 3);
    assert_int_equal(missing_answers(wave, instrument, MISSING_BLANK), 2);
    assert_int_equal(missing_answers(wave, instrument, MISSING_DONT_KNOW), 2);
    assert_int_equal(wave->counts.n_labels, 0);
    assert_int_equal(wave->counts.n_other_digits, 0);
    assert_int_equal(strlen(wave->sha256), 64);
}

static void assert_same(const struct wave *a, const struct wave *b, guint n_items)
{
    assert_non_null(a);
    assert_non_null(b);
    assert_int_equal(a->n_people, b->n_people);
    for (guint p = 0; p < a->n_people; p++) {
        assert_string_equal(a->keys[p], b->keys[p]);
        assert_int_equal(a->sex[p], b->sex[p]);
        assert_int_equal(a->birth_year[p], b->birth_year[p]);
        assert_int_equal(a->arm[p], b->arm[p]);
        assert_int_equal(a->county[p], b->county[p]);
        assert_int_equal(a->neighbourhood[p], b->neighbourhood[p]);
        for (guint i = 0; i < n_items; i++) {
            assert_int_equal(a->items[i].codes[p], b->items[i].codes[p]);
            if (a->items[i].decimals == NULL || a->items[i].codes[p] != 0)
                continue;
            assert_int_equal(a->items[i].decimals[p].digits, b->items[i].decimals[p].digits);
            assert_int_equal(a->items[i].decimals[p].places, b->items[i].decimals[p].places);
        }
    }
    assert_string_equal(a->first_date, b->first_date);
    assert_string_equal(a->last_date, b->last_date);
}

static void the_same_answers_in_other_clothes_are_the_same_wave(void **state)
{
    static const char *const CLOTHES[] = {
        /* semicolons, a mark, Windows' line ends, quotes, blank and empty lines */
        "\xef\xbb\xbf\"card\";town;place;sex;born;day;group;a1;a2;a3;k1;n1;w\r\n\r\n"
        "01-001-3;1;10;1;1360;1403/07/15;1;1;2;5;1;12;80.7\r\n;;;;;;;;;;;;\r\n"
        "\"01-002-6\";1;11;2;1355;1403/07/16;0;4;98;;0;0;199.25\r\n"
        "02-001-9;2;20;99;;1403/07/14;;5;5;1;98;40;\r\n",
        /* tabs, the old Macintosh's line ends, ISO dates, 3.0 */
        "card\ttown\tplace\tsex\tborn\tday\tgroup\ta1\ta2\ta3\tk1\tn1\tw\r"
        "01-001-3\t1\t10\t1\t1360\t2024-10-06T09:12:00+03:30\t1\t1.0\t2\t5\t1\t12.0\t80.70\r"
        "01-002-6\t1\t11\t2\t1355\t2024-10-07\t0\t4\t98\t\t0\t0\t199.25\r"
        "02-001-9\t2\t20\t99\t\t2024-10-05\t\t5\t5\t1\t98\t40\t\r",
        /* Persian and Arabic digits, unseen marks */
        HEADER "۰۱-۰۰۱-۳,۱,۱۰,۱,۱۳۶۰,۱۴۰۳/۰۷/۱۵,۱,۱,۲,٥,۱,۱۲,۸۰٫۷\n"
               "\u200f01-002-6\u200c,۱,۱۱,۲,۱۳۵۵,۱۴۰۳/۰۷/۱۶,۰,۴,۹۸,\u00a0,۰,۰,۱۹۹٫۲۵\n"
               "02-001-9,2,20,٩٩, ,1403/07/14,,٥,5,1,98,40, \n",
        /* labels in both languages, other columns' order, group paths and aliases */
        "w,n1,بخش/k1,a3,I trust neighbours.,q1,group,day,born,جنس,place,town,code\n"
        "80.7,12,درست,کاملا موافقم,Disagree,Strongly disagree,1,1403/07/15,1360,زن,10,1,01-001-3\n"
        "199.25,0,غلط,,نمي دانم,موافقم,0,1403/07/16,1355,Man,11,1,01-002-6\n"
        ",40,I don't know,Strongly disagree,خيلي موافقم,STRONGLY "
        "agree,,1403/07/14,,نمی‌گویم,20,2,"
        "02-001-9\n",
    };
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) truth = scan(state, instrument, TRUTH, diagnostics);

    for (gsize i = 0; i < G_N_ELEMENTS(CLOTHES); i++) {
        own(wave) wave = scan(state, instrument, CLOTHES[i], diagnostics);
        no_diagnostics(diagnostics);
        assert_same(truth, wave, instrument->n_items);
    }
}

static void utf16_of_excel_is_the_same_wave(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) truth = scan(state, instrument, TRUTH, diagnostics);
    g_auto(GStrv) cells = g_strsplit(TRUTH, ",", -1);
    g_autofree char *tabbed = g_strjoinv("\t", cells);
    g_autofree char *marked = g_strconcat("\ufeff", tabbed, NULL);
    static const char *const CODINGS[] = {"UTF-16LE", "UTF-16BE"};

    for (gsize i = 0; i < G_N_ELEMENTS(CODINGS); i++) {
        gsize n;
        g_autofree char *wide = g_convert(marked, -1, CODINGS[i], "UTF-8", NULL, &n, NULL);
        g_autofree char *path = scratch_bytes(state, "wide.txt", wide, n);
        own(places) places = places_new();
        own(wave) wave = wave_read(path, instrument, places, diagnostics);
        no_diagnostics(diagnostics);
        assert_same(truth, wave, instrument->n_items);
    }
}

static void how_answers_were_written_is_counted(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          "card,a1,a2,a3,k1,n1,w\nA,۱,موافقم,Agree,98,,\nB,1,2,-9,1,۲,۳\nC,,,,,,\n",
                          diagnostics);

    no_diagnostics(diagnostics);
    assert_int_equal(wave->n_people, 2);
    assert_int_equal(wave->counts.n_labels, 2);
    assert_int_equal(wave->counts.n_other_digits, 3);
    assert_int_equal(missing_answers(wave, instrument, MISSING_DECLINED), 1);
    assert_int_equal(missing_answers(wave, instrument, MISSING_DONT_KNOW), 1);
    assert_int_equal(missing_answers(wave, instrument, MISSING_BLANK), 2);
    assert_int_equal(wave->counts.n_unanswered, 1);
    assert_int_equal(wave->counts.n_rows, 3);
}

static void rows_without_consent_or_answers_are_left_out_and_counted(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          "consent,card,a1,a2,a3,k1,n1,w\n"
                          "1,A,1,1,1,1,1,1\n"
                          "0,B,1,1,1,1,1,99999\n" /* not even looked at */
                          "خیر,C,1,1,1,1,1,1\n"
                          "نه,D,1,1,1,1,1,1\n" /* no label of the list, and still a no */
                          ",E,1,1,1,1,1,1\n"
                          "1,F,,,-9,,,\n" /* declined one, said nothing else */
                          "1,G,98,,,,,\n" /* said that they do not know */
                          "1,,,,,,,\n",
                          diagnostics);

    assert_non_null(wave);
    assert_int_equal(diagnostics_n(diagnostics), 0);
    assert_int_equal(wave->n_people, 3);
    assert_string_equal(wave->ids[1], "E");
    assert_string_equal(wave->ids[2], "G");
    assert_int_equal(wave->counts.n_rows, 8);
    assert_int_equal(wave->counts.n_no_consent, 3);
    assert_int_equal(wave->counts.n_unanswered, 2);
}

/* It may be a refusal. */
static void a_consent_that_cannot_be_read_is_an_error(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          "consent,card,a1,a2,a3,k1,n1,w\n1,A,1,1,1,1,1,1\n"
                          "perhaps,H,1,1,1,1,1,1\n",
                          diagnostics);
    const struct diagnostic *error = only(diagnostics, MESSAGE_CODE_OUT_OF_RANGE);

    assert_null(wave);
    assert_string_equal(error->words[0], "perhaps");
    assert_string_equal(error->words[1], "consent");
    assert_int_equal(error->line, 3);
}

static void an_answer_that_is_none_is_named_with_its_cell(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    const struct diagnostic *found;

    assert_null(scan(state, instrument, "card,a1,a2,a3,k1,n1,w\n\nA,1,7,1,1,1,1\n", diagnostics));
    found = only(diagnostics, MESSAGE_CODE_OUT_OF_RANGE);
    assert_string_equal(found->words[0], "7");
    assert_string_equal(found->words[1], "a2");
    assert_string_equal(found->words[2], "1..5, 98, -9");
    assert_int_equal(found->line, 3);
    assert_int_equal(found->record, 3);
    assert_int_equal(found->column, 3);
    assert_string_equal(found->column_name, "a2");
}

/* 0..4 where the answers are 1..5; a few zeros among other faults say nothing. */
static void answers_that_are_coded_from_0_are_said_to_be(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) shifted = diagnostics_new();
    own(diagnostics) mixed = diagnostics_new();
    g_autoptr(GString) text = g_string_new("card,a1,a2,a3,k1,n1,w\n");

    for (int i = 0; i < 10; i++)
        g_string_append_printf(text, "P%d,0,%d,4,1,0,0\n", i, i % 4 + 1);
    assert_null(scan(state, instrument, text->str, shifted));
    assert_int_equal(diagnostics_n_of(shifted, MESSAGE_CODED_FROM_BELOW), 1);
    assert_int_equal(diagnostics_n_of(shifted, MESSAGE_CODE_OUT_OF_RANGE), 10);
    g_string_append(text, "Q,7,8,4,1,0,0\n");
    assert_null(scan(state, instrument, text->str, mixed));
    assert_int_equal(diagnostics_n_of(mixed, MESSAGE_CODED_FROM_BELOW), 0);
}

static void every_bad_cell_is_listed_in_one_run(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();

    assert_null(scan(state, instrument,
                     "card,a1,a2,a3,k1,n1,w\nA,9,x,1,2,41,201\nB,1,1,1,1,1,1\nB,,,6,,,\n,1,,,,,\n",
                     diagnostics));
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_CODE_OUT_OF_RANGE), 6);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ID_TWICE), 1);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_ID_EMPTY), 1);
    assert_int_equal(diagnostics_n_errors(diagnostics), 8);
}

static void a_number_that_stands_twice_names_both_lines(void **state)
{
    static const char *const SAME[] = {"P12", "p12", "۱", "P12\u200f", " P12"};
    own(instrument) instrument = questionnaire_load(state);

    for (gsize i = 0; i < G_N_ELEMENTS(SAME); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *text = g_strdup_printf(
            "card,a1,a2,a3,k1,n1,w\n%s,1,1,1,1,1,1\nZ,1,1,1,1,1,1\n%s,2,2,2,1,1,1\n",
            i == 2 ? "1" : "P12", SAME[i]);
        const struct diagnostic *found;
        assert_null(scan(state, instrument, text, diagnostics));
        found = only(diagnostics, MESSAGE_ID_TWICE);
        assert_string_equal(found->words[1], "2");
        assert_string_equal(found->words[2], "4");
        assert_int_equal(found->line, 4);
    }
}

static void numbers_that_differ_in_a_dash_are_two_people(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave =
        scan(state, instrument, "card,a1,a2,a3,k1,n1,w\n12-001,1,1,1,1,1,1\n12001,1,1,1,1,1,1\n",
             diagnostics);

    no_diagnostics(diagnostics);
    assert_int_equal(wave->n_people, 2);
}

static void answers_without_a_number_are_refused_at_their_line(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();

    assert_null(scan(state, instrument,
                     "card,a1,a2,a3,k1,n1,w\n \u200f ,1,1,1,1,1,1\nA,1,1,1,1,1,1\n", diagnostics));
    assert_int_equal(only(diagnostics, MESSAGE_ID_EMPTY)->line, 2);
}

static void what_is_said_about_people_may_be_unreadable(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          HEADER "A,1,10,3,34,soon,-1,1,1,1,1,1,1\n"
                                 "B,1,10,زن,1980,,2,1,1,1,1,1,1\n"
                                 "C,1,10,,1500,,,1,1,1,1,1,1\n",
                          diagnostics);

    assert_non_null(wave);
    assert_int_equal(diagnostics_n_of(diagnostics, MESSAGE_VALUE_UNREADABLE), 5);
    assert_int_equal(diagnostics_n(diagnostics), 5);
    assert_int_equal(wave->sex[0], SEX_UNKNOWN);
    assert_int_equal(wave->birth_year[0], 0);
    assert_int_equal(wave->arm[0], -1);
    assert_int_equal(wave->sex[1], 1);
    assert_int_equal(wave->birth_year[1], 1980);
    assert_int_equal(wave->arm[1], 2);
    assert_int_equal(wave->birth_year[2], 0);
    assert_null(wave->first_date);
}

static void a_file_in_which_nobody_is_left_is_refused(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    const struct diagnostic *found;

    assert_null(scan(state, instrument,
                     "consent,card,a1,a2,a3,k1,n1,w\n0,A,1,1,1,1,1,1\n1,B,,,,,,\n", diagnostics));
    found = only(diagnostics, MESSAGE_NO_RESPONDENTS);
    assert_string_equal(found->words[0], "2");
    assert_string_equal(found->words[1], "1");
    assert_string_equal(found->words[2], "1");
}

static void faults_of_the_table_are_faults_of_the_wave(void **state)
{
    static const char *const TEXTS[] = {"", "\n\n", "card,a1,a2,a3,k1,n1,w\n",
                                        "card,a1,a2,a3,k1,n1,w\nA,1,1,1,1,1,\"1\nB,1,1,1,1,1,1\n",
                                        "card,a1,a2,a3,k1,n1,w\nA,1,1,1,1,1,1,7\n"};
    own(instrument) instrument = questionnaire_load(state);

    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        own(diagnostics) diagnostics = diagnostics_new();
        assert_null(scan(state, instrument, TEXTS[i], diagnostics));
        assert_true(diagnostics_n_errors(diagnostics) > 0);
    }
}

static void more_people_than_there_was_room_for_are_read(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GString) text = g_string_new("card,a1,a2,a3,k1,n1,w\n");
    own(wave) wave = NULL;

    for (int i = 0; i < 3000; i++)
        g_string_append_printf(text, "%d,%d,1,1,1,%d,%d.5\n", i + 1, 1 + i % 5, i % 41, i % 200);
    wave = scan(state, instrument, text->str, diagnostics);
    no_diagnostics(diagnostics);
    assert_int_equal(wave->n_people, 3000);
    for (guint i = 0; i < 3000; i++) {
        assert_int_equal(wave->items[0].codes[i], 1 + i % 5);
        assert_int_equal(wave->items[4].codes[i], i % 41);
        assert_int_equal(wave->items[5].decimals[i].digits, i % 200 * 10 + 5);
        assert_int_equal(wave->lines[i], i + 2);
    }
}

static void places_of_a_declared_list_are_held_against_it(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *list = scratch_file(state, "places.csv",
                                         "county,neighbourhood,name\n1,10,Aliabad\n1,11,Kargar\n2,"
                                         "20,Moallem\n");
    own(places) places = places_load(list, diagnostics);
    g_autofree char *path =
        scratch_file(state, "wave.csv",
                     "card,town,place,a1,a2,a3,k1,n1,w\nA,1,Aliabat,1,1,1,1,1,1\n"
                     "B,1,Aliabat,1,1,1,1,1,1\nC,2,11,1,1,1,1,1,1\nD,3,20,1,1,1,1,1,1\n"
                     "E,2,nowhere,1,1,1,1,1,1\nF,2,20,1,1,1,1,1,1\nG,1,,1,1,1,1,1,1\n");
    const struct diagnostic *one;

    assert_null(wave_read(path, instrument, places, diagnostics));
    assert_int_equal(diagnostics_n_errors(diagnostics), 4);
    one = diagnostics_nth(diagnostics, 0);
    assert_int_equal(one->message, MESSAGE_NEIGHBOURHOOD_UNKNOWN_NEAR);
    assert_string_equal(one->words[1], "Aliabad");
    assert_int_equal(one->line, 2);
    assert_string_equal(one->column_name, "place");
    one = diagnostics_nth(diagnostics, 1);
    assert_int_equal(one->message, MESSAGE_PLACES_CONTRADICT);
    assert_int_equal(one->line, 4);
    one = diagnostics_nth(diagnostics, 2);
    assert_int_equal(one->message, MESSAGE_COUNTY_UNKNOWN);
    assert_int_equal(one->line, 5);
    one = diagnostics_nth(diagnostics, 3);
    assert_int_equal(one->message, MESSAGE_NEIGHBOURHOOD_UNKNOWN);
    assert_string_equal(one->words[0], "nowhere");
}

static void people_without_a_neighbourhood_are_kept_and_said(void **state)
{
    own(instrument) instrument = questionnaire_load(state);
    own(diagnostics) diagnostics = diagnostics_new();
    own(wave) wave = scan(state, instrument,
                          "card,town,place,a1,a2,a3,k1,n1,w\nA,1,10,1,1,1,1,1,1\n"
                          "B,1,,1,1,1,1,1,1\nC,1, ,1,1,1,1,1,1\n",
                          diagnostics);
    const struct diagnostic *warning = only(diagnostics, MESSAGE_NO_NEIGHBOURHOOD);

    assert_non_null(wave);
    assert_string_equal(warning->words[0], "2");
    assert_int_equal(warning->line, 3);
    assert_int_equal(wave->neighbourhood[1], -1);
    assert_int_equal(wave->county[1], 0);
}

static void places_without_a_list_do_not_depend_on_the_order_of_rows(void **state)
{
    static const char *const ROWS[] = {
        "A,ارومیه,کوی ۱۰,1,1,1,1,1,1\n", "B,خوی,کوی ۱,1,1,1,1,1,1\n",
        "C,اروميه,كوی ۹,1,1,1,1,1,1\n",  "D,ارومیه,کوی ۹,1,1,1,1,1,1\n",
        "E,ارومیه,کوی ۹,1,1,1,1,1,1\n",  "F,خوی,کوی ۱۰,1,1,1,1,1,1\n",
        "G,,کوی ۱,1,1,1,1,1,1\n"};
    static const gint NUMBERS[] = {0, 2, 3, 3, 3, 1, 2};
    own(instrument) instrument = questionnaire_load(state);

    for (gsize turn = 0; turn < G_N_ELEMENTS(ROWS); turn++) {
        own(diagnostics) diagnostics = diagnostics_new();
        own(places) places = places_new();
        g_autoptr(GString) text = g_string_new("card,town,place,a1,a2,a3,k1,n1,w\n");
        g_autofree char *path = NULL;
        own(wave) wave = NULL;
        guint n = places->neighbourhoods->len;
        for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++)
            g_string_append(text, ROWS[(i * 3 + turn) % G_N_ELEMENTS(ROWS)]);
        path = scratch_file(state, "wave.csv", text->str);
        wave = wave_read(path, instrument, places, diagnostics);
        assert_non_null(wave);
        assert_int_equal(n, 0);
        assert_int_equal(places->counties->len, 2);
        assert_string_equal(((struct county *)places->counties->pdata[0])->code, "ارومیه");
        assert_int_equal(places->neighbourhoods->len, 4);
        for (guint i = 0; i < 4; i++) {
            static const char *const CODES[] = {"ارومیه/کوی ۱۰", "خوی/کوی ۱۰", "کوی ۱", "کوی ۹"};
            const struct neighbourhood *place = places->neighbourhoods->pdata[i];
            assert_string_equal(place->code, CODES[i]);
        }
        for (guint p = 0; p < wave->n_people; p++)
            assert_int_equal(wave->neighbourhood[p], NUMBERS[*wave->ids[p] - 'A']);
    }
}

static void kinds_of_missing_are_told_from_codes(void **state)
{
    (void)state;
    assert_int_equal(answer_missing(ANSWER_BLANK), MISSING_BLANK);
    assert_int_equal(answer_missing(ANSWER_DONT_KNOW), MISSING_DONT_KNOW);
    assert_int_equal(answer_missing(ANSWER_DECLINED), MISSING_DECLINED);
    assert_int_equal(answer_missing(ANSWER_SKIPPED), MISSING_SKIPPED);
    assert_int_equal(answer_missing(0), MISSING_NOT);
    assert_int_equal(answer_missing(-9), MISSING_NOT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(answers_people_and_counts_are_read),
        IN_FOLDER(the_same_answers_in_other_clothes_are_the_same_wave),
        IN_FOLDER(utf16_of_excel_is_the_same_wave),
        IN_FOLDER(how_answers_were_written_is_counted),
        IN_FOLDER(rows_without_consent_or_answers_are_left_out_and_counted),
        IN_FOLDER(a_consent_that_cannot_be_read_is_an_error),
        IN_FOLDER(an_answer_that_is_none_is_named_with_its_cell),
        IN_FOLDER(answers_that_are_coded_from_0_are_said_to_be),
        IN_FOLDER(every_bad_cell_is_listed_in_one_run),
        IN_FOLDER(a_number_that_stands_twice_names_both_lines),
        IN_FOLDER(numbers_that_differ_in_a_dash_are_two_people),
        IN_FOLDER(answers_without_a_number_are_refused_at_their_line),
        IN_FOLDER(what_is_said_about_people_may_be_unreadable),
        IN_FOLDER(a_file_in_which_nobody_is_left_is_refused),
        IN_FOLDER(faults_of_the_table_are_faults_of_the_wave),
        IN_FOLDER(more_people_than_there_was_room_for_are_read),
        IN_FOLDER(places_of_a_declared_list_are_held_against_it),
        IN_FOLDER(people_without_a_neighbourhood_are_kept_and_said),
        IN_FOLDER(places_without_a_list_do_not_depend_on_the_order_of_rows),
        cmocka_unit_test(kinds_of_missing_are_told_from_codes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
