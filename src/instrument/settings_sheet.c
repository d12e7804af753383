/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.csv: what the questionnaire is called; and which languages it speaks. */
#include "instrument/folder_reading.h"

void instrument_read_settings(struct instrument *instrument, const struct sheet *settings)
{
    static const char *const REQUIRED[] = {"form_id", "version", NULL};
    static const char *const OPTIONAL[] = {
        "default_language",        "style", "licence", "source", "instance_name",
        "allow_choice_duplicates", NULL};

    instrument->title = sheet_label(settings, 0, "form_title");
    instrument->note = sheet_label(settings, 0, "note");
    instrument->id = sheet_copy(settings, 0, "form_id");
    instrument->version = sheet_copy(settings, 0, "version");
    instrument->licence = sheet_copy(settings, 0, "licence");
    if (!sheet_columns(settings, REQUIRED, OPTIONAL))
        return;
    (void)sheet_name(settings, 0, "form_id");
    if (*instrument->version == '\0')
        sheet_fault(settings, 0, "version", MESSAGE_INSTRUMENT_EMPTY_CELL, WORDS("version"));
    if (table_rows(settings->table) > 1)
        sheet_fault(settings, 1, "form_id", MESSAGE_INSTRUMENT_DUPLICATE, WORDS("form_id"));
}

static bool speaks(const GPtrArray *languages, const char *code)
{
    for (guint i = 0; i < languages->len; i++)
        if (g_str_equal(languages->pdata[i], code))
            return true;
    return false;
}

/* A sheet with labels has them in all languages of the survey. */
static void check_sheet(const struct instrument *instrument, const struct sheet *sheet)
{
    g_autoptr(GPtrArray) languages = sheet_languages(sheet);

    for (guint i = 0; i < instrument->languages->len && languages->len > 0; i++)
        if (!speaks(languages, instrument->languages->pdata[i]))
            sheet_fault(sheet, SHEET_HEADER, NULL, MESSAGE_INSTRUMENT_NO_LANGUAGE,
                        WORDS(instrument->languages->pdata[i]));
}

void instrument_check_languages(const struct instrument *instrument, const struct sheet *settings,
                                const struct sheet *choices, const struct sheet *scales)
{
    const char *tag = sheet_text(settings, 0, "default_language");
    g_autofree char *header = g_strconcat("label::", tag, NULL);
    g_autofree char *code = label_code_of_header(header, "label");

    if (*tag != '\0' && instrument->languages->len > 0 && !speaks(instrument->languages, code))
        sheet_fault(settings, 0, "default_language", MESSAGE_INSTRUMENT_UNKNOWN_LANGUAGE,
                    WORDS(tag));
    check_sheet(instrument, choices);
    check_sheet(instrument, scales);
}
