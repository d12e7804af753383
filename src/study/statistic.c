/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/statistic.h"

#include <glib.h>

struct row {
    const char *name;
    unsigned waves;
    enum number_kind kind;
    const char *label[N_LANGUAGES];
    const char *definition[N_LANGUAGES];
};

static const struct row ROWS[N_STATISTICS] = {
#define STATISTIC(id, name, waves, kind, en, fa, definition_en, definition_fa)                     \
    {name,                                                                                         \
     waves,                                                                                        \
     kind,                                                                                         \
     {[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en},                                                     \
     {[LANGUAGE_FA] = definition_fa, [LANGUAGE_EN] = definition_en}},
#include "study/statistics.def"
#undef STATISTIC
};

static const char *const WAVE_NAMES[N_STUDY_WAVES] = {
    [STUDY_PRE] = "pre", [STUDY_POST] = "post", [STUDY_CHANGE] = "change", [STUDY_NO_WAVE] = ""};

struct reason_row {
    const char *name;
    const char *words[N_LANGUAGES];
};

static const struct reason_row REASONS[N_REASONS] = {
    [REASON_NONE] = {"", {[LANGUAGE_FA] = "", [LANGUAGE_EN] = ""}},
    [REASON_TOO_FEW] = {"too_few", {[LANGUAGE_FA] = "داده کم است", [LANGUAGE_EN] = "too few data"}},
    [REASON_NO_VARIANCE] =
        {"no_variance",
         {[LANGUAGE_FA] = "همهٔ مقدارها یکسان است", [LANGUAGE_EN] = "all values are the same"}},
    [REASON_TOO_FEW_CLUSTERS] = {"too_few_clusters",
                                 {[LANGUAGE_FA] = "محله‌ها برای آزمون کم است",
                                  [LANGUAGE_EN] = "too few neighbourhoods for a test"}},
    [REASON_NOT_DECLARED] = {"not_declared",
                             {[LANGUAGE_FA] = "اعلام نشده است", [LANGUAGE_EN] = "not declared"}},
    [REASON_NOT_CONVERGED] = {"not_converged",
                              {[LANGUAGE_FA] = "محاسبه به پاسخ نرسید",
                               [LANGUAGE_EN] = "the computation found no answer"}},
    [REASON_HEYWOOD] = {"heywood",
                        {[LANGUAGE_FA] =
                             "مدل یک‌عاملی با داده‌ها نمی‌خواند",
                         [LANGUAGE_EN] = "one factor does not fit the data"}},
    [REASON_SUPPRESSED] =
        {"suppressed",
         {[LANGUAGE_FA] = "برای حفظ حریم خصوصی پنهان است", [LANGUAGE_EN] = "hidden for privacy"}},
};

static const struct row *row(enum statistic statistic)
{
    g_assert((unsigned)statistic < N_STATISTICS);
    return &ROWS[statistic];
}

const char *statistic_name(enum statistic statistic)
{
    return row(statistic)->name;
}

bool statistic_in_wave(enum statistic statistic, enum study_wave wave)
{
    g_assert((unsigned)wave < N_STUDY_WAVES);
    return (row(statistic)->waves & (1u << wave)) != 0;
}

enum number_kind statistic_kind(enum statistic statistic)
{
    return row(statistic)->kind;
}

const char *statistic_label(enum statistic statistic, enum language language)
{
    return row(statistic)->label[language];
}

const char *statistic_definition(enum statistic statistic, enum language language)
{
    return row(statistic)->definition[language];
}

const char *study_wave_name(enum study_wave wave)
{
    g_assert((unsigned)wave < N_STUDY_WAVES);
    return WAVE_NAMES[wave];
}

const char *reason_name(enum reason reason)
{
    g_assert((unsigned)reason < N_REASONS);
    return REASONS[reason].name;
}

const char *reason_words(enum reason reason, enum language language)
{
    g_assert((unsigned)reason < N_REASONS);
    return REASONS[reason].words[language];
}
