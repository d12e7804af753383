/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/heading.h - one heading to the question it names, in the ways survey tools write headings.
 *
 *     IR1                           name, alias, or label in any language
 *     page/IR1  g:IR1  page-IR1     last part of a path (Kobo, Aggregate, ODK Central)
 *     IR[IR1]  Grid [I have hope.]  what stands in the brackets (LimeSurvey, Google Forms)
 *     IR[SQ001]  IR_SQ001           the array's name and the number: IR1 (LimeSurvey)
 *     IR1. I have hope.  12) ...    code or number, and text (LimeSurvey, PorsLine)
 *
 * The ways are in groups of equal trust (HEADING_WAYS in heading.c). The first group that knows a
 * heading decides; two questions in one group are a heading that fits two.
 */
#ifndef SURVEY_HEADING_H
#define SURVEY_HEADING_H

#include "survey/vocabulary.h"

enum heading_kind {
    HEADING_UNKNOWN,
    HEADING_QUESTION,
    HEADING_TWO,   /* fits two questions */
    HEADING_PASSED /* a note, a part of a question with several answers, "other: what?" */
};

/* Fills fit for a question, or two. */
enum heading_kind heading_read(struct fit *fit, const struct vocabulary *vocabulary,
                               const char *heading);

/* A text without markup: tags go, the common entities become their letters. Caller frees. */
char *heading_without_markup(const char *text);

#endif
