#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes truth.csv's two waves as each survey tool and each Excel would save them.

    tests/dialects/write.py          writes every folder of fixtures again
    tests/dialects/write.py DIR      the same into DIR, to compare

How each dialect looks is taken from the writers of the tools (KoboToolbox formpack, ODK Central's
backend, LimeSurvey's CSV writer, PSPP's SAVE TRANSLATE) and, for Google Forms, Excel and PorsLine,
from what their users see. No cell is made by tabavar.
"""
import csv
import io
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
CRLF, LF = "\r\n", "\n"
NOTHING = ("note", "begin_group", "end_group", "start", "end")
LABEL = {"fa": "label::فارسی (fa)", "en": "label::English (en)"}


def rows_of(name):
    with open(os.path.join(HERE, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SURVEY = rows_of("questionnaire/survey.csv")
CHOICES = {}
for row in rows_of("questionnaire/choices.csv"):
    CHOICES.setdefault(row["list_name"], []).append(row)
PLACES = rows_of("places.csv")
TRUTH = rows_of("truth.csv")
GROUP = {}  # question -> its group
_group = None
for row in SURVEY:
    if row["type"] == "begin_group":
        _group = row
    elif row["type"] == "end_group":
        _group = None
    elif _group is not None:
        GROUP[row["name"]] = _group
QUESTIONS = [row for row in SURVEY if row["type"] not in NOTHING]


def list_of(question):
    kind = question["type"].split()
    return CHOICES[kind[1]] if len(kind) == 2 else None


def is_multiple(question):
    return question["type"].startswith("select_multiple")


def choice_of(question, code):
    return next(choice for choice in list_of(question) if choice["name"] == code)


def place_name(question, code, language):
    column = ("county_name" if question["name"] == "county" else "name") + LABEL[language][5:]
    return next(place[column] for place in PLACES if place[question["name"]] == code)


# ---- cells: from a code of the truth to what stands in the file ----


def as_code(question, value):
    return value


def as_label(language):
    def cell(question, value):
        if value == "":
            return ""
        if question["name"] in ("county", "neighbourhood"):
            return place_name(question, value, language)
        if list_of(question) is None:
            return value
        return " ".join(choice_of(question, one)[LABEL[language]] for one in value.split())

    return cell


def position(question, code):
    return [choice["name"] for choice in list_of(question)].index(code) + 1


def as_answer_code(question, value):
    """LimeSurvey's own codes: the first answer of a list is A1."""
    if question["name"] == "consent":
        return {"1": "Y", "0": "N", "": ""}[value]
    if value == "" or list_of(question) is None or is_multiple(question):
        return value
    return "A%d" % position(question, value)


def code_and_label(question, value):
    if value == "" or list_of(question) is None or is_multiple(question):
        return value
    return "%s - %s" % (value, choice_of(question, value)[LABEL["fa"]])


PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def persian(cell):
    return lambda question, value: cell(question, value).translate(PERSIAN)


def jalali(text):
    """2025-10-07 as 1404/07/15: by the day of the year, for the years 1404 (from 2025-03-21)."""
    year, month, day = (int(part) for part in text.split("-"))
    days = sum([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][: month - 1]) + day
    days += {2025: -79, 2026: 365 - 79}[year]
    months = [31] * 6 + [30] * 5 + [29]
    for number, length in enumerate(months, 1):
        if days <= length:
            return "1404/%02d/%02d" % (number, days)
        days -= length
    raise ValueError(text)


# ---- files ----


def save(folder, wave, heading, rows, separator=",", quote=csv.QUOTE_MINIMAL, end=LF,
         encoding="utf-8", tail=""):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=quote, lineterminator=end)
    if heading is not None:
        writer.writerow(heading)
    writer.writerows(rows)
    with open(os.path.join(folder, wave + ".csv"), "wb") as file:
        file.write((out.getvalue() + tail).encode(encoding))


def people(wave):
    return [row for row in TRUTH if row["wave"] == wave]


def plain_columns(cell, heading=lambda question: question["name"]):
    return ([heading(question) for question in QUESTIONS],
            lambda row: [cell(question, row[question["name"]]) for question in QUESTIONS])


def stamp(row, number):
    return "%sT%02d:%02d:00" % (row["date"], 8 + number % 9, number % 60)


# ---- KoboToolbox ----


def kobo(folder, wave, heading, cell, split_label, tags=False):
    names = ["start", "end"]
    for question in QUESTIONS:
        names.append(heading(question))
        if is_multiple(question):
            names += ["%s/%s" % (heading(question), split_label(one)) for one in list_of(question)]
    names += ["_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
              "_submitted_by", "__version__", "_tags", "_index"]
    rows = []
    if tags:
        rows.append(["#indicator+ir1" if name.endswith("IR1") else "" for name in names])
    for number, row in enumerate(people(wave), 1):
        cells = [stamp(row, number) + ".000+03:30", stamp(row, number) + ".000+03:30"]
        for question in QUESTIONS:
            value = row[question["name"]]
            cells.append(cell(question, value))
            if is_multiple(question):  # empty, not 0, where nothing was answered
                cells += ["" if value == "" else str(int(one["name"] in value.split()))
                          for one in list_of(question)]
        cells += [str(1000 + number), "uuid-%d" % number, stamp(row, number), "", "", "submitted_via_web",
                  "", "v1", "", str(number)]
        rows.append(cells)
    save(folder, wave, names, rows, ";", csv.QUOTE_ALL, CRLF)


def label_of(language):
    return lambda row: row[LABEL[language]] or row["name"]


def with_groups(text, mark="/"):
    def heading(question):
        group = GROUP.get(question["name"])
        return text(question) if group is None else text(group) + mark + text(question)

    return heading


def name_of(row):
    return row["name"]


def kobo_names(folder, wave):
    kobo(folder, wave, name_of, as_code, name_of)


def kobo_labels(folder, wave):
    kobo(folder, wave, label_of("fa"), as_label("fa"), label_of("fa"))


def kobo_groups_hxl(folder, wave):
    kobo(folder, wave, with_groups(name_of), as_code, name_of, tags=True)


def kobo_label_groups(folder, wave):
    kobo(folder, wave, with_groups(label_of("en")), as_label("en"), label_of("en"))


# ---- ODK Central ----


def odk(folder, wave, split):
    heading = with_groups(name_of, "-")
    names = ["SubmissionDate", "start", "end", "welcome"]
    for question in QUESTIONS:
        names.append(heading(question))
        if split and is_multiple(question):
            names += ["%s/%s" % (heading(question), one["name"]) for one in list_of(question)]
    names += ["meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent",
              "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"]
    rows = []
    for number, row in enumerate(people(wave), 1):
        cells = [stamp(row, number) + ".000Z", stamp(row, number) + ".000+03:30",
                 stamp(row, number) + ".000+03:30", ""]
        for question in QUESTIONS:
            value = row[question["name"]]
            cells.append(value)
            if split and is_multiple(question):  # 0 also where nothing was answered
                cells += [str(int(one["name"] in value.split())) for one in list_of(question)]
        key = "uuid:%08d" % number
        rows.append(cells + [key, key, "5", "office", "0", "0", "", "", "phone", "0", "1"])
    if split:  # a form that the reviewer has rejected: a copy of the first, with other answers
        bad = list(rows[0])
        bad[names.index("page_form-id")] = "99-999-9"
        bad[names.index("ReviewState")] = "rejected"
        rows.append(bad)
    save(folder, wave, names, rows)


def odk_names(folder, wave):
    odk(folder, wave, False)


def odk_split(folder, wave):
    odk(folder, wave, True)


# ---- LimeSurvey ----

ARRAY = {"page_ir": "IR", "page_k": "K"}
LIME = [("id", "Response ID"), ("submitdate", "Date submitted"), ("lastpage", "Last page"),
        ("startlanguage", "Start language"), ("seed", "Seed")]


def lime_code(question):
    group = GROUP.get(question["name"])
    if group is not None and group["name"] in ARRAY:
        array = ARRAY[group["name"]]
        return "%s[SQ%03d]" % (array, int(question["name"][len(array):]))
    return "card" if question["name"] == "id" else question["name"]


def lime_text(question):
    group = GROUP.get(question["name"])
    if group is not None and group["name"] in ARRAY:
        return "<p dir=\"rtl\">%s</p> [%s]" % (group[LABEL["fa"]], question[LABEL["fa"]])
    return "<strong>%s</strong>" % question[LABEL["fa"]].replace(" ", "&nbsp;", 1)


def lime(folder, wave, heading, meta, cell, separator):
    names = [meta(one) for one in LIME] + [heading(question) for question in QUESTIONS]
    rows = []
    for number, row in enumerate(people(wave), 1):
        rows.append([str(number), stamp(row, number).replace("T", " "), "4", "fa", "12345"] +
                    [cell(question, row[question["name"]]) for question in QUESTIONS])
    save(folder, wave, names, rows, separator, csv.QUOTE_ALL, CRLF, "utf-8-sig", CRLF)


def lime_codes(folder, wave):
    lime(folder, wave, lime_code, lambda one: one[0], as_answer_code, ",")


def lime_full(folder, wave):
    lime(folder, wave, lime_text, lambda one: one[0], as_label("fa"), ";")


def lime_code_and_text(folder, wave):
    def heading(question):
        group = GROUP.get(question["name"])
        if group is not None and group["name"] in ARRAY:
            return "%s. %s [%s]" % (lime_code(question), group[LABEL["fa"]], question[LABEL["fa"]])
        return "%s. %s" % (lime_code(question), question[LABEL["fa"]])

    lime(folder, wave, heading, lambda one: "%s. %s" % one, as_label("fa"), ",")


# ---- forms of the web ----


def google(folder, wave):
    def heading(question):
        group = GROUP.get(question["name"])
        if group is not None and group["name"] in ARRAY:
            return "%s [%s]" % (group[LABEL["fa"]], question[LABEL["fa"]])
        return question[LABEL["fa"]] + " \n"

    label = as_label("fa")
    rows = []
    for number, row in enumerate(people(wave), 1):
        day = row["date"].replace("-", "/")
        rows.append(["%s %d:14:15 PM GMT+3:30" % (day, 1 + number % 9)] +
                    [day if question["name"] == "date" else
                     label(question, row[question["name"]]) for question in QUESTIONS])
    save(folder, wave, ["Timestamp"] + [heading(question) for question in QUESTIONS], rows)


def porsline(folder, wave):
    label = persian(as_label("fa"))
    rows = []
    for number, row in enumerate(people(wave), 1):
        day = jalali(row["date"]).translate(PERSIAN)
        rows.append([str(number).translate(PERSIAN), day + " ۱۰:۲۰"] +
                    [day if question["name"] == "date" else
                     label(question, row[question["name"]]) for question in QUESTIONS])
    heading = ["ردیف", "زمان ثبت"] + [
        "%s. %s" % (str(number).translate(PERSIAN), question[LABEL["fa"]])
        for number, question in enumerate(QUESTIONS, 1)]
    save(folder, wave, heading, rows, encoding="utf-8-sig", end=CRLF)


# ---- SPSS and PSPP ----


def spss_date(text):
    year, month, day = text.split("-")
    return "%s/%s/%s" % (month, day, year)


def is_numeric(question):
    return question["type"] in ("integer", "decimal") or (
        list_of(question) is not None and not is_multiple(question))


def spss(folder, wave, cell, separator):
    rows = []
    for row in people(wave):
        cells = []
        for question in QUESTIONS:
            value = row[question["name"]]
            if question["name"] == "date":
                cells.append(spss_date(value))
            elif value == "" and is_numeric(question):
                cells.append(" ")  # system-missing
            else:
                cells.append(cell(question, value))
        rows.append(cells)
    save(folder, wave, [question["name"] for question in QUESTIONS], rows, separator)


def spss_values(folder, wave):
    def cell(question, value):
        return "%.2f" % float(value) if is_numeric(question) else value

    spss(folder, wave, cell, ",")


def spss_labels_comma(folder, wave):
    label = as_label("fa")

    def cell(question, value):
        if question["type"] in ("integer", "decimal"):
            return ("%.2f" % float(value)).replace(".", ",")
        return value if is_multiple(question) else label(question, value)

    spss(folder, wave, cell, ";")


# ---- Excel ----


def excel(folder, wave, cell, separator, encoding, heading=name_of):
    names, cells = plain_columns(cell, heading)
    save(folder, wave, names, [cells(row) for row in people(wave)], separator, end=CRLF,
         encoding=encoding)


def excel_utf8(folder, wave):
    excel(folder, wave, persian(as_code), ";", "utf-8-sig", label_of("fa"))


def excel_unicode_text(folder, wave):
    excel(folder, wave, as_label("fa"), "\t", "utf-16", label_of("fa"))


def to_1256(text):
    """Windows writes a Persian yeh as the Arabic one and Persian digits as ASCII. The hamza of
    "شمارهٔ" has no place in the code page, so the headings are names here."""
    return text.replace("ی", "ي").translate({ord("۰") + i: str(i) for i in range(10)})


def excel_ansi(folder, wave):
    label = as_label("fa")
    excel(folder, wave, lambda question, value: to_1256(label(question, value)), ",", "cp1256")


def excel_code_and_label(folder, wave):
    excel(folder, wave, code_and_label, ",", "utf-8-sig")


# ---- no tool at all: map.csv says what the columns are ----


def mapped(folder, wave):
    names, cells = plain_columns(as_code, lambda question: "ستون %s" % position_of(question))
    save(folder, wave, names, [cells(row) for row in people(wave)])
    with open(os.path.join(folder, "map.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator=LF)
        writer.writerow(["column", "question"])
        writer.writerows([["ستون %s" % position_of(question), question["name"]]
                          for question in QUESTIONS])


def position_of(question):
    return QUESTIONS.index(question) + 1


def plain(folder, wave):
    excel(folder, wave, as_code, ",", "utf-8")


DIALECTS = {
    "plain": plain,
    "kobo-names": kobo_names,
    "kobo-labels": kobo_labels,
    "kobo-groups-hxl": kobo_groups_hxl,
    "kobo-label-groups": kobo_label_groups,
    "odk-central": odk_names,
    "odk-central-split": odk_split,
    "limesurvey-codes": lime_codes,
    "limesurvey-full": lime_full,
    "limesurvey-code-and-text": lime_code_and_text,
    "google-forms": google,
    "porsline": porsline,
    "spss-values": spss_values,
    "spss-labels-comma": spss_labels_comma,
    "excel-utf8": excel_utf8,
    "excel-unicode-text": excel_unicode_text,
    "excel-ansi": excel_ansi,
    "excel-code-and-label": excel_code_and_label,
    "mapped": mapped,
}

if __name__ == "__main__":
    top = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "files")
    for dialect, write in DIALECTS.items():
        os.makedirs(os.path.join(top, dialect), exist_ok=True)
        for one_wave in ("pre", "post"):
            write(os.path.join(top, dialect), one_wave)
