/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/help.h"

#include <string.h>

#include "base/console.h"

static const char *const HEADS[N_LANGUAGES][4] = {
    [LANGUAGE_FA] = {"کاربرد", "نمونه‌ها", "گزینه‌ها", "کارها"},
    [LANGUAGE_EN] = {"Usage", "Examples", "Options", "Verbs"},
};

static const char *const INTRO[N_LANGUAGES] = {
    [LANGUAGE_FA] =
        "تاب‌آور: پرسشنامه‌های پیش و پس از آموزش را "
        "می‌خواند، "
        "نمره "
        "می‌دهد، "
        "تغییر را می‌سنجد\n"
        "و برای هر محله، شهرستان و استان یک کارپوشهٔ اکسل "
        "می‌نویسد.\n",
    [LANGUAGE_EN] =
        "tabavar reads questionnaires answered before and after a training, scores them, measures\n"
        "change, and writes an Excel workbook for each neighbourhood, county and province.\n",
};

static const char *const CODES[N_LANGUAGES] = {
    [LANGUAGE_FA] =
        "کد پایان: ۰ انجام شد، ۱ داده باید درست شود، ۲ کاربرد نادرست، ۳ خواندن یا نوشتن نشد،\n"
        "۴ خطای درونی، ۵ به‌سبب محرمانگی رد شد.\n",
    [LANGUAGE_EN] =
        "Exit status: 0 done, 1 data must be put right, 2 usage, 3 cannot read or write,\n"
        "4 internal, 5 refused for privacy.\n",
};

void help_print(enum language language)
{
    g_autoptr(GString) text = g_string_new(INTRO[language]);

    g_string_append_printf(text,
                           "\n%s:\n  tabavar explain E401\n"
                           "  tabavar help explain\n\n%s:\n",
                           HEADS[language][1], HEADS[language][3]);
    for (guint i = 0; i < N_VERBS; i++)
        g_string_append_printf(text, "  %-12s %s\n", VERBS[i].name, VERBS[i].summary[language]);
    g_string_append_printf(text, "\n%s", CODES[language]);
    console_print(text->str);
}

void help_print_verb(const struct verb *verb, enum language language)
{
    g_autofree char *options = options_help(verb->options, language);
    g_autofree char *text =
        g_strdup_printf("%s\n\n%s:\n%s\n%s:\n  tabavar %s %s\n\n%s:\n%s", verb->summary[language],
                        HEADS[language][1], verb->examples, HEADS[language][0], verb->name,
                        verb->usage, HEADS[language][2], options);

    console_print(text);
}

void help_print_version(void)
{
    console_print("tabavar " TABAVAR_VERSION "\n"
                  "Copyright (C) 2026 the tabavar authors. Licence GPL-3.0-or-later.\n"
                  "This is free software; there is no warranty, to the extent permitted by law.\n");
}

/* Letters that stand at the same distance from the start or the end. */
static guint likeness(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    guint same = 0;

    for (size_t i = 0; i < MIN(n, m); i++)
        same += (guint)(a[i] == b[i]) + (guint)(a[n - 1 - i] == b[m - 1 - i]);
    return same;
}

const char *help_nearest_verb(const char *word)
{
    const struct verb *best = &VERBS[0];

    for (guint i = 1; i < N_VERBS; i++)
        if (likeness(VERBS[i].name, word) > likeness(best->name, word))
            best = &VERBS[i];
    return best->name;
}
