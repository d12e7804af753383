/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes to text: what comes out is valid UTF-8 without NUL, says where its fault is, and comes out
 * the same from UTF-16 and back from Windows-1256; texts of any kind are judged for damage and
 * folded, twice to the same key. */
#include "fuzz/fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "text/code_page.h"
#include "text/damage.h"
#include "text/decode.h"
#include "text/fold.h"
#include "text/hidden.h"

static guint64 n_lines(const uint8_t *bytes, size_t n)
{
    guint64 lines = 1;

    for (size_t i = 0; i < n; i++)
        lines += bytes[i] == '\n' || bytes[i] == '\r';
    return lines;
}

static void expect_same_from_utf16(const char *text, gsize length)
{
    glong n_units = 0;
    g_autofree gunichar2 *units = g_utf8_to_utf16(text, (glong)length, NULL, &n_units, NULL);
    gsize n = ((gsize)n_units + 1) * 2;
    g_autofree guint8 *bytes = g_malloc(n);

    for (int is_big = 0; is_big < 2; is_big++) {
        struct text_decoded decoded;
        bytes[is_big] = 0xFF;
        bytes[1 - is_big] = 0xFE;
        for (glong i = 0; i < n_units; i++) {
            bytes[2 * i + 2 + is_big] = (guint8)(units[i] & 0xFF);
            bytes[2 * i + 3 - is_big] = (guint8)(units[i] >> 8);
        }
        g_assert(text_decode(&decoded, bytes, n, TEXT_ENCODING_AUTO));
        g_assert(decoded.encoding == (is_big ? TEXT_UTF16BE : TEXT_UTF16LE));
        g_assert(decoded.length == length && memcmp(decoded.utf8, text, length) == 0);
        text_decoded_clear(&decoded);
    }
}

static void expect_text(const struct text_decoded *decoded, const uint8_t *bytes, size_t n)
{
    g_assert(decoded->fault == TEXT_FAULT_NONE);
    g_assert(strlen(decoded->utf8) == decoded->length);
    g_assert(g_utf8_validate_len(decoded->utf8, decoded->length, NULL));
    if (decoded->encoding == TEXT_UTF8)
        g_assert(decoded->length == n && memcmp(decoded->utf8, bytes, n) == 0);
    if (decoded->encoding == TEXT_WINDOWS_1256) {
        gsize length = 0;
        g_autofree char *again = code_page_encode(CODE_PAGE_1256, decoded->utf8, &length);
        g_assert(again != NULL && length == n && memcmp(again, bytes, n) == 0);
    }
    expect_same_from_utf16(decoded->utf8, decoded->length);
}

static void expect_keys(const char *text)
{
    char *(*const FOLDS[])(const char *) = {text_fold, text_fold_spaced, text_fold_id};

    for (gsize i = 0; i < G_N_ELEMENTS(FOLDS); i++) {
        g_autofree char *key = FOLDS[i](text);
        g_autofree char *again = FOLDS[i](key);
        g_assert(g_utf8_validate(key, -1, NULL));
        g_assert_cmpstr(key, ==, again);
    }
}

static void expect_judgement(const char *text)
{
    for (enum text_kind kind = TEXT_SENTENCE; kind <= TEXT_NAME; kind++) {
        g_autofree char *repaired = NULL;
        enum text_damage damage = text_damage_of(text, kind, &repaired);
        g_assert((damage == TEXT_ENCODED_TWICE) == (repaired != NULL));
        g_assert(repaired == NULL || g_utf8_validate(repaired, -1, NULL));
    }
}

static void expect_nothing_hidden(char *text, gsize length)
{
    gsize before = length, first;
    gsize n = text_drop_hidden(text, &length, &first);

    g_assert(strlen(text) == length && g_utf8_validate_len(text, length, NULL));
    g_assert((n == 0) == (length == before) && first <= before);
    g_assert(text_drop_hidden(text, &length, &first) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    enum text_encoding wanted;
    struct text_decoded decoded;

    if (n == 0)
        return 0;
    wanted = (enum text_encoding)(bytes[0] % (TEXT_WINDOWS_1256 + 1));
    bytes++;
    n--;
    if (text_decode(&decoded, bytes, n, wanted)) {
        expect_text(&decoded, bytes, n);
        expect_judgement(decoded.utf8);
        expect_keys(decoded.utf8);
        expect_nothing_hidden(decoded.utf8, decoded.length);
    } else {
        g_assert(decoded.utf8 == NULL && decoded.fault != TEXT_FAULT_NONE);
        g_assert(decoded.fault_line >= 1 && decoded.fault_line <= n_lines(bytes, n));
    }
    text_decoded_clear(&decoded);
    return 0;
}
