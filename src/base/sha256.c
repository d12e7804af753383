/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <nettle/sha2.h>

char *sha256_of(const void *bytes, gsize length)
{
    static const char HEX[] = "0123456789abcdef";
    guint8 sum[SHA256_DIGEST_SIZE];
    char *text = g_malloc(2 * sizeof sum + 1);
    struct sha256_ctx hash;

    sha256_init(&hash);
    sha256_update(&hash, length, bytes);
    sha256_digest(&hash, sizeof sum, sum);
    for (gsize i = 0; i < sizeof sum; i++) {
        text[2 * i] = HEX[sum[i] >> 4];
        text[2 * i + 1] = HEX[sum[i] & 15];
    }
    text[2 * sizeof sum] = '\0';
    return text;
}
