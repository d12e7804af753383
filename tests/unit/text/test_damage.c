/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/code_page.h"
#include "text/damage.h"

static void what_people_write_is_intact(void **state)
{
    static const char *const SENTENCES[] = {"",
                                            "12",
                                            "a?",
                                            "?",
                                            "Do you agree? Why?",
                                            "چرا?",
                                            "آیا این محله را می‌شناسید?",
                                            "چرا؟ چطور؟",
                                            "http://a.ir/x?y=1",
                                            "caf\u00E9",
                                            "\u00D8resund",
                                            "50 \u00B0C"};
    static const char *const NAMES[] = {"ارومیه", "شاهین‌دژ", "عکس", "ظهر",      "غار",
                                        "طبس",    "محلهٔ ۵ شرقی",       "خوی", "پیرانشهر", "چالدران",
                                        "عک",     "ع‌ط",           "Khoy"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(SENTENCES); i++)
        if (text_damage_of(SENTENCES[i], TEXT_SENTENCE, NULL) != TEXT_INTACT)
            fail_msg("taken for damaged: %s", SENTENCES[i]);
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (text_damage_of(NAMES[i], TEXT_NAME, NULL) != TEXT_INTACT)
            fail_msg("taken for damaged: %s", NAMES[i]);
}

static void question_marks_for_letters_are_lost_letters(void **state)
{
    static const char *const TEXTS[] = {"????", "?? ???", "12 ???", "شاه?ن دژ", "\uFFFDروم\uFFFDه"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(TEXTS); i++)
        if (text_damage_of(TEXTS[i], TEXT_SENTENCE, NULL) != TEXT_LETTERS_LOST)
            fail_msg("not seen: %s", TEXTS[i]);
    assert_int_equal(text_damage_of("محله خو?", TEXT_NAME, NULL), TEXT_LETTERS_LOST);
    assert_int_equal(text_damage_of("?زد", TEXT_NAME, NULL), TEXT_LETTERS_LOST);
}

/* A text as a program leaves it that takes its UTF-8 bytes for letters of that alphabet. */
static char *encoded_again(const char *text, enum code_page page)
{
    GString *out = g_string_new(NULL);

    for (const char *at = text; *at != '\0'; at++)
        g_string_append_unichar(out, code_page_letters(page)[(guchar)*at]);
    return g_string_free(out, FALSE);
}

static void a_text_encoded_twice_is_named_with_what_it_should_read(void **state)
{
    static const char *const NAMES[] = {"ارومیه",      "شاهین‌دژ", "پیرانشهر", "چالدران",
                                        "خوی",         "محلهٔ ۵ شرقی",       "ژاله",     "گچ",
                                        "بسیار موافقم"};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        for (enum code_page page = 0; page < N_CODE_PAGES; page++) {
            g_autofree char *twice = encoded_again(NAMES[i], page);
            g_autofree char *repaired = NULL;
            assert_int_equal(text_damage_of(twice, TEXT_NAME, &repaired), TEXT_ENCODED_TWICE);
            assert_string_equal(repaired, NAMES[i]);
        }
}

/* As browsers show it, from the reference of bad inputs: U+00D8 U+00A7 ... */
static void the_usual_picture_of_mojibake_is_known(void **state)
{
    g_autofree char *western = NULL;
    g_autofree char *arabic = NULL;

    (void)state;
    assert_int_equal(text_damage_of("Ø§Ø±ÙˆÙ…ÛŒÙ‡", TEXT_NAME, &western), TEXT_ENCODED_TWICE);
    assert_string_equal(western, "ارومیه");
    assert_int_equal(text_damage_of("ط§ط±ظˆظ…غŒظ‡", TEXT_NAME, &arabic), TEXT_ENCODED_TWICE);
    assert_string_equal(arabic, "ارومیه");
}

static void damage_is_said_at_its_place_in_both_languages(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct where where = {.file = "pre.csv", .line = 2, .record = 2, .column = 2};
    g_autofree char *english = NULL;
    g_autofree char *persian = NULL;

    (void)state;
    assert_false(text_damage_report("خوی", TEXT_NAME, &where, diagnostics));
    assert_true(text_damage_report("خو?", TEXT_NAME, &where, diagnostics));
    assert_true(text_damage_report("Ø®ÙˆÛŒ", TEXT_NAME, &where, diagnostics));
    english = diagnostic_line(diagnostics_nth(diagnostics, 0), LANGUAGE_EN);
    persian = diagnostic_line(diagnostics_nth(diagnostics, 1), LANGUAGE_FA);
    assert_string_equal(
        english,
        "pre.csv:2: cell B2: letters of \"خو?\" were lost before the file came here [E107]");
    assert_string_equal(
        persian, "pre.csv:2: خانهٔ B2: «Ø®ÙˆÛŒ» دوبار کدگذاری شده است؛ باید «خوی» باشد [E108]");
}

static void an_alphabet_writes_and_reads_its_own_letters(void **state)
{
    (void)state;
    for (enum code_page page = 0; page < N_CODE_PAGES; page++)
        for (guint i = 1; i < 256; i++)
            assert_int_equal(code_page_byte(page, code_page_letters(page)[i]), i);
    assert_int_equal(code_page_byte(CODE_PAGE_1256, 0x06CC), -1); /* Persian yeh is not in it */
    assert_int_equal(code_page_byte(CODE_PAGE_1252, 0x06CC), -1);
    assert_int_equal(code_page_byte(CODE_PAGE_1252, 0x0081), 0x81);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_people_write_is_intact),
        cmocka_unit_test(question_marks_for_letters_are_lost_letters),
        cmocka_unit_test(a_text_encoded_twice_is_named_with_what_it_should_read),
        cmocka_unit_test(the_usual_picture_of_mojibake_is_known),
        cmocka_unit_test(damage_is_said_at_its_place_in_both_languages),
        cmocka_unit_test(an_alphabet_writes_and_reads_its_own_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
