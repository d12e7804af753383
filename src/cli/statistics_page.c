/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/statistics_page.h"

#include <glib.h>
#include <string.h>

#include "base/console.h"
#include "study/statistic.h"

static const char *const HEAD[N_LANGUAGES] = {
    [LANGUAGE_FA] = "<div dir=\"rtl\">\n\n"
                    "# همهٔ آماره‌ها\n\n"
                    "ساختهٔ <code dir=\"ltr\">tabavar explain statistics -l fa</code>. "
                    "نام هر آماره ستون <code dir=\"ltr\">statistic</code> در results.csv است.\n",
    [LANGUAGE_EN] = "# Every statistic\n\n"
                    "Made by `tabavar explain statistics`. The name is the column `statistic` of "
                    "results.csv; [methods.md](methods.md) says why each was chosen.\n",
};

static const char *const FOOT[N_LANGUAGES] = {[LANGUAGE_FA] = "\n</div>\n", [LANGUAGE_EN] = ""};

static const char *const COLUMNS[N_LANGUAGES] = {
    [LANGUAGE_FA] = "\n| نام | عنوان | تعریف |\n|---|---|---|\n",
    [LANGUAGE_EN] = "\n| name | label | definition |\n|---|---|---|\n",
};

/* A heading for every set of waves that a statistic can stand in. */
struct part {
    unsigned waves;
    const char *title[N_LANGUAGES];
};

static const struct part PARTS[] = {
    {FOR_WAVES, {"یک نوبت (pre و post)", "One wave (pre and post)"}},
    {FOR_PRE, {"پیش‌آزمون (pre)", "Before (pre)"}},
    {FOR_CHANGE, {"تغییر (change): پس منهای پیش", "Change (change): post minus pre"}},
    {FOR_PEOPLE, {"شمار افراد (نوبت خالی)", "Counts of people (wave empty)"}},
};

static bool stands_in(enum statistic statistic, unsigned waves)
{
    for (int w = 0; w < N_STUDY_WAVES; w++)
        if (statistic_in_wave(statistic, (enum study_wave)w) != ((waves & (1u << w)) != 0))
            return false;
    return true;
}

static void add_cell(GString *page, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            g_string_append_c(page, '\\');
        g_string_append_c(page, *text);
    }
    g_string_append(page, " | ");
}

static void add_row(GString *page, enum statistic statistic, enum language language)
{
    g_string_append_printf(page, "| `%s` | ", statistic_name(statistic));
    add_cell(page, statistic_label(statistic, language));
    add_cell(page, statistic_definition(statistic, language));
    g_string_truncate(page, page->len - 1);
    g_string_append_c(page, '\n');
}

/* The number of rows. */
static int add_part(GString *page, const struct part *part, enum language language)
{
    int n = 0;

    g_string_append_printf(page, "\n## %s\n", part->title[language]);
    g_string_append(page, COLUMNS[language]);
    for (int s = 0; s < N_STATISTICS; s++)
        if (stands_in((enum statistic)s, part->waves)) {
            add_row(page, (enum statistic)s, language);
            n++;
        }
    return n;
}

static void add_reasons(GString *page, enum language language)
{
    static const char *const TITLE[N_LANGUAGES] = {
        [LANGUAGE_FA] = "\n## چرا عددی نیست\n\n| reason | یعنی |\n|---|---|\n",
        [LANGUAGE_EN] = "\n## Why there is no number\n\n| reason | in words |\n|---|---|\n"};

    g_string_append(page, TITLE[language]);
    for (int r = REASON_NONE + 1; r < N_REASONS; r++)
        g_string_append_printf(page, "| `%s` | %s |\n", reason_name((enum reason)r),
                               reason_words((enum reason)r, language));
}

void statistics_page_print(enum language language)
{
    g_autoptr(GString) page = g_string_new(HEAD[language]);

    int n = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++)
        n += add_part(page, &PARTS[i], language);
    g_assert(n == N_STATISTICS); /* a new set of waves asks for a part of its own */
    add_reasons(page, language);
    g_string_append(page, FOOT[language]);
    console_print(page->str);
}

bool statistics_page_explain(const char *name, enum language language)
{
    for (int i = 0; i < N_STATISTICS; i++) {
        enum statistic s = (enum statistic)i;

        if (strcmp(statistic_name(s), name) != 0)
            continue;
        g_autofree char *text =
            g_strdup_printf("%s: %s\n\n%s\n", name, statistic_label(s, language),
                            statistic_definition(s, language));
        console_print(text);
        return true;
    }
    return false;
}
