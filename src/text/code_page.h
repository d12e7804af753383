/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text/code_page.h - the one-byte alphabets of Windows that Persian texts pass through. */
#ifndef TEXT_CODE_PAGE_H
#define TEXT_CODE_PAGE_H

#include <glib.h>
#include <stdbool.h>

enum code_page {
    CODE_PAGE_1256, /* Arabic; as Microsoft's best fit has it, every byte is a letter */
    CODE_PAGE_1252  /* Western; bytes without a letter stand for the control of the same number */
};
#define N_CODE_PAGES 2

/* The letter of each of 256 bytes. */
const gunichar *code_page_letters(enum code_page page);

/* The byte of a letter, -1 where the alphabet has none. For Western texts a letter below U+0100 is
 * its own byte too (ISO 8859-1). */
int code_page_byte(enum code_page page, gunichar letter);

/* The bytes that a text is written with in that alphabet, NUL-terminated; NULL where a letter is
 * not in it. Caller frees. */
char *code_page_encode(enum code_page page, const char *utf8, gsize *length);

#endif
