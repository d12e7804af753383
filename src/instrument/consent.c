/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instrument/consent.h"

#include <string.h>

#include "instrument/yes_no.h"
#include "text/fold.h"

typedef bool (*word_test)(const char *text);

static bool begins(const char *text, word_test test)
{
    g_autofree char *folded = text_fold_spaced(text);

    folded[strcspn(folded, " ")] = '\0';
    return test(folded);
}

static bool says(const struct choice *choice, word_test test)
{
    for (guint i = 0; choice->label != NULL && i < label_n(choice->label); i++)
        if (begins(label_nth_text(choice->label, i), test))
            return true;
    for (guint i = 0; choice->aliases != NULL && choice->aliases[i] != NULL; i++)
        if (begins(choice->aliases[i], test))
            return true;
    return begins(choice->name, test);
}

static bool refuses_by_words(const struct choice *choice)
{
    return choice->missing == MISSING_DECLINED ||
           (choice->missing == MISSING_NOT && says(choice, word_is_no));
}

static bool any_by_words(const GPtrArray *choices)
{
    for (guint i = 0; i < choices->len; i++)
        if (refuses_by_words(choices->pdata[i]))
            return true;
    return false;
}

bool consent_choice_refuses(const struct choice *choice, const GPtrArray *choices)
{
    if (any_by_words(choices))
        return refuses_by_words(choice);
    return choice->missing == MISSING_NOT && choice->is_number && choice->code == 0 &&
           !says(choice, word_is_yes);
}

bool consent_can_be_refused(const GPtrArray *choices)
{
    for (guint i = 0; i < choices->len; i++)
        if (consent_choice_refuses(choices->pdata[i], choices))
            return true;
    return false;
}
