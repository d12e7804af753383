/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/data_set.h"

#include <string.h>

#define LONGEST_NAME 60 /* of 64: room for a number */

static void value_label_free(gpointer data)
{
    struct value_label *label = data;

    g_free(label->text);
    g_free(label->label);
    g_free(label);
}

static void variable_free(gpointer data)
{
    struct variable *variable = data;

    g_free(variable->name);
    g_free(variable->label);
    g_ptr_array_unref(variable->labels);
    g_free(variable);
}

struct data_set *data_set_new(const char *title, const char *created)
{
    struct data_set *set = g_new0(struct data_set, 1);

    set->title = g_strdup(title);
    set->created = g_strdup(created);
    set->variables = g_ptr_array_new_with_free_func(variable_free);
    return set;
}

void data_set_free(struct data_set *set)
{
    if (set->free_source != NULL)
        set->free_source(set->source);
    g_ptr_array_unref(set->variables);
    g_free(set->title);
    g_free(set->created);
    g_free(set);
}

static bool is_taken(const struct data_set *set, const char *name)
{
    for (guint i = 0; i < set->variables->len; i++) {
        const struct variable *variable = set->variables->pdata[i];
        if (g_ascii_strcasecmp(variable->name, name) == 0)
            return true;
    }
    return false;
}

/* Packages want a letter first. */
static char *plain_name(const char *name)
{
    char *plain = g_strconcat(g_ascii_isalpha(*name) ? "" : "v", name, NULL);

    if (strlen(plain) > LONGEST_NAME)
        plain[LONGEST_NAME] = '\0';
    for (char *at = plain; *at != '\0'; at++)
        if (!g_ascii_isalnum(*at))
            *at = '_';
    return plain;
}

struct variable *data_set_variable(struct data_set *set, const char *name, const char *label,
                                   enum variable_kind kind)
{
    g_autofree char *plain = plain_name(name);
    struct variable *variable = g_new0(struct variable, 1);

    variable->name = g_strdup(plain);
    for (guint i = 2; is_taken(set, variable->name); i++) {
        g_free(variable->name);
        variable->name = g_strdup_printf("%s_%u", plain, i);
    }
    variable->label = g_strdup(label);
    variable->kind = kind;
    variable->labels = g_ptr_array_new_with_free_func(value_label_free);
    g_ptr_array_add(set->variables, variable);
    return variable;
}

static struct value_label *add_label(struct variable *variable, const char *words)
{
    struct value_label *label = g_new0(struct value_label, 1);

    label->label = g_strdup(words);
    g_ptr_array_add(variable->labels, label);
    return label;
}

void variable_label_number(struct variable *variable, double number, const char *label)
{
    g_assert(variable->kind == VARIABLE_NUMBER);
    add_label(variable, label)->number = number;
}

void variable_label_text(struct variable *variable, const char *text, const char *label)
{
    g_assert(variable->kind == VARIABLE_TEXT);
    add_label(variable, label)->text = g_strdup(text);
}

void variable_label_missing(struct variable *variable, double number, const char *label)
{
    struct value_label *added;

    g_assert(variable->kind == VARIABLE_NUMBER);
    added = add_label(variable, label);
    added->number = number;
    added->is_missing = true;
}
