/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/reading.h - what a row of a table says, in words and in a tone.
 *
 * The study's verdict reads one interval. Where many scales are tested side by side, a change whose
 * adjusted p is 0.05 or more is read as possible only, so that the words of a row never say more
 * than its p.
 */
#ifndef REPORT_READING_H
#define REPORT_READING_H

#include "report/model.h"
#include "report/texts.h"
#include "study/study.h"

enum reading {
    READING_CLEAR_GAIN,
    READING_GAIN,
    READING_MAYBE_GAIN,
    READING_TRIVIAL,
    READING_UNCLEAR,
    READING_MAYBE_LOSS,
    READING_LOSS,
    READING_CLEAR_LOSS,
    READING_NOT_TESTED,
    READING_NO_DATA,
    N_READINGS
};

/* p_adjusted NAN: there is none, and the verdict stands. */
enum reading reading_of(enum verdict verdict, double p_adjusted);

enum text reading_text(enum reading reading);
enum cell_tone reading_tone(enum reading reading);

/* swc_verdict is stored as the number of its verdict. */
enum text reading_of_swc(double value);

/* Cohen's bands of the size of g, whatever its sign: a convention, and named as one. */
enum text reading_of_effect(double g);

#endif
