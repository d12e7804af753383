/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/statistic.h"

#include <glib.h>

struct row {
    const char *name;
    unsigned waves;
    enum number_kind kind;
    const char *label[N_LANGUAGES];
    const char *definition[N_LANGUAGES];
    unsigned levels;
    struct provenance provenance;
};

static const struct row ROWS[N_STATISTICS] = {
#define STATISTIC(id, name, section, waves, levels, kind, en, fa, definition_en, definition_fa,    \
                  formula, source, oracle, tolerance)                                              \
    {name,                                                                                         \
     waves,                                                                                        \
     kind,                                                                                         \
     {[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en},                                                     \
     {[LANGUAGE_FA] = definition_fa, [LANGUAGE_EN] = definition_en},                               \
     levels,                                                                                       \
     {section, formula, source, oracle, tolerance}},
#include "study/statistics.def"
#undef STATISTIC
};

static const struct {
    const char *title[N_LANGUAGES], *reason[N_LANGUAGES];
} SECTIONS[N_SECTIONS] = {
#define SECTION(id, en, fa, reason_en, reason_fa)                                                  \
    {{[LANGUAGE_FA] = fa, [LANGUAGE_EN] = en},                                                     \
     {[LANGUAGE_FA] = reason_fa, [LANGUAGE_EN] = reason_en}},
#include "study/sections.def"
#undef SECTION
};

static const struct {
    const char *cited, *full;
} SOURCES[N_SOURCES] = {
#define SOURCE(id, cited, full) {cited, full},
#include "study/sources.def"
#undef SOURCE
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
    [REASON_ALIKE_WITHIN] =
        {"alike_within",
         {[LANGUAGE_FA] =
              "در هر محله همه به یک اندازه تغییر کرده‌اند",
          [LANGUAGE_EN] = "in each neighbourhood everybody changed alike"}},
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

struct provenance statistic_provenance(enum statistic statistic)
{
    return row(statistic)->provenance;
}

unsigned statistic_levels(enum statistic statistic)
{
    return row(statistic)->levels;
}

const char *section_title(enum statistic_section section, enum language language)
{
    g_assert((unsigned)section < N_SECTIONS);
    return SECTIONS[section].title[language];
}

const char *section_reason(enum statistic_section section, enum language language)
{
    g_assert((unsigned)section < N_SECTIONS);
    return SECTIONS[section].reason[language];
}

const char *source_cited(enum source source)
{
    g_assert((unsigned)source < N_SOURCES);
    return SOURCES[source].cited;
}

const char *source_full(enum source source)
{
    g_assert((unsigned)source < N_SOURCES);
    return SOURCES[source].full;
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
