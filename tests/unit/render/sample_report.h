/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A neighbourhood's report of invented people, in both languages: what the render tests draw. */
#ifndef SAMPLE_REPORT_H
#define SAMPLE_REPORT_H

#include <math.h>

#include "report/model.h"

struct sample_scale {
    const char *name[N_LANGUAGES];
    double pre, pre_half, post, post_half, low, high, g, p;
    const char *verdict[N_LANGUAGES];
};

static const struct sample_scale sample_scales[] = {
    {{"تاب‌آوری فردی", "Personal resilience"},
     58.4,
     5.1,
     66.9,
     3.7,
     5.1,
     11.9,
     0.98,
     0.0000213,
     {"افزایش بزرگ", "large gain"}},
    {{"تاب‌آوری خانواده", "Family resilience"},
     61.2,
     4.5,
     65.8,
     4.1,
     1.0,
     8.2,
     0.51,
     0.0143,
     {"افزایش متوسط", "medium gain"}},
    {{"سلامت روان", "Mental health"},
     54.7,
     4.2,
     63.2,
     4.0,
     4.9,
     12.1,
     0.92,
     0.0000671,
     {"افزایش بزرگ", "large gain"}},
    {{"سلامت اجتماعی", "Social health"},
     49.9,
     4.1,
     55.1,
     4.3,
     1.7,
     8.7,
     0.58,
     0.0056,
     {"افزایش متوسط", "medium gain"}},
    {{"آگاهی شهروندی", "Civic awareness"},
     46.3,
     4.8,
     61.7,
     4.4,
     11.2,
     19.6,
     1.41,
     0.00000031,
     {"افزایش بزرگ", "large gain"}},
    {{"مشارکت محلی", "Local participation"},
     38.8,
     4.6,
     47.0,
     4.9,
     3.9,
     12.5,
     0.74,
     0.0008,
     {"افزایش متوسط", "medium gain"}},
    {{"آگاهی از آسیب‌ها", "Awareness of harms"},
     52.5,
     4.2,
     51.6,
     4.0,
     -4.1,
     2.3,
     -0.11,
     0.5702,
     {"بدون تغییر معنادار", "no clear change"}},
};

static const char *sample_say(const struct report *report, const char *fa, const char *en)
{
    return report->language == LANGUAGE_FA ? fa : en;
}

static struct trace sample_trace(const char *statistic)
{
    return (struct trace){"participants", "neighbourhood", "03-baharan", "resilience",
                          "change",       statistic,       NULL};
}

static struct cell sample_number(double value, enum number_kind kind, const char *statistic)
{
    struct trace trace = sample_trace(statistic);

    return cell_number(value, kind, &trace);
}

static void sample_cards(const struct report *report, struct sheet *sheet)
{
    struct block *cards = sheet_cards(sheet);

    cards_add(cards,
              sample_say(report, "شرکت‌کنندهٔ جفت‌شده", "Matched participants"),
              sample_number(22, NUMBER_COUNT, "n_matched"),
              sample_say(report, "از ۲۵ نفر ثبت‌نام‌شده", "of 25 enrolled"), 2);
    cards_add(cards, sample_say(report, "نرخ ماندگاری", "Retention"),
              sample_number(0.88, NUMBER_SHARE, "retention_share"),
              sample_say(report, "۳ نفر پس‌آزمون ندارند", "3 have no post-test"),
              3);
    cards_add(cards,
              sample_say(report, "میانگین تغییر تاب‌آوری",
                         "Mean change in resilience"),
              sample_number(8.5, NUMBER_CHANGE, "change_100"),
              sample_say(report, "بازهٔ ۹۵٪: ۵٫۱ تا ۱۱٫۹", "95% interval: 5.1 to 11.9"), 4);
    cards_add(cards, sample_say(report, "اندازهٔ اثر (هجز g)", "Effect size (Hedges g)"),
              sample_number(0.98, NUMBER_EFFECT, "g_av"),
              sample_say(report, "بزرگ (آستانه: ۰٫۸)", "large (from 0.8)"), 2);
}

static void sample_columns(const struct report *report, struct block *table)
{
    table_add_column(table, sample_say(report, "مقیاس", "Scale"), ALIGN_START, 0);
    table_add_column(table, sample_say(report, "تعداد", "n"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "پیش", "Pre"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "پس", "Post"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "تغییر", "Change"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "کران پایین ۹۵٪", "95% low"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "کران بالا ۹۵٪", "95% high"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "اندازهٔ اثر (g)", "Effect (g)"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "نمودار اثر", "Effect bar"), ALIGN_CENTRE, 2);
    table_add_column(table, sample_say(report, "مقدار p", "p"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "تفسیر", "In words"), ALIGN_CENTRE, 0);
}

static void sample_table_row(const struct report *report, struct block *table,
                             const struct sample_scale *scale)
{
    enum cell_tone tone = scale->p < 0.05 ? TONE_PLAIN : TONE_MUTED;
    enum cell_tone change = scale->p >= 0.05 ? TONE_MUTED : TONE_GAIN;

    table_add_row(table, ROW_PLAIN);
    table_add_cell(table, cell_text(scale->name[report->language]));
    table_add_cell(table, sample_number(22, NUMBER_COUNT, "n_pairs"));
    table_add_cell(table, sample_number(scale->pre, NUMBER_SCORE, "mean_pre_100"));
    table_add_cell(table, sample_number(scale->post, NUMBER_SCORE, "mean_post_100"));
    table_add_cell(
        table,
        cell_toned(sample_number(scale->post - scale->pre, NUMBER_CHANGE, "change_100"), change));
    table_add_cell(table,
                   cell_toned(sample_number(scale->low, NUMBER_CHANGE, "change_100_low"), tone));
    table_add_cell(table,
                   cell_toned(sample_number(scale->high, NUMBER_CHANGE, "change_100_high"), tone));
    table_add_cell(table, cell_toned(sample_number(scale->g, NUMBER_EFFECT, "g_av"), tone));
    table_add_cell(table, cell_bar(scale->g));
    table_add_cell(table, cell_toned(sample_number(scale->p, NUMBER_P, "p_holm"), tone));
    table_add_cell(table, cell_toned(cell_text(scale->verdict[report->language]), tone));
}

static void sample_charts(const struct report *report, struct sheet *sheet)
{
    struct block *columns = sheet_chart(
        sheet, BLOCK_COLUMN_CHART,
        sample_say(report, "میانگین نمره با بازهٔ اطمینان ۹۵ درصد", "Mean score with 95% interval"));
    struct block *forest =
        sheet_chart(sheet, BLOCK_FOREST_CHART,
                    sample_say(report, "تغییر نمره (پس منهای پیش) و بازهٔ اطمینان ۹۵ درصد",
                               "Change (post minus pre) with 95% interval"));

    g_free(columns->series_pre);
    g_free(columns->series_post);
    columns->series_pre = g_strdup(sample_say(report, "پیش‌آزمون", "Pre-test"));
    columns->series_post = g_strdup(sample_say(report, "پس‌آزمون", "Post-test"));
    columns->n_grid_rows = 14;
    forest->n_grid_rows = 13;
    for (gsize i = 0; i < G_N_ELEMENTS(sample_scales); i++) {
        const struct sample_scale *scale = &sample_scales[i];
        g_autofree char *name = g_strdup(scale->name[report->language]);
        struct point point = {.name = name,
                              .pre = scale->pre,
                              .pre_low = scale->pre - scale->pre_half,
                              .pre_high = scale->pre + scale->pre_half,
                              .post = scale->post,
                              .post_low = scale->post - scale->post_half,
                              .post_high = scale->post + scale->post_half,
                              .estimate = scale->post - scale->pre,
                              .low = scale->low,
                              .high = scale->high,
                              .trace = sample_trace("change_100")};

        chart_add_point(columns, &point);
        chart_add_point(forest, &point);
    }
}

static void sample_summary(struct report *report)
{
    static const double widths[] = {24, 6.5, 8.3, 8.3, 8.3, 8.8, 8.8, 8.3, 11, 8.3, 17};
    struct sheet *sheet = report_sheet(report, sample_say(report, "خلاصه", "Summary"),
                                       SHEET_ONE_PAGE, widths, G_N_ELEMENTS(widths));
    struct block *title =
        sheet_title(sheet, sample_say(report, "گزارش ارزیابی محله: بهاران (ارومیه)",
                                      "Evaluation report: Baharan, Urmia"));
    struct block *table;

    block_line(
        title,
        sample_say(
            report,
            "برنامهٔ توانمندسازی و تاب‌آوری اجتماعی جوامع "
            "محلی "
            "— "
            "استانداری "
            "آذربایجان غربی، دفتر امور زنان و خانواده",
            "Community resilience programme — West Azerbaijan governorate, "
            "women and family affairs"));
    block_line(
        title,
        sample_say(
            report,
            "پیش‌آزمون ۱۴۰۳/۰۷/۱۵  •  پس‌آزمون ۱۴۰۳/۱۰/۲۰  "
            "• "
            " "
            "آموزش "
            "۶۰ "
            "ساعته",
            "Pre-test 2024-10-06  •  post-test 2025-01-09  •  60 hours"));
    sheet_banner(sheet, sample_say(report, "دادهٔ ساختگی: این افراد وجود ندارند.",
                                   "Simulated data: these people do not exist."));
    sample_cards(report, sheet);
    sheet_heading(
        sheet,
        sample_say(report,
                   "تغییر نمره‌ها، پیش و پس از آموزش (۰ تا ۱۰۰)",
                   "Scores before and after the training (0 to 100)"));
    table = sheet_table(sheet);
    sample_columns(report, table);
    for (gsize i = 0; i < G_N_ELEMENTS(sample_scales); i++)
        sample_table_row(report, table, &sample_scales[i]);
    sheet_note(
        sheet,
        sample_say(
            report,
            "آزمون t جفتی؛ p با روش هولم تعدیل شده است. طرح بدون گروه گواه "
            "است: تغییر را نمی‌توان تنها به آموزش نسبت داد.",
            "Paired t test; p adjusted by Holm's method. There is no "
            "comparison group: the change cannot be put down to the training "
            "alone."));
    sample_charts(report, sheet);
}

static void sample_people(struct report *report)
{
    static const double widths[] = {7, 13, 10, 8, 12, 12, 10, 12, 12, 10, 20};
    static const char *const fa[] = {"ردیف",
                                     "شناسه",
                                     "جنس",
                                     "سن",
                                     "تاب‌آوری پیش",
                                     "تاب‌آوری پس",
                                     "تغییر",
                                     "آگاهی پیش",
                                     "آگاهی پس",
                                     "تغییر",
                                     "وضعیت"};
    static const char *const en[] = {"No.",    "Code",           "Sex",
                                     "Age",    "Resilience pre", "Resilience post",
                                     "Change", "Awareness pre",  "Awareness post",
                                     "Change", "State"};
    struct sheet *sheet =
        report_sheet(report, sample_say(report, "شرکت‌کنندگان", "Participants"),
                     SHEET_PAGES_PORTRAIT, widths, G_N_ELEMENTS(widths));
    struct block *table;

    sheet_title(sheet,
                sample_say(report, "نمره‌های شرکت‌کنندگان (بدون نام)",
                           "Scores of the participants (no names)"));
    table = sheet_table(sheet);
    for (gsize i = 0; i < G_N_ELEMENTS(widths); i++)
        table_add_column(table, report->language == LANGUAGE_FA ? fa[i] : en[i], ALIGN_CENTRE, 0);
    sheet->repeat_block = 1;
    for (guint i = 0; i < 25; i++) {
        double pre = 45 + (i * 37 % 29), post = pre + (i * 23 % 21) - 4.0, now = 40 + (i * 17 % 31);
        bool complete = i % 7 != 6;
        g_autofree char *code = g_strdup_printf("BHR-%03u", i + 1);

        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_number(i + 1, NUMBER_COUNT, NULL));
        table_add_cell(table, cell_text(code));
        table_add_cell(table, cell_text(i % 4 == 0 ? sample_say(report, "مرد", "man")
                                                   : sample_say(report, "زن", "woman")));
        table_add_cell(table, cell_number(21 + (i * 11 % 43), NUMBER_COUNT, NULL));
        table_add_cell(table, cell_number(pre, NUMBER_SCORE, NULL));
        table_add_cell(table, complete ? cell_number(post, NUMBER_SCORE, NULL) : cell_reason("—"));
        table_add_cell(table, !complete ? cell_reason("—")
                                        : cell_toned(cell_number(post - pre, NUMBER_CHANGE, NULL),
                                                     post < pre ? TONE_LOSS : TONE_PLAIN));
        table_add_cell(table, cell_number(now, NUMBER_SCORE, NULL));
        table_add_cell(table,
                       complete ? cell_number(now + 3.25, NUMBER_SCORE, NULL) : cell_empty());
        table_add_cell(table, complete ? cell_number(3.25, NUMBER_CHANGE, NULL) : cell_empty());
        table_add_cell(
            table, complete ? cell_text(sample_say(report, "کامل", "complete"))
                            : cell_toned(cell_text(sample_say(report, "بدون پس‌آزمون",
                                                              "no post-test")),
                                         TONE_LOSS));
    }
}

static void sample_quality(struct report *report)
{
    static const double widths[] = {26, 10, 14, 60};
    static const struct {
        const char *fa, *en;
        double n;
        enum cell_tone tone;
        const char *fa_severity, *en_severity, *fa_words, *en_words;
    } rows[] = {
        {"پرسشنامهٔ بدون جفت", "Unmatched questionnaires", 3, TONE_WARNING, "هشدار", "warning",
         "۳ نفر تنها پیش‌آزمون دارند؛ از مقایسه کنار "
         "گذاشته "
         "شدند.",
         "3 people have a pre-test only; they are left out of the comparison."},
        {"پاسخ بیرون از دامنه", "Answer out of range", 1, TONE_LOSS, "خطا", "error",
         "پرسش ۱۴، مقدار ۷ در طیف ۱ تا ۵؛ خالی شمرده شد.",
         "Question 14 has 7 on a scale of 1 to 5; counted as blank."},
        {"پاسخ یکنواخت", "Straight-lining", 1, TONE_WARNING, "هشدار", "warning",
         "همهٔ پاسخ‌ها «۳»؛ به BHR-009 بنگرید.",
         "All answers are 3; see BHR-009."},
        {"شناسهٔ تکراری", "Duplicate codes", 0, TONE_GAIN, "درست", "in order", "یافت نشد.",
         "None found."},
    };
    struct sheet *sheet = report_sheet(report, sample_say(report, "کیفیت داده", "Data quality"),
                                       SHEET_PAGES_LANDSCAPE, widths, G_N_ELEMENTS(widths));
    struct block *table, *sentences;

    sheet_title(sheet, sample_say(report, "کیفیت داده", "Data quality"));
    table = sheet_table(sheet);
    sheet->repeat_block = 1;
    table_add_column(table, sample_say(report, "بررسی", "Check"), ALIGN_START, 0);
    table_add_column(table, sample_say(report, "شمار", "Count"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "شدت", "Severity"), ALIGN_CENTRE, 0);
    table_add_column(table, sample_say(report, "توضیح و اقدام", "What was done"), ALIGN_START, 0);
    table_add_row(table, ROW_GROUP);
    table_add_cell(table, cell_text(sample_say(report, "پیش‌آزمون", "Pre-test")));
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        table_add_row(table, ROW_PLAIN);
        table_add_cell(table, cell_text(sample_say(report, rows[i].fa, rows[i].en)));
        table_add_cell(table, cell_number(rows[i].n, NUMBER_COUNT, NULL));
        table_add_cell(table, cell_toned(cell_text(sample_say(report, rows[i].fa_severity,
                                                              rows[i].en_severity)),
                                         rows[i].tone));
        table_add_cell(table, cell_text(sample_say(report, rows[i].fa_words, rows[i].en_words)));
    }
    table_add_row(table, ROW_TOTAL);
    table_add_cell(table, cell_text(sample_say(report, "روی هم", "In all")));
    table_add_cell(table, cell_number(12345, NUMBER_COUNT, NULL));
    table_add_cell(table,
                   cell_reason(sample_say(report, "کمتر از ۱۰ نفر", "fewer than 10 people")));
    sheet_heading(sheet, sample_say(report, "چگونه بخوانیم", "How to read this"));
    sentences = sheet_sentences(sheet);
    block_line(
        sentences,
        sample_say(
            report,
            "هر ردیف یک بررسی است. «هشدار» یعنی نتیجه با احتیاط خوانده شود و «خطا» "
            "یعنی آن پاسخ در هیچ محاسبه‌ای به کار نرفته است. "
            "فهرست "
            "کامل "
            "پاسخ‌های "
            "کنار "
            "گذاشته‌شده در کارپوشهٔ ارزیاب آمده است و در "
            "این "
            "پرونده "
            "تکرار "
            "نمی‌شود.",
            "Each row is one check. A warning asks for care in reading the result; "
            "an error means that the answer was not used in any calculation. The "
            "full list of answers that were set aside is in the evaluator's workbook "
            "and is not repeated here."));
    block_line(sentences, sample_say(report, "۹۵٪ پاسخ‌ها بی‌نقص بودند.",
                                     "95% of the answers were complete."));
}

static struct report *sample_report(enum language language, const char *font)
{
    struct report *report = report_new("neighbourhoods/01-urmia/03-baharan.xlsx", language);

    g_free(report->title);
    g_free(report->footer);
    g_free(report->created);
    report->title =
        g_strdup(sample_say(report, "گزارش ارزیابی محله: بهاران", "Evaluation report: Baharan"));
    report->footer = g_strdup(sample_say(report, "بهاران — ارومیه", "Baharan, Urmia"));
    report->created = g_strdup("2025-01-09");
    if (font != NULL) {
        g_free(report->font);
        report->font = g_strdup(font);
    }
    sample_summary(report);
    sample_people(report);
    sample_quality(report);
    return report;
}

#endif
