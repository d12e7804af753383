/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "survey/heading.h"
#include "unit/survey/scratch.h"

static const char *const FORM[][2] = {
    {"survey.csv",
     "type,name,label::فارسی (fa),label::English (en),role,aliases\n"
     "text,id,شمارهٔ کارت,Card number,id,card\n"
     "note,intro,چند جمله می‌خوانیم.,Some sentences.,,\n"
     "begin_group,page_a,خود شما,About you,,\n"
     "select_one agree,IR1,امیدوارم.,I have hope.,,Q1[SQ001]\n"
     "select_one agree,IR2,یک بار/دو بار دیدم.,Seen once/twice.,,\n"
     "select_one agree,IR11,اعتماد دارم.,I trust.,,Q11\n"
     "select_one agree,birth-place,جای تولد؟,Where?,,\n"
     "end_group,,,,,\n"
     "select_multiple sources,src,از کجا شنیدید؟,Where did you hear?,background,\n"
     "select_one agree,radio,رادیو گوش می‌دهم.,I listen to the radio.,,\n"
     "integer,K,شمار جلسه,Meetings,,\n"
     "select_one agree,K1,دانستم.,I knew.,,\n"},
    {"choices.csv", "list_name,name,label::فارسی (fa),label::English (en)\n"
                    "agree,1,نه,No\nagree,2,آری,Yes\n"
                    "sources,radio,رادیو,Radio\nsources,tv,تلویزیون,TV\n"},
    {"settings.csv", "form_id,version\nform,1\n"},
    {"keys.csv", "scale,item,min,max\nA,IR1,,\nA,IR2,,\nA,IR11,,\nA,birth-place,,\nA,radio,,\n"
                 "A,K1,,\nB,K,0,9\n"},
    {"scales.csv", "scale,kind,method,min_items\nA,attitude,mean,1\nB,behaviour,sum,1\n"},
};

struct form {
    struct instrument *instrument;
    struct vocabulary *vocabulary;
};

static struct form form_load(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct form form;

    for (gsize i = 0; i < G_N_ELEMENTS(FORM); i++) {
        g_autofree char *path = scratch_file(state, FORM[i][0], FORM[i][1]);
        assert_non_null(path);
    }
    form.instrument = instrument_load(*state, diagnostics);
    if (form.instrument == NULL) {
        g_autofree char *text = diagnostics_text(diagnostics, LANGUAGE_EN, 0);
        fail_msg("%s", text);
    }
    form.vocabulary = vocabulary_new(form.instrument);
    return form;
}

static void form_clear(struct form *form)
{
    vocabulary_free(form->vocabulary);
    instrument_free(form->instrument);
}

struct reading {
    const char *heading;
    const char *name; /* of the question; NULL: unknown; "-": passed over */
};

static void check(void **state, const struct reading *cases, gsize n)
{
    struct form form = form_load(state);

    for (gsize i = 0; i < n; i++) {
        struct fit fit = {NULL, NULL};
        enum heading_kind kind = heading_read(&fit, form.vocabulary, cases[i].heading);
        const char *name = kind == HEADING_QUESTION ? fit.question->name
                           : kind == HEADING_PASSED ? "-"
                           : kind == HEADING_TWO    ? "two"
                                                    : NULL;
        if (g_strcmp0(name, cases[i].name) != 0)
            fail_msg("\"%s\" is %s, not %s", cases[i].heading, name, cases[i].name);
    }
    form_clear(&form);
}

static void a_name_an_alias_or_a_label_is_the_question(void **state)
{
    static const struct reading CASES[] = {
        {"IR1", "IR1"},       {" ir1 ", "IR1"},
        {"card", "id"},       {"شماره‌ی کارت", NULL},
        {"شماره کارت", "id"}, {"i have hope", "IR1"},
        {"امیدوارم", "IR1"},  {"اميدوارم .", "IR1"},
        {"IR3", NULL},        {"remarks", NULL},
    };

    check(state, CASES, G_N_ELEMENTS(CASES));
}

/* Kobo divides by a slash, Aggregate by a colon, ODK Central by a dash. */
static void the_last_part_of_a_path_is_the_question(void **state)
{
    static const struct reading CASES[] = {
        {"page_a/IR1", "IR1"},
        {"a/b/IR2", "IR2"},
        {"خود شما/امیدوارم.", "IR1"},
        {"About you/Seen once/twice.", "IR2"},
        {"page_a:IR1", "IR1"},
        {"page_a-IR11", "IR11"},
        {"page_a-birth-place", "birth-place"},
        {"birth-place", "birth-place"},
        {"page-card", NULL}, /* an alias is too little behind a dash */
        {"page_a/IR3", NULL},
        {"page_a/", "-"},
    };

    check(state, CASES, G_N_ELEMENTS(CASES));
}

/* LimeSurvey arrays, and the grids of Google Forms. */
static void brackets_name_the_row_of_an_array(void **state)
{
    static const struct reading CASES[] = {
        {"IR[IR1]", "IR1"},
        {"IR[SQ001]", "IR1"},
        {"IR[SQ011]", "IR11"},
        {"IR[2]", "IR2"},
        {"IR_SQ002", "IR2"},
        {"Q1[SQ001]", "IR1"}, /* an alias */
        {"Q1[SQ002]", NULL},  /* Q1 and 2 is not Q12 */
        {"IR1[SQ001]", NULL}, /* IR1 and 1 is not IR11 */
        {"IR1_SQ001", NULL},
        {"How much do you agree? [I have hope.]", "IR1"},
        {"چقدر موافقید؟ [امیدوارم.]", "IR1"},
        {"How much? [nothing]", NULL},
        {"IR[SQ003]", NULL},
        {"[]", NULL},
        {"[SQ001]", NULL},
    };

    check(state, CASES, G_N_ELEMENTS(CASES));
}

static void code_or_ordinal_and_text_are_read_together(void **state)
{
    static const struct reading CASES[] = {
        {"IR1. I have hope.", "IR1"},
        {"IR[SQ002]. How much do you agree? [Seen once/twice.]", "IR2"},
        {"IR1. reworded since", "IR1"},
        {"IR1. I trust.", "two"}, /* the code says IR1, the text IR11 */
        {"12. I trust.", "IR11"},
        {"۱۲- اعتماد دارم.", "IR11"},
        {"۳) امیدوارم", "IR1"},
        {"3) nothing", NULL},
        {"x-I trust.", NULL}, /* a dash stands behind numbers only */
    };

    check(state, CASES, G_N_ELEMENTS(CASES));
}

static void markup_of_the_question_text_does_not_matter(void **state)
{
    static const struct reading CASES[] = {
        {"<p dir=\"rtl\">امیدوارم.</p>", "IR1"},
        {"<b>I&nbsp;have</b> hope.<br />", "IR1"},
        {"a < b", NULL},
    };
    g_autofree char *bare = heading_without_markup("<p>a&nbsp;&lt; b</p> < c");

    assert_string_equal(bare, " a < b  < c");
    check(state, CASES, G_N_ELEMENTS(CASES));
}

/* Columns of a choice, of a remark, of a note; a question with such a name is still found. */
static void columns_that_hold_no_answer_of_their_own_are_passed_over(void **state)
{
    static const struct reading CASES[] = {
        {"src", "src"},
        {"src/radio", "-"},
        {"page/src/tv", "-"},
        {"page-src/radio", "-"},
        {"src/other", "-"},
        {"Where did you hear?/Radio", "-"},
        {"از کجا شنیدید؟/تلویزیون", "-"},
        {"src[SQ002]", "-"},
        {"IR1[comment]", "-"},
        {"IR1[other]", "-"},
        {"radio", "radio"},
        {"page_a/radio", "radio"},
        {"intro", "-"},
        {"page_a/intro", "-"},
        {"چند جمله می‌خوانیم", "-"},
        {"page_a", "-"},
    };

    check(state, CASES, G_N_ELEMENTS(CASES));
}

static void a_heading_of_two_questions_names_both(void **state)
{
    struct form form = form_load(state);
    struct fit fit = {NULL, NULL};

    assert_int_equal(heading_read(&fit, form.vocabulary, "IR1. I trust."), HEADING_TWO);
    assert_string_equal(fit.question->name, "IR1");
    assert_string_equal(fit.other->name, "IR11");
    /* Two parts of one path that are both names. */
    assert_int_equal(heading_read(&fit, form.vocabulary, "IR1/K1"), HEADING_QUESTION);
    assert_int_equal(heading_read(&fit, form.vocabulary, "x/IR1/K1"), HEADING_QUESTION);
    assert_string_equal(fit.question->name, "K1");
    form_clear(&form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_name_an_alias_or_a_label_is_the_question),
        IN_FOLDER(the_last_part_of_a_path_is_the_question),
        IN_FOLDER(brackets_name_the_row_of_an_array),
        IN_FOLDER(code_or_ordinal_and_text_are_read_together),
        IN_FOLDER(markup_of_the_question_text_does_not_matter),
        IN_FOLDER(columns_that_hold_no_answer_of_their_own_are_passed_over),
        IN_FOLDER(a_heading_of_two_questions_names_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
