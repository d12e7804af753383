/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Megabytes a second of processor time of each step from a file to coded answers. Figures only.
 *
 *     reading                   on 100 MB invented
 *     reading CSV INSTRUMENT    on a file of answers, with their coding
 *
 * What is invented is as offices send it: a card number, two places in Persian, sixty one-digit
 * answers, some blank.
 */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "survey/wave.h"
#include "table/table.h"
#include "text/decode.h"

#define N_ITEMS 60
#define N_TRIES 5

enum step { STEP_READ, STEP_SHA256, STEP_DECODE, STEP_SCAN, STEP_CELLS, STEP_ANSWERS, N_STEPS };

static const char *const STEP_NAMES[N_STEPS] = {"read the bytes", "SHA-256",
                                                "decode",         "cells with their places",
                                                "file to cells",  "file to coded answers"};

struct count {
    guint64 n_rows, n_bytes;
};

static void count_row(const struct table_row *row, gpointer user)
{
    struct count *count = user;

    count->n_rows++;
    for (guint i = 0; i < row->n_cells; i++)
        count->n_bytes += row->cells[i].length;
}

static void append_row(GString *csv, guint i, GRand *dice)
{
    static const char *const COUNTIES[] = {"ارومیه", "خوی", "مهاباد", "شاهین‌دژ"};

    g_string_append_printf(csv, "%02u-%06u,%s,محلهٔ %u", i % 12 + 1, i,
                           COUNTIES[i % G_N_ELEMENTS(COUNTIES)], i % 25 + 1);
    for (guint item = 0; item < N_ITEMS; item++) {
        gint answer = g_rand_int_range(dice, 0, 33);
        g_string_append_c(csv, ',');
        if (answer > 0)
            g_string_append_c(csv, (char)('1' + answer % 5));
    }
    g_string_append_c(csv, '\n');
}

static GString *make_csv(gsize size)
{
    GString *csv = g_string_sized_new(size + 4096);
    GRand *dice = g_rand_new_with_seed(7);

    g_string_append(csv, "id,county,neighbourhood");
    for (guint item = 1; item <= N_ITEMS; item++)
        g_string_append_printf(csv, ",q%u", item);
    g_string_append_c(csv, '\n');
    for (guint i = 0; csv->len < size; i++)
        append_row(csv, i, dice);
    g_rand_free(dice);
    return csv;
}

/* Processor seconds since *since, where they are the least so far. */
static void lap(double *best, clock_t *since)
{
    double seconds = (double)(clock() - *since) / CLOCKS_PER_SEC;

    if (*best == 0 || seconds < *best)
        *best = seconds;
    *since = clock();
}

static void run(const char *path, double best[N_STEPS])
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(table_reader) reader = NULL;
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *sum = NULL;
    struct text_decoded decoded;
    struct count count = {0, 0};
    clock_t since = clock(), begun;

    bytes = file_read(path, NULL);
    g_assert(bytes != NULL);
    lap(&best[STEP_READ], &since);
    sum = file_sha256(bytes);
    lap(&best[STEP_SHA256], &since);
    g_assert(text_decode(&decoded, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
                         TEXT_ENCODING_AUTO));
    lap(&best[STEP_DECODE], &since);
    text_decoded_clear(&decoded);
    begun = clock();
    reader = table_open(path, &table_options_default, diagnostics);
    g_assert(reader != NULL);
    since = clock();
    g_assert(table_each_row(reader, count_row, &count, diagnostics));
    lap(&best[STEP_SCAN], &since);
    lap(&best[STEP_CELLS], &begun);
    g_assert(count.n_rows > 0 && diagnostics_n(diagnostics) == 0);
}

static void run_answers(const char *path, const struct instrument *instrument, double *best)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(places) places = places_new();
    clock_t since = clock();
    own(wave) wave = wave_read(path, instrument, places, diagnostics);

    lap(best, &since);
    g_assert(wave != NULL && wave->n_people > 0);
}

static void print(const double best[N_STEPS], double megabytes)
{
    printf("%-26s %9s %9s   (%.0f MB, best of %d)\n", "step of reading", "cpu s", "MB/s", megabytes,
           N_TRIES);
    for (guint i = 0; i < N_STEPS; i++)
        if (best[i] > 0)
            printf("%-26s %9.3f %9.0f\n", STEP_NAMES[i], best[i], megabytes / best[i]);
}

static void measure(const char *path, const struct instrument *instrument)
{
    g_autoptr(GBytes) bytes = file_read(path, NULL);
    double best[N_STEPS] = {0};

    g_assert(bytes != NULL);
    for (guint i = 0; i < N_TRIES; i++) {
        run(path, best);
        if (instrument != NULL)
            run_answers(path, instrument, &best[STEP_ANSWERS]);
    }
    print(best, (double)g_bytes_get_size(bytes) / 1e6);
}

static void measure_invented(void)
{
    g_autofree char *folder = g_dir_make_tmp("tabavar-reading-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "answers.csv", NULL);
    GString *csv = make_csv(100000000);

    g_assert(file_write(path, csv->str, csv->len, NULL));
    g_string_free(csv, TRUE);
    measure(path, NULL);
    g_unlink(path);
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    own(diagnostics) diagnostics = diagnostics_new();
    own(instrument) instrument = NULL;

    if (argc != 3) {
        measure_invented();
        return 0;
    }
    instrument = instrument_load(argv[2], diagnostics);
    if (instrument == NULL) {
        g_autofree char *why = diagnostics_text(diagnostics, LANGUAGE_EN, 5);
        fprintf(stderr, "%s", why);
        return 1;
    }
    measure(argv[1], instrument);
    return 0;
}
