/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/spelling.h"

#include <string.h>

/* Longer words are not looked at: nobody needs help with them, and the work stays small. */
#define LONGEST_WORD 64

struct letters {
    gunichar letter[LONGEST_WORD];
    guint n;
};

static bool take_letters(struct letters *letters, const char *word)
{
    letters->n = 0;
    for (; *word != '\0'; word += g_utf8_skip[(guchar)*word]) {
        if (letters->n == LONGEST_WORD)
            return false;
        letters->letter[letters->n++] = g_utf8_get_char(word);
    }
    return true;
}

static guint distance_of(const struct letters *a, const struct letters *b)
{
    guint row[LONGEST_WORD + 1];

    for (guint j = 0; j <= b->n; j++)
        row[j] = j;
    for (guint i = 0; i < a->n; i++) {
        guint corner = row[0];
        row[0] = i + 1;
        for (guint j = 0; j < b->n; j++) {
            guint changed = corner + (a->letter[i] != b->letter[j]);
            corner = row[j + 1];
            row[j + 1] = MIN(changed, MIN(corner, row[j]) + 1);
        }
    }
    return row[b->n];
}

guint spelling_distance(const char *a, const char *b)
{
    struct letters left, right;
    guint difference;

    if (!take_letters(&left, a) || !take_letters(&right, b))
        return SPELLING_FAR;
    difference = left.n > right.n ? left.n - right.n : right.n - left.n;
    if (difference >= SPELLING_FAR)
        return SPELLING_FAR;
    return MIN(distance_of(&left, &right), SPELLING_FAR);
}

bool spelling_is_near(guint distance, const char *word)
{
    return distance < SPELLING_FAR && (glong)distance < g_utf8_strlen(word, -1);
}

const char *spelling_nearest(const char *word, const char *const *known)
{
    const char *nearest = NULL;
    guint best = SPELLING_FAR;

    for (; *known != NULL; known++) {
        guint distance = spelling_distance(word, *known);
        if (distance < best && spelling_is_near(distance, word)) {
            best = distance;
            nearest = *known;
        }
    }
    return nearest;
}
