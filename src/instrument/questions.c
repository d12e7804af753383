/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey.csv, choices.csv and settings.csv: what is asked. */
#include <string.h>

#include "instrument/parts.h"
#include "text/fold.h"

static const char *const ROLES[N_ROLES + 1] = {
    [ROLE_NONE] = "",
    [ROLE_ID] = "id",
    [ROLE_WAVE] = "wave",
    [ROLE_COUNTY] = "county",
    [ROLE_NEIGHBOURHOOD] = "neighbourhood",
    [ROLE_SETTING] = "setting",
    [ROLE_ARM] = "arm",
    [ROLE_HOURS] = "hours",
    [ROLE_FACILITATOR] = "facilitator",
    [ROLE_DATE] = "date",
    [ROLE_SEX] = "sex",
    [ROLE_BIRTH_YEAR] = "birth_year",
    [ROLE_AGE] = "age",
    [ROLE_EDUCATION] = "education",
    [ROLE_CONSENT] = "consent",
    [ROLE_START] = "start",
    [ROLE_END] = "end",
    [ROLE_INTERVIEWER] = "interviewer",
    [ROLE_BACKGROUND] = "background",
    [N_ROLES] = NULL,
};

static const char *const MISSINGS[] = {"answer", "blank", "dont_know", "declined", "skipped", NULL};

struct type_name {
    const char *name;
    enum question_type type;
};

static const struct type_name TYPES[] = {
    {"select_one", QUESTION_SELECT_ONE},
    {"select_multiple", QUESTION_SELECT_MULTIPLE},
    {"integer", QUESTION_INTEGER},
    {"decimal", QUESTION_DECIMAL},
    {"text", QUESTION_TEXT},
    {"date", QUESTION_DATE},
    {"note", QUESTION_NOTE},
    {"begin_group", QUESTION_BEGIN_GROUP},
    {"end_group", QUESTION_END_GROUP},
    {"start", QUESTION_META},
    {"end", QUESTION_META},
    {"today", QUESTION_META},
    {"calculate", QUESTION_META},
    {"hidden", QUESTION_META},
};

/* ---- choices.csv ---- */

static void choice_free(gpointer data)
{
    struct choice *choice = data;

    g_free(choice->name);
    label_free(choice->label);
    g_strfreev(choice->aliases);
    g_free(choice);
}

static void list_free(gpointer data)
{
    struct choice_list *list = data;

    g_free(list->name);
    g_ptr_array_unref(list->choices);
    g_free(list);
}

static struct choice_list *list_of(struct instrument *instrument, const char *name)
{
    struct choice_list *list;

    for (guint i = 0; i < instrument->lists->len; i++) {
        list = instrument->lists->pdata[i];
        if (strcmp(list->name, name) == 0)
            return list;
    }
    list = g_new0(struct choice_list, 1);
    list->name = g_strdup(name);
    list->choices = g_ptr_array_new_with_free_func(choice_free);
    g_ptr_array_add(instrument->lists, list);
    return list;
}

static struct choice *read_choice(const struct table *table, guint row, guint position,
                                  struct diagnostics *diagnostics)
{
    struct choice *choice = g_new0(struct choice, 1);
    const char *name = table_text(table, row, table_column(table, "name"));
    gint64 code;
    int missing = part_word(table, row, table_column(table, "missing"), MISSINGS, MISSING_NOT,
                            "kind of missing", diagnostics);

    choice->name = g_strdup(name);
    choice->is_number = decimal_parse_integer(&code, name, strlen(name), -30000, 30000);
    choice->code = choice->is_number ? (gint)code : (gint)position;
    choice->label = part_label(table, row, "label");
    choice->aliases = part_list(table_text(table, row, table_column(table, "aliases")));
    choice->missing = missing < 0 ? MISSING_NOT : (enum missing)missing;
    return choice;
}

static bool share_a_label(const struct choice *a, const struct choice *b)
{
    for (guint i = 0; i < label_n(a->label); i++)
        for (guint j = 0; j < label_n(b->label); j++) {
            g_autofree char *x = text_fold(label_nth_text(a->label, i));
            g_autofree char *y = text_fold(label_nth_text(b->label, j));
            if (strcmp(x, y) == 0)
                return true;
        }
    return false;
}

static void check_choice(const struct choice_list *list, const struct choice *choice,
                         const struct where *where, struct diagnostics *diagnostics)
{
    for (guint i = 0; i < list->choices->len; i++) {
        const struct choice *other = list->choices->pdata[i];
        if (strcmp(other->name, choice->name) == 0)
            diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_DUPLICATE, where, choice->name, NULL);
        else if (share_a_label(other, choice))
            diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_SAME_LABEL, where, other->name,
                            choice->name, list->name, NULL);
    }
}

void choices_read(struct instrument *instrument, const struct table *table,
                  struct diagnostics *diagnostics)
{
    static const char *const REQUIRED[] = {"list_name", "name", NULL};
    static const char *const OPTIONAL[] = {"missing", "aliases", NULL};

    instrument->lists = g_ptr_array_new_with_free_func(list_free);
    if (!part_columns(table, REQUIRED, OPTIONAL, diagnostics))
        return;
    for (guint row = 0; row < table_rows(table); row++) {
        struct choice_list *list =
            list_of(instrument, table_text(table, row, table_column(table, "list_name")));
        struct choice *choice = read_choice(table, row, list->choices->len + 1, diagnostics);
        struct where where = table_place(table, row, table_column(table, "name"));
        check_choice(list, choice, &where, diagnostics);
        g_ptr_array_add(list->choices, choice);
    }
}

/* ---- survey.csv ---- */

static void question_free(gpointer data)
{
    struct question *question = data;

    g_free(question->name);
    label_free(question->label);
    label_free(question->hint);
    g_free(question->type_text);
    g_free(question->required);
    g_free(question->relevant);
    g_free(question->constraint);
    g_free(question->appearance);
    g_strfreev(question->aliases);
    g_free(question);
}

/* "select_one agree5": the type, and the list where it has one. */
static void read_type(struct question *question, const struct instrument *instrument,
                      const struct where *where, struct diagnostics *diagnostics)
{
    g_auto(GStrv) words = g_strsplit_set(question->type_text, " \t", 2);
    const char *list = words[0] == NULL || words[1] == NULL ? "" : g_strstrip(words[1]);
    gsize i = 0;

    while (i < G_N_ELEMENTS(TYPES) && g_strcmp0(words[0], TYPES[i].name) != 0)
        i++;
    if (i == G_N_ELEMENTS(TYPES)) {
        diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_UNKNOWN_WORD, where, question->type_text,
                        "type", "select_one LIST, integer, text, date, note ...", NULL);
        question->type = QUESTION_NOTE;
        return;
    }
    question->type = TYPES[i].type;
    if (question->type != QUESTION_SELECT_ONE && question->type != QUESTION_SELECT_MULTIPLE)
        return;
    for (guint j = 0; j < instrument->lists->len; j++) {
        const struct choice_list *known = instrument->lists->pdata[j];
        if (strcmp(known->name, list) == 0)
            question->choices = known;
    }
    if (question->choices == NULL)
        diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_NO_SUCH, where, "list", list, NULL);
}

static struct question *read_question(const struct instrument *instrument,
                                      const struct table *table, guint row,
                                      struct diagnostics *diagnostics)
{
    struct question *question = g_new0(struct question, 1);
    struct where where = table_place(table, row, table_column(table, "type"));
    int role =
        part_word(table, row, table_column(table, "role"), ROLES, ROLE_NONE, "role", diagnostics);
#define COPY(column) g_strdup(table_text(table, row, table_column(table, column)))
    question->name = COPY("name");
    question->type_text = COPY("type");
    question->required = COPY("required");
    question->relevant = COPY("relevant");
    question->constraint = COPY("constraint");
    question->appearance = COPY("appearance");
#undef COPY
    question->label = part_label(table, row, "label");
    question->hint = part_label(table, row, "hint");
    question->role = role < 0 ? ROLE_NONE : (enum role)role;
    question->aliases = part_list(table_text(table, row, table_column(table, "aliases")));
    question->item = -1;
    question->line = where.line;
    read_type(question, instrument, &where, diagnostics);
    return question;
}

static void note_languages(struct instrument *instrument, const struct table *table)
{
    for (guint i = 0; i < table_columns(table); i++) {
        char *code = label_code_of_header(table_header(table, i), "label");
        if (code != NULL && *code != '\0')
            g_ptr_array_add(instrument->languages, code);
        else
            g_free(code);
    }
}

/* Notes and ends of groups may go without a name; everything else is found by it. */
static void check_name(GHashTable *seen, const struct question *question, const struct where *where,
                       struct diagnostics *diagnostics)
{
    if (*question->name == '\0' || question->type == QUESTION_END_GROUP)
        return;
    if (!g_hash_table_add(seen, question->name))
        diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_DUPLICATE, where, question->name, NULL);
}

void questions_read(struct instrument *instrument, const struct table *table,
                    struct diagnostics *diagnostics)
{
    static const char *const REQUIRED[] = {"type", "name", NULL};
    static const char *const OPTIONAL[] = {"role",       "aliases",    "required",    "relevant",
                                           "constraint", "appearance", "calculation", "default",
                                           "read_only",  "parameters", NULL};
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    int depth = 0;

    instrument->questions = g_ptr_array_new_with_free_func(question_free);
    instrument->languages = g_ptr_array_new_with_free_func(g_free);
    if (!part_columns(table, REQUIRED, OPTIONAL, diagnostics))
        return;
    note_languages(instrument, table);
    for (guint row = 0; row < table_rows(table); row++) {
        struct question *question = read_question(instrument, table, row, diagnostics);
        struct where where = table_place(table, row, table_column(table, "name"));
        g_ptr_array_add(instrument->questions, question);
        check_name(seen, question, &where, diagnostics);
        depth += question->type == QUESTION_BEGIN_GROUP;
        depth -= question->type == QUESTION_END_GROUP;
        if (depth < 0 || (depth > 0 && row + 1 == table_rows(table))) {
            diagnostics_add(diagnostics, MESSAGE_INSTRUMENT_GROUPS, &where, NULL);
            depth = 0;
        }
    }
}

/* ---- settings.csv ---- */

void form_settings_read(struct instrument *instrument, const struct table *table,
                        struct diagnostics *diagnostics)
{
    static const char *const REQUIRED[] = {"form_id", NULL};
    static const char *const OPTIONAL[] = {
        "version",       "default_language",        "style", "licence", "source",
        "instance_name", "allow_choice_duplicates", NULL};

    instrument->title = part_label(table, 0, "form_title");
    instrument->note = part_label(table, 0, "note");
    instrument->id = g_strdup(table_text(table, 0, table_column(table, "form_id")));
    instrument->version = g_strdup(table_text(table, 0, table_column(table, "version")));
    instrument->licence = g_strdup(table_text(table, 0, table_column(table, "licence")));
    (void)part_columns(table, REQUIRED, OPTIONAL, diagnostics);
}
