/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/decode.h - bytes of unknown encoding to UTF-8.
 *
 * Order of decision: a byte-order mark (UTF-8, UTF-16LE, UTF-16BE); the wish of the caller; NUL
 * bytes in every other place (UTF-16 without mark); strictly valid UTF-8; else Windows-1256 where
 * the letters look Persian in it. Nothing is ever replaced: what cannot be decoded is a fault with
 * its line.
 */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include <glib.h>
#include <stdbool.h>

enum text_encoding {
    TEXT_ENCODING_AUTO,
    TEXT_UTF8,
    TEXT_UTF8_BOM,
    TEXT_UTF16LE,
    TEXT_UTF16BE,
    TEXT_WINDOWS_1256
};

/* "auto", "utf-8", "utf-16le", "utf-16be", "windows-1256" or "cp1256", in any case and without
 * hyphens too. */
bool text_encoding_from_name(enum text_encoding *out, const char *name);

enum text_fault {
    TEXT_FAULT_NONE,
    TEXT_FAULT_NOT_UTF8,  /* invalid UTF-8: bytes, overlong forms, surrogates */
    TEXT_FAULT_NOT_UTF16, /* odd length or lone surrogates */
    TEXT_FAULT_NUL,       /* a NUL character inside the text */
    TEXT_FAULT_ZIP,       /* "PK": an Excel workbook or another zip */
    TEXT_FAULT_PDF,
    TEXT_FAULT_HTML,
    TEXT_FAULT_LEGACY_EXCEL /* D0 CF 11 E0 */
};

struct text_decoded {
    char *utf8; /* NUL-terminated, no mark, never NULL on success; newlines untouched */
    gsize length;
    enum text_encoding encoding;
    enum text_fault fault;
    guint64 fault_line; /* from 1 */
};

/* Decodes; `wanted` TEXT_ENCODING_AUTO decides by itself (Windows-1256 is then never chosen
 * silently: the result says so in encoding). False where fault is set. */
bool text_decode(struct text_decoded *out, const guint8 *bytes, gsize n_bytes,
                 enum text_encoding wanted);

/* The same, taking the bytes, which have room for a NUL behind them: UTF-8 stays where it is. */
bool text_decode_own(struct text_decoded *out, char *bytes, gsize n_bytes,
                     enum text_encoding wanted);
void text_decoded_clear(struct text_decoded *decoded);

#endif
