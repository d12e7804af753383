/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which file each decision is about. */
#include <string.h>

#include "survey/decisions.h"

/* True where one path ends in all of the other, at a folder's edge: `pre.csv` and `data/pre.csv`.
 */
static bool end_alike(const char *a, const char *b)
{
    gsize n = strlen(a), m = strlen(b);
    const char *longer = n > m ? a : b, *shorter = n > m ? b : a;
    const char *end = longer + MAX(n, m) - MIN(n, m);

    return strcmp(end, shorter) == 0 && (end == longer || end[-1] == '/');
}

bool decision_names_file(const struct decision *decision, const char *path)
{
    return decision->path != NULL ? strcmp(decision->path, path) == 0
                                  : end_alike(decision->file, path);
}

const char *decisions_file_name(const struct programme *programme, const char *path)
{
    g_autofree char *folder = g_strconcat(programme->folder, "/", NULL);

    return g_str_has_prefix(path, folder) ? path + strlen(folder) : path;
}

static GPtrArray *answer_files(const struct programme *programme)
{
    GPtrArray *paths = g_ptr_array_new();

    for (guint i = 0; i < programme->tracks->len; i++) {
        const struct track *track = g_ptr_array_index(programme->tracks, i);

        g_ptr_array_add(paths, track->pre);
        if (track->post != NULL)
            g_ptr_array_add(paths, track->post);
    }
    return paths;
}

/* NULL where no file is meant, or two could be. */
static const char *meant_file(const struct programme *programme, const GPtrArray *paths,
                              const char *name)
{
    const char *alike = NULL;
    guint n = 0;

    for (guint i = 0; i < paths->len; i++) {
        const char *path = g_ptr_array_index(paths, i);

        if (strcmp(name, path) == 0 || strcmp(name, decisions_file_name(programme, path)) == 0)
            return path;
        if (end_alike(name, path)) {
            alike = path;
            n++;
        }
    }
    return n == 1 ? alike : NULL;
}

static void refuse_second(const struct decisions *decisions, struct decision *decision,
                          const struct decision *first, struct diagnostics *diagnostics)
{
    struct where where =
        table_place(decisions->table, decision->place, table_column(decisions->table, "row"));
    g_autofree char *line = g_strdup_printf("%" G_GUINT64_FORMAT, first->line);

    diagnostics_add(diagnostics, MESSAGE_DECISION_TWICE, &where, line, NULL);
    decision->is_refused = true;
}

void decisions_find_files(struct decisions *decisions, const struct programme *programme,
                          struct diagnostics *diagnostics)
{
    g_autoptr(GPtrArray) paths = answer_files(programme);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; i < decisions->all->len; i++) {
        struct decision *decision = g_ptr_array_index(decisions->all, i);
        g_autofree char *cell = NULL;
        const struct decision *first;

        decision->path = meant_file(programme, paths, decision->file);
        if (decision->is_refused || decision->action == DECISION_OPEN)
            continue;
        cell = g_strdup_printf("%s\n%" G_GUINT64_FORMAT "\n%s",
                               decision->path != NULL ? decision->path : decision->file,
                               decision->row, decision->column);
        first = g_hash_table_lookup(seen, cell);
        if (first != NULL)
            refuse_second(decisions, decision, first, diagnostics);
        else
            g_hash_table_insert(seen, g_steal_pointer(&cell), decision);
    }
}
