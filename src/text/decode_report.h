/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/decode_report.h - what text_decode found, said to the user. */
#ifndef TEXT_DECODE_REPORT_H
#define TEXT_DECODE_REPORT_H

#include "base/diagnostics.h"
#include "text/decode.h"

/* Adds the fault of a failed text_decode at its line: another kind of file (E103) or bytes that are
 * no text (E104). After a good one adds, where nobody asked for that encoding, that the file was
 * taken for Windows-1256 (W106). Else nothing. */
void decode_report(const struct text_decoded *decoded, enum text_encoding wanted, const char *path,
                   struct diagnostics *diagnostics);

/* The fault in English words that base/reasons.def has in Persian too. */
const char *text_fault_words(enum text_fault fault);

#endif
