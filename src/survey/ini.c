/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/ini.h"

#include <string.h>

#include "survey/spelling.h"

static const struct ini_key *rule_of(const struct ini_key *rules, const char *key, gsize length)
{
    for (; rules->name != NULL; rules++)
        if (strlen(rules->name) == length && strncmp(rules->name, key, length) == 0)
            return rules;
    return NULL;
}

/* ---- lines ---- */

/* Length of the line's part before `end`, without the blanks before it. */
static gsize trimmed_length(const char *line, const char *end)
{
    while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return (gsize)(end - line);
}

static bool is_line_of(const char *line, const char *word, char end)
{
    const char *mark = line + strcspn(line, "\r\n");
    const char *stop = memchr(line, end, (gsize)(mark - line));

    return stop != NULL && trimmed_length(line, stop) == strlen(word) &&
           strncmp(line, word, strlen(word)) == 0;
}

struct where ini_place(const struct ini *ini, const char *section, const char *key)
{
    struct where where = {.file = ini->path};
    bool inside = false;
    guint64 number = 0;

    for (const char *line = ini->text; *line != '\0';) {
        number++;
        line += strspn(line, " \t");
        if (*line == '[') {
            inside = is_line_of(line + 1, section, ']');
            if (inside && key == NULL)
                where.line = number;
        } else if (inside && key != NULL && is_line_of(line, key, '=')) {
            where.line = number;
        }
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    return where;
}

/* One line, trimmed. inside: a section has begun. */
static bool is_of_ini(const char *line, bool *inside)
{
    if (*line == '\0' || *line == '#')
        return true;
    if (*line == '[') {
        *inside = true;
        return line[1] != ']' && line[strlen(line) - 1] == ']' &&
               strcspn(line + 1, "[]") == strlen(line) - 2;
    }
    return *inside && *line != '=' && strchr(line, '=') != NULL;
}

void ini_refuse(const struct ini *ini)
{
    struct where where = {.file = ini->path};
    g_auto(GStrv) lines = g_strsplit(ini->text, "\n", -1);
    const char *found = "";
    bool inside = false;

    for (guint i = 0; lines[i] != NULL && where.line == 0; i++)
        if (!is_of_ini(g_strstrip(lines[i]), &inside)) {
            where.line = i + 1;
            found = lines[i];
        }
    diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_SYNTAX, &where, found, NULL);
}

/* ---- what stands twice: GLib joins such sections and takes the last of such keys ---- */

/* "track participants" of "[track  participants]": blanks make no difference. Caller frees. */
static char *section_of_line(const char *line)
{
    g_autofree char *name = g_strndup(line + 1, strcspn(line + 1, "]"));
    g_auto(GStrv) words = g_strsplit_set(name, " \t", -1);
    GString *joined = g_string_new(NULL);

    for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
            g_string_append_printf(joined, "%s%s", joined->len == 0 ? "" : " ", words[i]);
    return g_string_free(joined, FALSE);
}

/* key NULL: the section itself. seen: name -> its first line. */
static void refuse_second(const struct ini *ini, GHashTable *seen, const char *section,
                          const char *key, guint line)
{
    const char *name = key == NULL ? section : key;
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(seen, name));
    struct where where = {.file = ini->path, .line = line};
    g_autofree char *number = g_strdup_printf("%u", first);

    if (first == 0)
        g_hash_table_insert(seen, g_strdup(name), GUINT_TO_POINTER(line));
    else if (key == NULL)
        diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_SECTION_TWICE, &where, section, number,
                        NULL);
    else
        diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_KEY_TWICE, &where, section, key, number,
                        NULL);
}

void ini_refuse_repeats(const struct ini *ini)
{
    g_auto(GStrv) lines = g_strsplit(ini->text, "\n", -1);
    g_autoptr(GHashTable) sections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *section = NULL;

    for (guint i = 0; lines[i] != NULL; i++) {
        char *line = g_strstrip(lines[i]);

        if (*line == '[') {
            g_free(section);
            section = section_of_line(line);
            g_hash_table_remove_all(keys);
            refuse_second(ini, sections, section, NULL, i + 1);
        } else if (section != NULL && *line != '#' && *line != '\0') {
            line[strcspn(line, "=")] = '\0';
            refuse_second(ini, keys, section, g_strchomp(line), i + 1);
        }
    }
}

/* ---- sections ---- */

static void refuse_key(const struct ini_setting *setting, const struct ini_key *rules)
{
    struct where where = ini_place(setting->ini, setting->section, setting->key);
    g_autofree char *bare = g_strndup(setting->key, strcspn(setting->key, "["));
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    const char *near;

    for (; rules->name != NULL; rules++)
        if (setting->code == NULL || rules->is_label)
            g_ptr_array_add(names, (gpointer)(guintptr)rules->name);
    g_ptr_array_add(names, NULL);
    near = spelling_nearest(bare, (const char *const *)names->pdata);
    if (near == NULL || strcmp(near, bare) == 0)
        diagnostics_add(setting->ini->diagnostics, MESSAGE_PROGRAMME_UNKNOWN_KEY, &where,
                        setting->section, setting->key, NULL);
    else
        diagnostics_add(setting->ini->diagnostics, MESSAGE_PROGRAMME_UNKNOWN_KEY_NEAR, &where,
                        setting->section, setting->key, near, NULL);
}

static void refuse_value(const struct ini_setting *setting, const char *wanted)
{
    struct where where = ini_place(setting->ini, setting->section, setting->key);

    if (wanted == NULL)
        diagnostics_add(setting->ini->diagnostics, MESSAGE_PROGRAMME_INSTRUMENT, &where,
                        setting->value, NULL);
    else
        diagnostics_add(setting->ini->diagnostics, MESSAGE_PROGRAMME_VALUE, &where, setting->key,
                        setting->value, wanted, NULL);
}

/* title[fa] -> "fa"; NULL for a key without a language. Caller frees. */
static char *code_of_key(const char *key)
{
    const char *open = strchr(key, '[');

    return open == NULL ? NULL : g_strndup(open + 1, strcspn(open + 1, "]"));
}

static void read_setting(const struct ini *ini, const struct ini_key *rules, const char *section,
                         const char *key, gpointer into)
{
    g_autofree char *code = code_of_key(key);
    g_autofree char *value = g_key_file_get_value(ini->keys, section, key, NULL);
    struct ini_setting setting = {ini, section, key, g_strstrip(value), code};
    const struct ini_key *rule = rule_of(rules, key, strcspn(key, "["));
    const char *wanted;

    if (rule == NULL || (code != NULL && !rule->is_label)) {
        refuse_key(&setting, rules);
        return;
    }
    if (rule->is_needed && *setting.value == '\0')
        return; /* as if it were not there */
    if (!rule->take(G_STRUCT_MEMBER_P(into, rule->offset), &setting, &wanted))
        refuse_value(&setting, wanted);
}

void ini_read(const struct ini *ini, const struct ini_key *rules, const char *section,
              gpointer into)
{
    GKeyFile *keys = ini->keys;
    g_auto(GStrv) names = g_key_file_get_keys(keys, section, NULL, NULL);
    struct where where = ini_place(ini, section, NULL);

    for (guint i = 0; names[i] != NULL; i++)
        read_setting(ini, rules, section, names[i], into);
    for (; rules->name != NULL; rules++) {
        g_autofree char *value = g_key_file_get_value(keys, section, rules->name, NULL);
        if (rules->is_needed && (value == NULL || *g_strstrip(value) == '\0'))
            diagnostics_add(ini->diagnostics, MESSAGE_PROGRAMME_KEY_MISSING, &where, section,
                            rules->name, NULL);
    }
}
