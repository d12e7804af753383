/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/read_back.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"

enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384 };

/* ---- XML ---- */

const char *read_back_name(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon != NULL ? colon + 1 : name;
}

static bool is(const char *name, const char *wanted)
{
    return g_str_equal(read_back_name(name), wanted);
}

const char *read_back_attribute(const char **names, const char **values, const char *wanted)
{
    for (gsize i = 0; names[i] != NULL; i++) {
        if (is(names[i], wanted))
            return values[i];
    }
    return NULL;
}

bool read_back_parse(const struct archive *archive, const char *part, const GMarkupParser *parser,
                     gpointer user, GError **error)
{
    gsize length;
    g_autofree char *text = archive_read(archive, part, &length, error);
    g_autoptr(GMarkupParseContext) context = NULL;

    if (text == NULL)
        return false;
    context = g_markup_parse_context_new(parser, G_MARKUP_TREAT_CDATA_AS_TEXT, user, NULL);
    if (g_markup_parse_context_parse(context, text, (gssize)length, error) &&
        g_markup_parse_context_end_parse(context, error))
        return true;
    g_prefix_error(error, "part %s: ", part);
    return false;
}

static void fault(GError **error, const char *what)
{
    g_set_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "%s", what);
}

static void release(gpointer text)
{
    g_ref_string_release(text);
}

/* Excel writes what XML cannot hold as _x0007_. */
static char *decoded(const char *text)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *at = text; *at != '\0';) {
        bool code = at[0] == '_' && at[1] == 'x';

        for (int i = 2; code && i < 6; i++)
            code = g_ascii_isxdigit(at[i]);
        if (code && at[6] == '_') {
            gunichar letter = (gunichar)g_ascii_strtoull(at + 2, NULL, 16);

            g_string_append_unichar(out,
                                    g_unichar_validate(letter) && letter > 0 ? letter : 0xFFFD);
            at += 7;
        } else {
            g_string_append_c(out, *at++);
        }
    }
    return g_ref_string_new_len(out->str, (gssize)out->len);
}

/* ---- shared strings ---- */

struct strings {
    GPtrArray *list; /* GRefString */
    GString *text;
    bool in_text, in_reading_aid;
};

static void string_start(GMarkupParseContext *context, const char *name, const char **names,
                         const char **values, gpointer user, GError **error)
{
    struct strings *strings = user;

    (void)context, (void)names, (void)values, (void)error;
    if (is(name, "si"))
        g_string_truncate(strings->text, 0);
    if (is(name, "rPh")) /* how a Japanese word is read: not part of the text */
        strings->in_reading_aid = true;
    strings->in_text = is(name, "t") && !strings->in_reading_aid;
}

static void string_end(GMarkupParseContext *context, const char *name, gpointer user,
                       GError **error)
{
    struct strings *strings = user;

    (void)context, (void)error;
    strings->in_text = false;
    if (is(name, "rPh"))
        strings->in_reading_aid = false;
    if (is(name, "si"))
        g_ptr_array_add(strings->list, decoded(strings->text->str));
}

static void string_text(GMarkupParseContext *context, const char *text, gsize length, gpointer user,
                        GError **error)
{
    struct strings *strings = user;

    (void)context, (void)error;
    if (strings->in_text)
        g_string_append_len(strings->text, text, (gssize)length);
}

static GPtrArray *read_strings(const struct archive *archive, GError **error)
{
    static const GMarkupParser parser = {
        .start_element = string_start, .end_element = string_end, .text = string_text};
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(release);
    g_autoptr(GString) text = g_string_new(NULL);
    struct strings strings = {.list = list, .text = text};

    if (archive_has(archive, "xl/sharedStrings.xml") &&
        !read_back_parse(archive, "xl/sharedStrings.xml", &parser, &strings, error))
        return NULL;
    return g_steal_pointer(&list);
}

/* ---- cells ---- */

enum cell_type { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT };

struct cells {
    GPtrArray *list;          /* struct workbook_cell */
    const GPtrArray *strings; /* GRefString */
    char *sheet;              /* GRefString */
    GString *text;
    guint next_row, next_column; /* for cells without a reference, from 0 */
    enum cell_type type;
    bool in_data, in_cell, in_value, has_value;
};

static void cell_free(gpointer data)
{
    struct workbook_cell *cell = data;

    g_ref_string_release(cell->sheet);
    if (cell->text != NULL)
        g_ref_string_release(cell->text);
    g_free(cell);
}

/* "AB12" to row 11, column 27. */
static bool parse_reference(const char *reference, guint *row, guint *column)
{
    const char *at = reference;
    guint64 y = 0;
    guint x = 0;

    for (; g_ascii_isupper(*at) && x <= MOST_COLUMNS; at++)
        x = x * 26 + (guint)(*at - 'A') + 1;
    for (; g_ascii_isdigit(*at) && y <= MOST_ROWS; at++)
        y = y * 10 + (guint64)(*at - '0');
    if (*at != '\0' || x == 0 || x > MOST_COLUMNS || y == 0 || y > MOST_ROWS)
        return false;
    *row = (guint)y - 1;
    *column = x - 1;
    return true;
}

static void begin_row(struct cells *cells, const char *reference, GError **error)
{
    guint64 row = 0;

    cells->next_column = 0;
    if (reference == NULL)
        return;
    if (!g_ascii_string_to_unsigned(reference, 10, 1, MOST_ROWS, &row, NULL))
        fault(error, "a row has no number");
    else
        cells->next_row = (guint)row - 1;
}

static void begin_cell(struct cells *cells, const char **names, const char **values, GError **error)
{
    const char *reference = read_back_attribute(names, values, "r");
    const char *type = read_back_attribute(names, values, "t");

    cells->in_cell = true;
    cells->has_value = false;
    cells->type = TYPE_TEXT;
    g_string_truncate(cells->text, 0);
    if (type == NULL || g_str_equal(type, "n") || g_str_equal(type, "b"))
        cells->type = TYPE_NUMBER;
    else if (g_str_equal(type, "s"))
        cells->type = TYPE_SHARED;
    if (reference != NULL && !parse_reference(reference, &cells->next_row, &cells->next_column))
        fault(error, "a cell has no place");
}

static void cell_start(GMarkupParseContext *context, const char *name, const char **names,
                       const char **values, gpointer user, GError **error)
{
    struct cells *cells = user;
    const char *local = read_back_name(name);

    (void)context;
    if (g_str_equal(local, "c") && cells->in_data)
        begin_cell(cells, names, values, error);
    else if (cells->in_cell && (g_str_equal(local, "v") || g_str_equal(local, "t")))
        cells->in_value = cells->has_value = true;
    else if (g_str_equal(local, "row") && cells->in_data)
        begin_row(cells, read_back_attribute(names, values, "r"), error);
    else if (g_str_equal(local, "sheetData"))
        cells->in_data = true;
}

static bool set_value(const struct cells *cells, struct workbook_cell *cell, GError **error)
{
    const char *text = cells->text->str;
    guint64 i;
    char *end;

    if (cells->type == TYPE_TEXT) {
        cell->text = decoded(text);
        return true;
    }
    if (cells->type == TYPE_SHARED) {
        if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT, &i, NULL) ||
            i >= cells->strings->len) {
            fault(error, "a text is missing");
            return false;
        }
        cell->text = g_ref_string_acquire(g_ptr_array_index(cells->strings, i));
        return true;
    }
    cell->is_number = true;
    cell->value = g_ascii_strtod(text, &end);
    if (*text == '\0' || *end != '\0' || !isfinite(cell->value)) {
        fault(error, "a number cannot be read");
        return false;
    }
    return true;
}

static void end_cell(struct cells *cells, GError **error)
{
    struct workbook_cell *cell;

    cells->in_cell = false;
    if (cells->has_value) {
        cell = g_new0(struct workbook_cell, 1);
        cell->sheet = g_ref_string_acquire(cells->sheet);
        cell->row = cells->next_row;
        cell->column = cells->next_column;
        if (set_value(cells, cell, error))
            g_ptr_array_add(cells->list, cell);
        else
            cell_free(cell);
    }
    cells->next_column++;
}

static void cell_end(GMarkupParseContext *context, const char *name, gpointer user, GError **error)
{
    struct cells *cells = user;
    const char *local = read_back_name(name);

    (void)context;
    cells->in_value = false;
    if (cells->in_cell && g_str_equal(local, "c"))
        end_cell(cells, error);
    else if (cells->in_data && g_str_equal(local, "row"))
        cells->next_row++;
    else if (g_str_equal(local, "sheetData"))
        cells->in_data = false;
}

static void cell_characters(GMarkupParseContext *context, const char *text, gsize length,
                            gpointer user, GError **error)
{
    struct cells *cells = user;

    (void)context, (void)error;
    if (cells->in_value)
        g_string_append_len(cells->text, text, (gssize)length);
}

static bool read_sheet(const struct archive *archive, const char *part, const char *name,
                       GPtrArray *list, const GPtrArray *strings, GError **error)
{
    static const GMarkupParser parser = {
        .start_element = cell_start, .end_element = cell_end, .text = cell_characters};
    g_autoptr(GString) text = g_string_new(NULL);
    struct cells cells = {
        .list = list, .strings = strings, .text = text, .sheet = g_ref_string_new(name)};
    bool read = read_back_parse(archive, part, &parser, &cells, error);

    g_ref_string_release(cells.sheet);
    return read;
}

/* ---- the book ---- */

struct book {
    GHashTable *targets;          /* relationship id -> part */
    GPtrArray *names, *relations; /* char *, of the sheets in order */
};

static void relation_start(GMarkupParseContext *context, const char *name, const char **names,
                           const char **values, gpointer user, GError **error)
{
    struct book *book = user;
    const char *id = read_back_attribute(names, values, "Id");
    const char *target = read_back_attribute(names, values, "Target");

    (void)context, (void)error;
    if (is(name, "Relationship") && id != NULL && target != NULL)
        g_hash_table_insert(book->targets, g_strdup(id),
                            read_back_target("xl/workbook.xml", target));
}

/* The relation is r:id; sheetId is another attribute altogether. */
static void sheet_start(GMarkupParseContext *context, const char *name, const char **names,
                        const char **values, gpointer user, GError **error)
{
    struct book *book = user;
    const char *title = read_back_attribute(names, values, "name");
    const char *relation = read_back_attribute(names, values, "id");

    (void)context;
    if (!is(name, "sheet"))
        return;
    if (title == NULL || relation == NULL) {
        fault(error, "a sheet has no name");
        return;
    }
    g_ptr_array_add(book->names, g_strdup(title));
    g_ptr_array_add(book->relations, g_strdup(relation));
}

char *read_back_target(const char *part, const char *target)
{
    g_autofree char *folder = g_path_get_dirname(part);
    g_autofree char *path = NULL;

    if (*target == '/')
        return g_strdup(target + 1);
    path = g_str_equal(folder, ".") ? g_strdup(target) : g_build_filename(folder, target, NULL);
    while (true) { /* "xl/drawings/../charts/chart1.xml" */
        char *up = strstr(path, "/../"), *before = NULL;

        if (up == NULL)
            return g_steal_pointer(&path);
        *up = '\0';
        before = strrchr(path, '/');
        before = before != NULL ? before + 1 : path;
        memmove(before, up + 4, strlen(up + 4) + 1);
    }
}

static bool read_sheets(const struct archive *archive, const struct book *book, GPtrArray *list,
                        GError **error)
{
    g_autoptr(GPtrArray) strings = read_strings(archive, error);

    if (strings == NULL)
        return false;
    for (guint i = 0; i < book->names->len; i++) {
        const char *part =
            g_hash_table_lookup(book->targets, g_ptr_array_index(book->relations, i));

        if (part == NULL) {
            fault(error, "a sheet has no part");
            return false;
        }
        if (!read_sheet(archive, part, g_ptr_array_index(book->names, i), list, strings, error))
            return false;
    }
    return true;
}

GPtrArray *read_back_archive(const struct archive *archive, GError **error)
{
    static const GMarkupParser relations = {.start_element = relation_start};
    static const GMarkupParser sheets = {.start_element = sheet_start};
    g_autoptr(GHashTable) targets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(cell_free);
    struct book book = {targets, names, ids};

    if (!read_back_parse(archive, "xl/_rels/workbook.xml.rels", &relations, &book, error) ||
        !read_back_parse(archive, "xl/workbook.xml", &sheets, &book, error) ||
        !read_sheets(archive, &book, list, error))
        return NULL;
    return g_steal_pointer(&list);
}

GPtrArray *render_read_back(const char *path, GError **error)
{
    g_autofree char *contents = NULL;
    g_autoptr(GBytes) bytes = NULL;
    own(archive) archive = NULL;
    gsize length;

    if (!g_file_get_contents(path, &contents, &length, error))
        return NULL;
    bytes = g_bytes_new_take(g_steal_pointer(&contents), length);
    archive = archive_open(bytes, error);
    return archive != NULL ? read_back_archive(archive, error) : NULL;
}
