/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/archive.h"

#include <zip.h>

#include "render/zip_level.h"

static const zip_uint64_t MOST_BYTES = G_GUINT64_CONSTANT(1) << 31; /* of one part, unpacked */
static const zip_uint16_t DOS_DATE = 1 << 5 | 1;                    /* 1980-01-01 */

struct archive {
    GBytes *bytes;
    zip_t *zip;
};

static void set_zip_error(GError **error, const char *what, zip_error_t *fault)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", what, zip_error_strerror(fault));
}

/* The source is the caller's as well; zip_source_free() gives it up. NULL with error. */
static zip_source_t *source_of(GBytes *bytes, GError **error)
{
    zip_error_t fault;
    gsize length;
    const void *data = g_bytes_get_data(bytes, &length);
    zip_source_t *source;

    zip_error_init(&fault);
    /* A copy that libzip owns: it frees the buffer when the archive is written over it. */
    source = zip_source_buffer_create(g_memdup2(data, length), length, 1, &fault);
    if (source == NULL)
        set_zip_error(error, "cannot hold a workbook", &fault);
    zip_error_fini(&fault);
    return source;
}

static zip_t *open_source(zip_source_t *source, int flags, GError **error)
{
    zip_error_t fault;
    zip_t *zip;

    zip_error_init(&fault);
    zip = zip_open_from_source(source, flags, &fault);
    if (zip == NULL)
        set_zip_error(error, "not a sound workbook", &fault);
    zip_error_fini(&fault);
    return zip;
}

struct archive *archive_open(GBytes *bytes, GError **error)
{
    zip_source_t *source = source_of(bytes, error);
    struct archive *archive;
    zip_t *zip;

    if (source == NULL)
        return NULL;
    zip = open_source(source, ZIP_RDONLY | ZIP_CHECKCONS, error);
    if (zip == NULL) {
        zip_source_free(source);
        return NULL;
    }
    archive = g_new0(struct archive, 1);
    archive->bytes = g_bytes_ref(bytes);
    archive->zip = zip;
    return archive;
}

void archive_free(struct archive *archive)
{
    zip_discard(archive->zip);
    g_bytes_unref(archive->bytes);
    g_free(archive);
}

guint archive_n(const struct archive *archive)
{
    return (guint)zip_get_num_entries(archive->zip, 0);
}

const char *archive_name(const struct archive *archive, guint i)
{
    const char *name = zip_get_name(archive->zip, i, ZIP_FL_ENC_GUESS);

    return name != NULL ? name : "";
}

bool archive_has(const struct archive *archive, const char *name)
{
    return zip_name_locate(archive->zip, name, 0) >= 0;
}

/* Reads exactly so many bytes and then the end, where libzip compares the checksum. */
static bool read_whole(zip_file_t *file, char *into, zip_uint64_t length)
{
    zip_uint64_t n = 0;
    char beyond;

    while (n < length) {
        zip_int64_t got = zip_fread(file, into + n, length - n);

        if (got <= 0)
            return false;
        n += (zip_uint64_t)got;
    }
    return zip_fread(file, &beyond, 1) == 0;
}

static char *read_file(const struct archive *archive, const zip_stat_t *stat)
{
    zip_file_t *file = zip_fopen_index(archive->zip, stat->index, 0);
    g_autofree char *text = NULL;
    bool whole = false;

    if (file == NULL)
        return NULL;
    text = g_try_malloc(stat->size + 1);
    if (text != NULL)
        whole = read_whole(file, text, stat->size);
    if (zip_fclose(file) != 0 || !whole)
        return NULL;
    text[stat->size] = '\0';
    return g_steal_pointer(&text);
}

char *archive_read(const struct archive *archive, const char *name, gsize *length, GError **error)
{
    const zip_uint64_t wanted = ZIP_STAT_SIZE | ZIP_STAT_INDEX;
    zip_stat_t stat;
    char *text = NULL;

    zip_stat_init(&stat);
    if (zip_stat(archive->zip, name, 0, &stat) != 0 || (stat.valid & wanted) != wanted) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "part %s is missing", name);
        return NULL;
    }
    if (stat.size < MOST_BYTES)
        text = read_file(archive, &stat);
    if (text == NULL)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "part %s is damaged", name);
    else if (length != NULL)
        *length = stat.size;
    return text;
}

/* ---- writing ---- */

static bool replace_part(zip_t *zip, const char *name, const GString *part)
{
    zip_int64_t at = zip_name_locate(zip, name, 0);
    zip_source_t *source = zip_source_buffer(zip, part->str, part->len, 0);

    if (at < 0 || source == NULL ||
        zip_file_replace(zip, (zip_uint64_t)at, source, 0) != 0) { /* takes the source over */
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_DEFLATE, ZIP_LEVEL) == 0 &&
           zip_file_set_dostime(zip, (zip_uint64_t)at, 0, DOS_DATE, 0) == 0;
}

static bool replace_parts(zip_t *zip, GHashTable *parts, GError **error)
{
    GHashTableIter iter;
    gpointer name, part;

    g_hash_table_iter_init(&iter, parts);
    while (g_hash_table_iter_next(&iter, &name, &part)) {
        if (!replace_part(zip, name, part)) {
            set_zip_error(error, name, zip_get_error(zip));
            return false;
        }
    }
    return true;
}

/* What a buffer source holds after its archive was closed. */
static GBytes *bytes_of(zip_source_t *source)
{
    zip_stat_t stat;
    g_autofree char *data = NULL;
    zip_int64_t got = -1;

    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0 ||
        stat.size > MOST_BYTES)
        return NULL;
    data = g_try_malloc(stat.size);
    if (data == NULL || zip_source_open(source) != 0)
        return NULL;
    got = zip_source_read(source, data, stat.size);
    if (zip_source_close(source) != 0 || got != (zip_int64_t)stat.size)
        return NULL;
    return g_bytes_new_take(g_steal_pointer(&data), stat.size);
}

/* Closing writes into the source, which is kept for bytes_of(). */
static GBytes *rewrite(zip_source_t *source, GHashTable *parts, GError **error)
{
    zip_t *zip = open_source(source, ZIP_CHECKCONS, error);
    GBytes *out;

    if (zip == NULL)
        return NULL;
    zip_source_keep(source);
    if (!replace_parts(zip, parts, error)) {
        zip_discard(zip);
        return NULL;
    }
    if (zip_close(zip) != 0) {
        set_zip_error(error, "cannot finish the workbook", zip_get_error(zip));
        zip_discard(zip);
        return NULL;
    }
    out = bytes_of(source);
    if (out == NULL)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOMEM, "cannot finish the workbook");
    return out;
}

GBytes *archive_replaced(GBytes *bytes, GHashTable *parts, GError **error)
{
    zip_source_t *source = source_of(bytes, error);
    GBytes *out;

    if (source == NULL)
        return NULL;
    out = rewrite(source, parts, error);
    zip_source_free(source);
    return out;
}
