/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/spss.h"

#include <math.h>
#include <readstat.h>
#include <string.h>

#include "base/file.h"

struct sav { /* a file on its way */
    readstat_writer_t *writer;
    GPtrArray *variables; /* readstat_variable_t *, owned by the writer */
    GByteArray *bytes;
    readstat_error_t failure; /* the first */
};

static ssize_t gather(const void *data, size_t length, void *user)
{
    struct sav *sav = user;

    if (length > G_MAXUINT - sav->bytes->len)
        return -1;
    g_byte_array_append(sav->bytes, data, (guint)length);
    return (ssize_t)length;
}

static void note(struct sav *sav, readstat_error_t result)
{
    if (sav->failure == READSTAT_OK)
        sav->failure = result;
}

/* At most n bytes, whole letters. Caller frees. */
static char *cut(const char *text, gsize n)
{
    const char *end = text;

    while (*end != '\0' && (gsize)(g_utf8_next_char(end) - text) <= n)
        end = g_utf8_next_char(end);
    return g_strndup(text, (gsize)(end - text));
}

static void add_value_label(struct sav *sav, readstat_label_set_t *labels,
                            readstat_variable_t *target, const struct value_label *label)
{
    g_autofree char *words = cut(label->label, SPSS_VALUE_LABEL_BYTES);

    if (label->text != NULL)
        readstat_label_string_value(labels, label->text, words);
    else
        readstat_label_double_value(labels, label->number, words);
    if (label->is_missing)
        note(sav, readstat_variable_add_missing_double_value(target, label->number));
}

static readstat_type_t type_of(const struct variable *variable)
{
    return variable->kind == VARIABLE_TEXT ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE;
}

/* Numbers that are names. */
static bool is_nominal(const struct variable *variable)
{
    for (guint i = 0; i < variable->labels->len; i++)
        if (!((const struct value_label *)variable->labels->pdata[i])->is_missing)
            return true;
    return variable->kind == VARIABLE_TEXT;
}

static void add_variable(struct sav *sav, const struct variable *variable)
{
    bool is_text = variable->kind == VARIABLE_TEXT;
    size_t width = is_text ? MAX(variable->n_bytes, 1) : 0;
    g_autofree char *label = cut(variable->label, SPSS_LABEL_BYTES);
    g_autofree char *format = is_text ? g_strdup_printf("A%u", (guint)width)
                                      : g_strdup_printf("F8.%u", variable->n_decimals);
    readstat_variable_t *target =
        readstat_add_variable(sav->writer, variable->name, type_of(variable), width);

    g_ptr_array_add(sav->variables, target);
    readstat_variable_set_label(target, label);
    readstat_variable_set_format(target, format);
    readstat_variable_set_measure(target, is_nominal(variable) ? READSTAT_MEASURE_NOMINAL
                                                               : READSTAT_MEASURE_SCALE);
    if (variable->labels->len > 0) {
        readstat_label_set_t *labels =
            readstat_add_label_set(sav->writer, type_of(variable), variable->name);
        for (guint i = 0; i < variable->labels->len; i++)
            add_value_label(sav, labels, target, variable->labels->pdata[i]);
        readstat_variable_set_label_set(target, labels);
    }
}

static void add_datum(struct sav *sav, guint i, const struct datum *datum, enum variable_kind kind)
{
    const readstat_variable_t *target = sav->variables->pdata[i];

    if (kind == VARIABLE_TEXT)
        note(sav, readstat_insert_string_value(sav->writer, target, datum->text));
    else if (isfinite(datum->number))
        note(sav, readstat_insert_double_value(sav->writer, target, datum->number));
    else
        note(sav, readstat_insert_missing_value(sav->writer, target));
}

static void add_rows(struct sav *sav, const struct data_set *set)
{
    guint n = set->variables->len;
    g_autofree struct datum *row = g_new(struct datum, n);

    for (guint i = 0; i < set->n_rows && sav->failure == READSTAT_OK; i++) {
        for (guint j = 0; j < n; j++)
            row[j] = (struct datum){(double)NAN, ""};
        set->row(set, i, row);
        note(sav, readstat_begin_row(sav->writer));
        for (guint j = 0; j < n; j++)
            add_datum(sav, j, &row[j], ((const struct variable *)set->variables->pdata[j])->kind);
        note(sav, readstat_end_row(sav->writer));
    }
}

/* ReadStat writes local time: noon of the day wherever it runs gives the same bytes everywhere. */
static time_t stamp_of(const char *iso)
{
    g_autoptr(GTimeZone) local = g_time_zone_new_local();
    g_autofree char *noon = g_strconcat(iso, "T12:00:00", NULL);
    g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(noon, local);

    return date == NULL ? 0 : (time_t)g_date_time_to_unix(date);
}

static void write_set(struct sav *sav, const struct data_set *set)
{
    g_autofree char *title = cut(set->title, SPSS_TITLE_BYTES);

    note(sav, readstat_set_data_writer(sav->writer, gather));
    note(sav, readstat_writer_set_file_label(sav->writer, title));
    note(sav, readstat_writer_set_file_timestamp(sav->writer, stamp_of(set->created)));
    note(sav, readstat_writer_set_compression(sav->writer, READSTAT_COMPRESS_ROWS));
    for (guint i = 0; i < set->variables->len; i++)
        add_variable(sav, set->variables->pdata[i]);
    note(sav, readstat_begin_writing_sav(sav->writer, sav, (long)set->n_rows));
    add_rows(sav, set);
    if (sav->failure == READSTAT_OK)
        note(sav, readstat_end_writing(sav->writer));
}

bool render_spss(const struct data_set *set, const char *path, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(GPtrArray) variables = g_ptr_array_new();
    struct sav sav = {readstat_writer_init(), variables, bytes, READSTAT_OK};

    write_set(&sav, set);
    readstat_writer_free(sav.writer);
    if (sav.failure != READSTAT_OK) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", path,
                    readstat_error_message(sav.failure));
        return false;
    }
    return file_write(path, (const char *)bytes->data, bytes->len, error);
}
