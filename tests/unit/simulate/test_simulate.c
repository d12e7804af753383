/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "simulate/simulate.h"
#include "survey/cohort.h"
#include "unit/simulate/recipe_file.h"

static const char *const FILES[] = {"programme.ini", "places.csv",   "pre.csv",
                                    "post.csv",      "register.csv", "truth.csv"};

/* Writes the programme into the folder's `name`; its path. Caller frees. */
static char *simulated(void **state, const char *name, const char *lines)
{
    own(programme) programme = programme_with(state, lines);
    own(diagnostics) diagnostics = diagnostics_new();
    char *folder = g_build_filename(*state, name, NULL);
    own(stage) stage = stage_new(folder, NULL);

    assert_non_null(stage);
    assert_true(simulate_programme(programme, stage, diagnostics));
    no_diagnostics(diagnostics);
    assert_true(stage_commit(stage, NULL));
    return folder;
}

static GBytes *bytes_of(const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    GBytes *bytes = file_read(path, NULL);

    assert_non_null(bytes);
    return bytes;
}

static bool same_bytes(const char *a, const char *b, const char *file)
{
    g_autoptr(GBytes) left = bytes_of(a, file);
    g_autoptr(GBytes) right = bytes_of(b, file);

    return g_bytes_equal(left, right);
}

static void a_seed_gives_the_same_bytes(void **state)
{
    g_autofree char *first = simulated(state, "first", "[simulate]\nseed = 11\n");
    g_autofree char *again = simulated(state, "again", "[simulate]\nseed = 11\n");
    g_autofree char *other = simulated(state, "other", "[simulate]\nseed = 12\n");

    for (guint i = 0; i < G_N_ELEMENTS(FILES); i++)
        assert_true(same_bytes(first, again, FILES[i]));
    assert_false(same_bytes(first, other, "pre.csv"));
    assert_false(same_bytes(first, other, "post.csv"));
}

/* Every form that files come in is read back without a word, and the people match. */
static void what_is_written_is_read_back_in_every_form(void **state)
{
    static const char *const FORMS[] = {"comma", "comma-bom", "semicolon", "semicolon-bom",
                                        "utf16-tab"};

    for (guint i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        g_autofree char *lines = g_strdup_printf(
            "[simulate]\nneighbourhoods = 8\n[simulate people]\npeople = 160\nlabels = 0.5\n"
            "persian_digits = 0.5\npre_form = %s\npost_form = %s\nno_show = 0\nnew_at_post = 0\n"
            "loss = 0.2\n",
            FORMS[i], FORMS[G_N_ELEMENTS(FORMS) - 1 - i]);
        g_autofree char *folder = simulated(state, FORMS[i], lines);
        g_autofree char *path = g_build_filename(folder, "programme.ini", NULL);
        own(diagnostics) diagnostics = diagnostics_new();
        own(programme) programme = NULL;
        own(places) places = NULL;
        own(cohort) cohort = NULL;

        programme = programme_load(path, diagnostics);
        assert_non_null(programme);
        places = places_load(programme->places, diagnostics);
        cohort = cohort_read(programme->tracks->pdata[0], NULL, places, diagnostics);
        no_diagnostics(diagnostics);
        assert_non_null(cohort);
        assert_int_equal(cohort->n_people, 160);
        assert_int_equal(cohort->pre->n_people, 160);
        assert_in_range(cohort->post->n_people, 100, 150);
        assert_true(cohort->has_register);
    }
}

static void the_truth_is_what_the_recipe_says(void **state)
{
    g_autofree char *folder =
        simulated(state, "out",
                  "[simulate people]\neffect = 0.5\neffects = K:0.75\nicc = 0.25\n"
                  "icc_change = 0.125\nsd_change = 0.5\n");
    g_autoptr(GBytes) truth = bytes_of(folder, "truth.csv");
    g_autofree char *text = g_strndup(g_bytes_get_data(truth, NULL), g_bytes_get_size(truth));

    assert_string_equal(text, "track,scale,effect,icc,icc_change,sd_change\n"
                              "people,A,0.5,0.25,0.125,0.5\npeople,K,0.75,0.25,0.125,0.5\n"
                              "people,N,0.5,0.25,0.125,0.5\npeople,W,0.5,0.25,0.125,0.5\n");
}

static void places_that_are_there_are_kept(void **state)
{
    static const char PLACES[] = "county,neighbourhood,name::English (en)\n7,b,Bee\n7,a,Ay\n";
    g_autofree char *folder = NULL;
    g_autofree char *text = NULL;
    g_autoptr(GBytes) places = NULL;
    g_autoptr(GBytes) pre = NULL;

    g_free(scratch_file(state, "places.csv", PLACES));
    folder = simulated(state, "out", "[simulate people]\npeople = 20\nids = facilitators\n");
    places = bytes_of(folder, "places.csv");
    pre = bytes_of(folder, "pre.csv");
    text = g_strndup(g_bytes_get_data(pre, NULL), g_bytes_get_size(pre));
    assert_int_equal(g_bytes_get_size(places), strlen(PLACES));
    assert_memory_equal(g_bytes_get_data(places, NULL), PLACES, strlen(PLACES));
    /* places without a facilitator have one invented, so that everybody has an id */
    assert_non_null(strstr(text, ",F01,"));
    assert_non_null(strstr(text, ",F02,"));
}

static void a_bad_recipe_writes_nothing(void **state)
{
    own(programme) programme = programme_with(state, "[simulate]\nseed = never\n");
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *folder = g_build_filename(*state, "out", NULL);
    own(stage) stage = stage_new(folder, NULL);

    assert_false(simulate_programme(programme, stage, diagnostics));
    assert_int_equal(diagnostics_n_errors(diagnostics), 1);
    assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_seed_gives_the_same_bytes),
        IN_FOLDER(what_is_written_is_read_back_in_every_form),
        IN_FOLDER(the_truth_is_what_the_recipe_says),
        IN_FOLDER(places_that_are_there_are_kept),
        IN_FOLDER(a_bad_recipe_writes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
