/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/reading.h"

#include <math.h>

static const struct {
    enum text text;
    enum cell_tone tone;
} READINGS[N_VERDICTS] = {
    [VERDICT_CLEAR_GAIN] = {TEXT_READING_CLEAR_GAIN, TONE_GAIN},
    [VERDICT_GAIN] = {TEXT_READING_GAIN, TONE_GAIN},
    [VERDICT_TRIVIAL] = {TEXT_READING_TRIVIAL, TONE_MUTED},
    [VERDICT_UNCLEAR] = {TEXT_READING_UNCLEAR, TONE_MUTED},
    [VERDICT_LOSS] = {TEXT_READING_LOSS, TONE_LOSS},
    [VERDICT_CLEAR_LOSS] = {TEXT_READING_CLEAR_LOSS, TONE_LOSS},
    [VERDICT_NOT_TESTED] = {TEXT_READING_NOT_TESTED, TONE_MUTED},
    [VERDICT_NO_DATA] = {TEXT_READING_NO_DATA, TONE_MUTED},
};

enum text reading_of(enum verdict verdict)
{
    g_assert(verdict < N_VERDICTS);
    return READINGS[verdict].text;
}

enum cell_tone reading_tone(enum verdict verdict)
{
    g_assert(verdict < N_VERDICTS);
    return READINGS[verdict].tone;
}

enum text reading_of_swc(double value)
{
    g_assert(value >= 0 && value < N_VERDICTS);
    return reading_of((enum verdict)value);
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
