/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/heading.h"

#include <string.h>

#include "text/fold.h"

#define ANY_WORD     ((unsigned)(WORD_NAME | WORD_ALIAS | WORD_LABEL))
#define CODE_WORD    ((unsigned)(WORD_NAME | WORD_ALIAS))
#define LONGEST_CODE 32 /* letters before "." or ")" of a code or number */

typedef void (*heading_way)(struct fit *fit, const struct vocabulary *vocabulary,
                            const char *heading);

/* ---- markup ---- */

static const struct {
    const char *entity, *text;
} ENTITIES[] = {
    {"&nbsp;", " "},  {"&amp;", "&"},  {"&lt;", "<"},        {"&gt;", ">"},
    {"&quot;", "\""}, {"&#039;", "'"}, {"&zwnj;", "\u200c"},
};

char *heading_without_markup(const char *text)
{
    GString *out = g_string_new(NULL);
    const char *p = text;

    while (*p != '\0') {
        const char *end =
            *p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '/') ? strchr(p, '>') : NULL;
        gsize i = 0;
        if (end != NULL) {
            g_string_append_c(out, ' ');
            p = end + 1;
            continue;
        }
        while (i < G_N_ELEMENTS(ENTITIES) && !g_str_has_prefix(p, ENTITIES[i].entity))
            i++;
        if (i < G_N_ELEMENTS(ENTITIES)) {
            g_string_append(out, ENTITIES[i].text);
            p += strlen(ENTITIES[i].entity);
        } else {
            g_string_append_c(out, *p++);
        }
    }
    return g_string_free(out, FALSE);
}

/* ---- ways ---- */

static void by_exact_name(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    vocabulary_find(fit, vocabulary, WORD_EXACT, heading);
}

static void by_word(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    vocabulary_find(fit, vocabulary, ANY_WORD, heading);
}

/* Every part behind a mark, for names and labels may hold the mark themselves. */
static void by_parts(struct fit *fit, const struct vocabulary *vocabulary, const char *heading,
                     char mark, unsigned kinds)
{
    for (const char *at = strchr(heading, mark); at != NULL; at = strchr(at + 1, mark))
        vocabulary_find(fit, vocabulary, kinds, at + 1);
}

static void by_path(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    by_parts(fit, vocabulary, heading, '/', ANY_WORD);
}

/* Texts are full of dashes and colons: names only. */
static void by_name_path(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    by_parts(fit, vocabulary, heading, '-', WORD_NAME);
    by_parts(fit, vocabulary, heading, ':', WORD_NAME);
}

/* "SQ001" or "1" -> "1"; NULL for anything else. */
static const char *number_of_part(const char *part, gsize length)
{
    gsize skip = length > 2 && g_ascii_strncasecmp(part, "SQ", 2) == 0 ? 2 : 0;

    for (gsize i = skip; i < length; i++)
        if (!g_ascii_isdigit(part[i]))
            return NULL;
    while (skip + 1 < length && part[skip] == '0')
        skip++;
    return length == 0 ? NULL : part + skip;
}

/* The item of an array: its name and a number. An array whose name ends in a digit says nothing:
 * Q1 and 1 is not Q11. */
static void find_in_array(struct fit *fit, const struct vocabulary *vocabulary, const char *array,
                          gsize array_length, const char *part, gsize part_length)
{
    const char *number = number_of_part(part, part_length);
    g_autofree char *name = NULL;

    if (number == NULL || array_length == 0 || g_ascii_isdigit(array[array_length - 1]))
        return;
    name = g_strdup_printf("%.*s%.*s", (int)array_length, array,
                           (int)(part_length - (gsize)(number - part)), number);
    vocabulary_find(fit, vocabulary, CODE_WORD, name);
}

static void by_brackets(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    const char *open = strrchr(heading, '[');
    const char *close = open == NULL ? NULL : strchr(open, ']');
    g_autofree char *part = NULL;

    if (close == NULL || close[1 + strspn(close + 1, " \r\n")] != '\0')
        return;
    part = g_strndup(open + 1, (gsize)(close - open - 1));
    vocabulary_find(fit, vocabulary, ANY_WORD, part);
    find_in_array(fit, vocabulary, heading, (gsize)(open - heading), part, strlen(part));
}

static void by_array_code(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    const char *mark = g_strrstr(heading, "_SQ");

    if (mark != NULL)
        find_in_array(fit, vocabulary, heading, (gsize)(mark - heading), mark + 1,
                      strlen(mark + 1));
}

/* Where the text behind a code or an ordinal begins, and how long that is; NULL for none. A dash
 * stands behind ordinals only: "12- text", but not "pre-test". */
static const char *behind_code(const char *heading, gsize *code_length)
{
    gsize length = strcspn(heading, ".)-");
    bool is_number = length > 0;

    for (const char *p = heading; p < heading + length && is_number; p = g_utf8_next_char(p))
        is_number = g_unichar_isdigit(g_utf8_get_char(p)) || *p == ' ';
    if (length == 0 || length > LONGEST_CODE || heading[length] == '\0' ||
        (!is_number && heading[length] == '-'))
        return NULL;
    *code_length = length;
    return heading + length + 1;
}

/* Code and text must not disagree, so both are looked up. */
static void by_code_and_text(struct fit *fit, const struct vocabulary *vocabulary,
                             const char *heading)
{
    gsize length = 0;
    const char *text = behind_code(heading, &length);
    g_autofree char *code = NULL;

    if (text == NULL)
        return;
    code = g_strndup(heading, length);
    vocabulary_find(fit, vocabulary, CODE_WORD, code);
    vocabulary_find(fit, vocabulary, WORD_LABEL, text);
    by_brackets(fit, vocabulary, code);
    by_array_code(fit, vocabulary, code);
    by_brackets(fit, vocabulary, text);
}

/* In the order of trust. */
static const heading_way HEADING_WAYS[][2] = {
    {by_exact_name, NULL},        {by_word, NULL},          {by_path, by_name_path},
    {by_brackets, by_array_code}, {by_code_and_text, NULL},
};

static bool find(struct fit *fit, const struct vocabulary *vocabulary, const char *heading)
{
    for (gsize group = 0; group < G_N_ELEMENTS(HEADING_WAYS); group++) {
        *fit = (struct fit){NULL, NULL};
        for (int i = 0; i < 2 && HEADING_WAYS[group][i] != NULL; i++)
            HEADING_WAYS[group][i](fit, vocabulary, heading);
        if (fit->question != NULL)
            return true;
    }
    return false;
}

/* ---- columns that hold no answer of their own ---- */

static bool is_choice(const struct choice_list *list, const char *folded)
{
    for (guint i = 0; list != NULL && i < list->choices->len; i++) {
        const struct choice *choice = list->choices->pdata[i];
        g_autofree char *name = text_fold(choice->name);
        if (strcmp(name, folded) == 0)
            return true;
        for (guint j = 0; choice->label != NULL && j < label_n(choice->label); j++) {
            g_autofree char *label = text_fold(label_nth_text(choice->label, j));
            if (strcmp(label, folded) == 0)
                return true;
        }
    }
    return false;
}

static bool is_remark(const char *folded)
{
    static const char *const REMARKS[] = {"other", "comment", NULL};

    return g_strv_contains(REMARKS, folded);
}

/* "sources/radio", "sources[SQ002]", "IR1[comment]": the question before the last mark. */
static bool is_part_of_question(const struct vocabulary *vocabulary, const char *heading, char mark)
{
    const char *at = strrchr(heading, mark);
    g_autofree char *whole = at == NULL ? NULL : g_strndup(heading, (gsize)(at - heading));
    g_autofree char *part = at == NULL ? NULL : text_fold(at + 1);
    struct fit fit;

    if (at == NULL || !find(&fit, vocabulary, whole) || fit.other != NULL)
        return false;
    if (is_remark(part))
        return true;
    return fit.question->type == QUESTION_SELECT_MULTIPLE &&
           (mark == '[' || is_choice(fit.question->choices, part));
}

static enum heading_kind read_plain(struct fit *fit, const struct vocabulary *vocabulary,
                                    const char *heading)
{
    struct fit silent = {NULL, NULL};
    struct fit exact = {NULL, NULL};

    by_exact_name(&exact, vocabulary, heading);
    if (exact.question == NULL && (is_part_of_question(vocabulary, heading, '/') ||
                                   is_part_of_question(vocabulary, heading, '[')))
        return HEADING_PASSED;
    if (find(fit, vocabulary, heading))
        return fit->other == NULL ? HEADING_QUESTION : HEADING_TWO;
    vocabulary_find(&silent, vocabulary, WORD_SILENT, heading);
    by_parts(&silent, vocabulary, heading, '/', WORD_SILENT);
    by_parts(&silent, vocabulary, heading, '-', WORD_SILENT);
    return silent.question == NULL ? HEADING_UNKNOWN : HEADING_PASSED;
}

enum heading_kind heading_read(struct fit *fit, const struct vocabulary *vocabulary,
                               const char *heading)
{
    enum heading_kind kind = read_plain(fit, vocabulary, heading);
    g_autofree char *bare = NULL;

    if (kind != HEADING_UNKNOWN || strpbrk(heading, "<&") == NULL)
        return kind;
    bare = heading_without_markup(heading);
    return read_plain(fit, vocabulary, g_strstrip(bare));
}
