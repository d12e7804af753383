/* SPDX-License-Identifier: GPL-3.0-or-later */
/* choices.csv: what can be answered. */
#include <string.h>

#include "instrument/folder_reading.h"
#include "text/fold.h"

static const char *const MISSINGS[] = {"answer", "blank", "dont_know", "declined", "skipped", NULL};

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

struct choice_list *instrument_list(const struct instrument *instrument, const char *name)
{
    for (guint i = 0; i < instrument->lists->len; i++) {
        struct choice_list *list = instrument->lists->pdata[i];
        if (strcmp(list->name, name) == 0)
            return list;
    }
    return NULL;
}

/* The number that stands for a choice: its name where that is a whole number, else its place. */
static void read_code(struct choice *choice, const struct sheet *sheet, guint row, guint position)
{
    gint64 code = position;

    choice->is_number =
        decimal_parse_integer(&code, choice->name, strlen(choice->name), -G_MAXINT32, G_MAXINT32);
    choice->code = (gint)code;
    if (*choice->name == '\0')
        sheet_fault(sheet, row, "name", MESSAGE_INSTRUMENT_EMPTY_CELL, WORDS("name"));
    if (code < CODE_MIN || code > CODE_MAX)
        sheet_fault(sheet, row, "name", MESSAGE_INSTRUMENT_CODE_TOO_LARGE,
                    WORDS(choice->name, CODE_EXPECTED));
}

static struct choice *read_choice(const struct sheet *sheet, guint row, guint position)
{
    struct choice *choice = g_new0(struct choice, 1);

    choice->name = sheet_copy(sheet, row, "name");
    read_code(choice, sheet, row, position);
    choice->label = sheet_label(sheet, row, "label");
    choice->aliases = sheet_list(sheet, row, "aliases");
    choice->missing = (enum missing)sheet_word(sheet, row, "missing", MISSINGS, MISSING_NOT);
    return choice;
}

/* ---- two choices that a reader of answers could not tell apart ---- */

struct choices { /* the sheet on its way into the instrument */
    struct instrument *instrument;
    const struct sheet *sheet;
    GHashTable *lists; /* name to struct choice_list */
    GHashTable *seen;  /* list, kind of key and key to the struct choice that has it */
};

/* The choice that has this key in its list, or NULL after noting that `choice` has it now. */
static const struct choice *note_key(const struct choices *choices, const struct choice_list *list,
                                     const struct choice *choice, char kind, const char *text)
{
    char *key = g_strdup_printf("%s\n%c%s", list->name, kind, text);
    const struct choice *other = g_hash_table_lookup(choices->seen, key);

    if (other == NULL)
        g_hash_table_insert(choices->seen, key, (gpointer)(guintptr)choice);
    else
        g_free(key);
    return other;
}

static bool differ(const struct choice *a, const struct choice *b)
{
    return a != b && (a->missing == MISSING_NOT || a->missing != b->missing);
}

/* Two spellings that fold alike are one answer. Whole numbers keep their sign, which folding
 * drops. */
static void check_spelling(const struct choices *choices, guint row, const struct choice_list *list,
                           const struct choice *choice, const char *text)
{
    g_autofree char *folded = NULL;
    const struct choice *other;
    gint64 number;

    if (decimal_parse_integer(&number, text, strlen(text), -G_MAXINT32, G_MAXINT32))
        folded = g_strdup_printf("#%" G_GINT64_FORMAT, number);
    else
        folded = text_fold(text);
    other = *folded == '\0' ? NULL : note_key(choices, list, choice, 's', folded);
    if (other != NULL && differ(other, choice))
        sheet_fault(choices->sheet, row, "name", MESSAGE_INSTRUMENT_SAME_LABEL,
                    WORDS(other->name, choice->name, list->name, text));
}

static void check_choice(const struct choices *choices, guint row, const struct choice_list *list,
                         const struct choice *choice)
{
    g_autofree char *code = g_strdup_printf("%d", choice->code);
    const struct choice *same_name = note_key(choices, list, choice, 'n', choice->name);
    const struct choice *same_code = note_key(choices, list, choice, 'c', code);

    if (same_name != NULL) {
        sheet_fault(choices->sheet, row, "name", MESSAGE_INSTRUMENT_DUPLICATE, WORDS(choice->name));
        return;
    }
    if (same_code != NULL) {
        sheet_fault(choices->sheet, row, "name", MESSAGE_INSTRUMENT_SAME_CODE,
                    WORDS(same_code->name, choice->name, list->name, code));
        return;
    }
    check_spelling(choices, row, list, choice, choice->name);
    for (guint i = 0; i < label_n(choice->label); i++)
        check_spelling(choices, row, list, choice, label_nth_text(choice->label, i));
    for (char **alias = choice->aliases; *alias != NULL; alias++)
        check_spelling(choices, row, list, choice, *alias);
}

static struct choice_list *list_of_row(const struct choices *choices, guint row)
{
    const char *name = sheet_text(choices->sheet, row, "list_name");
    struct choice_list *list = g_hash_table_lookup(choices->lists, name);

    if (list != NULL)
        return list;
    list = g_new0(struct choice_list, 1);
    list->name = g_strdup(sheet_name(choices->sheet, row, "list_name"));
    list->choices = g_ptr_array_new_with_free_func(choice_free);
    g_ptr_array_add(choices->instrument->lists, list);
    g_hash_table_insert(choices->lists, list->name, list);
    return list;
}

void instrument_read_choices(struct instrument *instrument, const struct sheet *sheet)
{
    static const char *const REQUIRED[] = {"list_name", "name", NULL};
    static const char *const OPTIONAL[] = {"missing", "aliases", "county", "neighbourhood", NULL};
    g_autoptr(GHashTable) lists = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct choices choices = {instrument, sheet, lists, seen};

    instrument->lists = g_ptr_array_new_with_free_func(list_free);
    if (!sheet_columns(sheet, REQUIRED, OPTIONAL))
        return;
    for (guint row = 0; row < table_rows(sheet->table); row++) {
        struct choice_list *list = list_of_row(&choices, row);
        struct choice *choice = read_choice(sheet, row, list->choices->len + 1);
        g_ptr_array_add(list->choices, choice);
        check_choice(&choices, row, list, choice);
    }
}
