/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/sha256.h"

#include <stdbool.h>
#include <string.h>

#define BLOCK 64u
#define SUM   32u

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const guint32 K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static bool has_instructions(void)
{
    unsigned a, b, c, d;
    bool has_sse41 = __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & bit_SSE4_1) != 0;

    return has_sse41 && __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
}

/* state is A..H. The instructions want it as ABEF and CDGH; four rounds at a time, w holds the last
 * sixteen words of the message schedule. */
__attribute__((target("sha,sse4.1"))) static void compress(guint32 state[8], const guint8 *bytes,
                                                           gsize n_blocks)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i dcba = _mm_loadu_si128((const __m128i *)(const void *)state);
    __m128i hgfe = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);

    for (; n_blocks > 0; n_blocks--, bytes += BLOCK) {
        const __m128i before_abef = abef, before_cdgh = cdgh;
        __m128i w[4];
        for (guint i = 0; i < 16; i++) {
            __m128i now, sum;
            if (i < 4) {
                now = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i * 16));
                now = _mm_shuffle_epi8(now, swap);
            } else {
                now = _mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]);
                now = _mm_add_epi32(now, _mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4));
                now = _mm_sha256msg2_epu32(now, w[(i + 3) % 4]);
            }
            w[i % 4] = now;
            sum = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *)(const void *)(K + i * 4)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
        }
        abef = _mm_add_epi32(abef, before_abef);
        cdgh = _mm_add_epi32(cdgh, before_cdgh);
    }
    cdab = _mm_shuffle_epi32(abef, 0x1B); /* FEBA */
    efgh = _mm_shuffle_epi32(cdgh, 0xB1); /* DCHG */
    _mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(cdab, efgh, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(efgh, cdab, 8));
}

/* The blocks, then the rest with the bit 1, zeros and the length in bits. */
static void sum_of(guint8 sum[SUM], const guint8 *bytes, gsize length)
{
    guint32 state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    guint8 tail[2 * BLOCK] = {0};
    gsize rest = length % BLOCK;
    gsize n_tail = rest + 1 + 8 <= BLOCK ? 1 : 2;
    guint64 bits = GUINT64_TO_BE((guint64)length * 8);

    compress(state, bytes, length / BLOCK);
    if (rest > 0)
        memcpy(tail, bytes + (length - rest), rest);
    tail[rest] = 0x80;
    memcpy(tail + n_tail * BLOCK - 8, &bits, sizeof bits);
    compress(state, tail, n_tail);
    for (guint i = 0; i < 8; i++) {
        guint32 word = GUINT32_TO_BE(state[i]);
        memcpy(sum + 4 * i, &word, sizeof word);
    }
}

char *sha256_of(const void *bytes, gsize length)
{
    GString *hex;
    guint8 sum[SUM];

    if (!has_instructions())
        return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    sum_of(sum, bytes, length);
    hex = g_string_sized_new(2 * SUM);
    for (guint i = 0; i < SUM; i++)
        g_string_append_printf(hex, "%02x", sum[i]);
    return g_string_free(hex, FALSE);
}

#else

char *sha256_of(const void *bytes, gsize length)
{
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
}

#endif
