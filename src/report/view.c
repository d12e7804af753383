/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/view.h"

#include <math.h>
#include <string.h>

#include "report/numeral.h"
#include "report/reading.h"
#include "text/persian.h"

#define NO_DATE "2000-01-01"

struct view view_of(const struct study *study, const struct privacy *privacy)
{
    return (struct view){
        .study = study,
        .privacy = privacy,
        .language = study->programme->language,
        .persian_digits = study->programme->persian_digits,
    };
}

const struct study_track *view_track(const struct view *view, guint track)
{
    g_assert(track < view->study->tracks->len);
    return g_ptr_array_index(view->study->tracks, track);
}

const struct unit *view_unit(const struct view *view, guint track, guint unit)
{
    const struct study_track *found = view_track(view, track);

    g_assert(unit < found->units->len);
    return g_ptr_array_index(found->units, unit);
}

const struct instrument *view_instrument(const struct view *view, guint track)
{
    return view_track(view, track)->cohort->instrument;
}

const struct scale *view_scale(const struct view *view, guint track, guint scale)
{
    const struct instrument *instrument = view_instrument(view, track);

    g_assert(scale < instrument->n_scales);
    return &instrument->scales[scale];
}

bool view_is_baseline(const struct view *view, guint track)
{
    return view_track(view, track)->post == NULL;
}

bool view_unit_is_shown(const struct view *view, guint track, guint unit)
{
    return view->privacy == NULL || privacy_unit(view->privacy, track, unit) == SHOWN;
}

struct finding view_finding(const struct view *view, guint track, guint unit, int scale,
                            enum study_wave wave, enum statistic statistic)
{
    if (view->privacy != NULL)
        return privacy_finding(view->privacy, track, unit, scale, wave, statistic);
    return findings_get(view_track(view, track)->findings, unit, scale, wave, statistic);
}

struct finding view_group_finding(const struct view *view, const struct study_group *group,
                                  guint unit, int scale, enum study_wave wave,
                                  enum statistic statistic)
{
    g_assert(view->privacy == NULL);
    return findings_get(group->findings, unit, scale, wave, statistic);
}

double view_value(const struct view *view, guint track, guint unit, int scale, enum study_wave wave,
                  enum statistic statistic)
{
    struct finding finding = view_finding(view, track, unit, scale, wave, statistic);

    return finding.is_set && finding.reason == REASON_NONE ? finding.value : (double)NAN;
}

static const enum text SHORT_WORDS[N_REASONS] = {
    [REASON_NONE] = TEXT_DASH,
    [REASON_TOO_FEW] = TEXT_SHORT_TOO_FEW,
    [REASON_NO_VARIANCE] = TEXT_SHORT_NO_VARIANCE,
    [REASON_ALIKE_WITHIN] = TEXT_SHORT_ALIKE_WITHIN,
    [REASON_TOO_FEW_CLUSTERS] = TEXT_SHORT_TOO_FEW_CLUSTERS,
    [REASON_NOT_DECLARED] = TEXT_SHORT_NOT_DECLARED,
    [REASON_NOT_CONVERGED] = TEXT_SHORT_NOT_CONVERGED,
    [REASON_HEYWOOD] = TEXT_SHORT_HEYWOOD,
    [REASON_SUPPRESSED] = TEXT_SHORT_SUPPRESSED,
};

const char *view_reason_word(const struct view *view, enum reason reason)
{
    g_assert(reason < N_REASONS);
    return text_get(SHORT_WORDS[reason], view->language);
}

static struct trace trace_of(const struct view *view, guint track, guint unit, int scale,
                             enum study_wave wave)
{
    const struct unit *place = view_unit(view, track, unit);

    return (struct trace){
        .track = view_track(view, track)->cohort->track->name,
        .level = level_name(place->level),
        .place = place->code,
        .scale = scale == NO_SCALE ? "" : view_scale(view, track, (guint)scale)->id,
        .wave = study_wave_name(wave),
    };
}

static enum text text_of_word(enum statistic statistic, double value)
{
    static const struct {
        const char *word;
        enum text text;
    } WORDS[] = {{"paired", TEXT_WORD_PAIRED},         {"model", TEXT_WORD_MODEL},
                 {"difference", TEXT_WORD_DIFFERENCE}, {"declared", TEXT_WORD_DECLARED},
                 {"alpha", TEXT_WORD_ALPHA},           {"stable", TEXT_WORD_STABLE},
                 {"depends", TEXT_WORD_DEPENDS}};

    if (statistic == STATISTIC_SWC_VERDICT)
        return reading_of_swc(value);
    for (guint i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (g_str_equal(WORDS[i].word, study_word(statistic, value)))
            return WORDS[i].text;
    return TEXT_DASH;
}

/* trace: where the number stands, its statistic still open. */
static struct cell cell_of(const struct view *view, struct finding finding,
                           enum statistic statistic, struct trace trace)
{
    if (!finding.is_set)
        return cell_toned(cell_text(text_get(TEXT_DASH, view->language)), TONE_MUTED);
    if (finding.reason != REASON_NONE)
        return cell_toned(cell_reason(view_reason_word(view, finding.reason)), TONE_MUTED);
    if (study_word(statistic, finding.value) != NULL)
        return cell_text(text_get(text_of_word(statistic, finding.value), view->language));
    trace.statistic = statistic_name(statistic);
    return cell_number(finding.value, statistic_kind(statistic), &trace);
}

struct cell view_cell(const struct view *view, guint track, guint unit, int scale,
                      enum study_wave wave, enum statistic statistic)
{
    return cell_of(view, view_finding(view, track, unit, scale, wave, statistic), statistic,
                   trace_of(view, track, unit, scale, wave));
}

struct cell view_group_cell(const struct view *view, guint track, const struct study_group *group,
                            guint unit, int scale, enum study_wave wave, enum statistic statistic)
{
    struct trace trace = trace_of(view, track, unit, scale, wave);

    trace.group = group->name;
    return cell_of(view, view_group_finding(view, group, unit, scale, wave, statistic), statistic,
                   trace);
}

char *view_say(const struct view *view, enum text text, ...)
{
    g_autofree char *filled = NULL;
    va_list words;

    va_start(words, text);
    filled = text_fill_list(text, view->language, words);
    va_end(words);
    if (view->language == LANGUAGE_FA && !view->persian_digits)
        return numeral_latin(filled);
    return g_steal_pointer(&filled);
}

char *view_number(const struct view *view, double value, enum number_kind kind)
{
    return numeral(value, kind, view->language, view->persian_digits);
}

char *view_count(const struct view *view, guint count)
{
    return view_number(view, count, NUMBER_COUNT);
}

const char *view_scale_name(const struct view *view, guint track, guint scale)
{
    const struct scale *found = view_scale(view, track, scale);

    return label_get(found->label, view->language, found->id);
}

const char *view_unit_name(const struct view *view, guint track, guint unit)
{
    const struct unit *place = view_unit(view, track, unit);

    if (place->level == LEVEL_PROVINCE)
        return label_get(view->study->programme->province, view->language,
                         text_get(TEXT_PLACE_PROVINCE, view->language));
    return label_get(place->name, view->language, place->code);
}

static void add_below(const struct view *view, guint track, gint parent, GArray *units)
{
    for (guint i = 0; i < view_track(view, track)->units->len; i++) {
        if (view_unit(view, track, i)->parent != parent)
            continue;
        g_array_append_val(units, i);
        add_below(view, track, (gint)i, units);
    }
}

GArray *view_units(const struct view *view, guint track)
{
    GArray *units = g_array_new(FALSE, FALSE, sizeof(guint));

    add_below(view, track, -1, units);
    return units;
}

char *view_unit_code(const struct view *view, guint track, guint unit)
{
    const char *code = view_unit(view, track, unit)->code;

    bool is_number = code[strspn(code, "0123456789")] == '\0';

    return view->persian_digits && is_number ? persian_digits(code) : g_strdup(code);
}

const char *view_track_name(const struct view *view, guint track)
{
    const struct track *found = view_track(view, track)->cohort->track;

    return label_get(found->title, view->language, found->name);
}

static const char *later(const char *a, const char *b)
{
    return b != NULL && (a == NULL || strcmp(b, a) > 0) ? b : a;
}

const char *view_date(const struct view *view)
{
    const char *date = NULL;

    if (view->study->programme->date != NULL)
        return view->study->programme->date;
    for (guint i = 0; i < view->study->tracks->len; i++) {
        const struct cohort *cohort = view_track(view, i)->cohort;

        if (cohort->pre != NULL)
            date = later(date, cohort->pre->last_date);
        if (cohort->post != NULL)
            date = later(date, cohort->post->last_date);
    }
    return date != NULL ? date : NO_DATE;
}
