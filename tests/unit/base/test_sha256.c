/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include <glib.h>
#include <string.h>

#include "base/sha256.h"

static void expect(const char *text, const char *hex)
{
    g_autofree char *sum = sha256_of(text, strlen(text));

    assert_string_equal(sum, hex);
}

/* FIPS 180-2, appendix B: one block, two blocks; and nothing at all. */
static void the_examples_of_the_standard_hold(void **state)
{
    (void)state;
    expect("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

/* Oracle: GLib. Every length around the block borders, at every alignment of a word. */
static void every_length_agrees_with_glib(void **state)
{
    guint8 bytes[700];

    (void)state;
    for (guint i = 0; i < sizeof bytes; i++)
        bytes[i] = (guint8)(i * 167 + i / 7);
    for (gsize length = 0; length + 8 < sizeof bytes; length++) {
        gsize shift = length % 8;
        g_autofree char *ours = sha256_of(bytes + shift, length);
        g_autofree char *theirs =
            g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes + shift, length);
        assert_string_equal(ours, theirs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_hold),
        cmocka_unit_test(every_length_agrees_with_glib),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
