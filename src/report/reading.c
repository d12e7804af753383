/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/reading.h"

#include <math.h>

#define CHANCE_LIMIT 0.05

static const struct {
    enum text text;
    enum cell_tone tone;
} READINGS[N_READINGS] = {
    [READING_CLEAR_GAIN] = {TEXT_READING_CLEAR_GAIN, TONE_GAIN},
    [READING_GAIN] = {TEXT_READING_GAIN, TONE_GAIN},
    [READING_MAYBE_GAIN] = {TEXT_READING_MAYBE_GAIN, TONE_PLAIN},
    [READING_TRIVIAL] = {TEXT_READING_TRIVIAL, TONE_MUTED},
    [READING_UNCLEAR] = {TEXT_READING_UNCLEAR, TONE_MUTED},
    [READING_MAYBE_LOSS] = {TEXT_READING_MAYBE_LOSS, TONE_PLAIN},
    [READING_LOSS] = {TEXT_READING_LOSS, TONE_LOSS},
    [READING_CLEAR_LOSS] = {TEXT_READING_CLEAR_LOSS, TONE_LOSS},
    [READING_NOT_TESTED] = {TEXT_READING_NOT_TESTED, TONE_MUTED},
    [READING_NO_DATA] = {TEXT_READING_NO_DATA, TONE_MUTED},
};

/* Each verdict as it stands, and where chance is not ruled out. */
static const struct {
    enum reading as_it_stands, by_chance;
} OF_VERDICT[N_VERDICTS] = {
    [VERDICT_CLEAR_GAIN] = {READING_CLEAR_GAIN, READING_MAYBE_GAIN},
    [VERDICT_GAIN] = {READING_GAIN, READING_MAYBE_GAIN},
    [VERDICT_TRIVIAL] = {READING_TRIVIAL, READING_TRIVIAL},
    [VERDICT_UNCLEAR] = {READING_UNCLEAR, READING_UNCLEAR},
    [VERDICT_LOSS] = {READING_LOSS, READING_MAYBE_LOSS},
    [VERDICT_CLEAR_LOSS] = {READING_CLEAR_LOSS, READING_MAYBE_LOSS},
    [VERDICT_NOT_TESTED] = {READING_NOT_TESTED, READING_NOT_TESTED},
    [VERDICT_NO_DATA] = {READING_NO_DATA, READING_NO_DATA},
};

enum reading reading_of(enum verdict verdict, double p_adjusted)
{
    g_assert(verdict < N_VERDICTS);
    return p_adjusted >= CHANCE_LIMIT ? OF_VERDICT[verdict].by_chance
                                      : OF_VERDICT[verdict].as_it_stands;
}

enum text reading_text(enum reading reading)
{
    g_assert(reading < N_READINGS);
    return READINGS[reading].text;
}

enum cell_tone reading_tone(enum reading reading)
{
    g_assert(reading < N_READINGS);
    return READINGS[reading].tone;
}

enum text reading_of_swc(double value)
{
    g_assert(value >= 0 && value < N_VERDICTS);
    return reading_text(reading_of((enum verdict)value, (double)NAN));
}

enum text reading_of_effect(double g)
{
    static const struct {
        double from;
        enum text text;
    } bands[] = {{0.8, TEXT_EFFECT_LARGE}, {0.5, TEXT_EFFECT_MEDIUM}, {0.2, TEXT_EFFECT_SMALL}};

    for (guint i = 0; i < G_N_ELEMENTS(bands); i++)
        if (fabs(g) >= bands[i].from)
            return bands[i].text;
    return TEXT_EFFECT_NEGLIGIBLE;
}
