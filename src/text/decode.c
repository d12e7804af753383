/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decode.h"

#include <string.h>
#include <unicode/ucnv.h>

struct signature {
    const char *bytes;
    gsize n;
    enum text_fault fault;
};

static const struct signature NOT_TEXT[] = {
    {"PK\x03\x04", 4, TEXT_FAULT_ZIP},
    {"%PDF", 4, TEXT_FAULT_PDF},
    {"\xd0\xcf\x11\xe0", 4, TEXT_FAULT_LEGACY_EXCEL},
    {"<!DOCTYPE", 9, TEXT_FAULT_HTML},
    {"<html", 5, TEXT_FAULT_HTML},
};

static bool begins(const guint8 *bytes, gsize n_bytes, const char *what, gsize n)
{
    return n_bytes >= n && memcmp(bytes, what, n) == 0;
}

static guint64 line_of(const char *text, gsize offset)
{
    guint64 line = 1;

    for (gsize i = 0; i < offset; i++)
        line += text[i] == '\n';
    return line;
}

/* UTF-16 without a mark: in mostly Latin text every other byte is NUL. */
static enum text_encoding guess_wide(const guint8 *bytes, gsize n_bytes)
{
    gsize n = MIN(n_bytes, 512) / 2, even = 0, odd = 0;

    for (gsize i = 0; i < n; i++) {
        even += bytes[2 * i] == 0;
        odd += bytes[2 * i + 1] == 0;
    }
    if (n >= 2 && odd * 2 > n && even * 4 < n)
        return TEXT_UTF16LE;
    if (n >= 2 && even * 2 > n && odd * 4 < n)
        return TEXT_UTF16BE;
    return TEXT_ENCODING_AUTO;
}

static enum text_encoding detect(const guint8 *bytes, gsize n_bytes)
{
    enum text_encoding wide;

    if (begins(bytes, n_bytes, "\xef\xbb\xbf", 3))
        return TEXT_UTF8_BOM;
    if (begins(bytes, n_bytes, "\xff\xfe", 2))
        return TEXT_UTF16LE;
    if (begins(bytes, n_bytes, "\xfe\xff", 2))
        return TEXT_UTF16BE;
    wide = guess_wide(bytes, n_bytes);
    if (wide != TEXT_ENCODING_AUTO)
        return wide;
    return g_utf8_validate_len((const char *)bytes, n_bytes, NULL) ||
                   memchr(bytes, 0, n_bytes) != NULL
               ? TEXT_UTF8
               : TEXT_WINDOWS_1256;
}

static bool take_utf8(struct text_decoded *out, const char *text, gsize length)
{
    const char *nul = memchr(text, 0, length);
    const char *end = NULL;
    bool valid = g_utf8_validate_len(text, length, &end);

    if (valid && nul == NULL) {
        out->utf8 = g_strndup(text, length);
        out->length = length;
        return true;
    }
    out->fault = nul != NULL && nul == end ? TEXT_FAULT_NUL : TEXT_FAULT_NOT_UTF8;
    out->fault_line = line_of(text, (gsize)(end - text));
    return false;
}

/* By ICU, with every substitution turned into a stop. */
static bool convert(struct text_decoded *out, const char *name, const guint8 *bytes, gsize n_bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(name, &status), *to = ucnv_open("UTF-8", &status);
    gsize size = n_bytes * 3 + 16;
    char *target = g_malloc(size), *end = target;
    const char *source = (const char *)bytes;

    ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_SUCCESS(status))
        ucnv_convertEx(to, from, &end, target + size, &source, (const char *)bytes + n_bytes, NULL,
                       NULL, NULL, NULL, TRUE, TRUE, &status);
    ucnv_close(from);
    ucnv_close(to);
    out->length = (gsize)(end - target);
    out->utf8 = target;
    if (U_SUCCESS(status) && memchr(target, 0, out->length) == NULL) {
        out->utf8 = g_realloc(target, out->length + 1);
        out->utf8[out->length] = '\0';
        return true;
    }
    out->fault = U_SUCCESS(status)                    ? TEXT_FAULT_NUL
                 : out->encoding == TEXT_WINDOWS_1256 ? TEXT_FAULT_NOT_UTF8
                                                      : TEXT_FAULT_NOT_UTF16;
    out->fault_line = line_of(target, out->length);
    g_clear_pointer(&out->utf8, g_free);
    return false;
}

static bool decode_as(struct text_decoded *out, const guint8 *bytes, gsize n_bytes)
{
    gsize mark;

    switch (out->encoding) {
    case TEXT_UTF8:
    case TEXT_UTF8_BOM:
    case TEXT_ENCODING_AUTO:
        mark = begins(bytes, n_bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
        return take_utf8(out, (const char *)bytes + mark, n_bytes - mark);
    case TEXT_UTF16LE:
        mark = begins(bytes, n_bytes, "\xff\xfe", 2) ? 2 : 0;
        return convert(out, "UTF-16LE", bytes + mark, n_bytes - mark);
    case TEXT_UTF16BE:
        mark = begins(bytes, n_bytes, "\xfe\xff", 2) ? 2 : 0;
        return convert(out, "UTF-16BE", bytes + mark, n_bytes - mark);
    case TEXT_WINDOWS_1256:
        return convert(out, "windows-1256", bytes, n_bytes);
    }
    return false;
}

bool text_decode(struct text_decoded *out, const guint8 *bytes, gsize n_bytes,
                 enum text_encoding wanted)
{
    *out = (struct text_decoded){.encoding = wanted};
    for (gsize i = 0; i < G_N_ELEMENTS(NOT_TEXT); i++)
        if (begins(bytes, n_bytes, NOT_TEXT[i].bytes, NOT_TEXT[i].n)) {
            out->fault = NOT_TEXT[i].fault;
            out->fault_line = 1;
            return false;
        }
    if (wanted == TEXT_ENCODING_AUTO)
        out->encoding = detect(bytes, n_bytes);
    return decode_as(out, bytes, n_bytes);
}

void text_decoded_clear(struct text_decoded *decoded)
{
    g_clear_pointer(&decoded->utf8, g_free);
}
