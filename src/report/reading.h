/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/reading.h - a verdict in words: for a cell, for a tone, for an effect size. */
#ifndef REPORT_READING_H
#define REPORT_READING_H

#include "report/model.h"
#include "report/texts.h"
#include "study/study.h"

enum text reading_of(enum verdict verdict);
enum cell_tone reading_tone(enum verdict verdict);

/* swc_verdict is stored as the number of its verdict. */
enum text reading_of_swc(double value);

/* Cohen's bands of the size of g, whatever its sign: a convention, and named as one. */
enum text reading_of_effect(double g);

#endif
