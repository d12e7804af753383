/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey.csv: what is asked. */
#include <string.h>

#include "instrument/consent.h"
#include "instrument/folder_reading.h"

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
    [ROLE_BACKGROUND] = "background",
    [ROLE_CONSENT] = "consent",
    [ROLE_START] = "start",
    [ROLE_END] = "end",
    [ROLE_INTERVIEWER] = "interviewer",
    [ROLE_CODE_DAY] = "code_day",
    [ROLE_CODE_MOTHER] = "code_mother",
    [ROLE_CODE_FATHER] = "code_father",
    [ROLE_CODE_SIBLINGS] = "code_siblings",
    [ROLE_CODE_BIRTHPLACE] = "code_birthplace",
    [N_ROLES] = NULL,
};

struct type_name {
    const char *name;
    enum question_type type;
};

/* XLSForm's own words; the last ones are read so that a form from the field loads as it is. */
static const struct type_name TYPES[] = {
    {"select_one", QUESTION_SELECT_ONE},
    {"select_multiple", QUESTION_SELECT_MULTIPLE},
    {"integer", QUESTION_INTEGER},
    {"decimal", QUESTION_DECIMAL},
    {"text", QUESTION_TEXT},
    {"date", QUESTION_DATE},
    {"note", QUESTION_NOTE},
    {"begin_group", QUESTION_BEGIN_GROUP},
    {"begin group", QUESTION_BEGIN_GROUP},
    {"end_group", QUESTION_END_GROUP},
    {"end group", QUESTION_END_GROUP},
    {"start", QUESTION_META},
    {"end", QUESTION_META},
    {"today", QUESTION_META},
    {"calculate", QUESTION_META},
    {"hidden", QUESTION_META},
    {"deviceid", QUESTION_META},
    {"username", QUESTION_META},
    {"audit", QUESTION_META},
    {"acknowledge", QUESTION_META},
    {"time", QUESTION_META},
    {"dateTime", QUESTION_META},
    {"barcode", QUESTION_META},
    {"geopoint", QUESTION_META},
    {"image", QUESTION_META},
    {"audio", QUESTION_META},
};

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

static const struct type_name *type_named(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(TYPES); i++)
        if (strcmp(TYPES[i].name, name) == 0)
            return &TYPES[i];
    return NULL;
}

static void unknown_type(const struct sheet *sheet, guint row, const char *text)
{
    sheet_fault(sheet, row, "type", MESSAGE_INSTRUMENT_UNKNOWN_WORD,
                WORDS(text, "type",
                      "select_one LIST, select_multiple LIST, integer, decimal, text, "
                      "date, note, begin_group, end_group"));
}

/* "select_one agree5": the type, and the list where it has one. */
static void read_type(struct question *question, const struct instrument *instrument,
                      const struct sheet *sheet, guint row)
{
    const char *text = question->type_text;
    gsize length = strcspn(text, " \t");
    g_autofree char *first = g_strndup(text, length);
    const char *list = text + length + strspn(text + length, " \t");
    const struct type_name *type = type_named(text);
    bool has_list = false;

    if (type == NULL && (strcmp(first, "select_one") == 0 || strcmp(first, "select_multiple") == 0))
        type = type_named(first);
    question->type = type == NULL ? QUESTION_NOTE : type->type;
    has_list = question->type == QUESTION_SELECT_ONE || question->type == QUESTION_SELECT_MULTIPLE;
    if (type == NULL)
        unknown_type(sheet, row, text);
    if (!has_list)
        return;
    question->choices = instrument_list(instrument, list);
    if (question->choices == NULL)
        sheet_fault(sheet, row, "type", MESSAGE_INSTRUMENT_NO_LIST, WORDS(list));
}

static bool is_nameless(enum question_type type)
{
    return type == QUESTION_END_GROUP || type == QUESTION_NOTE;
}

static struct question *read_question(const struct instrument *instrument,
                                      const struct sheet *sheet, guint row)
{
    struct question *question = g_new0(struct question, 1);

    question->type_text = sheet_copy(sheet, row, "type");
    question->required = sheet_copy(sheet, row, "required");
    question->relevant = sheet_copy(sheet, row, "relevant");
    question->constraint = sheet_copy(sheet, row, "constraint");
    question->appearance = sheet_copy(sheet, row, "appearance");
    question->label = sheet_label(sheet, row, "label");
    question->hint = sheet_label(sheet, row, "hint");
    question->role = (enum role)sheet_word(sheet, row, "role", ROLES, ROLE_NONE);
    question->aliases = sheet_list(sheet, row, "aliases");
    question->item = -1;
    question->line = table_place(sheet->table, row, -1).line;
    read_type(question, instrument, sheet, row);
    question->name = is_nameless(question->type) ? sheet_copy(sheet, row, "name")
                                                 : g_strdup(sheet_name(sheet, row, "name"));
    return question;
}

/* ---- names and roles, each for one question ---- */

struct names {
    const struct sheet *sheet;
    GHashTable *names; /* as written */
    GHashTable
        *headers; /* case-folded names and aliases to questions: what a column may be called */
    bool has_role[N_ROLES];
};

static void check_header(const struct names *names, guint row, const struct question *question,
                         const char *text)
{
    char *key = g_utf8_casefold(text, -1);
    const struct question *other = g_hash_table_lookup(names->headers, key);

    if (other == NULL) {
        g_hash_table_insert(names->headers, key, (gpointer)(guintptr)question);
        return;
    }
    if (other != question)
        sheet_fault(names->sheet, row, "name", MESSAGE_INSTRUMENT_SAME_HEADER,
                    WORDS(text, other->name, question->name));
    g_free(key);
}

static void check_names(struct names *names, guint row, const struct question *question)
{
    bool may_repeat = question->role == ROLE_NONE || question->role == ROLE_BACKGROUND;

    if (!may_repeat && names->has_role[question->role])
        sheet_fault(names->sheet, row, "role", MESSAGE_INSTRUMENT_DUPLICATE,
                    WORDS(ROLES[question->role]));
    names->has_role[question->role] = true;
    if (*question->name == '\0' || question->type == QUESTION_END_GROUP)
        return;
    if (!g_hash_table_add(names->names, question->name)) {
        sheet_fault(names->sheet, row, "name", MESSAGE_INSTRUMENT_DUPLICATE, WORDS(question->name));
        return;
    }
    if (is_nameless(question->type) || question->type == QUESTION_BEGIN_GROUP)
        return;
    check_header(names, row, question, question->name);
    for (char **alias = question->aliases; *alias != NULL; alias++)
        check_header(names, row, question, *alias);
}

/* ---- the matching code ---- */

static const struct {
    enum role role;
    enum question_type type;
    const char *type_name;
} CODE_PARTS[] = {
    {ROLE_CODE_DAY, QUESTION_INTEGER, "integer"},
    {ROLE_CODE_MOTHER, QUESTION_TEXT, "text"},
    {ROLE_CODE_FATHER, QUESTION_TEXT, "text"},
    {ROLE_CODE_SIBLINGS, QUESTION_INTEGER, "integer"},
    {ROLE_CODE_BIRTHPLACE, QUESTION_TEXT, "text"},
};

/* Row of the first question that is a part of the code; SHEET_HEADER for none. */
static guint first_code_row(const struct instrument *instrument)
{
    for (guint row = 0; row < instrument->questions->len; row++) {
        const struct question *question = instrument->questions->pdata[row];
        for (gsize i = 0; i < G_N_ELEMENTS(CODE_PARTS); i++)
            if (question->role == CODE_PARTS[i].role)
                return row;
    }
    return SHEET_HEADER;
}

/* With four parts of five nobody would ever be matched. */
static void check_code(const struct instrument *instrument, const struct sheet *sheet)
{
    guint row = first_code_row(instrument);

    for (gsize i = 0; row != SHEET_HEADER && i < G_N_ELEMENTS(CODE_PARTS); i++) {
        const struct question *question = instrument_role(instrument, CODE_PARTS[i].role);
        if (question == NULL || question->type != CODE_PARTS[i].type)
            sheet_fault(sheet, row, "role", MESSAGE_INSTRUMENT_CODE_PART,
                        WORDS(ROLES[CODE_PARTS[i].role], CODE_PARTS[i].type_name));
    }
}

/* ---- consent ---- */

static void check_consent(const struct instrument *instrument, const struct sheet *sheet)
{
    for (guint row = 0; row < instrument->questions->len; row++) {
        const struct question *question = instrument->questions->pdata[row];
        if (question->role == ROLE_CONSENT && question->choices != NULL &&
            !consent_can_be_refused(question->choices->choices))
            sheet_fault(sheet, row, "role", MESSAGE_INSTRUMENT_CONSENT, WORDS(question->name));
    }
}

/* ---- groups ---- */

/* Every group is closed after it was opened: at the row that closes nothing, or that is never
 * closed. */
static void check_groups(const struct instrument *instrument, const struct sheet *sheet)
{
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint row = 0; row < instrument->questions->len; row++) {
        const struct question *question = instrument->questions->pdata[row];
        if (question->type == QUESTION_BEGIN_GROUP)
            g_array_append_val(open, row);
        if (question->type != QUESTION_END_GROUP)
            continue;
        if (open->len == 0)
            sheet_fault(sheet, row, "type", MESSAGE_INSTRUMENT_GROUPS, WORDS(question->name));
        else
            g_array_set_size(open, open->len - 1);
    }
    for (guint i = 0; i < open->len; i++) {
        guint row = g_array_index(open, guint, i);
        const struct question *question = instrument->questions->pdata[row];
        sheet_fault(sheet, row, "type", MESSAGE_INSTRUMENT_GROUPS, WORDS(question->name));
    }
}

void instrument_read_survey(struct instrument *instrument, const struct sheet *survey)
{
    static const char *const REQUIRED[] = {"type", "name", NULL};
    static const char *const OPTIONAL[] = {
        "role",         "aliases",     "required", "relevant",  "constraint",
        "appearance",   "calculation", "default",  "read_only", "choice_filter",
        "repeat_count", "parameters",  "trigger",  NULL};
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) headers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct names names = {.sheet = survey, .names = seen, .headers = headers};

    instrument->questions = g_ptr_array_new_with_free_func(question_free);
    instrument->languages = sheet_languages(survey);
    if (!sheet_columns(survey, REQUIRED, OPTIONAL))
        return;
    for (guint row = 0; row < table_rows(survey->table); row++) {
        struct question *question = read_question(instrument, survey, row);
        g_ptr_array_add(instrument->questions, question);
        check_names(&names, row, question);
    }
    check_groups(instrument, survey);
    check_code(instrument, survey);
    check_consent(instrument, survey);
}
