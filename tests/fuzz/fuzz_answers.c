/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV file of any bytes to coded answers of the small questionnaire of tests/bad-input/form; the
 * same codes with the columns the other way round. Run from the top of the tree. */
#include "fuzz/fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "survey/wave.h"
#include "table/table.h"
#include "table/write_csv.h"

static struct instrument *form;

static struct wave *wave_of(const char *path)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    struct wave *wave = wave_read(path, form, places, diagnostics);

    g_assert(wave != NULL || diagnostics_n_errors(diagnostics) > 0);
    for (guint i = 0; wave != NULL && i < wave->n_people; i++) {
        g_assert(*wave->keys[i] != '\0' && wave->lines[i] > 1);
        g_assert(wave->county[i] < (gint32)places->counties->len);
        g_assert(wave->neighbourhood[i] < (gint32)places->neighbourhoods->len);
    }
    return wave;
}

/* A column of its own stands first: another heading there might look like another kind of file. */
static void write_reversed(const struct table_row *row, gpointer user)
{
    csv_cell(user, "");
    for (guint i = row->n_cells; i-- > 0;)
        csv_cell(user, row->cells[i].text);
    csv_end_row(user);
}

/* The same table with its last column first; NULL where it cannot be read. */
static char *reversed(const char *path)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(table_reader) reader = table_open(path, &table_options_default, diagnostics);
    char *other = g_build_filename(fuzz_folder(), "reversed.csv", NULL);
    struct csv_writer *writer = csv_writer_new(other, CSV_PLAIN, NULL);

    g_assert(reader != NULL && writer != NULL);
    csv_cell(writer, "column of the fuzzer");
    for (guint i = table_n_columns(reader); i-- > 0;)
        csv_cell(writer, table_column_name(reader, i));
    csv_end_row(writer);
    g_assert(table_each_row(reader, write_reversed, writer, diagnostics));
    g_assert(csv_writer_close(writer, NULL));
    return other;
}

static void expect_same(const struct wave *a, const struct wave *b)
{
    g_assert(b != NULL && a->n_people == b->n_people);
    for (guint person = 0; person < a->n_people; person++) {
        g_assert_cmpstr(a->keys[person], ==, b->keys[person]);
        for (guint i = 0; i < form->n_items; i++)
            g_assert(a->items[i].codes[person] == b->items[i].codes[person]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    char *path = fuzz_file(bytes, n, "answers.csv");
    own(wave) wave = NULL;

    if (form == NULL) {
        own(diagnostics) diagnostics = diagnostics_new();
        form = instrument_load("tests/bad-input/form", diagnostics);
        g_assert(form != NULL);
    }
    wave = wave_of(path);
    if (wave != NULL) {
        char *other = reversed(path);
        own(wave) again = wave_of(other);
        expect_same(wave, again);
        fuzz_file_gone(other);
    }
    fuzz_file_gone(path);
    return 0;
}
