/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_reader.h - everything a reader of a report could see, for tests to search. */
#ifndef TESTS_REPORT_READER_H
#define TESTS_REPORT_READER_H

#include <math.h>
#include <string.h>

#include "report/model.h"

struct reader { /* called for every text and number of a report; either may be NULL */
    void (*text)(const char *text, gpointer user);
    void (*number)(double number, gpointer user);
    gpointer user;
};

static void read_text(const struct reader *reader, const char *text)
{
    if (text != NULL && reader->text != NULL)
        reader->text(text, reader->user);
}

static void read_number(const struct reader *reader, double number)
{
    if (!isnan(number) && reader->number != NULL)
        reader->number(number, reader->user);
}

static void read_cell(const struct reader *reader, const struct cell *cell)
{
    read_text(reader, cell->text);
    if (cell->kind == CELL_NUMBER || cell->kind == CELL_BAR)
        read_number(reader, cell->value);
}

static void read_point(const struct reader *reader, const struct point *point)
{
    const double numbers[] = {point->pre,      point->pre_low,  point->pre_high,
                              point->post,     point->post_low, point->post_high,
                              point->estimate, point->low,      point->high};

    read_text(reader, point->name);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++)
        read_number(reader, numbers[i]);
}

static void read_table(const struct reader *reader, const struct block *block)
{
    for (guint i = 0; i < block->columns->len; i++)
        read_text(reader, ((struct table_column *)g_ptr_array_index(block->columns, i))->header);
    for (guint i = 0; i < block->rows->len; i++) {
        const struct row *row = g_ptr_array_index(block->rows, i);

        for (guint j = 0; j < row->cells->len; j++)
            read_cell(reader, &g_array_index(row->cells, struct cell, j));
    }
}

static void read_block(const struct reader *reader, const struct block *block)
{
    read_text(reader, block->text);
    read_text(reader, block->series_pre);
    read_text(reader, block->series_post);
    read_text(reader, block->alt_text);
    for (guint i = 0; i < block->lines->len; i++)
        read_text(reader, g_ptr_array_index(block->lines, i));
    for (guint i = 0; i < block->cards->len; i++) {
        const struct card *card = g_ptr_array_index(block->cards, i);

        read_text(reader, card->label);
        read_text(reader, card->note);
        read_cell(reader, &card->value);
    }
    read_table(reader, block);
    for (guint i = 0; i < block->points->len; i++)
        read_point(reader, &g_array_index(block->points, struct point, i));
}

static G_GNUC_UNUSED void read_report(const struct reader *reader, const struct report *report)
{
    read_text(reader, report->title);
    read_text(reader, report->footer);
    for (guint i = 0; i < report->sheets->len; i++) {
        const struct sheet *sheet = g_ptr_array_index(report->sheets, i);

        read_text(reader, sheet->name);
        for (guint j = 0; j < sheet->blocks->len; j++)
            read_block(reader, g_ptr_array_index(sheet->blocks, j));
    }
}

static G_GNUC_UNUSED bool has_sheet(const struct report *report, const char *name)
{
    for (guint i = 0; i < report->sheets->len; i++)
        if (g_str_equal(((struct sheet *)g_ptr_array_index(report->sheets, i))->name, name))
            return true;
    return false;
}

/* The sheet must be there. */
static G_GNUC_UNUSED const struct sheet *sheet_of(const struct report *report, const char *name)
{
    guint i = 0;

    g_assert(has_sheet(report, name));
    while (!g_str_equal(((struct sheet *)g_ptr_array_index(report->sheets, i))->name, name))
        i++;
    return g_ptr_array_index(report->sheets, i);
}

static G_GNUC_UNUSED bool has_block(const struct sheet *sheet, enum block_kind kind)
{
    for (guint i = 0; i < sheet->blocks->len; i++)
        if (((struct block *)g_ptr_array_index(sheet->blocks, i))->kind == kind)
            return true;
    return false;
}

/* The first block of that kind, which must be there. */
static G_GNUC_UNUSED const struct block *block_of(const struct sheet *sheet, enum block_kind kind)
{
    guint i = 0;

    g_assert(has_block(sheet, kind));
    while (((struct block *)g_ptr_array_index(sheet->blocks, i))->kind != kind)
        i++;
    return g_ptr_array_index(sheet->blocks, i);
}

static G_GNUC_UNUSED const struct cell *cell_at(const struct block *table, guint row, guint column)
{
    const struct row *found = g_ptr_array_index(table->rows, row);

    return &g_array_index(found->cells, struct cell, column);
}

/* Among its sentences. */
static G_GNUC_UNUSED bool says(const struct sheet *sheet, const char *words)
{
    const struct block *sentences = block_of(sheet, BLOCK_SENTENCES);

    for (guint i = 0; i < sentences->lines->len; i++)
        if (strstr(g_ptr_array_index(sentences->lines, i), words) != NULL)
            return true;
    return false;
}

#endif
