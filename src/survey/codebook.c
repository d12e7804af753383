/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/codebook.h"

#include <string.h>

#include "text/fold.h"

#define N_DIRECT 100
#define NO_CODE  ((gint16)-1000) /* inside the direct table: no choice of that code */

struct codebook {
    bool has_choices;
    gint16 direct[N_DIRECT]; /* for cells of one or two digits: nearly all there are */
    GHashTable *codes;       /* other numbers: gint code -> answer + 40000 */
    GHashTable *texts;       /* folded labels, aliases and names -> answer + 40000 */
    struct decimal min, max;
    char range[48];
};

#define PACKED(answer)    GINT_TO_POINTER((answer) + 40000)
#define UNPACKED(pointer) ((gint16)(GPOINTER_TO_INT(pointer) - 40000))

static gint16 answer_of(const struct choice *choice)
{
    switch (choice->missing) {
    case MISSING_NOT:
        break;
    case MISSING_BLANK:
        return ANSWER_BLANK;
    case MISSING_DONT_KNOW:
        return ANSWER_DONT_KNOW;
    case MISSING_DECLINED:
        return ANSWER_DECLINED;
    case MISSING_SKIPPED:
        return ANSWER_SKIPPED;
    }
    return (gint16)choice->code;
}

static void learn_text(struct codebook *codebook, const char *text, gint16 answer)
{
    char *folded = text_fold(text);

    if (*folded == '\0' || g_hash_table_contains(codebook->texts, folded))
        g_free(folded);
    else
        g_hash_table_insert(codebook->texts, folded, PACKED(answer));
}

static void learn_choice(struct codebook *codebook, const struct choice *choice)
{
    gint16 answer = answer_of(choice);

    if (choice->is_number && choice->code >= 0 && choice->code < N_DIRECT)
        codebook->direct[choice->code] = answer;
    if (choice->is_number)
        g_hash_table_insert(codebook->codes, GINT_TO_POINTER(choice->code), PACKED(answer));
    else
        learn_text(codebook, choice->name, answer);
    for (guint i = 0; i < label_n(choice->label); i++)
        learn_text(codebook, label_nth_text(choice->label, i), answer);
    for (char **alias = choice->aliases; *alias != NULL; alias++)
        learn_text(codebook, *alias, answer);
}

struct codebook *codebook_new(const struct question *question, const struct key *key)
{
    struct codebook *codebook = g_new0(struct codebook, 1);
    const GPtrArray *choices = question->choices == NULL ? NULL : question->choices->choices;
    char low[G_ASCII_DTOSTR_BUF_SIZE] = "", high[G_ASCII_DTOSTR_BUF_SIZE] = "";

    codebook->codes = g_hash_table_new(NULL, NULL);
    codebook->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    codebook->has_choices = choices != NULL;
    for (int i = 0; i < N_DIRECT; i++)
        codebook->direct[i] = NO_CODE;
    for (guint i = 0; choices != NULL && i < choices->len; i++)
        learn_choice(codebook, choices->pdata[i]);
    if (key != NULL) {
        codebook->min = key->min;
        codebook->max = key->max;
        g_ascii_formatd(low, sizeof low, "%g", decimal_value(key->min));
        g_ascii_formatd(high, sizeof high, "%g", decimal_value(key->max));
    }
    g_snprintf(codebook->range, sizeof codebook->range, "%.20s..%.20s", low, high);
    return codebook;
}

void codebook_free(struct codebook *codebook)
{
    g_hash_table_unref(codebook->codes);
    g_hash_table_unref(codebook->texts);
    g_free(codebook);
}

const char *codebook_range(const struct codebook *codebook)
{
    return codebook->range;
}

static bool find_number(const struct codebook *codebook, struct decimal value, gint16 *code)
{
    gpointer found;

    if (value.places > 0 || value.digits < -30000 || value.digits > 30000 ||
        !g_hash_table_lookup_extended(codebook->codes, GINT_TO_POINTER((gint)value.digits), NULL,
                                      &found))
        return false;
    *code = UNPACKED(found);
    return true;
}

static bool find_text(const struct codebook *codebook, const char *text, gint16 *code)
{
    g_autofree char *folded = text_fold(text);
    gpointer found;

    if (!g_hash_table_lookup_extended(codebook->texts, folded, NULL, &found))
        return false;
    *code = UNPACKED(found);
    return true;
}

static bool in_range(const struct codebook *codebook, struct decimal value)
{
    double x = decimal_value(value);

    return x >= decimal_value(codebook->min) && x <= decimal_value(codebook->max);
}

static enum reading read_slowly(const struct codebook *codebook, const char *text, gsize length,
                                gint16 *code, struct decimal *decimal)
{
    struct decimal value;
    bool is_number = decimal_parse(&value, text, length);

    if (text[strspn(text, " \t\r\n")] == '\0') {
        *code = ANSWER_BLANK;
        return READ_CODE;
    }
    if (is_number &&
        (codebook->has_choices ? find_number(codebook, value, code) : in_range(codebook, value))) {
        if (!codebook->has_choices)
            *code = 0;
        *decimal = value;
        return g_str_is_ascii(text) ? READ_CODE : READ_OTHER_DIGITS;
    }
    return find_text(codebook, text, code) ? READ_LABEL : READ_NOT;
}

enum reading codebook_read(const struct codebook *codebook, const char *text, gsize length,
                           gint16 *code, struct decimal *decimal)
{
    gint16 answer = NO_CODE;

    *decimal = (struct decimal){0, 0};
    if (length == 0) {
        *code = ANSWER_BLANK;
        return READ_CODE;
    }
    if (length == 1 && g_ascii_isdigit(text[0]))
        answer = codebook->direct[text[0] - '0'];
    else if (length == 2 && g_ascii_isdigit(text[0]) && g_ascii_isdigit(text[1]))
        answer = codebook->direct[(text[0] - '0') * 10 + text[1] - '0'];
    if (answer == NO_CODE)
        return read_slowly(codebook, text, length, code, decimal);
    *code = answer;
    return READ_CODE;
}
