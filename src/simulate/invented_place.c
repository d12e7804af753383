/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "simulate/invented_place.h"

#include "survey/places.h"
#include "table/write_csv.h"
#include "text/persian.h"

static void place_free(gpointer data)
{
    struct invented_place *place = data;

    g_free(place->code);
    g_free(place->county);
    g_free(place->facilitator);
    g_free(place->name_fa);
    g_free(place->name_en);
    g_free(place->county_fa);
    g_free(place->county_en);
    g_free(place);
}

static char *persian_numbered(const char *word, guint number)
{
    g_autofree char *text = g_strdup_printf("%s %u", word, number);

    return persian_digits(text);
}

static struct invented_place *invent(guint number, guint county)
{
    struct invented_place *place = g_new0(struct invented_place, 1);

    place->number = number;
    place->code = g_strdup_printf("%02u", number);
    place->county = g_strdup_printf("%02u", county);
    place->facilitator = g_strdup_printf("F%02u", number);
    place->name_fa = persian_numbered("محلهٔ", number);
    place->name_en = g_strdup_printf("Neighbourhood %u", number);
    place->county_fa = persian_numbered("شهرستان", county);
    place->county_en = g_strdup_printf("County %u", county);
    return place;
}

static struct invented_place *take(const struct places *places, guint i)
{
    const struct neighbourhood *from = places->neighbourhoods->pdata[i];
    const struct county *county =
        from->county < 0 ? NULL : places->counties->pdata[(guint)from->county];
    struct invented_place *place = g_new0(struct invented_place, 1);

    place->number = i + 1;
    place->code = g_strdup(from->code);
    place->county = g_strdup(county == NULL ? "" : county->code);
    place->facilitator =
        *from->facilitator != '\0' ? g_strdup(from->facilitator) : g_strdup_printf("F%02u", i + 1);
    place->name_fa = g_strdup(label_get(from->name, LANGUAGE_FA, from->code));
    place->name_en = g_strdup(label_get(from->name, LANGUAGE_EN, from->code));
    place->county_fa =
        g_strdup(county == NULL ? "" : label_get(county->name, LANGUAGE_FA, county->code));
    place->county_en =
        g_strdup(county == NULL ? "" : label_get(county->name, LANGUAGE_EN, county->code));
    return place;
}

GPtrArray *invented_places(const char *path, guint n_counties, guint n_neighbourhoods,
                           struct diagnostics *diagnostics)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(place_free);

    if (path != NULL && g_file_test(path, G_FILE_TEST_EXISTS)) {
        own(places) places = places_load(path, diagnostics);
        if (places == NULL)
            return NULL;
        for (guint i = 0; i < places->neighbourhoods->len; i++)
            g_ptr_array_add(list, take(places, i));
    } else {
        for (guint i = 0; i < n_neighbourhoods; i++)
            g_ptr_array_add(list, invent(i + 1, i * n_counties / n_neighbourhoods + 1));
    }
    return g_steal_pointer(&list);
}

bool invented_places_write(const GPtrArray *places, const char *path, GError **error)
{
    static const char *const HEADER[] = {"county",
                                         "neighbourhood",
                                         "name::فارسی (fa)",
                                         "name::English (en)",
                                         "county_name::فارسی (fa)",
                                         "county_name::English (en)",
                                         "facilitator"};
    struct csv_writer *writer = csv_writer_new(path, CSV_PLAIN, error);

    if (writer == NULL)
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(HEADER); i++)
        csv_cell(writer, HEADER[i]);
    csv_end_row(writer);
    for (guint i = 0; i < places->len; i++) {
        const struct invented_place *place = places->pdata[i];
        const char *cells[] = {place->county,     place->code,      place->name_fa,
                               place->name_en,    place->county_fa, place->county_en,
                               place->facilitator};
        for (guint j = 0; j < G_N_ELEMENTS(cells); j++)
            csv_cell(writer, cells[j]);
        csv_end_row(writer);
    }
    return csv_writer_close(writer, error);
}
