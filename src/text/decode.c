/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decode.h"

#include <string.h>

#include "text/code_page.h"

#define SAMPLE_BYTES ((gsize)64 * 1024) /* a guess at UTF-16 looks no further */

static const guint8 MARK_UTF8[] = {0xEF, 0xBB, 0xBF};
static const guint8 MARK_LE[] = {0xFF, 0xFE};
static const guint8 MARK_BE[] = {0xFE, 0xFF};

static bool begins(const guint8 *bytes, gsize n, const void *with, gsize length)
{
    return n >= length && memcmp(bytes, with, length) == 0;
}

static bool begins_in_any_case(const guint8 *bytes, gsize n, const char *with)
{
    gsize length = strlen(with);

    return n >= length && g_ascii_strncasecmp((const char *)bytes, with, length) == 0;
}

static bool is_web_page(const guint8 *bytes, gsize n)
{
    static const char *const STARTS[] = {"<!doctype", "<html", "<?xml", "<table", "<meta", "<head"};

    if (begins(bytes, n, MARK_UTF8, sizeof MARK_UTF8)) {
        bytes += sizeof MARK_UTF8;
        n -= sizeof MARK_UTF8;
    }
    for (; n > 0 && g_ascii_isspace((char)*bytes); n--)
        bytes++;
    for (guint i = 0; i < G_N_ELEMENTS(STARTS); i++)
        if (begins_in_any_case(bytes, n, STARTS[i]))
            return true;
    return false;
}

static enum text_fault other_kind_of_file(const guint8 *bytes, gsize n)
{
    static const struct {
        const char *start;
        gsize length;
        enum text_fault fault;
    } KINDS[] = {
        {"PK\003\004", 4, TEXT_FAULT_ZIP},
        {"PK\005\006", 4, TEXT_FAULT_ZIP},
        {"PK\007\010", 4, TEXT_FAULT_ZIP},
        {"%PDF-", 5, TEXT_FAULT_PDF},
        {"\xD0\xCF\x11\xE0", 4, TEXT_FAULT_LEGACY_EXCEL},
    };

    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        if (begins(bytes, n, KINDS[i].start, KINDS[i].length))
            return KINDS[i].fault;
    return is_web_page(bytes, n) ? TEXT_FAULT_HTML : TEXT_FAULT_NONE;
}

/* Lines as an editor counts them: LF, CRLF or CR ends one. */
static guint64 line_at(const char *text, gsize offset)
{
    guint64 line = 1;

    for (gsize i = 0; i < offset; i++)
        if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n'))
            line++;
    return line;
}

/* ---- UTF-8 ---- */

#define HIGH_BITS G_GUINT64_CONSTANT(0x8080808080808080)
#define LOW_BITS  G_GUINT64_CONSTANT(0x0101010101010101)

/* Bytes at the start, eight times eight at a time, that are ASCII and not NUL: no letter of them
 * needs a closer look. */
static gsize plain_start(const char *text, gsize n)
{
    gsize length = 0;

    for (; length + 64 <= n; length += 64) {
        guint64 words[8];
        guint64 odd = 0;
        memcpy(words, text + length, sizeof words);
        for (guint i = 0; i < 8; i++) /* a high bit, or a borrow from a byte that is 0 */
            odd |= words[i] | (words[i] - LOW_BITS);
        if ((odd & HIGH_BITS) != 0)
            break;
    }
    return length;
}

/* The end of the valid part. GLib looks at each line that has something beyond ASCII. */
static const char *end_of_valid(const char *text, gsize n)
{
    const char *end = text + n;

    while (text < end) {
        const char *line_end;
        const char *fault;
        text += plain_start(text, (gsize)(end - text));
        if (text == end)
            break;
        line_end = memchr(text, '\n', (gsize)(end - text));
        line_end = line_end == NULL ? end : line_end + 1;
        if (!g_utf8_validate_len(text, (gsize)(line_end - text), &fault))
            return fault;
        text = line_end;
    }
    return end;
}

static bool take_utf8(struct text_decoded *out, const guint8 *bytes, gsize n)
{
    const char *text = (const char *)bytes;
    const char *end = end_of_valid(text, n);

    if (end != text + n) {
        out->fault = *end == '\0' ? TEXT_FAULT_NUL : TEXT_FAULT_NOT_UTF8;
        out->fault_line = line_at(text, (gsize)(end - text));
        return false;
    }
    if (out->utf8 == NULL)
        out->utf8 = g_malloc(n + 1);
    memmove(out->utf8, bytes, n); /* nothing to do where the block of the bytes was given */
    out->utf8[n] = '\0';
    out->length = n;
    return true;
}

/* ---- UTF-16 ---- */

static gunichar2 unit_at(const guint8 *bytes, bool is_big)
{
    return (gunichar2)(is_big ? bytes[0] << 8 | bytes[1] : bytes[1] << 8 | bytes[0]);
}

static guint64 line_of_unit(const gunichar2 *units, gsize offset)
{
    guint64 line = 1;

    for (gsize i = 0; i < offset; i++)
        if (units[i] == '\n' || (units[i] == '\r' && units[i + 1] != '\n'))
            line++;
    return line;
}

static bool take_utf16(struct text_decoded *out, const guint8 *bytes, gsize n, bool is_big)
{
    gsize n_units = n / 2;
    g_autofree gunichar2 *units = g_new(gunichar2, n_units + 1);
    glong n_read = 0;
    glong n_written = 0;

    for (gsize i = 0; i < n_units; i++)
        units[i] = unit_at(bytes + 2 * i, is_big);
    units[n_units] = 0;
    out->utf8 = g_utf16_to_utf8(units, (glong)n_units, &n_read, &n_written, NULL);
    if (out->utf8 != NULL && (gsize)n_read == n_units && n % 2 == 0) {
        out->length = (gsize)n_written;
        return true;
    }
    out->fault = TEXT_FAULT_NOT_UTF16;
    if ((gsize)n_read < n_units && units[n_read] == 0) /* GLib stops there */
        out->fault = TEXT_FAULT_NUL;
    out->fault_line = line_of_unit(units, MIN((gsize)n_read, n_units));
    g_clear_pointer(&out->utf8, g_free);
    return false;
}

/* High halves of the units that Persian, Latin and their signs use. */
static bool is_likely_high(guint8 high)
{
    return high <= 0x02 || high == 0x06 || high == 0x20 || high >= 0xFB;
}

/* NUL bytes, all in the high places of units that make sense: UTF-16 without its mark. */
static bool looks_like_utf16(const guint8 *bytes, gsize n, bool is_big)
{
    gsize n_nul = 0;

    n = MIN(n, SAMPLE_BYTES) & ~(gsize)1;
    for (gsize i = 0; i < n; i += 2) {
        guint8 high = is_big ? bytes[i] : bytes[i + 1];
        guint8 low = is_big ? bytes[i + 1] : bytes[i];
        if (!is_likely_high(high) || (high == 0 && low == 0))
            return false;
        n_nul += high == 0;
    }
    return n_nul > 0;
}

/* ---- Windows-1256 ---- */

static bool take_windows_1256(struct text_decoded *out, const guint8 *bytes, gsize n)
{
    const gunichar *table = code_page_letters(CODE_PAGE_1256);
    const guint8 *nul = memchr(bytes, 0, n);
    gsize length = 0;

    if (nul != NULL) {
        out->fault = TEXT_FAULT_NUL;
        out->fault_line = line_at((const char *)bytes, (gsize)(nul - bytes));
        return false;
    }
    for (gsize i = 0; i < n; i++)
        length += (gsize)g_unichar_to_utf8(table[bytes[i]], NULL);
    out->utf8 = g_malloc(length + 1);
    out->length = 0;
    for (gsize i = 0; i < n; i++)
        out->length += (gsize)g_unichar_to_utf8(table[bytes[i]], out->utf8 + out->length);
    out->utf8[out->length] = '\0';
    return true;
}

/* Arabic and Persian letters, their punctuation and half-spaces. */
static bool is_expected(gunichar letter)
{
    return (letter >= 0x0600 && letter <= 0x06FF) || letter == 0x00A0 || letter == 0x00AB ||
           letter == 0x00BB || (letter >= 0x200C && letter <= 0x200F);
}

/* Not UTF-8 and likely Persian: most letters beyond ASCII read as Persian ones, and the text is no
 * damaged UTF-8, in which most of them still make whole UTF-8 letters. */
static bool looks_like_windows_1256(const guint8 *bytes, gsize n)
{
    const gunichar *table = code_page_letters(CODE_PAGE_1256);
    gsize n_high = 0;
    gsize n_expected = 0;
    gsize n_in_utf8 = 0;

    for (gsize i = 0; i < n; i++) {
        if (bytes[i] < 0x80)
            continue;
        n_high++;
        n_expected += is_expected(table[bytes[i]]);
        /* In UTF-8 a Persian letter is D8..DB and one byte below C0. */
        if (bytes[i] >= 0xD8 && bytes[i] <= 0xDB && i + 1 < n && (bytes[i + 1] & 0xC0) == 0x80)
            n_in_utf8 += 2;
    }
    return n_expected * 4 >= n_high * 3 && n_in_utf8 * 2 < n_high;
}

/* ---- the decision ---- */

static bool take_guess(struct text_decoded *out, const guint8 *bytes, gsize n)
{
    bool has_nul = memchr(bytes, 0, MIN(n, SAMPLE_BYTES)) != NULL;

    if (has_nul && looks_like_utf16(bytes, n, false)) {
        out->encoding = TEXT_UTF16LE;
        return take_utf16(out, bytes, n, false);
    }
    if (has_nul && looks_like_utf16(bytes, n, true)) {
        out->encoding = TEXT_UTF16BE;
        return take_utf16(out, bytes, n, true);
    }
    out->encoding = TEXT_UTF8;
    if (take_utf8(out, bytes, n))
        return true;
    if (out->fault != TEXT_FAULT_NOT_UTF8 || !looks_like_windows_1256(bytes, n))
        return false;
    out->fault = TEXT_FAULT_NONE;
    out->fault_line = 0;
    out->encoding = TEXT_WINDOWS_1256;
    return take_windows_1256(out, bytes, n);
}

static bool take_wanted(struct text_decoded *out, const guint8 *bytes, gsize n,
                        enum text_encoding wanted)
{
    out->encoding = wanted;
    switch (wanted) {
    case TEXT_UTF8:
    case TEXT_UTF8_BOM:
        out->encoding = TEXT_UTF8;
        return take_utf8(out, bytes, n);
    case TEXT_UTF16LE:
    case TEXT_UTF16BE:
        return take_utf16(out, bytes, n, wanted == TEXT_UTF16BE);
    case TEXT_WINDOWS_1256:
        return take_windows_1256(out, bytes, n);
    case TEXT_ENCODING_AUTO:
        return take_guess(out, bytes, n);
    default:
        g_assert_not_reached();
    }
}

/* out->utf8 is a block to use for UTF-8, or NULL. */
static bool decode(struct text_decoded *out, const guint8 *bytes, gsize n_bytes,
                   enum text_encoding wanted)
{
    out->fault = other_kind_of_file(bytes, n_bytes);
    if (out->fault != TEXT_FAULT_NONE) {
        out->fault_line = 1;
        return false;
    }
    if (begins(bytes, n_bytes, MARK_UTF8, sizeof MARK_UTF8)) {
        out->encoding = TEXT_UTF8_BOM;
        return take_utf8(out, bytes + sizeof MARK_UTF8, n_bytes - sizeof MARK_UTF8);
    }
    if (begins(bytes, n_bytes, MARK_LE, sizeof MARK_LE)) {
        out->encoding = TEXT_UTF16LE;
        return take_utf16(out, bytes + 2, n_bytes - 2, false);
    }
    if (begins(bytes, n_bytes, MARK_BE, sizeof MARK_BE)) {
        out->encoding = TEXT_UTF16BE;
        return take_utf16(out, bytes + 2, n_bytes - 2, true);
    }
    return take_wanted(out, bytes, n_bytes, wanted);
}

bool text_decode(struct text_decoded *out, const guint8 *bytes, gsize n_bytes,
                 enum text_encoding wanted)
{
    *out = (struct text_decoded){.encoding = wanted};
    return decode(out, bytes, n_bytes, wanted);
}

bool text_decode_own(struct text_decoded *out, char *bytes, gsize n_bytes,
                     enum text_encoding wanted)
{
    bool done;

    *out = (struct text_decoded){.encoding = wanted, .utf8 = bytes};
    done = decode(out, (const guint8 *)bytes, n_bytes, wanted);
    if (!done || out->utf8 != bytes)
        g_free(bytes);
    if (!done)
        out->utf8 = NULL;
    return done;
}

void text_decoded_clear(struct text_decoded *decoded)
{
    g_free(decoded->utf8);
    *decoded = (struct text_decoded){0};
}

static bool is_same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        while (*a == '-' || *a == '_')
            a++;
        while (*b == '-' || *b == '_')
            b++;
        if (g_ascii_tolower(*a) != g_ascii_tolower(*b))
            return false;
        if (*a == '\0')
            return true;
    }
}

bool text_encoding_from_name(enum text_encoding *out, const char *name)
{
    static const struct {
        const char *name;
        enum text_encoding encoding;
    } NAMES[] = {
        {"auto", TEXT_ENCODING_AUTO},        {"utf-8", TEXT_UTF8},
        {"utf-16le", TEXT_UTF16LE},          {"utf-16be", TEXT_UTF16BE},
        {"windows-1256", TEXT_WINDOWS_1256}, {"cp1256", TEXT_WINDOWS_1256},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(NAMES); i++)
        if (is_same_name(NAMES[i].name, name)) {
            *out = NAMES[i].encoding;
            return true;
        }
    return false;
}
