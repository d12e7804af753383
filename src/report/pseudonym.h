/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/pseudonym.h - people numbered in an order that says nothing about their ids. */
#ifndef REPORT_PSEUDONYM_H
#define REPORT_PSEUDONYM_H

#include "survey/cohort.h"

/* Indexes into cohort->people in the order of HMAC-SHA-256(key, id), the key being the SHA-256 over
 * the hashes of the two wave files. Person order[0] is number 1. Ties (which would be a SHA-256
 * collision) keep the order of the cohort. Caller frees with g_free. */
guint *pseudonym_order(const struct cohort *cohort);

#endif
