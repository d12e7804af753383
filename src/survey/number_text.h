/* SPDX-License-Identifier: GPL-3.0-or-later */
/* survey/number_text.h - a number as offices and tools write it.
 *
 * In any script's digits, with the decimal mark `.` or `٫`; with one comma as decimal mark (SPSS
 * under DECIMAL=COMMA, Excel in many countries); with a slash beside Persian digits (۳/۵). A comma
 * before exactly three digits may as well part thousands: then there are two readings.
 */
#ifndef SURVEY_NUMBER_TEXT_H
#define SURVEY_NUMBER_TEXT_H

#include <glib.h>

#include "text/decimal.h"

struct number_text {
    int n_readings; /* 0: no number; 1; 2 */
    struct decimal readings[2];
    bool other_digits; /* written in digits that are not ASCII */
};

struct number_text number_text_read(const char *text, gsize length);

#endif
