/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/scale_order.h"
#include "report/scale_table.h"
#include "report/sheets.h"

#define WIDE(header, statistic, span)                                                              \
    {                                                                                              \
        COLUMN_STATISTIC, TEXT_HEAD_##header, 8.4, STUDY_CHANGE, STATISTIC_##statistic, span       \
    }
#define S(header, statistic) WIDE(header, statistic, 1)
#define K(kind, header, span)                                                                      \
    {                                                                                              \
        COLUMN_##kind, TEXT_HEAD_##header, 8.4, STUDY_CHANGE, STATISTIC_CHANGE, span               \
    }
#define NAME                                                                                       \
    {                                                                                              \
        COLUMN_NAME, TEXT_HEAD_SCALE, 24, STUDY_CHANGE, STATISTIC_CHANGE, 1                        \
    }
#define OF_PRE(header, statistic)                                                                  \
    {                                                                                              \
        COLUMN_STATISTIC, TEXT_HEAD_##header, 8.4, STUDY_PRE, STATISTIC_##statistic, 2             \
    }

static const struct scale_column ON_100[] = {
    NAME,
    S(N, N_PAIRS),
    S(PRE, MEAN_PRE_100),
    S(POST, MEAN_POST_100),
    K(CHANGE, CHANGE, 1),
    K(LOW, LOW, 1),
    K(HIGH, HIGH, 1),
    S(G, G_AV),
    S(G_LOW, G_AV_LOW),
    S(G_HIGH, G_AV_HIGH),
    K(P, P_RAW, 1),
    K(P_ADJUSTED, P_ADJUSTED, 1),
    {COLUMN_READING, TEXT_HEAD_READING, 16, STUDY_CHANGE, STATISTIC_CHANGE, 1},
};

static const struct scale_column DESCRIBED_ON_100[] = {
    NAME,
    WIDE(N, N_PAIRS, 2),
    WIDE(PRE, MEAN_PRE_100, 2),
    WIDE(POST, MEAN_POST_100, 2),
    K(CHANGE, CHANGE, 2),
    WIDE(G, G_AV, 2),
};

static const struct scale_column OWN_METRIC[] = {
    NAME,
    S(N, N_PAIRS),
    S(PRE, MEAN_PRE),
    S(SD_PRE, SD_PRE),
    S(POST, MEAN_POST),
    S(SD_POST, SD_POST),
    S(CHANGE, CHANGE),
    S(RELIABLE_POINTS, RCI_POINTS),
    S(IMPROVED, IMPROVED_SHARE),
    S(SAME, SAME_SHARE),
    S(WORSE, WORSE_SHARE),
};

static const struct scale_column BASELINE[] = {
    NAME,
    OF_PRE(N, N),
    OF_PRE(NONE, MEAN_100),
    OF_PRE(NONE, SD_100),
    OF_PRE(NONE, MEAN),
    OF_PRE(NONE, SD),
};

static void add_tables(struct page *page, const GArray *scales)
{
    if (view_is_baseline(page->view, page->track)) {
        page_heading(page, TEXT_HEADING_BASELINE_TABLE);
        scale_table(page, BASELINE, G_N_ELEMENTS(BASELINE), scales, scales->len);
        return;
    }
    page_heading(page, page_change_heading(page));
    if (!page_is_tested(page))
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

    page_sheet(page, TEXT_SHEET_SCALES, SHEET_PAGES_PORTRAIT, widths, G_N_ELEMENTS(ON_100));
    page_place_head(page, TEXT_TITLE_SCALES);
    if (view_unit_is_shown(page->view, page->track, page->unit))
        add_tables(page, scales);
    page_legend(page);
}
