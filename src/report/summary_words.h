/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/summary_words.h - what the numbers of a summary say, in a few plain sentences. */
#ifndef REPORT_SUMMARY_WORDS_H
#define REPORT_SUMMARY_WORDS_H

#include "report/page.h"

/* What the design lets one say of the training, as a footnote and as a sentence. first: the scale
 * that the page tells of first. */
struct design_texts {
    enum text note, sentence;
};
struct design_texts summary_design(const struct page *page, guint first);

/* What rose or fell, what is not clear, what cannot be said, how many were lost. Written into a
 * sentences block of the page's newest sheet. scales: struct ordered_scale. */
void summary_sentences(struct page *page, const GArray *scales);

#endif
