/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of any bytes as the headings of an answer file of tests/dialects/questionnaire: the same
 * questions with the columns the other way round, no column twice, and no heading without a
 * reading. Run from the top of the tree. */
#include "fuzz/fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "survey/header.h"
#include "survey/heading.h"

#define MOST_HEADINGS 64

static struct instrument *form;

static struct header *resolve(const char *const *names, guint n)
{
    static const struct where ROW = {.file = "f.csv", .line = 1, .record = 1};
    own(diagnostics) diagnostics = diagnostics_new();
    own(header_map) map = header_map_new();
    struct header *header = header_new(names, n, &ROW, form, map, diagnostics);

    g_assert((header == NULL) == (diagnostics_n_errors(diagnostics) > 0));
    return header;
}

/* A reading is the same each time, and says what its kind promises. */
static void check_heading(const struct vocabulary *vocabulary, const char *heading)
{
    struct fit fit = {NULL, NULL}, again = {NULL, NULL};
    enum heading_kind kind = heading_read(&fit, vocabulary, heading);

    g_assert(heading_read(&again, vocabulary, heading) == kind);
    g_assert(kind != HEADING_QUESTION || (fit.question != NULL && fit.other == NULL));
    g_assert(kind != HEADING_TWO || (fit.question != NULL && fit.other != NULL));
    g_assert(kind != HEADING_TWO || fit.question != fit.other);
}

static void expect_mirrored(const struct header *header, const struct header *mirrored, guint n)
{
    g_assert((header == NULL) == (mirrored == NULL));
    for (guint i = 0; header != NULL && i < form->n_items; i++) {
        g_assert(header->items[i] >= 0 && header->items[i] < (int)n);
        g_assert(header->items[i] == (int)n - 1 - mirrored->items[i]);
        for (guint j = 0; j < i; j++)
            g_assert(header->items[i] != header->items[j]);
    }
    g_assert(header == NULL || header->roles[ROLE_ID] == (int)n - 1 - mirrored->roles[ROLE_ID]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n_bytes)
{
    g_autofree char *raw = g_strndup((const char *)bytes, n_bytes);
    g_autofree char *text = g_utf8_make_valid(raw, -1);
    g_auto(GStrv) lines = g_strsplit(text, "\n", MOST_HEADINGS);
    guint n = g_strv_length(lines);
    g_autofree const char **reversed = g_new0(const char *, (gsize)n + 1);
    own(header) header = NULL;
    own(header) mirrored = NULL;
    own(vocabulary) vocabulary = NULL;

    if (form == NULL) {
        own(diagnostics) diagnostics = diagnostics_new();
        form = instrument_load("tests/dialects/questionnaire", diagnostics);
        g_assert(form != NULL);
    }
    vocabulary = vocabulary_new(form);
    for (guint i = 0; i < n; i++) {
        reversed[n - 1 - i] = lines[i];
        check_heading(vocabulary, lines[i]);
    }
    header = resolve((const char *const *)lines, n);
    mirrored = resolve(reversed, n);
    expect_mirrored(header, mirrored, n);
    return 0;
}
