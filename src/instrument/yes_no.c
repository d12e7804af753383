/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/yes_no.h"

#include "text/fold.h"

/* Folded. */
static const char *const YES_WORDS[] = {"yes", "y", "true", "بله", "بلی", "آری", NULL};
static const char *const NO_WORDS[] = {"no", "n", "false", "خیر", "نه", "نخیر", NULL};

static bool is_one_of(const char *text, const char *const *words)
{
    g_autofree char *folded = text_fold(text);

    return g_strv_contains(words, folded);
}

static bool has_one_of(const struct choice *choice, const char *const *words)
{
    if (choice->missing != MISSING_NOT)
        return false;
    for (guint i = 0; choice->label != NULL && i < label_n(choice->label); i++)
        if (is_one_of(label_nth_text(choice->label, i), words))
            return true;
    for (guint i = 0; choice->aliases != NULL && choice->aliases[i] != NULL; i++)
        if (is_one_of(choice->aliases[i], words))
            return true;
    return is_one_of(choice->name, words);
}

bool word_is_yes(const char *text)
{
    return is_one_of(text, YES_WORDS);
}

bool word_is_no(const char *text)
{
    return is_one_of(text, NO_WORDS);
}

bool choice_is_yes(const struct choice *choice)
{
    return has_one_of(choice, YES_WORDS);
}

bool choice_is_no(const struct choice *choice)
{
    return has_one_of(choice, NO_WORDS);
}
