/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report/plan_page.h - a plan as a workbook of one sheet: tables and a curve. */
#ifndef REPORT_PLAN_PAGE_H
#define REPORT_PLAN_PAGE_H

#include "report/model.h"
#include "study/plan_table.h"

/* Digits are Persian in Persian. Caller frees. */
struct report *plan_report(const struct plan_table *table, enum language language);

#endif
