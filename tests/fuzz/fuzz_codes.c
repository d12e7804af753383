/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two waves of any bytes, with a control character (RS) between them, matched by cards and codes of
 * the questionnaire tests/bad-input/form-code. Run from the top of the tree. */
#include "fuzz/fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "survey/cohort.h"
#include "survey/near_codes.h"

#define BETWEEN 0x1E

static void check_keys(const struct wave *wave)
{
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < wave->n_people; i++)
        g_assert(*wave->keys[i] != '\0' && g_hash_table_add(keys, wave->keys[i]));
}

static void check_people(const struct cohort *cohort)
{
    guint n_pre = 0, n_post = 0;

    for (guint i = 0; i < cohort->n_people; i++) {
        n_pre += cohort->people[i].pre >= 0;
        n_post += cohort->people[i].post >= 0;
    }
    g_assert(n_pre == cohort->pre->n_people && n_post == cohort->post->n_people);
}

static void check_near(const struct cohort *cohort)
{
    g_autoptr(GArray) pairs = near_codes_find(cohort);
    g_autoptr(GHashTable) met = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < pairs->len; i++) {
        const struct near_code *pair = &g_array_index(pairs, struct near_code, i);
        const struct cohort_person *before = &cohort->people[pair->before];
        const struct cohort_person *after = &cohort->people[pair->after];
        g_assert(g_hash_table_add(met, GUINT_TO_POINTER(pair->before)));
        g_assert(g_hash_table_add(met, GUINT_TO_POINTER(pair->after)));
        g_assert(before->post < 0 && after->pre < 0 && before->sex == after->sex);
        g_assert(before->neighbourhood == after->neighbourhood);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    const uint8_t *middle = n == 0 ? NULL : memchr(bytes, BETWEEN, n);
    struct track track = {.instrument = g_strdup("tests/bad-input/form-code")};
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    own(cohort) cohort = NULL;

    if (middle != NULL) {
        track.pre = fuzz_file(bytes, (size_t)(middle - bytes), "pre.csv");
        track.post = fuzz_file(middle + 1, n - (size_t)(middle - bytes) - 1, "post.csv");
        cohort = cohort_read(&track, NULL, places, diagnostics);
        g_assert((cohort == NULL) == (diagnostics_n_errors(diagnostics) > 0));
    }
    if (cohort != NULL) {
        check_keys(cohort->pre);
        check_keys(cohort->post);
        check_people(cohort);
        check_near(cohort);
    }
    g_clear_pointer(&cohort, cohort_free);
    g_clear_pointer(&track.pre, fuzz_file_gone);
    g_clear_pointer(&track.post, fuzz_file_gone);
    g_free(track.instrument);
    return 0;
}
