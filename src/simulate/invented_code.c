/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/invented_code.h"

/* Whole numbers 0..n-1 that hang on nothing but the id and the role: splitmix64 over a hash. */
static guint mixed(const char *id, enum role role, guint n)
{
    guint64 x = ((guint64)role << 32) + g_str_hash(id);

    x += G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT(0x94D049BB133111EB);
    return (guint)((x ^ (x >> 31)) % n);
}

static char *letter(const char *id, enum role role)
{
    static const char *const LETTERS[] = {"ا", "ب", "پ", "ت", "ج", "ح", "خ", "د", "ر", "ز",
                                          "س", "ش", "ص", "ع", "ف", "ک", "گ", "م", "ن", "ی"};

    return g_strdup(LETTERS[mixed(id, role, G_N_ELEMENTS(LETTERS))]);
}

char *invented_code_part(const char *id, enum role role)
{
    if (role == ROLE_CODE_DAY)
        return g_strdup_printf("%u", 1 + mixed(id, role, 31));
    if (role == ROLE_CODE_SIBLINGS)
        return g_strdup_printf("%u", mixed(id, role, 10));
    if (role == ROLE_CODE_MOTHER || role == ROLE_CODE_FATHER || role == ROLE_CODE_BIRTHPLACE)
        return letter(id, role);
    return NULL;
}
