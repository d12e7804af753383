/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/data_set.h - a rectangle of data for a statistics package: variables with labels, people
 * in rows.
 *
 * As a report is to a workbook: filled here, written by room render (.sav). Rows are asked for one
 * by one, so that a million people cost no second copy of their scores.
 */
#ifndef REPORT_DATA_SET_H
#define REPORT_DATA_SET_H

#include <glib.h>
#include <stdbool.h>

#include "base/own.h"

enum variable_kind { VARIABLE_NUMBER, VARIABLE_TEXT };

/* A value with a name. A missing one is no number to count with: it says why there is none. */
struct value_label {
    double number;
    char *text; /* of a VARIABLE_TEXT, else NULL */
    char *label;
    bool is_missing;
};

struct variable {
    char *name; /* ASCII letters, digits and _, unique without case, at most 64 bytes */
    char *label;
    enum variable_kind kind;
    guint n_decimals;  /* shown */
    guint n_bytes;     /* VARIABLE_TEXT: of the longest text */
    GPtrArray *labels; /* struct value_label */
};

struct datum { /* NAN and "" are missing without a reason */
    double number;
    const char *text;
};

struct data_set {
    char *title;          /* what the file is */
    char *created;        /* ISO date */
    GPtrArray *variables; /* struct variable */
    guint n_rows;
    gpointer source;
    /* Fills out[0 .. variables->len - 1], which come as missing. Texts live as long as the set. */
    void (*row)(const struct data_set *set, guint row, struct datum *out);
    GDestroyNotify free_source; /* may be NULL */
};

struct data_set *data_set_new(const char *title, const char *created);
void data_set_free(struct data_set *set);
OWN_DEFINE(data_set, data_set_free)

/* Adds a variable and returns it. What may not stand in a name becomes _; a name that is taken gets
 * a number behind it. */
struct variable *data_set_variable(struct data_set *set, const char *name, const char *label,
                                   enum variable_kind kind);

void variable_label_number(struct variable *variable, double number, const char *label);
void variable_label_text(struct variable *variable, const char *text, const char *label);
void variable_label_missing(struct variable *variable, double number, const char *label);

#endif
