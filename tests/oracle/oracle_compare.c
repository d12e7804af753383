/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle/oracle.h"

/* Below this a difference is held against it instead of against the value: zero plus or minus
 * rounding has no relative error. Values of p are held against themselves. */
#define SMALL_VALUE 1e-3

enum { FEWEST_CLUSTERS = 4, LONGEST_LIST = 40 };

struct line { /* of the table: one statistic */
    guint n, n_bad;
    double worst, tolerance;
    char *where;
};

struct tally {
    GHashTable *lines; /* name -> struct line */
    GPtrArray *names;  /* in the order they came */
    guint n_bad, n_absent;
    GPtrArray *faults; /* char * */
};

struct comparison {
    struct tally *tally;
    const char *set, *folder;    /* its name, where it is */
    GHashTable *results, *items; /* "level|place|scale|wave|statistic" -> value or "!reason" */
};

static void line_free(gpointer data)
{
    struct line *line = data;

    g_free(line->where);
    g_free(line);
}

struct tally *tally_new(void)
{
    struct tally *tally = g_new0(struct tally, 1);

    tally->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, line_free);
    tally->names = g_ptr_array_new_with_free_func(g_free);
    tally->faults = g_ptr_array_new_with_free_func(g_free);
    return tally;
}

void tally_free(struct tally *tally)
{
    g_hash_table_unref(tally->lines);
    g_ptr_array_unref(tally->names);
    g_ptr_array_unref(tally->faults);
    g_free(tally);
}

static struct line *line_of(struct tally *tally, const char *name)
{
    struct line *line = g_hash_table_lookup(tally->lines, name);

    if (line == NULL) {
        line = g_new0(struct line, 1);
        g_hash_table_insert(tally->lines, g_strdup(name), line);
        g_ptr_array_add(tally->names, g_strdup(name));
    }
    return line;
}

static bool is_p(const char *name)
{
    return g_str_has_prefix(name, "p_") || g_str_has_suffix(name, "_p");
}

static double difference(const char *name, double got, double want)
{
    if (got == want)
        return 0;
    return fabs(got - want) / MAX(fabs(want), is_p(name) ? 1e-300 : SMALL_VALUE);
}

static void count(struct tally *tally, const char *name, const char *where, double got,
                  struct expectation want)
{
    struct line *line = line_of(tally, name);
    double off = difference(name, got, want.value);
    /* The sets have 15 digits. */
    double allowed = MAX(want.tolerance, 1e-14);

    line->n++;
    line->tolerance = MAX(line->tolerance, want.tolerance);
    if (off >= line->worst) {
        line->worst = off;
        g_free(line->where);
        line->where = g_strdup(where);
    }
    if (off <= allowed)
        return;
    line->n_bad++;
    tally->n_bad++;
    g_ptr_array_add(tally->faults, g_strdup_printf("%s: %s is %.17g, expected %.15g (off by %.1e)",
                                                   where, name, got, want.value, off));
}

/* key: without the statistic. */
static void hold(const struct comparison *it, GHashTable *values, const char *key,
                 const char *statistic, struct expectation want)
{
    g_autofree char *full = g_strconcat(key, "|", statistic, NULL);
    g_autofree char *where = g_strconcat(it->set, " ", key, NULL);
    const char *text = g_hash_table_lookup(values, full);

    if (isnan(want.value))
        return;
    if (text == NULL || *text == '!') {
        it->tally->n_absent++;
        g_ptr_array_add(it->tally->faults,
                        g_strdup_printf("%s: %s is absent (%s), expected %.15g", where, statistic,
                                        text == NULL ? "no row" : text + 1, want.value));
        return;
    }
    count(it->tally, statistic, where, g_ascii_strtod(text, NULL), want);
}

/* Fewer neighbourhoods give no test, and a reason instead; results must say so. */
static void hold_refused(const struct comparison *it, const char *key, const char *statistic)
{
    g_autofree char *full = g_strconcat(key, "|", statistic, NULL);
    const char *text = g_hash_table_lookup(it->results, full);

    if (g_strcmp0(text, "!too_few_clusters") == 0)
        return;
    it->tally->n_bad++;
    g_ptr_array_add(it->tally->faults, g_strdup_printf("%s %s: %s should be too_few_clusters",
                                                       it->set, key, statistic));
}

static bool is_of_model(enum statistic statistic)
{
    return statistic >= STATISTIC_ICC_CHANGE && statistic <= STATISTIC_P_CR2;
}

static void hold_scale(const struct comparison *it, const char *scale, JsonObject *expected)
{
    double clusters = oracle_number(expected, "change_clusters/k");

    for (int wave = STUDY_PRE; wave <= STUDY_CHANGE; wave++) {
        g_autofree char *key =
            g_strdup_printf("province||%s|%s", scale, study_wave_name((enum study_wave)wave));
        for (int i = 0; i < N_STATISTICS; i++) {
            enum statistic statistic = (enum statistic)i;
            const char *name = statistic_name(statistic);
            if (!statistic_in_wave(statistic, (enum study_wave)wave))
                continue;
            if (is_of_model(statistic) && clusters < FEWEST_CLUSTERS)
                hold_refused(it, key, name);
            else
                hold(it, it->results, key, name,
                     oracle_expects(expected, (enum study_wave)wave, statistic));
        }
    }
}

static void hold_neighbourhoods(const struct comparison *it, const char *scale,
                                JsonObject *expected)
{
    static const struct {
        const char *member;
        enum statistic statistic;
    } PAIRED[] = {
        {"n_pairs", STATISTIC_N_PAIRS},
        {"mean_pre", STATISTIC_MEAN_PRE},
        {"mean_post", STATISTIC_MEAN_POST},
        {"mean_diff", STATISTIC_CHANGE},
        {"sd_pre", STATISTIC_SD_PRE},
        {"sd_post", STATISTIC_SD_POST},
        {"sd_diff", STATISTIC_CHANGE_SD},
        {"t", STATISTIC_T},
        {"p", STATISTIC_P_T},
        {"ci95[0]", STATISTIC_CHANGE_LOW},
        {"ci95[1]", STATISTIC_CHANGE_HIGH},
    };
    JsonObject *places = oracle_object(expected, "by_neighbourhood");
    g_autoptr(GList) names = places == NULL ? NULL : json_object_get_members(places);

    for (const GList *at = names; at != NULL; at = at->next) {
        const char *name = at->data;
        g_autofree char *key = g_strdup_printf("neighbourhood|%s|%s|change", name, scale);
        JsonObject *place = json_object_get_object_member(places, name);
        for (guint i = 0; i < G_N_ELEMENTS(PAIRED); i++)
            hold(it, it->results, key, statistic_name(PAIRED[i].statistic),
                 (struct expectation){oracle_number(place, PAIRED[i].member),
                                      statistic_provenance(PAIRED[i].statistic).tolerance});
    }
}

static void hold_shrunken(const struct comparison *it, const char *scale, JsonObject *expected)
{
    JsonArray *places = oracle_array(expected, "change_clusters/eb_nb/clusters");

    if (oracle_number(expected, "change_clusters/k") < FEWEST_CLUSTERS)
        return;
    for (guint i = 0; places != NULL && i < json_array_get_length(places); i++) {
        JsonObject *place = json_array_get_object_element(places, i);
        g_autofree char *key = g_strdup_printf(
            "neighbourhood|%s|%s|change", json_object_get_string_member(place, "cluster"), scale);
        double tolerance = statistic_provenance(STATISTIC_EB_MEAN).tolerance;
        hold(it, it->results, key, "eb_mean",
             (struct expectation){oracle_number(place, "eb_mean"), tolerance});
        hold(it, it->results, key, "eb_low",
             (struct expectation){oracle_number(place, "interval95_full[0]"), tolerance});
        hold(it, it->results, key, "eb_high",
             (struct expectation){oracle_number(place, "interval95_full[1]"), tolerance});
    }
}

static void hold_items(const struct comparison *it, const char *scale, JsonObject *expected)
{
    static const struct {
        const char *list, *member, *statistic, *type;
    } FOUND[] = {
        {"reliability/listwise/items", "r_rest", "item_rest_r", NULL},
        {"reliability/listwise/items", "alpha_if_dropped", "alpha_if_dropped", NULL},
        {"reliability/items", "n", "n", "likert"},
        {"reliability/items", "mean", "mean", "likert"},
        {"reliability/items", "sd", "sd", "likert"},
        {"knowledge/items", "difficulty_blank_wrong", "difficulty", NULL},
        {"knowledge/items", "difficulty_answered_only", "difficulty_answered", NULL},
    };
    const char *type = json_object_get_string_member_with_default(expected, "type", "");

    for (int wave = STUDY_PRE; wave <= STUDY_POST; wave++)
        for (guint i = 0; i < G_N_ELEMENTS(FOUND); i++) {
            JsonObject *below = oracle_object(expected, study_wave_name((enum study_wave)wave));
            JsonArray *list = oracle_array(below, FOUND[i].list);
            if (FOUND[i].type != NULL && strcmp(FOUND[i].type, type) != 0)
                continue;
            for (guint j = 0; list != NULL && j < json_array_get_length(list); j++) {
                JsonObject *item = json_array_get_object_element(list, j);
                g_autofree char *key =
                    g_strdup_printf("%s|%s|%s", scale, json_object_get_string_member(item, "item"),
                                    study_wave_name((enum study_wave)wave));
                hold(it, it->items, key, FOUND[i].statistic,
                     (struct expectation){oracle_number(item, FOUND[i].member), 1e-9});
            }
        }
}

static void hold_people(const struct comparison *it, JsonObject *root)
{
    static const struct {
        const char *path;
        enum statistic statistic;
    } PEOPLE[] = {
        {"design/n_pre", STATISTIC_N_PRE},
        {"design/n_post", STATISTIC_N_POST},
        {"design/n_both", STATISTIC_N_MATCHED},
        {"design/n_pre_only", STATISTIC_N_PRE_ONLY},
        {"design/n_post_only", STATISTIC_N_POST_ONLY},
        {"dropout_by_neighbourhood/chi2", STATISTIC_LOSS_CHI2},
        {"dropout_by_neighbourhood/df", STATISTIC_LOSS_DF},
        {"dropout_by_neighbourhood/p", STATISTIC_LOSS_P},
    };

    /* Of a baseline only those who are there count. */
    guint n = oracle_number(root, "design/n_post") > 0 ? G_N_ELEMENTS(PEOPLE) : 1;

    for (guint i = 0; i < n; i++)
        hold(it, it->results, "province|||", statistic_name(PEOPLE[i].statistic),
             (struct expectation){oracle_number(root, PEOPLE[i].path),
                                  statistic_provenance(PEOPLE[i].statistic).tolerance});
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

/* Numbers of a column in rows where another column has a value, in order of size. */
static GArray *numbers_of(const struct table *table, const char *column, const char *where,
                          const char *is)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(double));

    for (guint row = 0; row < table_rows(table); row++) {
        const char *text = table_text(table, row, table_column(table, column));
        double value = g_ascii_strtod(text, NULL);
        if (*text != '\0' && strcmp(table_text(table, row, table_column(table, where)), is) == 0)
            g_array_append_val(numbers, value);
    }
    qsort(numbers->data, numbers->len, sizeof(double), ascending);
    return numbers;
}

/* People have no names in scores.csv: their scores are compared in order of size. */
static void hold_scores(const struct comparison *it, const struct table *scores,
                        const struct table *people, const char *scale, const char *wave)
{
    g_autofree char *column = g_strconcat("score_", scale, NULL);
    g_autofree char *where = g_strconcat(it->set, " ", scale, " ", wave, NULL);
    g_autoptr(GArray) want = numbers_of(people, column, "wave", wave);
    g_autoptr(GArray) got = numbers_of(scores, wave, "scale", scale);

    count(it->tally, "people with a score", where, got->len, (struct expectation){want->len, 0});
    for (guint i = 0; i < MIN(want->len, got->len); i++)
        count(it->tally, "score of a person", where, g_array_index(got, double, i),
              (struct expectation){g_array_index(want, double, i), 1e-14});
}

/* "province||A|change|mean"; of a group of people "[pre=low] province||A|change|mean". */
static char *key_of(const struct table *table, guint row, const char *const *columns)
{
    const char *group = table_text(table, row, table_column(table, "group"));
    GString *key = g_string_new(NULL);

    if (*group != '\0')
        g_string_append_printf(key, "[%s] ", group);
    for (guint i = 0; columns[i] != NULL; i++)
        g_string_append_printf(key, "%s%s", i == 0 ? "" : "|",
                               table_text(table, row, table_column(table, columns[i])));
    return g_string_free(key, FALSE);
}

static GHashTable *values_of(const struct table *table, const char *const *columns)
{
    GHashTable *values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

    for (guint row = 0; row < table_rows(table); row++) {
        const char *value = table_text(table, row, table_column(table, "value"));
        const char *reason = table_text(table, row, table_column(table, "reason"));

        g_hash_table_insert(values, key_of(table, row, columns),
                            *value != '\0' ? g_strdup(value) : g_strconcat("!", reason, NULL));
    }
    return values;
}

/* A row of the set: its number, its reason where it has no number, or its word. */
static void hold_row(const struct comparison *it, GHashTable *values, const char *key,
                     const char *statistic, const char *value, double tolerance)
{
    g_autofree char *full = g_strconcat(key, "|", statistic, NULL);
    const char *got = g_hash_table_lookup(values, full);

    if (*value != '\0' && strchr("-0123456789", *value) != NULL) {
        hold(it, values, key, statistic,
             (struct expectation){g_ascii_strtod(value, NULL), tolerance});
        return;
    }
    line_of(it->tally, statistic)->n++;
    if (g_strcmp0(got, value) == 0)
        return;
    it->tally->n_bad++;
    g_ptr_array_add(it->tally->faults, g_strdup_printf("%s %s: %s is %s, expected %s", it->set, key,
                                                       statistic, got, value));
}

static double tolerance_of(const char *statistic)
{
    for (int i = 0; i < N_STATISTICS; i++)
        if (strcmp(statistic_name((enum statistic)i), statistic) == 0)
            return statistic_provenance((enum statistic)i).tolerance;
    return 1e-9; /* of items.csv alone */
}

static void hold_rows(const struct comparison *it, GHashTable *values, const char *file,
                      const char *const *columns)
{
    own(table) table = oracle_table(it->folder, file);
    g_autoptr(GHashTable) wanted = table == NULL ? NULL : values_of(table, columns);
    g_autoptr(GList) keys = wanted == NULL ? NULL : g_hash_table_get_keys(wanted);

    keys = g_list_sort(keys, (GCompareFunc)strcmp);
    for (const GList *at = keys; at != NULL; at = at->next) {
        const char *bar = strrchr(at->data, '|');
        g_autofree char *key = g_strndup(at->data, (gsize)(bar - (const char *)at->data));
        hold_row(it, values, key, bar + 1, g_hash_table_lookup(wanted, at->data),
                 tolerance_of(bar + 1));
    }
}

static void hold_people_scores(const struct comparison *it, const struct table *scores,
                               const struct table *people)
{
    static const char PREFIX[] = "score_";

    for (guint i = 0; i < table_columns(people); i++)
        if (g_str_has_prefix(table_header(people, i), PREFIX)) {
            const char *scale = table_header(people, i) + strlen(PREFIX);
            hold_scores(it, scores, people, scale, "pre");
            hold_scores(it, scores, people, scale, "post");
        }
}

static void hold_expected(const struct comparison *it, JsonObject *root)
{
    JsonObject *scales = oracle_object(root, "scales");
    g_autoptr(GList) names = scales == NULL ? NULL : json_object_get_members(scales);

    hold_people(it, root);
    for (const GList *at = names; at != NULL; at = at->next) {
        const char *scale = at->data;
        JsonObject *expected = json_object_get_object_member(scales, scale);
        hold_scale(it, scale, expected);
        hold_neighbourhoods(it, scale, expected);
        hold_shrunken(it, scale, expected);
        hold_items(it, scale, expected);
    }
}

/* False where the set has an expected.json that cannot be read. */
static bool hold_json(const struct comparison *it, GError **error)
{
    g_autofree char *path = g_build_filename(it->folder, "expected.json", NULL);
    g_autoptr(JsonParser) parser = json_parser_new();

    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        return true;
    if (!json_parser_load_from_file(parser, path, error))
        return false;
    hold_expected(it, json_node_get_object(json_parser_get_root(parser)));
    return true;
}

bool oracle_compare(struct tally *tally, const char *set, const char *folder, GError **error)
{
    static const char *const RESULT[] = {"level", "place", "scale", "wave", "statistic", NULL};
    static const char *const ITEM[] = {"scale", "item", "wave", "statistic", NULL};
    g_autofree char *name = g_path_get_basename(set);
    own(table) results = oracle_table(folder, "results.csv");
    own(table) items = oracle_table(folder, "items.csv");
    own(table) scores = oracle_table(folder, "scores.csv");
    own(table) people = oracle_table(set, "person.csv");
    g_autoptr(GHashTable) result_values = NULL;
    g_autoptr(GHashTable) item_values = NULL;
    struct comparison it = {tally, name, set, NULL, NULL};

    if (results == NULL || items == NULL || scores == NULL || people == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s or %s is not whole", set, folder);
        return false;
    }
    it.results = result_values = values_of(results, RESULT);
    it.items = item_values = values_of(items, ITEM);
    hold_people_scores(&it, scores, people);
    hold_rows(&it, it.results, "results.csv", RESULT);
    hold_rows(&it, it.items, "items.csv", ITEM);
    return hold_json(&it, error);
}

bool tally_print(const struct tally *tally)
{
    guint n = 0;

    printf("%-20s %6s %9s %9s  %s\n", "statistic", "values", "worst", "allowed", "where");
    for (guint i = 0; i < tally->names->len; i++) {
        const char *name = tally->names->pdata[i];
        const struct line *line = g_hash_table_lookup(tally->lines, name);
        n += line->n;
        printf("%-20s %6u %9.1e %9.1e  %s%s\n", name, line->n, line->worst, line->tolerance,
               line->worst == 0 ? "" : line->where, line->n_bad > 0 ? "  TOO FAR" : "");
    }
    for (guint i = 0; i < MIN(tally->faults->len, LONGEST_LIST); i++)
        printf("%s\n", (const char *)tally->faults->pdata[i]);
    printf("%u values held against the oracles, %u too far, %u absent\n", n, tally->n_bad,
           tally->n_absent);
    return n > 0 && tally->n_bad == 0 && tally->n_absent == 0;
}
