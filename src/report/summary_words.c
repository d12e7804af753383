/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/summary_words.h"

#include <math.h>

#include "report/scale_order.h"

#define LEAST_CHANGE_SHOWN 0.05 /* less is 0.0 to the reader */

static void say(struct block *block, char *owned_sentence)
{
    block_line(block, owned_sentence);
    g_free(owned_sentence);
}

static bool is_gain(enum reading reading)
{
    return reading == READING_GAIN || reading == READING_CLEAR_GAIN;
}

static bool is_loss(enum reading reading)
{
    return reading == READING_LOSS || reading == READING_CLEAR_LOSS;
}

static bool is_maybe(enum reading reading)
{
    return reading == READING_MAYBE_GAIN || reading == READING_MAYBE_LOSS;
}

static bool is_unclear(enum reading reading)
{
    return reading == READING_UNCLEAR;
}

static bool is_not_tested(enum reading reading)
{
    return reading == READING_NOT_TESTED;
}

static bool is_trivial(enum reading reading)
{
    return reading == READING_TRIVIAL;
}

/* The paired means: "rose from 58.4 to 66.9, by 8.5 points". */
static char *say_means(const struct page *page, guint scale, double change)
{
    const struct view *view = page->view;
    double pre = page_value(page, (int)scale, STUDY_CHANGE, STATISTIC_MEAN_PRE_100);
    double post = page_value(page, (int)scale, STUDY_CHANGE, STATISTIC_MEAN_POST_100);
    g_autofree char *from = NULL;
    g_autofree char *to = NULL;
    g_autofree char *by = NULL;

    if (isnan(pre) || isnan(post))
        return NULL;
    from = view_number(view, pre, NUMBER_SCORE);
    to = view_number(view, post, NUMBER_SCORE);
    by = view_number(view, fabs(change), NUMBER_SCORE);
    return view_say(view, change > 0 ? TEXT_SAY_ROSE : TEXT_SAY_FELL,
                    view_scale_name(view, page->track, scale), from, to, by, NULL);
}

/* The model's estimate is not the difference of the two means: it is told with its interval. */
static char *say_model(const struct page *page, guint scale, struct headline headline)
{
    const struct view *view = page->view;
    double change = page_value(page, (int)scale, STUDY_CHANGE, headline.change);
    double low = page_value(page, (int)scale, STUDY_CHANGE, headline.low);
    double high = page_value(page, (int)scale, STUDY_CHANGE, headline.high);
    double near_end = change > 0 ? low : -high;
    double far_end = change > 0 ? high : -low;
    g_autofree char *by = NULL;
    g_autofree char *least = NULL;
    g_autofree char *most = NULL;

    if (isnan(low) || isnan(high))
        return NULL;
    by = view_number(view, fabs(change), NUMBER_SCORE);
    least = view_number(view, near_end, NUMBER_SCORE);
    most = view_number(view, far_end, NUMBER_SCORE);
    return view_say(view,
                    headline.test == HEADLINE_DIFFERENCE
                        ? (change > 0 ? TEXT_SAY_ARM_MORE : TEXT_SAY_ARM_LESS)
                        : (change > 0 ? TEXT_SAY_MODEL_ROSE : TEXT_SAY_MODEL_FELL),
                    view_scale_name(view, page->track, scale), by, least, most, NULL);
}

/* The first main scale, where its change is more than chance. True where it was said. */
static bool say_first(struct page *page, struct block *block, guint scale)
{
    struct headline headline = page_headline(page, scale);
    enum reading reading = page_reading(page, scale);
    double change = page_value(page, (int)scale, STUDY_CHANGE, headline.change);
    char *sentence = NULL;

    if (!is_gain(reading) && !is_loss(reading) && reading != READING_NOT_TESTED)
        return false;
    if (isnan(change) || fabs(change) < LEAST_CHANGE_SHOWN)
        return false;
    if (headline.test == HEADLINE_MODEL || headline.test == HEADLINE_DIFFERENCE)
        sentence = say_model(page, scale, headline);
    else
        sentence = say_means(page, scale, change);
    if (sentence != NULL)
        say(block, sentence);
    return sentence != NULL;
}

/* Names of the main scales, from number `from` on, for which the predicate holds; NULL for none. */
static char *names_of(const struct page *page, const GArray *scales, guint from,
                      bool (*holds)(enum reading))
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

    for (guint i = from; i < scales->len; i++) {
        const struct ordered_scale *row = &g_array_index(scales, struct ordered_scale, i);

        if (row->is_main && holds(page_reading(page, row->scale)))
            g_ptr_array_add(names, g_strdup(view_scale_name(page->view, page->track, row->scale)));
    }
    return names->len > 0 ? text_join(names, page->view->language) : NULL;
}

/* Where nothing is tested that is said once for all. The first scale is passed over where a
 * sentence of its own has told of it. */
static void say_readings(struct page *page, struct block *block, const GArray *scales, guint from)
{
    static const struct {
        bool (*holds)(enum reading);
        enum text text;
    } lists[] = {{is_gain, TEXT_SAY_GAINS},      {is_loss, TEXT_SAY_LOSSES},
                 {is_maybe, TEXT_SAY_MAYBE},     {is_trivial, TEXT_SAY_TRIVIAL},
                 {is_unclear, TEXT_SAY_UNCLEAR}, {is_not_tested, TEXT_SAY_NOT_TESTED}};
    guint n_lists = G_N_ELEMENTS(lists) - (page_is_tested(page) ? 0 : 1);

    for (guint i = 0; i < n_lists; i++) {
        g_autofree char *names = names_of(page, scales, from, lists[i].holds);

        if (names != NULL)
            say(block, view_say(page->view, lists[i].text, names, NULL));
    }
}

static void say_described(struct page *page, struct block *block)
{
    const struct unit *unit = view_unit(page->view, page->track, page->unit);
    g_autofree char *n = view_count(page->view, unit->n_neighbourhoods);

    say(block,
        view_say(page->view,
                 unit->level == LEVEL_COUNTY ? TEXT_SAY_DESCRIBED : TEXT_SAY_DESCRIBED_PLACES, n,
                 NULL));
}

/* The design has a test for this place, but the pairs of the scale gave none. */
static void say_untested(struct page *page, struct block *block, guint scale)
{
    const struct view *view = page->view;
    enum reason reason = study_untested_reason(view_track(view, page->track), page->unit, scale);
    double clusters = page_value(page, (int)scale, STUDY_CHANGE, STATISTIC_CLUSTERS);
    g_autofree char *n = NULL;

    if (reason != REASON_TOO_FEW_CLUSTERS || isnan(clusters)) {
        say(block, view_say(view, TEXT_SAY_UNTESTED, reason_words(reason, view->language), NULL));
        return;
    }
    n = view_number(view, clusters, NUMBER_COUNT);
    say(block, view_say(view, TEXT_SAY_FEW_WITH_PAIRS, n, NULL));
}

/* The main scale told of first among those that were tested, else the first of all. */
static guint spokesman(const struct page *page, const GArray *scales)
{
    for (guint i = 0; i < scales->len; i++) {
        const struct ordered_scale *row = &g_array_index(scales, struct ordered_scale, i);

        if (row->is_main && page_headline(page, row->scale).test != HEADLINE_NONE)
            return row->scale;
    }
    return g_array_index(scales, struct ordered_scale, 0).scale;
}

/* On how many neighbourhoods it all rests: those that the model has, not those that people have. */
static void say_neighbourhoods(struct page *page, struct block *block, const GArray *scales)
{
    guint scale = spokesman(page, scales);
    enum headline_test test = page_headline(page, scale).test;
    double clusters = page_value(page, (int)scale, STUDY_CHANGE, STATISTIC_CLUSTERS);
    g_autofree char *n = NULL;

    if (study_headline(view_track(page->view, page->track), page->unit).test == HEADLINE_NONE)
        say_described(page, block);
    else if (test == HEADLINE_NONE)
        say_untested(page, block, scale);
    if (test != HEADLINE_MODEL || isnan(clusters))
        return;
    n = view_number(page->view, clusters, NUMBER_COUNT);
    say(block, view_say(page->view, TEXT_SAY_CLUSTERS, n, NULL));
}

static void say_lost(struct page *page, struct block *block)
{
    double enrolled = page_value(page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_ENROLLED);
    double matched = page_value(page, NO_SCALE, STUDY_NO_WAVE, STATISTIC_N_MATCHED);
    g_autofree char *all = NULL;
    g_autofree char *lost = NULL;

    if (isnan(enrolled) || isnan(matched))
        return;
    all = view_number(page->view, enrolled, NUMBER_COUNT);
    lost = view_number(page->view, enrolled - matched, NUMBER_COUNT);
    if (enrolled > matched)
        say(block, view_say(page->view, TEXT_SAY_LOST, lost, all, NULL));
    else
        say(block, view_say(page->view, TEXT_SAY_LOST_NONE, all, NULL));
}

struct design_texts summary_design(const struct page *page, guint first)
{
    const struct unit *unit = view_unit(page->view, page->track, page->unit);

    if (view_track(page->view, page->track)->comparison_arm < 0)
        return (struct design_texts){TEXT_NOTE_NO_COMPARISON, TEXT_SAY_CANNOT};
    if (unit->is_comparison)
        return (struct design_texts){TEXT_NOTE_OF_COMPARISON, unit->level == LEVEL_NEIGHBOURHOOD
                                                                  ? TEXT_SAY_OF_COMPARISON
                                                                  : TEXT_SAY_OF_COMPARISON_ARM};
    if (unit->is_trained_only)
        return (struct design_texts){TEXT_NOTE_OF_TRAINED, TEXT_SAY_OF_TRAINED};
    if (unit->has_both_arms && page_headline(page, first).test == HEADLINE_NONE)
        return (struct design_texts){TEXT_NOTE_BOTH_ARMS, TEXT_SAY_BOTH_ARMS};
    return (struct design_texts){TEXT_NOTE_COMPARISON, TEXT_NOTE_COMPARISON};
}

static void say_design(struct page *page, struct block *block, guint first)
{
    say(block, view_say(page->view, summary_design(page, first).sentence, NULL));
}

void summary_sentences(struct page *page, const GArray *scales)
{
    guint first = g_array_index(scales, struct ordered_scale, 0).scale;
    bool is_comparison = view_unit(page->view, page->track, page->unit)->is_comparison;
    struct block *block;
    bool is_told;

    page_heading(page, TEXT_HEADING_MEANING);
    block = sheet_sentences(page->sheet);
    if (view_is_baseline(page->view, page->track)) {
        say(block, view_say(page->view, TEXT_SAY_BASELINE, NULL));
        return;
    }
    if (is_comparison) /* before any number: they are not about the training */
        say_design(page, block, first);
    is_told = say_first(page, block, first);
    say_readings(page, block, scales, is_told ? 1 : 0);
    say_neighbourhoods(page, block, scales);
    say_lost(page, block);
    if (!is_comparison)
        say_design(page, block, first);
}
