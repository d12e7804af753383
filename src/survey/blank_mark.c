/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/blank_mark.h"

#include <glib.h>

#include "survey/cell_fault.h"
#include "text/damage.h"
#include "text/fold.h"

bool is_blank_mark(const char *text)
{
    static const char *const MARKS[] = {".", "#NULL!", "n/a", "N/A", "NA", NULL};
    static const char *const WORDS[] = {"بیپاسخ", "بدونپاسخ", "پاسخنداده", "خالی", NULL};
    g_autofree char *bare = g_strstrip(g_strdup(text));
    g_autofree char *folded = text_fold(text);

    return g_strv_contains(MARKS, bare) || g_strv_contains(WORDS, folded);
}

/* Folded. */
static bool is_word_for_none(const char *text)
{
    static const char *const WORDS[] = {
        "na",        "nan",       "nil",       "null",       "none",       "no",        "nocard",
        "nonumber",  "noid",      "unknown",   "notknown",   "missing",    "ندارم",     "ندارد",
        "نداره",     "کارتندارم", "کارتندارد", "کارتنداره",  "شمارهندارد", "بدونکارت",  "بدونشماره",
        "بیکارت",    "بیشماره",   "نامشخص",    "مشخصنیست",   "نامعلوم",    "معلومنیست", "نمیدانم",
        "هیچ",       "خیر",       "گمکرده",    "گمکردهاست",  "گمکردهام",   "گمشده",     "گمشدهاست",
        "کارتگمشده", "ناخوانا",   "خوانانیست", "فراموشکرده", NULL};
    g_autofree char *folded = text_fold(text);

    return g_strv_contains(WORDS, folded);
}

static bool is_letter_or_count(gunichar letter)
{
    return g_unichar_isalpha(letter) ||
           (g_unichar_isdigit(letter) && g_unichar_digit_value(letter) != 0);
}

static bool has_letter_or_count(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text))
        if (is_letter_or_count(g_utf8_get_char(text)))
            return true;
    return false;
}

/* Nearly every card has one, among its first letters. */
static bool has_count(const char *text)
{
    while (*text != '\0' && (*text < '1' || *text > '9'))
        text++;
    return *text != '\0';
}

bool is_no_number(const char *text)
{
    if (has_count(text))
        return false;
    if (!has_letter_or_count(text))
        return text_damage_of(text, TEXT_NAME, NULL) == TEXT_INTACT;
    return is_blank_mark(text) || cell_is_excel_error(text) || is_word_for_none(text);
}
