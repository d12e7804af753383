/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <math.h>

#include "unit/simulate/recipe_file.h"

static void without_a_section_the_usual_values_hold(void **state)
{
    struct programme *programme;
    own(recipe) recipe = recipe_with(state, &programme, "");
    const struct track_recipe *track = recipe->tracks->pdata[0];

    assert_int_equal(recipe->seed, 1);
    assert_int_equal(recipe->n_counties, 12);
    assert_int_equal(recipe->n_neighbourhoods, 25);
    assert_int_equal(recipe->tracks->len, 1);
    assert_true(track->people == 625 && track->effect == 0.4 && track->loss == 0.1);
    assert_int_equal(track->pre_form, FORM_COMMA);
    assert_false(track->by_facilitator);
    programme_free(programme);
}

static void every_key_is_read(void **state)
{
    struct programme *programme;
    own(recipe) recipe = recipe_with(
        state, &programme,
        "[simulate]\nseed = ۱۴۰۵\ncounties = 3\nneighbourhoods = 7\n"
        "[simulate people]\npeople = 70\neffect = -0.25\neffects = A:0.5; K : 1.5 ;\nicc = 0.1\n"
        "icc_change = 0.2\nsd_change = 0.3\nloss = 0.4\nloss_on_pre = -1\nno_show = 0.05\n"
        "new_at_post = 0.06\nblank = 0.07\ndont_know = 0.08\nlabels = 0.5\npersian_digits = 1\n"
        "pre_date = 2024-10-06\npost_date = 1403/10/11\npre_form = utf16-tab\n"
        "post_form = semicolon-bom\nids = facilitators\n");
    const struct track_recipe *track = recipe->tracks->pdata[0];
    const double got[] = {track->people,        track->effect,    track->icc,
                          track->icc_change,    track->sd_change, track->loss,
                          track->loss_on_pre,   track->no_show,   track->new_at_post,
                          track->blank,         track->dont_know, track->labels,
                          track->persian_digits};
    static const double WANT[] = {70,   -0.25, 0.1,  0.2,  0.3, 0.4, -1,
                                  0.05, 0.06,  0.07, 0.08, 0.5, 1};

    assert_int_equal(recipe->seed, 1405);
    assert_int_equal(recipe->n_counties, 3);
    assert_int_equal(recipe->n_neighbourhoods, 7);
    for (guint i = 0; i < G_N_ELEMENTS(WANT); i++)
        assert_true(got[i] == WANT[i]);
    assert_true(recipe_effect(track, "A") == 0.5 && recipe_effect(track, "W") == -0.25);
    assert_string_equal(track->pre_date, "2024-10-06");
    assert_string_equal(track->post_date, "2024-12-31"); /* 11 Dey 1403 */
    assert_int_equal(track->pre_form, FORM_UTF16_TAB);
    assert_int_equal(track->post_form, FORM_SEMICOLON_BOM);
    assert_true(track->by_facilitator);
    programme_free(programme);
}

static guint count(const struct diagnostics *diagnostics, enum message message)
{
    guint n = 0;

    for (guint i = 0; i < diagnostics_n(diagnostics); i++)
        n += diagnostics_nth(diagnostics, i)->message == message;
    return n;
}

static void every_fault_is_named_in_one_run(void **state)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(programme) programme = programme_with(
        state, "[simulate]\nseed = -1\nsead = 3\n[simulate people]\npeople = 0\nefect = 1\n"
               "loss = 1.4\npre_form = excel\nids = names\npre_date = yesterday\n"
               "effects = A=1;K:x\n");

    assert_null(recipe_read(programme, diagnostics));
    assert_int_equal(count(diagnostics, MESSAGE_SIMULATE_UNKNOWN_KEY), 2);
    assert_int_equal(count(diagnostics, MESSAGE_SIMULATE_BAD_VALUE), 8);
    assert_int_equal(diagnostics_n(diagnostics), 10);
}

static void ends_of_the_ranges_belong_to_them(void **state)
{
    struct programme *programme;
    own(recipe) recipe = recipe_with(state, &programme,
                                     "[simulate]\nseed = 4294967295\n[simulate people]\n"
                                     "people = 1\nloss = 0.9\neffect = -3\nlabels = 1\n");

    assert_true(recipe->seed == 4294967295u);
    programme_free(programme);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(without_a_section_the_usual_values_hold),
        IN_FOLDER(every_key_is_read),
        IN_FOLDER(every_fault_is_named_in_one_run),
        IN_FOLDER(ends_of_the_ranges_belong_to_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
