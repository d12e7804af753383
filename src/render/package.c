/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/package.h"

#include <string.h>

#include "render/read_back.h"

static const char CONTENT_TYPES[] = "[Content_Types].xml";

struct package {
    const struct archive *archive;
    GHashTable *typed;  /* parts with a content type */
    GHashTable *led_to; /* parts that a relationship names */
    const char *part;   /* being parsed */
};

static bool refuse(GError **error, const char *part, const char *what)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "part %s %s", part, what);
    return false;
}

/* ---- reading ---- */

static void type_start(GMarkupParseContext *context, const char *name, const char **names,
                       const char **values, gpointer user, GError **error)
{
    struct package *package = user;
    const char *part = read_back_attribute(names, values, "PartName");

    (void)context, (void)error;
    if (g_str_equal(read_back_name(name), "Override") && part != NULL && *part == '/')
        g_hash_table_add(package->typed, g_strdup(part + 1));
}

/* "xl/_rels/workbook.xml.rels" speaks for "xl/workbook.xml". */
static char *speaks_for(const char *rels)
{
    g_auto(GStrv) halves = g_strsplit(rels, "_rels/", 2);
    g_autofree char *both = g_strjoinv("", halves);

    return g_strndup(both, strlen(both) - strlen(".rels"));
}

static void relation_start(GMarkupParseContext *context, const char *name, const char **names,
                           const char **values, gpointer user, GError **error)
{
    struct package *package = user;
    const char *target = read_back_attribute(names, values, "Target");
    g_autofree char *owner = NULL;
    char *part;

    (void)context;
    if (!g_str_equal(read_back_name(name), "Relationship") || target == NULL)
        return;
    owner = speaks_for(package->part);
    part = read_back_target(owner, target);
    if (!archive_has(package->archive, part))
        refuse(error, part, "is missing, though another part names it");
    g_hash_table_add(package->led_to, part);
}

static bool read_part(struct package *package, GError **error)
{
    static const GMarkupParser types = {.start_element = type_start};
    static const GMarkupParser relations = {.start_element = relation_start};
    static const GMarkupParser any = {0};
    const GMarkupParser *parser = &any;

    if (g_str_equal(package->part, CONTENT_TYPES))
        parser = &types;
    else if (g_str_has_suffix(package->part, ".rels"))
        parser = &relations;
    return read_back_parse(package->archive, package->part, parser, package, error);
}

/* Cells and texts are parsed by read_back_archive(), charts by verify_chart(): the large parts. */
static bool read_elsewhere(const char *part)
{
    return g_str_has_prefix(part, "xl/worksheets/sheet") ||
           g_str_has_prefix(part, "xl/charts/chart") || g_str_equal(part, "xl/sharedStrings.xml");
}

/* ---- comparing ---- */

static bool check_part(const struct package *package, const char *part, GError **error)
{
    if (g_str_equal(part, CONTENT_TYPES) || g_str_has_suffix(part, ".rels"))
        return true;
    if (!g_hash_table_contains(package->typed, part))
        return refuse(error, part, "has no content type");
    if (!g_hash_table_contains(package->led_to, part))
        return refuse(error, part, "is named by no other part");
    return true;
}

static guint count(const struct archive *archive, const char *prefix)
{
    guint n = 0;

    for (guint i = 0; i < archive_n(archive); i++)
        n += g_str_has_prefix(archive_name(archive, i), prefix) ? 1 : 0;
    return n;
}

static bool check_parts(struct package *package, GError **error)
{
    guint n = archive_n(package->archive);

    for (guint i = 0; i < n; i++) {
        package->part = archive_name(package->archive, i);
        if (!read_elsewhere(package->part) && !read_part(package, error))
            return false;
    }
    for (guint i = 0; i < n; i++) {
        if (!check_part(package, archive_name(package->archive, i), error))
            return false;
    }
    return true;
}

bool package_check(const struct archive *archive, guint n_sheets, guint n_charts, GError **error)
{
    g_autoptr(GHashTable) typed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) led_to = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct package package = {archive, typed, led_to, NULL};

    if (!check_parts(&package, error))
        return false;
    if (count(archive, "xl/charts/chart") != n_charts)
        return refuse(error, "xl/charts", "has more or fewer charts than were meant");
    if (count(archive, "xl/worksheets/sheet") != n_sheets)
        return refuse(error, "xl/worksheets", "has more or fewer sheets than were meant");
    return true;
}
