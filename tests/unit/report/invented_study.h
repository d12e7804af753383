/* SPDX-License-Identifier: GPL-3.0-or-later */
/* invented_study.h - a finished study made by hand: no files, no statistics, known numbers.
 *
 * Province, county 01 with two neighbourhoods (described), county 02 with five (tested by the
 * model), of which the last has too few people. Every number of a unit that is no count is
 * 50 + its unit number, in hidden units HIDDEN_NUMBER, so that one can search for it.
 */
#ifndef TESTS_REPORT_INVENTED_STUDY_H
#define TESTS_REPORT_INVENTED_STUDY_H

#include <math.h>

#include "privacy/privacy.h"
#include "study/study.h"
#include "survey/places.h"
#include "survey/programme.h"

#define HIDDEN_NUMBER  77.75 /* exact in binary */
#define HIDDEN_PERCENT 0.7775
#define PERSON_ID      "07-012-3"

enum {
    N_PEOPLE = 3,
    N_UNITS = 10,
    N_NEIGHBOURHOODS = 7,
    SMALL_UNIT = 9,
    RES = 0,
    IR,
    FR,
    SX,
    N_SCALES
};

struct invented {
    struct study study;
    struct study_track track;
    struct programme programme;
    struct places places;
    struct cohort cohort;
    struct track track_of_programme;
    struct instrument instrument;
    struct scale scales[N_SCALES];
    struct key keys[3];
    guint parts[2];
    struct question question;
    const struct question *items[1];
    struct wave pre, post;
    struct answers answers;
    gint16 codes[N_PEOPLE];
    struct cohort_person people[N_PEOPLE];
    struct scores scores_pre, scores_post;
    struct fraction *own[N_SCALES];
    struct fraction fractions[N_PEOPLE];
    guint16 *n_answered[N_SCALES];
    guint16 answered[N_PEOPLE];
    struct unit units[N_UNITS];
    struct county counties[2];
    struct neighbourhood neighbourhoods[N_NEIGHBOURHOODS];
    GPtrArray *labels;
};

static struct label *invented_label(struct invented *it, const char *fa, const char *en)
{
    struct label *label = label_new();

    label_set(label, "fa", fa);
    label_set(label, "en", en);
    g_ptr_array_add(it->labels, label);
    return label;
}

static void invented_scale(struct invented *it, guint i, const char *id, const char *fa,
                           const char *en, enum scale_kind kind)
{
    it->scales[i] = (struct scale){.id = g_strdup(id),
                                   .label = invented_label(it, fa, en),
                                   .kind = kind,
                                   .method = METHOD_MEAN,
                                   .min_items = 1,
                                   .direction = DIRECTION_HIGHER,
                                   .kirkpatrick = 2,
                                   .min = kind == SCALE_INDEX ? 0 : 1,
                                   .max = kind == SCALE_INDEX ? 100 : 5,
                                   .reliability = (double)NAN,
                                   .smallest_change = 0.2,
                                   .norm_mean = (double)NAN,
                                   .norm_sd = (double)NAN,
                                   .reliability_source = g_strdup(""),
                                   .norm_source = g_strdup("")};
    if (kind != SCALE_INDEX) {
        it->keys[0].has_correct = kind == SCALE_EXPOSURE;
        it->scales[i].keys = it->keys;
        it->scales[i].n_keys = 1;
    }
}

static void invented_instrument(struct invented *it)
{
    invented_scale(it, RES, "RES", "تاب‌آوری", "Resilience", SCALE_INDEX);
    invented_scale(it, IR, "IR", "تاب‌آوری فردی", "Individual resilience",
                   SCALE_ATTITUDE);
    invented_scale(it, FR, "FR", "تاب‌آوری خانواده", "Family resilience",
                   SCALE_ATTITUDE);
    invented_scale(it, SX, "SX", "وضع محله", "Seen around", SCALE_EXPOSURE);
    it->parts[0] = IR;
    it->parts[1] = FR;
    it->scales[RES].parts = it->parts;
    it->scales[RES].n_parts = 2;
    it->scales[RES].primary = true;
    it->question.name = g_strdup("SX1");
    it->question.label = invented_label(it, "آیا دیده‌اید؟", "Have you seen it?");
    it->items[0] = &it->question;
    it->instrument = (struct instrument){
        .id = g_strdup("invented"),
        .version = g_strdup("1"),
        .hash = g_strdup("0123456789abcdef0123456789abcdef"),
        .title = invented_label(it, "پرسشنامهٔ ساختگی", "Invented questionnaire"),
        .note = invented_label(it, "پیش‌نویس است", "This is a draft"),
        .licence = g_strdup("CC0"),
        .items = it->items,
        .n_items = 1,
        .scales = it->scales,
        .n_scales = N_SCALES,
    };
}

static void invented_place(struct invented *it, guint unit, enum level level, gint place,
                           gint parent)
{
    static const char *const codes[N_UNITS] = {"",   "01", "02", "01", "02",
                                               "03", "04", "05", "06", "07"};
    static const char *const english[N_UNITS] = {"",      "Urmia",  "Khoy",  "Baharan",  "Sepidar",
                                                 "Golha", "Sarvan", "Laleh", "Nastaran", "Yas"};
    static const char *const persian[N_UNITS] = {"",     "ارومیه", "خوی",  "بهاران", "سپیدار",
                                                 "گلها", "سروان",  "لاله", "نسترن",  "یاس"};

    it->units[unit] = (struct unit){
        .level = level,
        .place = place,
        .code = codes[unit],
        .name = level == LEVEL_PROVINCE ? NULL : invented_label(it, persian[unit], english[unit]),
        .parent = parent};
    g_ptr_array_add(it->track.units, &it->units[unit]);
}

static guint invented_clusters(guint unit)
{
    static const guint n[] = {N_NEIGHBOURHOODS, 2, 5};

    return unit < G_N_ELEMENTS(n) ? n[unit] : 1;
}

static void invented_units(struct invented *it)
{
    it->track.units = g_ptr_array_new();
    it->track.groups = g_ptr_array_new();
    it->track.comparison_arm = -1;
    invented_place(it, 0, LEVEL_PROVINCE, -1, -1);
    invented_place(it, 1, LEVEL_COUNTY, 0, 0);
    invented_place(it, 2, LEVEL_COUNTY, 1, 0);
    for (guint i = 3; i < N_UNITS; i++)
        invented_place(it, i, LEVEL_NEIGHBOURHOOD, (gint)i - 3, i < 5 ? 1 : 2);
    for (guint i = 0; i < N_UNITS; i++)
        it->units[i].n_neighbourhoods = it->units[i].n_clusters = invented_clusters(i);
}

/* Matched people: 20 in a neighbourhood, 4 in the small one. */
static guint invented_matched(guint unit)
{
    static const guint n[N_UNITS] = {124, 40, 84, 20, 20, 20, 20, 20, 20, 4};

    return n[unit];
}

static bool invented_is_hidden(const struct privacy *privacy, guint unit)
{
    return privacy == NULL ? unit == SMALL_UNIT : privacy_unit(privacy, 0, unit) != SHOWN;
}

static double invented_number(const struct privacy *privacy, guint unit, enum statistic statistic)
{
    bool is_hidden = invented_is_hidden(privacy, unit);

    if (statistic == STATISTIC_SWC_VERDICT)
        return VERDICT_CLEAR_GAIN;
    if (statistic == STATISTIC_N_NO_SCORE)
        return 0;
    if (statistic == STATISTIC_CLUSTERS)
        return invented_clusters(unit);
    switch (statistic_kind(statistic)) {
    case NUMBER_COUNT:
        return invented_matched(unit);
    case NUMBER_SHARE:
    case NUMBER_P:
        return is_hidden ? HIDDEN_PERCENT : 0.5;
    case NUMBER_SCORE:
    case NUMBER_CHANGE:
    case NUMBER_POINTS:
    case NUMBER_POINTS_DIFF:
    case NUMBER_EFFECT:
    case NUMBER_COEFFICIENT:
    case NUMBER_DF:
    case NUMBER_HOURS:
    case NUMBER_EXACT:
        break;
    }
    return is_hidden ? HIDDEN_NUMBER : 50.0 + unit;
}

static void invented_people_findings(struct invented *it, guint unit)
{
    const struct {
        enum statistic statistic;
        double value;
    } counts[] = {{STATISTIC_ENROLLED, invented_matched(unit) + 6.0},
                  {STATISTIC_ATTENDED, invented_matched(unit) + 5.0},
                  {STATISTIC_N_PRE, invented_matched(unit) + 3.0},
                  {STATISTIC_N_POST, invented_matched(unit) + 2.0},
                  {STATISTIC_N_MATCHED, invented_matched(unit)},
                  {STATISTIC_N_PRE_ONLY, 3},
                  {STATISTIC_N_POST_ONLY, 2},
                  {STATISTIC_N_NEITHER, 1},
                  {STATISTIC_RETENTION_SHARE, 0.875}};

    for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
        findings_set(it->track.findings, unit, NO_SCALE, STUDY_NO_WAVE, counts[i].statistic,
                     counts[i].value);
}

static void invented_scale_findings(struct invented *it, const struct privacy *privacy, guint unit,
                                    int scale)
{
    for (int wave = STUDY_PRE; wave <= STUDY_CHANGE; wave++)
        for (int i = 0; i < N_STATISTICS; i++) {
            enum statistic statistic = (enum statistic)i;

            if (statistic_in_wave(statistic, (enum study_wave)wave))
                findings_set(it->track.findings, unit, scale, (enum study_wave)wave, statistic,
                             invented_number(privacy, unit, statistic));
        }
}

/* With a privacy, the numbers of every unit it hides become HIDDEN_NUMBER. */
static void invented_findings(struct invented *it, const struct privacy *privacy)
{
    for (guint unit = 0; unit < N_UNITS; unit++) {
        invented_people_findings(it, unit);
        for (int scale = RES; scale <= FR; scale++)
            invented_scale_findings(it, privacy, unit, scale);
    }
}

static void invented_items(struct invented *it)
{
    const struct item_finding rows[] = {{SX, 0, STUDY_PRE, "n", 100, REASON_NONE},
                                        {SX, 0, STUDY_PRE, "mean", 0.25, REASON_NONE},
                                        {SX, 0, STUDY_POST, "n", 9, REASON_NONE},
                                        {SX, 0, STUDY_POST, "mean", 0.125, REASON_NONE}};

    it->track.items = g_array_new(FALSE, FALSE, sizeof(struct item_finding));
    g_array_append_vals(it->track.items, rows, G_N_ELEMENTS(rows));
}

static void invented_cohort(struct invented *it)
{
    static char ids[N_PEOPLE][16] = {PERSON_ID, "07-013-4", "07-014-5"};

    it->answers.codes = it->codes;
    it->pre = (struct wave){.file = g_strdup("pre.csv"),
                            .sha256 = g_strdup("aa"),
                            .n_people = N_PEOPLE,
                            .items = &it->answers,
                            .first_date = g_strdup("2025-10-07"),
                            .last_date = g_strdup("2025-10-09")};
    it->post = (struct wave){.file = g_strdup("post.csv"),
                             .sha256 = g_strdup("bb"),
                             .n_people = N_PEOPLE - 1, /* the last one is lost */
                             .items = &it->answers,
                             .first_date = g_strdup("2026-02-10"),
                             .last_date = g_strdup("2026-02-10")};
    for (gint i = 0; i < N_PEOPLE; i++) {
        it->people[i] = (struct cohort_person){
            .id = ids[i], .pre = i, .post = i == 2 ? -1 : i, .county = 0, .neighbourhood = i};
        it->fractions[i] = fraction_of(10 + i, 3);
        it->answered[i] = 3;
    }
    it->own[IR] = it->fractions;
    for (guint i = 0; i < N_SCALES; i++)
        it->n_answered[i] = it->answered;
    it->scores_pre = (struct scores){&it->instrument, N_PEOPLE, it->own, it->n_answered};
    it->scores_post = it->scores_pre;
    it->cohort = (struct cohort){.track = &it->track_of_programme,
                                 .instrument = &it->instrument,
                                 .pre = &it->pre,
                                 .post = &it->post,
                                 .people = it->people,
                                 .n_people = N_PEOPLE};
}

static void invented_programme(struct invented *it, enum language language)
{
    it->track_of_programme =
        (struct track){.name = g_strdup("participants"),
                       .title = invented_label(it, "شرکت‌کنندگان", "People"),
                       .target = (double)NAN,
                       .hours = 60};
    it->programme = (struct programme){
        .title = invented_label(it, "برنامهٔ تاب‌آوری", "Programme"),
        .organisation = invented_label(it, "استانداری", "Governorate"),
        .province = invented_label(it, "آذربایجان غربی", "West Azerbaijan"),
        .language = language,
        .persian_digits = language == LANGUAGE_FA,
        .min_group = 10,
        .simulated = true};
}

static void invented_places(struct invented *it)
{
    it->places.counties = g_ptr_array_new();
    it->places.neighbourhoods = g_ptr_array_new();
    for (guint i = 0; i < 2; i++) {
        it->counties[i].code = g_strdup(it->units[1 + i].code);
        g_ptr_array_add(it->places.counties, &it->counties[i]);
    }
    for (guint i = 0; i < N_NEIGHBOURHOODS; i++) {
        it->neighbourhoods[i].code = g_strdup(it->units[3 + i].code);
        g_ptr_array_add(it->places.neighbourhoods, &it->neighbourhoods[i]);
    }
}

static struct invented *invented_new(enum language language)
{
    struct invented *it = g_new0(struct invented, 1);

    it->labels = g_ptr_array_new_with_free_func((GDestroyNotify)label_free);
    invented_programme(it, language);
    invented_instrument(it);
    invented_cohort(it);
    invented_units(it);
    invented_places(it);
    it->track.cohort = &it->cohort;
    it->track.pre = &it->scores_pre;
    it->track.post = &it->scores_post;
    it->track.findings = findings_new(N_UNITS, N_SCALES);
    invented_findings(it, NULL);
    invented_items(it);
    it->study = (struct study){&it->programme, &it->places, g_ptr_array_new()};
    g_ptr_array_add(it->study.tracks, &it->track);
    return it;
}

/* Without a post wave: what is left of a study before the training has ended. */
static G_GNUC_UNUSED void invented_make_baseline(struct invented *it)
{
    it->cohort.post = NULL;
    it->track.post = NULL;
}

static void invented_free(struct invented *it)
{
    char *const owned[] = {it->instrument.id,   it->instrument.version,
                           it->instrument.hash, it->instrument.licence,
                           it->question.name,   it->pre.file,
                           it->pre.sha256,      it->pre.first_date,
                           it->pre.last_date,   it->post.file,
                           it->post.sha256,     it->post.first_date,
                           it->post.last_date,  it->track_of_programme.name};

    for (guint i = 0; i < G_N_ELEMENTS(owned); i++)
        g_free(owned[i]);
    for (guint i = 0; i < N_SCALES; i++) {
        g_free(it->scales[i].id);
        g_free(it->scales[i].reliability_source);
        g_free(it->scales[i].norm_source);
    }
    for (guint i = 0; i < 2; i++)
        g_free(it->counties[i].code);
    for (guint i = 0; i < N_NEIGHBOURHOODS; i++)
        g_free(it->neighbourhoods[i].code);
    g_ptr_array_unref(it->places.counties);
    g_ptr_array_unref(it->places.neighbourhoods);
    g_ptr_array_unref(it->labels);
    g_ptr_array_unref(it->track.units);
    g_ptr_array_unref(it->track.groups);
    g_array_unref(it->track.items);
    findings_free(it->track.findings);
    g_ptr_array_unref(it->study.tracks);
    g_free(it);
}
OWN_DEFINE(invented, invented_free)

#endif
