/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "survey/gazetteer.h"
#include "table/table.h"
#include "text/decimal.h"
#include "text/fold.h"

#define LARGEST_TARGET 10000000

enum column {
    COLUMN_COUNTY,
    COLUMN_NEIGHBOURHOOD,
    COLUMN_ALIASES,
    COLUMN_COUNTY_ALIASES,
    COLUMN_SETTING,
    COLUMN_FACILITATOR,
    COLUMN_TARGET,
    N_COLUMNS
};

static const char *const COLUMN_NAMES[N_COLUMNS] = {
    "county", "neighbourhood", "aliases", "county_aliases", "setting", "facilitator", "target"};

struct name_column { /* name::فارسی (fa) */
    int column;
    char *language;
};

struct loading {
    const char *path;
    const struct table *table;
    struct diagnostics *diagnostics;
    struct places *places;
    int columns[N_COLUMNS];
    GArray *names, *county_names; /* struct name_column */
    GArray *lines;                /* guint64: where each neighbourhood began */
};

static void name_column_clear(gpointer data)
{
    g_free(((struct name_column *)data)->language);
}

static bool take_name_column(GArray *names, const char *header, const char *base, int column)
{
    char *language = label_code_of_header(header, base);

    if (language == NULL)
        return false;
    g_array_append_val(names, ((struct name_column){column, language}));
    return true;
}

static void take_column(struct loading *loading, guint column)
{
    const char *header = table_header(loading->table, column);

    for (guint i = 0; i < N_COLUMNS; i++)
        if (strcmp(header, COLUMN_NAMES[i]) == 0) {
            loading->columns[i] = (int)column;
            return;
        }
    if (*header != '\0' && !take_name_column(loading->names, header, "name", (int)column) &&
        !take_name_column(loading->county_names, header, "county_name", (int)column)) {
        struct where where = table_header_place(loading->table, (int)column);
        diagnostics_add(loading->diagnostics, MESSAGE_PLACES_UNKNOWN_COLUMN, &where, header, NULL);
    }
}

static const char *text_of(const struct loading *loading, guint row, enum column column)
{
    return table_text(loading->table, row, loading->columns[column]);
}

static void refuse(const struct loading *loading, guint row, enum column column, const char *wanted)
{
    struct where where = table_place(loading->table, row, loading->columns[column]);

    diagnostics_add(loading->diagnostics, MESSAGE_PLACE_BAD_VALUE, &where,
                    text_of(loading, row, column), COLUMN_NAMES[column], wanted, NULL);
}

static bool is_empty(const char *text)
{
    g_autofree char *folded = text_fold(text);

    return *folded == '\0';
}

/* ---- counties ---- */

static void spell_county(const struct loading *loading, guint row, int column, gint number,
                         const char *spelling)
{
    gint other = places_spell_county(loading->places, number, spelling);
    const struct county *here, *there;
    struct where where;

    if (other == number)
        return;
    here = loading->places->counties->pdata[number];
    there = loading->places->counties->pdata[other];
    where = table_place(loading->table, row, column);
    diagnostics_add(loading->diagnostics, MESSAGE_COUNTY_TWICE, &where, spelling, there->code,
                    here->code, NULL);
}

static void each_alias(const struct loading *loading, guint row, enum column column, gint number,
                       void (*spell)(const struct loading *, guint, int, gint, const char *))
{
    g_auto(GStrv) aliases = NULL;
    g_autofree char *text = g_strdup(text_of(loading, row, column));

    /* The Persian semicolon has two bytes. */
    for (char *mark; (mark = strstr(text, "؛")) != NULL;) {
        mark[0] = ';';
        mark[1] = ' ';
    }
    aliases = g_strsplit_set(text, ";|", -1);
    for (guint i = 0; aliases[i] != NULL; i++)
        spell(loading, row, loading->columns[column], number, g_strstrip(aliases[i]));
}

/* The county of a row: new, or known by its code with perhaps more names. -1 for an empty cell. */
static gint load_county(const struct loading *loading, guint row)
{
    const char *code = text_of(loading, row, COLUMN_COUNTY);
    struct places *places = loading->places;
    gint number;
    struct county *county;

    if (is_empty(code))
        return -1;
    number = places_county(places, code);
    if (number < 0)
        number = places_add_county(places, code);
    county = places->counties->pdata[number];
    for (guint i = 0; i < loading->county_names->len; i++) {
        const struct name_column *name =
            &g_array_index(loading->county_names, struct name_column, i);
        const char *text = table_text(loading->table, row, name->column);
        label_set(county->name, name->language, text);
        spell_county(loading, row, name->column, number, text);
    }
    each_alias(loading, row, COLUMN_COUNTY_ALIASES, number, spell_county);
    return number;
}

/* ---- neighbourhoods ---- */

static void add_twice(const struct loading *loading, guint row, int column, gint other,
                      const char *spelling)
{
    struct where where = table_place(loading->table, row, column);
    g_autofree char *line =
        g_strdup_printf("%" G_GUINT64_FORMAT, g_array_index(loading->lines, guint64, other));

    diagnostics_add(loading->diagnostics, MESSAGE_PLACE_TWICE, &where, spelling, line, NULL);
}

static void spell_neighbourhood(const struct loading *loading, guint row, int column, gint number,
                                const char *spelling)
{
    gint other = places_spell_neighbourhood(loading->places, number, spelling);

    if (other != number)
        add_twice(loading, row, column, other, spelling);
}

static void load_target(const struct loading *loading, guint row, struct neighbourhood *place)
{
    const char *text = text_of(loading, row, COLUMN_TARGET);
    gint64 target;

    if (*text == '\0')
        return;
    if (decimal_parse_integer(&target, text, strlen(text), 0, LARGEST_TARGET))
        place->target = (guint)target;
    else
        refuse(loading, row, COLUMN_TARGET, "0, 1, 2 ...");
}

static void load_details(const struct loading *loading, guint row, gint number)
{
    struct neighbourhood *place = loading->places->neighbourhoods->pdata[number];

    for (guint i = 0; i < loading->names->len; i++) {
        const struct name_column *name = &g_array_index(loading->names, struct name_column, i);
        const char *text = table_text(loading->table, row, name->column);
        label_set(place->name, name->language, text);
        spell_neighbourhood(loading, row, name->column, number, text);
    }
    each_alias(loading, row, COLUMN_ALIASES, number, spell_neighbourhood);
    g_free(place->setting);
    place->setting = g_strdup(text_of(loading, row, COLUMN_SETTING));
    g_free(place->facilitator);
    place->facilitator = g_strdup(text_of(loading, row, COLUMN_FACILITATOR));
    load_target(loading, row, place);
}

static void load_row(const struct loading *loading, guint row)
{
    gint county = load_county(loading, row);
    const char *code = text_of(loading, row, COLUMN_NEIGHBOURHOOD);
    guint64 line = table_place(loading->table, row, 0).line;
    gint known;

    if (is_empty(code)) {
        if (county < 0)
            refuse(loading, row, COLUMN_NEIGHBOURHOOD, "01");
        return;
    }
    known = places_neighbourhood(loading->places, county, code);
    if (known >= 0) {
        add_twice(loading, row, loading->columns[COLUMN_NEIGHBOURHOOD], known, code);
        return;
    }
    g_array_append_val(loading->lines, line);
    load_details(loading, row, places_add_neighbourhood(loading->places, county, code));
}

/* ---- the file ---- */

static bool find_columns(struct loading *loading)
{
    static const enum column NEEDED[] = {COLUMN_COUNTY, COLUMN_NEIGHBOURHOOD};
    struct where where = {.file = loading->path, .line = 1};
    bool complete = true;

    for (guint i = 0; i < N_COLUMNS; i++)
        loading->columns[i] = -1;
    for (guint i = 0; i < table_columns(loading->table); i++)
        take_column(loading, i);
    for (guint i = 0; i < G_N_ELEMENTS(NEEDED); i++)
        if (loading->columns[NEEDED[i]] < 0) {
            complete = false;
            diagnostics_add(loading->diagnostics, MESSAGE_PLACES_NO_COLUMN, &where,
                            COLUMN_NAMES[NEEDED[i]], NULL);
        }
    return complete;
}

static void load_rows(const struct loading *loading)
{
    for (guint row = 0; row < table_rows(loading->table); row++)
        load_row(loading, row);
    loading->places->declared = true;
    places_sort(loading->places);
}

struct places *places_load(const char *path, struct diagnostics *diagnostics)
{
    guint before = diagnostics_n_errors(diagnostics);
    own(table) table = table_load(path, &table_options_default, diagnostics);
    own(places) places = places_new();
    g_autoptr(GArray) names = g_array_new(FALSE, FALSE, sizeof(struct name_column));
    g_autoptr(GArray) county_names = g_array_new(FALSE, FALSE, sizeof(struct name_column));
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(guint64));
    struct loading loading = {.path = path,
                              .table = table,
                              .diagnostics = diagnostics,
                              .places = places,
                              .names = names,
                              .county_names = county_names,
                              .lines = lines};

    g_array_set_clear_func(names, name_column_clear);
    g_array_set_clear_func(county_names, name_column_clear);
    if (table == NULL || !find_columns(&loading))
        return NULL;
    load_rows(&loading);
    return diagnostics_n_errors(diagnostics) > before ? NULL : own_pass(places);
}
