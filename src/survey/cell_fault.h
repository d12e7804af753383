/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/cell_fault.h - what went wrong with a cell that is no answer, where it can be seen. */
#ifndef SURVEY_CELL_FAULT_H
#define SURVEY_CELL_FAULT_H

#include <stdbool.h>

#include "survey/answer.h"

enum cell_fault {
    CELL_OTHER,
    CELL_EXCEL,      /* an error, a date or a shortened number that Excel made of it */
    CELL_TWO_ANSWERS /* "1 3": each part is an answer of the question */
};

enum cell_fault cell_fault_of(const char *text, struct answer_coder *coder);

/* True for "#REF!", "#N/A", and for "####" of a column that is too narrow. */
bool cell_is_excel_error(const char *text);

/* True for "1.23E+11": a long number as Excel shows it, whose digits are lost. */
bool cell_is_shortened_number(const char *text);

#endif
