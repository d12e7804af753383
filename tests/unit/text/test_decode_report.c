/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <string.h>

#include "base/reason.h"
#include "text/decode_report.h"

static char *said_of(const char *bytes, gsize n, enum text_encoding wanted, enum language language)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct text_decoded decoded;

    text_decode(&decoded, (const guint8 *)bytes, n, wanted);
    decode_report(&decoded, wanted, "pre.csv", diagnostics);
    text_decoded_clear(&decoded);
    if (diagnostics_n(diagnostics) == 0)
        return g_strdup("");
    return diagnostic_line(diagnostics_nth(diagnostics, 0), language);
}

static void expect(const char *bytes, gsize n, enum text_encoding wanted, const char *english,
                   const char *persian)
{
    g_autofree char *en = said_of(bytes, n, wanted, LANGUAGE_EN);
    g_autofree char *fa = said_of(bytes, n, wanted, LANGUAGE_FA);

    assert_string_equal(en, english);
    assert_string_equal(fa, persian);
}

static void a_fault_is_said_at_its_line_in_both_languages(void **state)
{
    (void)state;
    expect("a\nb\n\xD8\xB3\xD8\xB3\xD9(\n", 11, TEXT_ENCODING_AUTO,
           "pre.csv:3: the text cannot be decoded: the bytes are not UTF-8 here [E104]",
           "pre.csv:3: نویسه‌ها خوانده نشد: بایت‌های اینجا UTF-8 "
           "نیست "
           "[E104]");
    expect(
        "a\nb\0c", 5, TEXT_ENCODING_AUTO,
        "pre.csv:2: the text cannot be decoded: there is a zero byte (NUL) here [E104]",
        "pre.csv:2: نویسه‌ها خوانده نشد: اینجا بایت صفر (NUL) هست "
        "[E104]");
    expect("PK\003\004", 4, TEXT_ENCODING_AUTO,
           "pre.csv: this is an Excel workbook or another zip file, not a plain text file such as "
           "CSV [E103]",
           "pre.csv: این کارپوشهٔ اکسل یا پروندهٔ فشردهٔ دیگری است، نه پروندهٔ متنی مانند CSV [E103]");
}

static void windows_1256_is_told_unless_it_was_asked_for(void **state)
{
    static const char NAME[] = "\xC7\xD1\xE6\xE3\xED\xE5,\xC7\n"; /* Urmia */

    (void)state;
    expect(NAME, strlen(NAME), TEXT_ENCODING_AUTO,
           "pre.csv: read as Windows-1256: this is no UTF-8 [W106]",
           "pre.csv: با کدگذاری Windows-1256 خوانده شد، چون UTF-8 نیست [W106]");
    expect(NAME, strlen(NAME), TEXT_WINDOWS_1256, "", "");
    expect("plain\n", 6, TEXT_ENCODING_AUTO, "", "");
}

static void every_fault_has_persian_words(void **state)
{
    (void)state;
    for (enum text_fault fault = TEXT_FAULT_NOT_UTF8; fault <= TEXT_FAULT_LEGACY_EXCEL; fault++) {
        g_autofree char *persian = reason_in(text_fault_words(fault), LANGUAGE_FA);
        assert_string_not_equal(persian, text_fault_words(fault));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fault_is_said_at_its_line_in_both_languages),
        cmocka_unit_test(windows_1256_is_told_unless_it_was_asked_for),
        cmocka_unit_test(every_fault_has_persian_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
