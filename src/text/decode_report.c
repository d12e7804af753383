/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/decode_report.h"

const char *text_fault_words(enum text_fault fault)
{
    static const char *const WORDS[] = {
        [TEXT_FAULT_NONE] = "",
        [TEXT_FAULT_NOT_UTF8] = "the bytes are not UTF-8 here",
        [TEXT_FAULT_NOT_UTF16] = "the bytes are not UTF-16 here",
        [TEXT_FAULT_NUL] = "there is a zero byte (NUL) here",
        [TEXT_FAULT_ZIP] = "an Excel workbook or another zip file",
        [TEXT_FAULT_PDF] = "a PDF file",
        [TEXT_FAULT_HTML] = "a web page",
        [TEXT_FAULT_LEGACY_EXCEL] = "an old Excel workbook (.xls)",
    };

    g_assert((gsize)fault < G_N_ELEMENTS(WORDS));
    return WORDS[fault];
}

static bool is_of_the_letters(enum text_fault fault)
{
    return fault == TEXT_FAULT_NOT_UTF8 || fault == TEXT_FAULT_NOT_UTF16 || fault == TEXT_FAULT_NUL;
}

void decode_report(const struct text_decoded *decoded, enum text_encoding wanted, const char *path,
                   struct diagnostics *diagnostics)
{
    struct where file = {.file = path};
    struct where line = {.file = path, .line = decoded->fault_line};

    if (decoded->fault == TEXT_FAULT_NONE) {
        if (decoded->encoding == TEXT_WINDOWS_1256 && wanted == TEXT_ENCODING_AUTO)
            diagnostics_add(diagnostics, MESSAGE_READ_AS_WINDOWS_1256, &file, NULL);
    } else if (is_of_the_letters(decoded->fault)) {
        diagnostics_add(diagnostics, MESSAGE_BAD_ENCODING, &line, text_fault_words(decoded->fault),
                        NULL);
    } else {
        diagnostics_add(diagnostics, MESSAGE_NOT_A_TEXT_FILE, &file,
                        text_fault_words(decoded->fault), NULL);
    }
}
