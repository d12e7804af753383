/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scale_order.h"
#include "report/scale_table.h"
#include "report/scoring_words.h"
#include "report/sheets.h"

#define S(header, statistic)                                                                       \
    {                                                                                              \
        COLUMN_STATISTIC, TEXT_HEAD_##header, 9, STUDY_CHANGE, STATISTIC_##statistic               \
    }
#define K(kind, header)                                                                            \
    {                                                                                              \
        COLUMN_##kind, TEXT_HEAD_##header, 9, STUDY_CHANGE, STATISTIC_CHANGE                       \
    }
#define NAME                                                                                       \
    {                                                                                              \
        COLUMN_NAME, TEXT_HEAD_SCALE, 26, STUDY_CHANGE, STATISTIC_CHANGE                           \
    }

static const struct scale_column ON_100[] = {
    NAME,
    S(N, N_PAIRS),
    S(PRE, MEAN_PRE_100),
    S(POST, MEAN_POST_100),
    K(CHANGE, CHANGE),
    K(LOW, LOW),
    K(HIGH, HIGH),
    S(G, G_AV),
    S(G_LOW, G_AV_LOW),
    S(G_HIGH, G_AV_HIGH),
    K(P, P_RAW),
    K(P_ADJUSTED, P_ADJUSTED),
    {COLUMN_READING, TEXT_HEAD_READING, 17, STUDY_CHANGE, STATISTIC_CHANGE},
};

static const struct scale_column DESCRIBED_ON_100[] = {
    NAME,       S(N, N_PAIRS), S(PRE, MEAN_PRE_100), S(POST, MEAN_POST_100), K(CHANGE, CHANGE),
    S(G, G_AV),
};

static const struct scale_column OWN_METRIC[] = {
    NAME,
    S(N, N_PAIRS),
    S(PRE, MEAN_PRE),
    S(SD_PRE, SD_PRE),
    S(POST, MEAN_POST),
    S(SD_POST, SD_POST),
    S(CHANGE, CHANGE),
    S(IMPROVED, IMPROVED_SHARE),
    S(SAME, SAME_SHARE),
    S(WORSE, WORSE_SHARE),
};

static const struct scale_column BASELINE[] = {
    NAME,
    {COLUMN_STATISTIC, TEXT_HEAD_N, 9, STUDY_PRE, STATISTIC_N},
    {COLUMN_STATISTIC, TEXT_HEAD_NONE, 9, STUDY_PRE, STATISTIC_MEAN_100},
    {COLUMN_STATISTIC, TEXT_HEAD_NONE, 9, STUDY_PRE, STATISTIC_SD_100},
    {COLUMN_STATISTIC, TEXT_HEAD_NONE, 9, STUDY_PRE, STATISTIC_MEAN},
    {COLUMN_STATISTIC, TEXT_HEAD_NONE, 9, STUDY_PRE, STATISTIC_SD},
};

static void add_tables(struct page *page, const GArray *scales)
{
    struct headline headline = study_headline(view_track(page->view, page->track), page->unit);

    if (view_is_baseline(page->view, page->track)) {
        page_heading(page, TEXT_HEADING_BASELINE_TABLE);
        scale_table(page, BASELINE, G_N_ELEMENTS(BASELINE), scales, scales->len);
        return;
    }
    page_heading(page, TEXT_HEADING_CHANGE_TABLE);
    if (headline.test == HEADLINE_NONE)
        scale_table(page, DESCRIBED_ON_100, G_N_ELEMENTS(DESCRIBED_ON_100), scales, scales->len);
    else
        scale_table(page, ON_100, G_N_ELEMENTS(ON_100), scales, scales->len);
    page_heading(page, TEXT_HEADING_OWN_METRIC);
    scale_table(page, OWN_METRIC, G_N_ELEMENTS(OWN_METRIC), scales, scales->len);
}

void scales_sheet(struct page *page)
{
    const struct instrument *instrument = view_instrument(page->view, page->track);
    g_autoptr(GArray) scales = scale_order(instrument);
    g_autofree double *widths = scale_table_widths(ON_100, G_N_ELEMENTS(ON_100));
    g_autofree char *title = view_say(page->view, TEXT_TITLE_SCALES, NULL);
    struct block *sentences;

    page_sheet(page, TEXT_SHEET_SCALES, SHEET_PAGES_LANDSCAPE, widths, G_N_ELEMENTS(ON_100));
    page_head(page, title);
    if (view_unit_is_shown(page->view, page->track, page->unit))
        add_tables(page, scales);
    page_legend(page);
    page_heading(page, TEXT_HEADING_MEASURES);
    sentences = sheet_sentences(page->sheet);
    for (guint i = 0; i < scales->len; i++) {
        guint scale = g_array_index(scales, struct ordered_scale, i).scale;
        g_autofree char *line = scoring_measures(page->view, page->track, scale);

        block_line(sentences, line);
    }
}
