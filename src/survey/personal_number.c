/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey/personal_number.h"

#include <string.h>

#include "survey/wave_scan.h"

enum { ID_DIGITS = 10, ID_DIGITS_LEAST = 8, FEW = 3 };

static bool is_digits(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

bool is_national_id(const char *key)
{
    gsize length = strlen(key);
    char digits[ID_DIGITS + 1];
    int sum = 0, rest;

    if (length < ID_DIGITS_LEAST || length > ID_DIGITS || !is_digits(key))
        return false;
    memset(digits, '0', ID_DIGITS - length);
    memcpy(digits + (ID_DIGITS - length), key, length + 1);
    if (strspn(digits, (const char[]){digits[0], '\0'}) == ID_DIGITS)
        return false;
    for (int i = 0; i < ID_DIGITS - 1; i++)
        sum += (digits[i] - '0') * (ID_DIGITS - i);
    rest = sum % 11;
    return digits[ID_DIGITS - 1] - '0' == (rest < 2 ? rest : 11 - rest);
}

bool is_mobile_number(const char *key)
{
    static const char *const BEGINNINGS[] = {"09", "9", "989", "+989", "00989"};
    gsize length = strlen(key);
    const char *rest = length < 9 ? key : key + length - 9;

    for (gsize i = 0; i < G_N_ELEMENTS(BEGINNINGS); i++)
        if (strlen(BEGINNINGS[i]) == (gsize)(rest - key) && g_str_has_prefix(key, BEGINNINGS[i]))
            return is_digits(rest);
    return false;
}

void personal_numbers_tell(const struct wave *wave, struct diagnostics *diagnostics)
{
    static const struct {
        bool (*is_kind)(const char *key);
        enum message message;
    } KINDS[] = {{is_national_id, MESSAGE_NATIONAL_IDS}, {is_mobile_number, MESSAGE_PHONE_NUMBERS}};

    for (gsize kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        struct where where = {.file = wave->file};
        char counts[2][16];
        guint n = 0;

        for (guint i = 0; i < wave->n_people; i++)
            n += KINDS[kind].is_kind(wave->keys[i]) ? 1 : 0;
        if (n < FEW || 2 * n < wave->n_people)
            continue;
        where.column_name = wave->store->names[ROLE_ID];
        g_snprintf(counts[0], sizeof counts[0], "%u", n);
        g_snprintf(counts[1], sizeof counts[1], "%u", wave->n_people);
        diagnostics_add(diagnostics, KINDS[kind].message, &where, counts[0], counts[1], NULL);
    }
}
