/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/person_code.h"

#include <string.h>

#include "survey/number_text.h"
#include "text/fold.h"

#define LAST_DAY      31
#define MOST_SIBLINGS 9

#define ALEF           0x0627
#define ALEF_BY_NAME   "الف" /* as nobody writes the other letters */
#define ALEF_MADDA     0x0622
#define YEH_WITH_HAMZA 0x0626

static gint32 number_within(const struct table_cell *cell, gint64 least, gint64 most)
{
    struct number_text number = number_text_read(cell->text, cell->length);
    gint64 value = number.readings[0].digits;

    if (number.n_readings != 1 || number.readings[0].places > 0 || value < least || value > most)
        return CODE_UNKNOWN;
    return (gint32)value;
}

static gint32 day_of(const struct table_cell *cell)
{
    return number_within(cell, 1, LAST_DAY);
}

static gint32 siblings_of(const struct table_cell *cell)
{
    return number_within(cell, 0, MOST_SIBLINGS);
}

static gint32 letter_of(const struct table_cell *cell)
{
    g_autofree char *bare = g_strstrip(g_strdup(cell->text));
    g_autofree char *folded = text_fold(bare);
    gunichar letter = g_utf8_get_char(folded);

    if (strcmp(folded, ALEF_BY_NAME) == 0)
        return ALEF;
    if (*folded == '\0' || *g_utf8_next_char(folded) != '\0' || !g_unichar_isalpha(letter))
        return CODE_UNKNOWN;
    if (letter == ALEF_MADDA || g_utf8_get_char(bare) == YEH_WITH_HAMZA)
        return ALEF;
    return (gint32)letter;
}

static const struct {
    enum role role;
    gint32 (*read)(const struct table_cell *cell);
    const char *wanted;
} PARTS[N_CODE_PARTS] = {
    [CODE_DAY] = {ROLE_CODE_DAY, day_of, "1..31"},
    [CODE_MOTHER] = {ROLE_CODE_MOTHER, letter_of, "ا, ب, پ ..."},
    [CODE_FATHER] = {ROLE_CODE_FATHER, letter_of, "ا, ب, پ ..."},
    [CODE_SIBLINGS] = {ROLE_CODE_SIBLINGS, siblings_of, "0..9"},
    [CODE_BIRTHPLACE] = {ROLE_CODE_BIRTHPLACE, letter_of, "ا, ب, پ ..."},
};

enum role code_part_role(enum code_part part)
{
    return PARTS[part].role;
}

bool codes_are_asked(const struct header *header)
{
    for (int part = 0; part < N_CODE_PARTS; part++)
        if (header->roles[PARTS[part].role] < 0)
            return false;
    return true;
}

static bool is_nothing(const struct table_cell *cell)
{
    g_autofree char *folded = cell->length == 0 ? NULL : text_fold(cell->text);

    return folded == NULL || *folded == '\0';
}

void person_code_read(struct person_code *code, const struct header *header,
                      const struct table_reader *reader, const struct table_row *row,
                      struct diagnostics *diagnostics)
{
    for (int part = 0; part < N_CODE_PARTS; part++) {
        guint column = (guint)header->roles[PARTS[part].role];
        const struct table_cell *cell = &row->cells[column];
        struct where where;

        code->parts[part] = is_nothing(cell) ? CODE_UNKNOWN : PARTS[part].read(cell);
        if (code->parts[part] != CODE_UNKNOWN || is_nothing(cell))
            continue;
        where = table_where(reader, row, column);
        diagnostics_add(diagnostics, MESSAGE_VALUE_UNREADABLE, &where, cell->text,
                        header->questions[PARTS[part].role]->name, PARTS[part].wanted, NULL);
    }
}

bool person_code_is_whole(const struct person_code *code)
{
    return person_codes_apart(NULL, code, code) == 0;
}

guint person_codes_apart(enum code_part *part, const struct person_code *a,
                         const struct person_code *b)
{
    guint n = 0;

    for (int i = N_CODE_PARTS - 1; i >= 0; i--) {
        if (a->parts[i] != CODE_UNKNOWN && a->parts[i] == b->parts[i])
            continue;
        n++;
        if (part != NULL)
            *part = (enum code_part)i;
    }
    return n;
}

char *person_code_part_text(const struct person_code *code, enum code_part part)
{
    gint32 value = code->parts[part];
    char letter[8] = "";

    if (value == CODE_UNKNOWN)
        return g_strdup("?");
    if (part == CODE_DAY)
        return g_strdup_printf("%02d", value);
    if (part == CODE_SIBLINGS)
        return g_strdup_printf("%d", value);
    g_unichar_to_utf8((gunichar)value, letter);
    return g_strdup(letter);
}

char *person_code_text(const struct person_code *code)
{
    GString *text = g_string_new(NULL);

    for (int part = 0; part < N_CODE_PARTS; part++) {
        g_autofree char *word = person_code_part_text(code, (enum code_part)part);
        g_string_append_printf(text, "%s%s", part > 0 ? "-" : "", word);
    }
    return g_string_free(text, FALSE);
}
