/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/page.h - one sheet being filled: which unit it is about, and what its notes must explain.
 *
 * Every cell of findings goes through page_cell, so that the page knows which reasons stand on it
 * (explained by page_legend) and the report knows which statistics it shows (explained by the
 * method sheet).
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "report/reading.h"
#include "report/view.h"

struct page {
    const struct view *view;
    struct report *report;
    struct sheet *sheet; /* the newest one */
    guint track, unit;
    guint reasons;                 /* bits by enum reason */
    bool is_shown[N_STATISTICS];   /* anywhere in the report */
    bool has_banner_for_evaluator; /* small groups: said on every sheet */
};

/* A report about one unit; its title, footer, date and font are set. */
struct page page_begin(const struct view *view, struct report *report, guint track, guint unit);

/* Opens the next sheet; the name carries the track where it is not the first. */
void page_sheet(struct page *page, enum text name, enum sheet_page kind, const double *widths,
                guint n_widths);

/* Title band: title, programme and organisation, dates and hours; then the banners. */
void page_head(struct page *page, const char *title);

/* The same with the place behind the title: "Scale by scale – Kashtargah (Urmia)". */
void page_place_head(struct page *page, enum text title);

/* "Evaluation report, neighbourhood: ..." of the page's unit. Caller frees. */
char *page_unit_title(const struct page *page);

void page_heading(struct page *page, enum text text);
enum text page_change_heading(const struct page *page); /* of the table of changes */
void page_note(struct page *page, enum text text);
void page_add_column(const struct page *page, struct block *table, enum text header,
                     enum align align, double bar_limit);

/* As view_cell, for the page's unit. */
struct cell page_cell(struct page *page, int scale, enum study_wave wave, enum statistic statistic);
double page_value(const struct page *page, int scale, enum study_wave wave,
                  enum statistic statistic);
struct cell page_group_cell(struct page *page, const struct study_group *group, int scale,
                            enum study_wave wave, enum statistic statistic);
struct cell page_text(const struct page *page, enum text text);

/* What a row says, as this reader may see it: READING_NO_DATA where the change is hidden. */
enum reading page_reading(const struct page *page, guint scale);

/* What speaks of a scale here (study_scale_headline), and whether any scale of the page is tested.
 */
struct headline page_headline(const struct page *page, guint scale);
bool page_is_tested(const struct page *page);

/* One note for each reason met since the last legend. */
void page_legend(struct page *page);

#endif
