/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "text/decode.h"

#define BYTES(literal) (const guint8 *)(literal), sizeof(literal) - 1

static void expect(const guint8 *bytes, gsize n, const char *utf8, enum text_encoding encoding)
{
    struct text_decoded decoded;

    assert_true(text_decode(&decoded, bytes, n, TEXT_ENCODING_AUTO));
    assert_string_equal(decoded.utf8, utf8);
    assert_int_equal(decoded.length, strlen(utf8));
    assert_int_equal(decoded.encoding, encoding);
    assert_int_equal(decoded.fault, TEXT_FAULT_NONE);
    text_decoded_clear(&decoded);
    assert_null(decoded.utf8);
}

static void expect_fault(const guint8 *bytes, gsize n, enum text_fault fault, guint64 line)
{
    struct text_decoded decoded;

    assert_false(text_decode(&decoded, bytes, n, TEXT_ENCODING_AUTO));
    assert_null(decoded.utf8);
    assert_int_equal(decoded.fault, fault);
    assert_int_equal(decoded.fault_line, line);
    text_decoded_clear(&decoded);
}

static void utf8_is_taken_as_it_is(void **state)
{
    (void)state;
    expect(BYTES(""), "", TEXT_UTF8);
    expect(BYTES("id,q1\r\n1,2"), "id,q1\r\n1,2", TEXT_UTF8);
    expect(BYTES("نام\n"), "نام\n", TEXT_UTF8);
    expect(BYTES("\xEF\xBB\xBFid"), "id", TEXT_UTF8_BOM);
    expect(BYTES("\xEF\xBB\xBF"), "", TEXT_UTF8_BOM);
}

static void utf16_is_known_by_its_mark(void **state)
{
    (void)state;
    expect(BYTES("\xFF\xFEi\0d\0\t\0\x46\x06"), "id\tن", TEXT_UTF16LE);
    expect(BYTES("\xFE\xFF\0i\0d\0\t\x06\x46"), "id\tن", TEXT_UTF16BE);
    expect(BYTES("\xFF\xFE"), "", TEXT_UTF16LE);
    expect(BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), "\U0001F600", TEXT_UTF16LE);
}

static void utf16_is_known_by_its_nul_bytes(void **state)
{
    (void)state;
    expect(BYTES("i\0d\0\n\0"), "id\n", TEXT_UTF16LE);
    expect(BYTES("\0i\0d\0\n"), "id\n", TEXT_UTF16BE);
    expect(BYTES("\x46\x06\x27\x06\x45\x06,\0\x46\x06\n\0"), "نام,ن\n", TEXT_UTF16LE);
}

static void broken_utf16_is_a_fault_with_its_line(void **state)
{
    (void)state;
    expect_fault(BYTES("\xFF\xFEi\0\n\0d"), TEXT_FAULT_NOT_UTF16, 2);
    expect_fault(BYTES("\xFF\xFE\n\0\r\0\n\0\x3D\xD8i\0"), TEXT_FAULT_NOT_UTF16, 3);
    expect_fault(BYTES("\xFF\xFE\n\0\x3D\xD8"), TEXT_FAULT_NOT_UTF16, 2);
    expect_fault(BYTES("\xFE\xFF\0\n\xDE\0\0i"), TEXT_FAULT_NOT_UTF16, 2);
    expect_fault(BYTES("\xFF\xFEi\0\n\0\0\0d\0"), TEXT_FAULT_NUL, 2);
    expect_fault(BYTES("\xFF\xFE\0\0i\0\0\0"), TEXT_FAULT_NUL, 1); /* UTF-32 */
}

static void a_nul_in_a_text_is_a_fault(void **state)
{
    (void)state;
    expect_fault(BYTES("id\n1\0 2\n"), TEXT_FAULT_NUL, 2);
    expect_fault(BYTES("1\0 2"), TEXT_FAULT_NUL, 1);
    expect_fault(BYTES("\0"), TEXT_FAULT_NUL, 1);
    expect_fault(BYTES("\xEF\xBB\xBF\n\n\0"), TEXT_FAULT_NUL, 3);
}

static void other_kinds_of_files_are_named(void **state)
{
    (void)state;
    expect_fault(BYTES("PK\003\004rest"), TEXT_FAULT_ZIP, 1);
    expect_fault(BYTES("%PDF-1.7"), TEXT_FAULT_PDF, 1);
    expect_fault(BYTES("\xD0\xCF\x11\xE0\xA1"), TEXT_FAULT_LEGACY_EXCEL, 1);
    expect_fault(BYTES("<!DOCTYPE html>"), TEXT_FAULT_HTML, 1);
    expect_fault(BYTES("\xEF\xBB\xBF\r\n <HTML>"), TEXT_FAULT_HTML, 1);
    expect_fault(BYTES("<table border=1>"), TEXT_FAULT_HTML, 1);
    expect(BYTES("PK,q1\n"), "PK,q1\n", TEXT_UTF8); /* a column may be called so */
}

/* Overlong forms, surrogates, beyond the last letter, cut off. */
static void bytes_that_are_no_utf8_are_a_fault(void **state)
{
    (void)state;
    expect_fault(BYTES("نام\nسلام\xC0\xAF"), TEXT_FAULT_NOT_UTF8, 2);
    expect_fault(BYTES("نام\r\nس\xED\xA0\x80"), TEXT_FAULT_NOT_UTF8, 2);
    expect_fault(BYTES("نام\rس\xF4\x90\x80\x80"), TEXT_FAULT_NOT_UTF8, 2);
    expect_fault(BYTES("سلام\n\n\xD9"), TEXT_FAULT_NOT_UTF8, 3);
}

/* "نام,گچپژ,علي" as Excel on a Persian Windows saves it (code page 1256). */
#define NAMES_1256 "\xE4\xC7\xE3,\x90\x8D\x81\x8E,\xDA\xE1\xED"

static void windows_1256_is_recognised_and_told(void **state)
{
    (void)state;
    expect(BYTES("id," NAMES_1256 "\n"), "id,نام,گچپژ,علي\n", TEXT_WINDOWS_1256);
    expect(BYTES("\xE3\xED\x9D\xD1\xE6\xCF\xBF"), "مي\u200Cرود؟", TEXT_WINDOWS_1256);
}

static void one_line_of_1256_in_utf8_is_a_fault_at_that_line(void **state)
{
    (void)state;
    expect_fault(BYTES("شناسه,نام محله\n1,ارومیه\n2," NAMES_1256 "\n3,خوی"), TEXT_FAULT_NOT_UTF8,
                 3);
}

static void bytes_of_another_code_page_are_not_taken_for_persian(void **state)
{
    (void)state;
    expect_fault(BYTES("id\ncaf\xE9 cr\xE8me\n"), TEXT_FAULT_NOT_UTF8, 2); /* Latin-1 */
    expect_fault(BYTES("\xFF\xFB\x90\x44"), TEXT_FAULT_NOT_UTF8, 1);       /* MP3 */
}

static void a_wish_is_obeyed(void **state)
{
    struct text_decoded decoded;

    (void)state;
    assert_false(text_decode(&decoded, BYTES("\n" NAMES_1256), TEXT_UTF8));
    assert_int_equal(decoded.fault, TEXT_FAULT_NOT_UTF8);
    assert_int_equal(decoded.fault_line, 2);
    assert_true(text_decode(&decoded, BYTES("caf\xE9"), TEXT_WINDOWS_1256));
    assert_string_equal(decoded.utf8, "café");
    text_decoded_clear(&decoded);
    assert_true(text_decode(&decoded, BYTES("\x46\x06\x27\x06"), TEXT_UTF16LE));
    assert_string_equal(decoded.utf8, "نا");
    text_decoded_clear(&decoded);
    assert_true(text_decode(&decoded, BYTES("\x06\x46"), TEXT_UTF16BE));
    assert_string_equal(decoded.utf8, "ن");
    text_decoded_clear(&decoded);
    assert_false(text_decode(&decoded, BYTES("\n\xC7\0"), TEXT_WINDOWS_1256));
    assert_int_equal(decoded.fault, TEXT_FAULT_NUL);
    assert_int_equal(decoded.fault_line, 2);
}

static void a_mark_comes_before_a_wish(void **state)
{
    struct text_decoded decoded;

    (void)state;
    assert_true(text_decode(&decoded, BYTES("\xEF\xBB\xBFنام"), TEXT_WINDOWS_1256));
    assert_string_equal(decoded.utf8, "نام");
    assert_int_equal(decoded.encoding, TEXT_UTF8_BOM);
    text_decoded_clear(&decoded);
}

static void taken_bytes_give_the_same_text(void **state)
{
    static const struct {
        const char *bytes;
        gsize n;
    } CASES[] = {{"\xEF\xBB\xBFid,\xD8\xB3\n", 9},
                 {"id,\xD8\xB3\n", 6},
                 {"\xFF\xFEi\0\n\0", 6},
                 {"\xC7\xD1\xE6\n", 4},
                 {"a\n\0b", 4},
                 {"\xD8\xB3\xD8\xB3\xD9(\n", 7},
                 {"PK\003\004", 4},
                 {"\xFF\xFEi\0\0", 5},
                 {"", 0}};

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(CASES); i++) {
        struct text_decoded copied, taken;
        char *block = g_malloc(CASES[i].n + 1);
        memcpy(block, CASES[i].bytes, CASES[i].n);
        text_decode(&copied, (const guint8 *)CASES[i].bytes, CASES[i].n, TEXT_ENCODING_AUTO);
        text_decode_own(&taken, block, CASES[i].n, TEXT_ENCODING_AUTO);
        assert_int_equal(taken.fault, copied.fault);
        assert_int_equal(taken.fault_line, copied.fault_line);
        assert_int_equal(taken.encoding, copied.encoding);
        assert_int_equal(taken.utf8 == NULL, copied.utf8 == NULL);
        if (copied.utf8 != NULL)
            assert_string_equal(taken.utf8, copied.utf8);
        text_decoded_clear(&copied);
        text_decoded_clear(&taken);
    }
}

static void encodings_are_called_by_their_usual_names(void **state)
{
    enum text_encoding encoding = TEXT_UTF16BE;

    (void)state;
    assert_true(text_encoding_from_name(&encoding, "UTF8"));
    assert_int_equal(encoding, TEXT_UTF8);
    assert_true(text_encoding_from_name(&encoding, "Windows-1256"));
    assert_int_equal(encoding, TEXT_WINDOWS_1256);
    assert_true(text_encoding_from_name(&encoding, "auto"));
    assert_int_equal(encoding, TEXT_ENCODING_AUTO);
    assert_false(text_encoding_from_name(&encoding, "latin1"));
    assert_false(text_encoding_from_name(&encoding, "utf-16"));
    assert_false(text_encoding_from_name(&encoding, ""));
}

/* Law, with iconv as the oracle: every byte of Windows-1256. */
static void windows_1256_agrees_with_iconv(void **state)
{
    char bytes[255];
    g_autofree char *oracle = NULL;
    struct text_decoded decoded;

    (void)state;
    for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i + 1);
    oracle = g_convert(bytes, sizeof bytes, "UTF-8", "WINDOWS-1256", NULL, NULL, NULL);
    assert_non_null(oracle);
    assert_true(text_decode(&decoded, (const guint8 *)bytes, sizeof bytes, TEXT_WINDOWS_1256));
    assert_string_equal(decoded.utf8, oracle);
    text_decoded_clear(&decoded);
}

/* Law: where a fault stands does not change that it is found, and its line. */
static void a_fault_is_found_at_every_place(void **state)
{
    static const char FAULTS[] = {'\0', '\xC0', '\xFF', '\x80'};

    (void)state;
    for (gsize n = 1; n < 300; n++)
        for (gsize k = 0; k < G_N_ELEMENTS(FAULTS); k++) {
            g_autofree char *text = g_strnfill(400, 'x');
            struct text_decoded decoded;
            if (n % 2 == 0)
                memcpy(text, "ن\n", 3);
            else
                memcpy(text, "xx\n", 3);
            text[n + 2] = FAULTS[k];
            assert_false(text_decode(&decoded, (guint8 *)text, 400, TEXT_UTF8));
            assert_int_equal(decoded.fault,
                             FAULTS[k] == '\0' ? TEXT_FAULT_NUL : TEXT_FAULT_NOT_UTF8);
            assert_int_equal(decoded.fault_line, 2);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_is_taken_as_it_is),
        cmocka_unit_test(utf16_is_known_by_its_mark),
        cmocka_unit_test(utf16_is_known_by_its_nul_bytes),
        cmocka_unit_test(broken_utf16_is_a_fault_with_its_line),
        cmocka_unit_test(a_nul_in_a_text_is_a_fault),
        cmocka_unit_test(other_kinds_of_files_are_named),
        cmocka_unit_test(bytes_that_are_no_utf8_are_a_fault),
        cmocka_unit_test(windows_1256_is_recognised_and_told),
        cmocka_unit_test(one_line_of_1256_in_utf8_is_a_fault_at_that_line),
        cmocka_unit_test(bytes_of_another_code_page_are_not_taken_for_persian),
        cmocka_unit_test(a_wish_is_obeyed),
        cmocka_unit_test(a_mark_comes_before_a_wish),
        cmocka_unit_test(taken_bytes_give_the_same_text),
        cmocka_unit_test(encodings_are_called_by_their_usual_names),
        cmocka_unit_test(windows_1256_agrees_with_iconv),
        cmocka_unit_test(a_fault_is_found_at_every_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
