/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A CSV file of any bytes to named columns: rows are as long as the header, places are in the file,
 * what is said is printable, and nothing is refused without a word. */
#include "fuzz/fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "table/table.h"

struct reading {
    struct table_reader *reader;
    guint64 last_line;
};

static void look_at(const struct table_row *row, gpointer user)
{
    struct reading *reading = user;

    g_assert(row->n_cells == table_n_columns(reading->reader));
    g_assert(row->line > reading->last_line && row->record > 1);
    reading->last_line = row->line;
    for (guint i = 0; i < row->n_cells; i++) {
        struct where where = table_where(reading->reader, row, i);
        g_assert(strlen(row->cells[i].text) == row->cells[i].length);
        g_assert(g_utf8_validate(row->cells[i].text, -1, NULL));
        g_assert(where.line == row->line && where.column == i + 1);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    own(diagnostics) diagnostics = diagnostics_new();
    char *path = fuzz_file(bytes, n, "table.csv");
    struct reading reading = {.reader = table_open(path, &table_options_default, diagnostics)};

    for (enum language language = 0; language < N_LANGUAGES; language++) {
        g_autofree char *said = NULL;
        if (language == LANGUAGE_EN && reading.reader != NULL) {
            bool fine = table_each_row(reading.reader, look_at, &reading, diagnostics);
            g_assert(fine == (diagnostics_n_errors(diagnostics) == 0));
        }
        said = diagnostics_text(diagnostics, language, 0);
        g_assert(g_utf8_validate(said, -1, NULL));
    }
    g_assert(reading.reader != NULL || diagnostics_n_errors(diagnostics) > 0);
    if (reading.reader != NULL)
        table_close(reading.reader);
    fuzz_file_gone(path);
    return 0;
}
