/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/finish.h"

#include <math.h>
#include <string.h>

#include "render/archive.h"
#include "render/gate.h"
#include "render/xlsx.h"

struct edit { /* one part being patched */
    const char *name;
    GString *text;
    GError **error;
};

bool finish_patch(GString *text, const char *find, const char *replacement, guint n)
{
    guint found = 0;

    for (const char *at = text->str; (at = strstr(at, find)) != NULL; at += strlen(find))
        found++;
    if (found != n)
        return false;
    return n == 0 || g_string_replace(text, find, replacement, 0) == n;
}

static bool patch(const struct edit *edit, const char *find, const char *replacement, guint n)
{
    if (finish_patch(edit->text, find, replacement, n))
        return true;
    g_set_error(edit->error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "part %s does not have \"%s\" %u times", edit->name, find, n);
    return false;
}

/* ---- error bars ---- */

char *finish_range(const struct chart_plan *plan, enum chart_column column)
{
    guint n = chart_n_rows(plan, column);
    char letter = (char)('A' + (int)column);

    return g_strdup_printf(CHART_SHEET "!$%c$%u:$%c$%u", letter, plan->row + 2, letter,
                           plan->row + 1 + n);
}

static void append_side(GString *out, const struct chart_plan *plan, enum chart_column column,
                        const char *side)
{
    g_autofree char *range = finish_range(plan, column);
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append_printf(out,
                           "<c:%s><c:numRef><c:f>%s</c:f><c:numCache>"
                           "<c:formatCode>General</c:formatCode><c:ptCount val=\"%u\"/>",
                           side, range, plan->points->len);
    for (guint i = 0; i < plan->points->len; i++) {
        double value = chart_number(g_ptr_array_index(plan->points, i), column);

        if (isfinite(value))
            g_string_append_printf(out, "<c:pt idx=\"%u\"><c:v>%s</c:v></c:pt>", i,
                                   g_ascii_dtostr(digits, sizeof digits, value));
    }
    g_string_append_printf(out, "</c:numCache></c:numRef></c:%s>", side);
}

/* The bars of one series; *n counts series that have them. */
static bool patch_bars(const struct edit *edit, const struct chart_plan *plan, guint i_plan,
                       enum chart_column column, guint *n)
{
    g_autofree char *sentinel =
        g_strdup_printf("<c:val val=\"%u\"/>", CHART_SENTINEL(i_plan, column));
    g_autoptr(GString) bars = g_string_new(NULL);

    if (!chart_has_bars(plan, column + 1))
        return true;
    append_side(bars, plan, column + 2, "plus");
    append_side(bars, plan, column + 1, "minus");
    (*n)++;
    return patch(edit, sentinel, bars->str, 1);
}

static bool patch_error_bars(const struct edit *edit, const struct chart_plan *plan, guint i_plan)
{
    guint n = 0;

    if (plan->chart->block->kind != BLOCK_COLUMN_CHART)
        return true;
    return patch_bars(edit, plan, i_plan, CHART_PRE, &n) &&
           patch_bars(edit, plan, i_plan, CHART_POST, &n) &&
           patch(edit, "<c:errValType val=\"fixedVal\"/>", "<c:errValType val=\"cust\"/>", n);
}

/* ---- texts ---- */

static bool patch_fonts(const struct edit *edit, const struct chart_plan *plan, const char *font)
{
    g_autofree char *find = g_strdup_printf("<a:latin typeface=\"%s\"/>", font);
    g_autofree char *both = g_strdup_printf("%s<a:cs typeface=\"%s\"/>", find, font);

    return patch(edit, find, both, xlsx_chart_n_fonts(plan));
}

/* Names beside a forest stay on one line: LibreOffice breaks them at a fifth of the chart. */
static bool patch_names(const struct edit *edit, const struct chart_plan *plan)
{
    guint n = plan->chart->block->kind == BLOCK_FOREST_CHART ? plan->points->len : 0;

    return patch(edit, "<c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>",
                 "<c:rich><a:bodyPr wrap=\"none\"/><a:lstStyle/><a:p><a:r>", n);
}

/* Direction for the title only: on a value axis it would move the minus sign to the other side. */
static bool patch_language(const struct edit *edit, const struct chart_plan *plan)
{
    static const char title[] = "<c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>";
    static const char title_rtl[] = "<c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr rtl=\"1\">";
    const char *text = plan->chart->block->text;

    return patch(edit, " lang=\"en-US\"", " lang=\"fa-IR\"", xlsx_chart_n_texts(plan)) &&
           patch(edit, "<c:lang val=\"en-US\"/>", "<c:lang val=\"fa-IR\"/>", 1) &&
           patch(edit, title, title_rtl, text != NULL && *text != '\0' ? 1 : 0);
}

static bool patch_chart(const struct edit *edit, const struct page_layout *layout,
                        const struct chart_plan *plan, guint i_plan)
{
    if (!patch(edit, "<c:plotVisOnly val=\"1\"/>",
               "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/>", 1) ||
        !patch_error_bars(edit, plan, i_plan) || !patch_names(edit, plan) ||
        !patch_fonts(edit, plan, layout->report->font))
        return false;
    return layout->report->language != LANGUAGE_FA || patch_language(edit, plan);
}

/* All fonts but the library's first one, which no cell uses. */
static bool patch_styles(const struct edit *edit, const struct page_layout *layout)
{
    g_autofree char *find =
        g_strdup_printf("<name val=\"%s\"/><family val=\"2\"/></font>", layout->report->font);
    g_autofree char *with_charset = g_strdup_printf(
        "<name val=\"%s\"/><family val=\"2\"/><charset val=\"178\"/></font>", layout->report->font);
    const char *count = strstr(edit->text->str, "<fonts count=\"");
    guint64 n = count != NULL ? g_ascii_strtoull(count + strlen("<fonts count=\""), NULL, 10) : 0;

    return patch(edit, find, with_charset, n > 0 ? (guint)n - 1 : G_MAXUINT);
}

/* ---- the whole ---- */

static void string_free(gpointer data)
{
    g_string_free(data, TRUE);
}

/* Reads a part into parts, where it is patched in place. */
static GString *take_part(GHashTable *parts, const struct archive *archive, const char *name,
                          GError **error)
{
    gsize length;
    g_autofree char *text = archive_read(archive, name, &length, error);
    GString *part;

    if (text == NULL)
        return NULL;
    part = g_string_new_len(text, (gssize)length);
    g_hash_table_insert(parts, g_strdup(name), part);
    return part;
}

static bool finish_charts(GHashTable *parts, const struct archive *archive,
                          const struct page_layout *layout, const struct chart_data *data,
                          GError **error)
{
    for (guint i = 0; i < data->plans->len; i++) {
        g_autofree char *name = g_strdup_printf("xl/charts/chart%u.xml", i + 1);
        struct edit edit = {name, take_part(parts, archive, name, error), error};

        if (edit.text == NULL || !patch_chart(&edit, layout, g_ptr_array_index(data->plans, i), i))
            return false;
    }
    return true;
}

static bool finish_styles(GHashTable *parts, const struct archive *archive,
                          const struct page_layout *layout, GError **error)
{
    struct edit edit = {.name = "xl/styles.xml", .error = error};

    if (layout->report->language != LANGUAGE_FA)
        return true;
    edit.text = take_part(parts, archive, edit.name, error);
    return edit.text != NULL && patch_styles(&edit, layout);
}

GBytes *finish_workbook(GBytes *raw, const struct page_layout *layout,
                        const struct chart_data *data, GError **error)
{
    own(archive) archive = archive_open(raw, error);
    g_autoptr(GHashTable) parts =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, string_free);

    if (archive == NULL || !finish_charts(parts, archive, layout, data, error) ||
        !finish_styles(parts, archive, layout, error))
        return NULL;
    return archive_replaced(raw, parts, error);
}
