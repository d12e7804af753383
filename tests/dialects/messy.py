#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes samples/messy: the programme of samples/west-azerbaijan as five offices would send it, with
slips of the pen, and the decisions that put them right.

    tests/dialects/messy.py          writes samples/messy again
    tests/dialects/messy.py DIR      the same into DIR, to compare
"""
import csv
import datetime
import io
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
SAMPLE = os.path.join(TOP, "samples", "west-azerbaijan")
FA, EN = "label::فارسی (fa)", "label::English (en)"
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def read(path, encoding="utf-8-sig", separator=","):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def save(path, rows, separator=",", quote=csv.QUOTE_MINIMAL, end="\n", encoding="utf-8", tail=""):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, quoting=quote, lineterminator=end).writerows(rows)
    with open(path, "wb") as file:
        file.write((out.getvalue() + tail).encode(encoding))


# ---- the questionnaire and the places ----


class Form:
    def __init__(self, name):
        folder = os.path.join(TOP, "questionnaires", name)
        self.lists, self.group, group = {}, {}, None
        for row in read(os.path.join(folder, "choices.csv")):
            self.lists.setdefault(row["list_name"], []).append(row)
        self.questions = []
        for row in read(os.path.join(folder, "survey.csv")):
            if row["type"] == "begin_group":
                group = row
            elif row["type"] == "end_group":
                group = None
            elif row["type"] != "note":
                self.questions.append(row)
                self.group[row["name"]] = group

    def choices(self, question):
        kind = question["type"].split()
        return self.lists[kind[1]] if len(kind) == 2 else None

    def label(self, question, code):
        choices = self.choices(question)
        if code == "" or choices is None:
            return code
        return next(one[FA] for one in choices if one["name"] == code)


PLACES = read(os.path.join(SAMPLE, "places.csv"))
JALALI = {}  # "1404/07/15" -> date
_day = datetime.date(2025, 3, 21)
for _month, _length in enumerate([31] * 6 + [30] * 5 + [29], 1):
    for _number in range(1, _length + 1):
        JALALI["1404/%02d/%02d" % (_month, _number)] = _day
        _day += datetime.timedelta(days=1)


def place(column, text):
    """Code of a place that the sample names in any way."""
    for row in PLACES:
        prefix = "county_name" if column == "county" else "name"
        if text in (row[column], row[prefix + FA[5:]], row[prefix + EN[5:]]):
            return row[column]
    raise ValueError(text)


def plain(form, row):
    """A row of the sample in codes, ASCII digits and ISO dates."""
    out = {}
    for question in form.questions:
        name = question["name"]
        text = (row.get(name) or "").strip()
        choices = form.choices(question)
        if name in ("county", "neighbourhood"):
            text = place(name, text.translate(DIGITS))
        elif choices is not None and text.translate(DIGITS) not in [one["name"] for one in choices]:
            text = next((one["name"] for one in choices if text in (one[FA], one[EN])), text)
        else:
            text = text.translate(DIGITS)
        if name == "date" and text in JALALI:
            text = JALALI[text].isoformat()
        out[name] = text
    return out


def sample(form, file, encoding="utf-8-sig", separator=","):
    return [plain(form, row) for row in read(os.path.join(SAMPLE, file), encoding, separator)]


# ---- slips, and the decisions that undo them ----

DECISIONS = []


def decide(file, row, column, value, action, new_value, reason):
    DECISIONS.append([file, row, column, value, action, new_value, "دفتر امور زنان", reason])


class Office:
    """A file on its way: rows of cells below a heading, in which slips are made."""

    def __init__(self, file, heading, rows):
        self.file, self.heading, self.rows = file, heading, rows

    def slip(self, row, column, wrong, reason):
        """The cell is written wrongly, and a decision says what it was."""
        at = self.heading.index(column)
        decide(self.file, row + 2, column.strip(), wrong, "change", self.rows[row][at], reason)
        self.rows[row][at] = wrong

    def stray(self, cells, column, reason):
        """A row that does not belong there, at the end, and a decision to leave it out."""
        self.rows.append(cells)
        decide(self.file, len(self.rows) + 1, column, cells[self.heading.index(column)], "drop", "",
               reason)


# ---- five offices ----


def kobo(folder, form):
    """Office one: KoboToolbox, values with groups in the headings."""

    def heading(question):
        group = form.group[question["name"]]
        return question["name"] if group is None else group["name"] + "/" + question["name"]

    names = [heading(question) for question in form.questions]
    names += ["_id", "_uuid", "_submission_time", "_index"]
    rows = []
    for number, row in enumerate(sample(form, "participants-pre.csv"), 1):
        rows.append([row[question["name"]] for question in form.questions] +
                    [str(70000 + number), "uuid-%d" % number, row["start"], str(number)])
    office = Office("participants-pre.csv", names, rows)
    items = [name for name in names if re.search("/IR[0-9]+$", name)]
    filled = [number for number, row in enumerate(rows) if row[names.index(items[2])] in "12345"]
    office.slip(filled[3], items[2], "9", "روی برگه دیده شد")
    office.slip(filled[10], items[2], "44", "یک رقم دو بار وارد شده است")
    home = heading(next(one for one in form.questions if one["name"] == "neighbourhood"))
    named = [number for number, row in enumerate(rows) if row[names.index(home)] == "01"]
    office.slip(named[4], home, "کوی بهارن", "املای نام محله")
    trial = list(rows[0])
    trial[names.index("page_form/id")] = "99-999-9"
    office.stray(trial, "page_form/id", "ردیف آزمایشی پرسشگر")
    save(os.path.join(folder, office.file), [names] + rows, ";", csv.QUOTE_ALL, "\r\n")


def lime_name(question):
    match = re.match("([A-Z]+)([0-9]+)$", question["name"])
    if match:
        return "%s[SQ%03d]" % (match.group(1), int(match.group(2)))
    return "card" if question["name"] == "id" else question["name"]


def lime_cell(form, question, code):
    """A1, A2 ... where the list begins with 1; the code itself elsewhere."""
    choices = form.choices(question)
    names = [one["name"] for one in choices] if choices else []
    if code == "" or not re.match("[A-Z]+[0-9]+$", question["name"]) or names[:1] != ["1"]:
        return code
    return "A%d" % (names.index(code) + 1)


def limesurvey(folder, form):
    """Office two: LimeSurvey, codes; one form entered twice, one number with a slip."""
    asked = [question for question in form.questions if question["name"] not in ("start", "end")]
    names = ["id", "submitdate", "lastpage", "startlanguage", "seed"]
    names += [lime_name(question) for question in asked]
    rows = []
    for number, row in enumerate(sample(form, "participants-post.csv", separator=";"), 1):
        rows.append([str(number), row["start"].replace("T", " "), "18", "fa", "4711"] +
                    [lime_cell(form, question, row[question["name"]]) for question in asked])
    office = Office("participants-post.csv", names, rows)
    card = names.index("card")
    known = {row["id"] for row in sample(form, "participants-pre.csv")}
    both = [number for number, row in enumerate(rows) if row[card] in known]
    wrong = rows[both[7]][card]
    office.slip(both[7], "card", wrong[:4] + ("8" if wrong[4] != "8" else "3") + wrong[5:],
                "رقم کنترل کارت درست نبود")
    again = list(rows[both[20]])
    column = names.index("IR[SQ001]")
    again[column] = "A5" if again[column] != "A5" else "A1"
    office.stray(again, "card", "یک برگه دو بار و با یک اشتباه وارد شده است")
    rows.append(list(rows[both[30]]))  # sent twice to the letter: nothing to decide
    save(os.path.join(folder, office.file), [names] + rows, ",", csv.QUOTE_ALL, "\r\n", "utf-8-sig",
         "\r\n")


def google(folder, form):
    """Office three: Google Forms, texts of questions and of choices."""
    names = ["Timestamp"] + [question[FA] + " " for question in form.questions
                             if question["name"] not in ("start", "end")]
    rows = []
    for row in sample(form, "facilitators-pre.csv", "utf-16", "\t"):
        day = row["date"].replace("-", "/")
        rows.append(["%s 9:00:00 AM GMT+3:30" % day] +
                    [day if question["name"] == "date" else form.label(question, row[question["name"]])
                     for question in form.questions if question["name"] not in ("start", "end")])
    office = Office("facilitators-pre.csv", names, rows)
    first = next(name for name in names if name == next(
        question[FA] for question in form.questions if question["name"] == "FA1") + " ")
    agreed = [number for number, row in enumerate(rows) if row[names.index(first)] == "موافقم"]
    office.slip(agreed[0], first, "4 - مخالفم", "کد و متن با هم نمی‌خواند؛ تلفنی پرسیده شد")
    save(os.path.join(folder, office.file), [names] + rows, ",", csv.QUOTE_MINIMAL, "\n")


def spss(folder, form):
    """Office four: SPSS with labels and decimal comma."""
    names = [question["name"] for question in form.questions]
    rows = []
    for row in sample(form, "facilitators-post.csv"):
        cells = []
        for question in form.questions:
            value = row[question["name"]]
            if question["name"] == "date":
                year, month, day = value.split("-")
                value = "%s/%s/%s" % (month, day, year)
            elif question["type"] in ("integer", "decimal") and value != "":
                value = "%s,00" % value
            elif form.choices(question) is not None:
                value = form.label(question, value) if value != "" else " "
            cells.append(value)
        rows.append(cells)
    save(os.path.join(folder, "facilitators-post.csv"), [names] + rows, ";")


def register(folder):
    """Office five: Excel's Unicode text, Persian digits."""
    rows = read(os.path.join(SAMPLE, "register.csv"))
    names = list(rows[0])
    save(os.path.join(folder, "register.csv"),
         [names] + [[row[name].translate(PERSIAN) for name in names] for row in rows], "\t",
         csv.QUOTE_MINIMAL, "\r\n", "utf-16")


def programme(folder):
    with open(os.path.join(SAMPLE, "programme.ini"), encoding="utf-8") as file:
        text = file.read()
    text = text[text.index("[programme]"):text.index("\n# How the people were invented")]
    text = text.replace("places = places.csv",
                        "places = ../west-azerbaijan/places.csv\ndecisions = decisions.csv")
    with open(os.path.join(folder, "programme.ini"), "w", encoding="utf-8", newline="\n") as file:
        file.write("# The programme of ../west-azerbaijan as five offices would send it: invented people.\n"
                   "# Made by tests/dialects/messy.py. Results are the same, thanks to decisions.csv.\n\n")
        file.write(text)


if __name__ == "__main__":
    top = sys.argv[1] if len(sys.argv) > 1 else os.path.join(TOP, "samples", "messy")
    os.makedirs(top, exist_ok=True)
    kobo(top, Form("participants"))
    limesurvey(top, Form("participants"))
    google(top, Form("facilitators"))
    spss(top, Form("facilitators"))
    register(top)
    programme(top)
    save(os.path.join(top, "decisions.csv"),
         [["file", "row", "column", "value", "action", "new_value", "decided_by", "reason"]] +
         DECISIONS, encoding="utf-8-sig", end="\r\n")
