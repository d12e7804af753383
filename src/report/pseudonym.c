/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/pseudonym.h"

#include <stdlib.h>
#include <string.h>

enum { DIGEST_BYTES = 32 };

struct keyed {
    guint8 digest[DIGEST_BYTES];
    guint person;
};

static void make_key(guint8 key[DIGEST_BYTES], const struct cohort *cohort)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    const struct wave *waves[] = {cohort->pre, cohort->post};
    gsize length = DIGEST_BYTES;

    for (guint i = 0; i < G_N_ELEMENTS(waves); i++)
        if (waves[i] != NULL && waves[i]->sha256 != NULL)
            g_checksum_update(checksum, (const guchar *)waves[i]->sha256, -1);
    g_checksum_get_digest(checksum, key, &length);
}

static void make_digest(struct keyed *out, const guint8 key[DIGEST_BYTES], const char *id)
{
    GHmac *hmac = g_hmac_new(G_CHECKSUM_SHA256, key, DIGEST_BYTES);
    gsize length = DIGEST_BYTES;

    g_hmac_update(hmac, (const guchar *)id, -1);
    g_hmac_get_digest(hmac, out->digest, &length);
    g_hmac_unref(hmac);
}

static int compare(const void *a, const void *b)
{
    const struct keyed *left = a;
    const struct keyed *right = b;
    int order = memcmp(left->digest, right->digest, DIGEST_BYTES);

    if (order != 0)
        return order;
    return left->person < right->person ? -1 : left->person > right->person;
}

guint *pseudonym_order(const struct cohort *cohort)
{
    g_autofree struct keyed *keyed = g_new0(struct keyed, cohort->n_people + 1);
    guint *order = g_new(guint, cohort->n_people + 1);
    guint8 key[DIGEST_BYTES];

    make_key(key, cohort);
    for (guint i = 0; i < cohort->n_people; i++) {
        keyed[i].person = i;
        make_digest(&keyed[i], key, cohort->people[i].id);
    }
    qsort(keyed, cohort->n_people, sizeof *keyed, compare);
    for (guint i = 0; i < cohort->n_people; i++)
        order[i] = keyed[i].person;
    return order;
}
