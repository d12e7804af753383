/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* realpath */
#include "base/stage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/interrupt.h"
#include "base/reason.h"

#define N_RANDOM 6 /* letters of the name that mkdtemp chooses */

struct stage {
    char *final_dir; /* as the user named it, without slashes at the end */
    char *parent;
    char *dir; /* NULL once it has its final name */
    int lock;  /* held as long as this run lives; -1 where there are no locks */
    guint n_removed;
};

/* ---- folders and all that is in them ---- */

/* Names in a folder but . and ..; NULL with errno. */
static GPtrArray *names_in(const char *dir)
{
    DIR *stream = opendir(dir);
    GPtrArray *names;
    const struct dirent *entry;

    if (stream == NULL)
        return NULL;
    names = g_ptr_array_new_with_free_func(g_free);
    while ((entry = readdir(stream)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(stream);
    return names;
}

static bool is_folder(const char *path)
{
    struct stat there;

    return lstat(path, &there) == 0 && S_ISDIR(there.st_mode);
}

/* Links are removed, never followed. What resists is left behind: there is nobody to tell. */
static void remove_tree(const char *dir)
{
    g_autoptr(GPtrArray) names = names_in(dir);

    for (guint i = 0; names != NULL && i < names->len; i++) {
        g_autofree char *path = g_build_filename(dir, names->pdata[i], NULL);
        if (is_folder(path))
            remove_tree(path);
        else
            unlink(path);
    }
    rmdir(dir);
}

/* ---- stages of dead runs ---- */

/* ".DIR.tabavar-", the beginning of the name of every stage for that folder. */
static char *prefix_of(const char *final_dir)
{
    g_autofree char *name = g_path_get_basename(final_dir);

    return g_strdup_printf(".%s.tabavar-", name);
}

/* ".report.tabavar-Xy7_k2": the prefix and what mkdtemp puts for the six X. */
static bool is_stage_name(const char *name, const char *prefix)
{
    return g_str_has_prefix(name, prefix) && strlen(name) == strlen(prefix) + N_RANDOM;
}

/* Locks a folder, which needs no file in it; the lock goes with the process, however that ends.
 * -1 with errno where another run holds it or the file system has no locks. */
static int take_lock(const char *dir)
{
    int lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    int failed;

    if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    failed = errno;
    close(lock);
    errno = failed;
    return -1;
}

static bool is_ours(int lock)
{
    struct stat there;

    return fstat(lock, &there) == 0 && there.st_uid == geteuid();
}

/* A stage that nobody holds belongs to a run that was killed. */
static bool remove_if_stale(const char *dir)
{
    int lock = is_folder(dir) ? take_lock(dir) : -1;
    bool is_stale = lock >= 0 && is_ours(lock);

    if (is_stale)
        remove_tree(dir);
    if (lock >= 0)
        close(lock);
    return is_stale;
}

static guint remove_stale_stages(const char *parent, const char *final_dir)
{
    g_autofree char *prefix = prefix_of(final_dir);
    g_autoptr(GPtrArray) names = names_in(parent);
    guint n = 0;

    for (guint i = 0; names != NULL && i < names->len; i++) {
        g_autofree char *path = g_build_filename(parent, names->pdata[i], NULL);
        if (is_stage_name(names->pdata[i], prefix))
            n += remove_if_stale(path);
    }
    return n;
}

/* ---- a new stage ---- */

/* Absent or an empty folder. */
static bool final_is_free(const char *final_dir, GError **error)
{
    g_autoptr(GPtrArray) names = names_in(final_dir);

    if (names == NULL)
        return errno == ENOENT || reason_set(error, final_dir, errno);
    return names->len == 0 || reason_set(error, final_dir, ENOTEMPTY);
}

/* Between its making and its lock another run may take the folder for a dead one: then there is
 * none to lock, or it has no name any more. */
static bool is_still_there(const char *dir, int lock)
{
    struct stat held;
    struct stat named;

    return fstat(lock, &held) == 0 && lstat(dir, &named) == 0 && held.st_ino == named.st_ino &&
           held.st_dev == named.st_dev;
}

/* One try; *again where another run was quicker. */
static bool make_folder_once(struct stage *stage, const char *prefix, bool *again, GError **error)
{
    g_autofree char *name = g_strconcat(prefix, "XXXXXX", NULL);
    g_autofree char *dir = g_build_filename(stage->parent, name, NULL);

    if (mkdtemp(dir) == NULL) /* 0700 */
        return reason_set(error, stage->parent, errno);
    stage->lock = take_lock(dir);
    if (stage->lock < 0)
        *again = errno == ENOENT || errno == EWOULDBLOCK; /* else: no locks here, go without */
    else if (!is_still_there(dir, stage->lock))
        *again = true;
    if (*again && stage->lock >= 0)
        close(stage->lock);
    if (*again)
        stage->lock = -1;
    else
        stage->dir = g_steal_pointer(&dir);
    return !*again;
}

static bool make_folder(struct stage *stage, GError **error)
{
    g_autofree char *prefix = prefix_of(stage->final_dir);

    for (guint i = 0; i < 10; i++) {
        bool again = false;
        if (make_folder_once(stage, prefix, &again, error))
            return true;
        if (!again)
            return false;
    }
    return reason_set(error, stage->final_dir, EBUSY);
}

/* The folder itself where the name is a link to one, or "." */
static char *settled_name(const char *path)
{
    gsize length = strlen(path);
    g_autofree char *name = NULL;
    g_autofree char *last = NULL;
    struct stat there;
    char *real = NULL;

    while (length > 1 && path[length - 1] == '/')
        length--;
    name = g_strndup(path, length);
    last = g_path_get_basename(name);
    if (strcmp(last, ".") == 0 || strcmp(last, "..") == 0 ||
        (lstat(name, &there) == 0 && S_ISLNK(there.st_mode)))
        real = realpath(name, NULL);
    return real != NULL ? real : g_steal_pointer(&name);
}

struct stage *stage_new(const char *final_dir, GError **error)
{
    own(stage) stage = g_new0(struct stage, 1);

    stage->lock = -1;
    stage->final_dir = settled_name(final_dir);
    stage->parent = g_path_get_dirname(stage->final_dir);
    if (!final_is_free(stage->final_dir, error))
        return NULL;
    stage->n_removed = remove_stale_stages(stage->parent, stage->final_dir);
    if (!make_folder(stage, error))
        return NULL;
    return own_pass(stage);
}

guint stage_n_removed(const struct stage *stage)
{
    return stage->n_removed;
}

/* ---- files ---- */

static bool is_plain_name(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);

    for (guint i = 0; parts[i] != NULL; i++)
        if (*parts[i] == '\0' || strcmp(parts[i], ".") == 0 || strcmp(parts[i], "..") == 0)
            return false;
    return parts[0] != NULL;
}

char *stage_file(struct stage *stage, const char *name, GError **error)
{
    g_autofree char *path = NULL;
    g_autofree char *folder = NULL;

    g_assert(is_plain_name(name));
    g_assert(stage->dir != NULL);
    if (interrupt_check(error))
        return NULL;
    path = g_build_filename(stage->dir, name, NULL);
    folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) != 0) {
        reason_set(error, folder, errno);
        return NULL;
    }
    return g_steal_pointer(&path);
}

/* text with names of stages put back into the final name. */
static char *with_final_names(const char *final_dir, const char *text)
{
    g_autofree char *prefix = prefix_of(final_dir);
    g_autofree char *base = g_path_get_basename(final_dir);
    GString *out = g_string_new(NULL);
    const char *hidden;

    while ((hidden = strstr(text, prefix)) != NULL) {
        gsize length = MIN(strlen(hidden), strlen(prefix) + N_RANDOM);
        g_string_append_len(out, text, (gssize)(hidden - text));
        g_string_append(out, base);
        text = hidden + length;
    }
    g_string_append(out, text);
    return g_string_free(out, FALSE);
}

void stage_add_error(struct diagnostics *diagnostics, const char *final_dir, const GError *error)
{
    g_autofree char *final = settled_name(final_dir);
    g_autofree char *text = with_final_names(final, error->message);
    g_autoptr(GError) told = g_error_new_literal(error->domain, error->code, text);

    diagnostics_add_error(diagnostics, MESSAGE_CANNOT_WRITE, final_dir, told);
}

const char *stage_final(const struct stage *stage)
{
    return stage->final_dir;
}

/* ---- commit ---- */

/* Sets the mode, unless it is 0, and syncs; an errno, or 0. */
static int settle_path(const char *path, mode_t mode)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    int failed = 0;

    if (fd < 0)
        return errno;
    if (mode != 0 && fchmod(fd, mode) != 0)
        failed = errno;
    /* Some file systems cannot sync a folder and say so. */
    if (failed == 0 && fsync(fd) != 0 && errno != EINVAL && errno != ENOTSUP)
        failed = errno;
    close(fd);
    return failed;
}

/* After the rename the output stands whole under its name: a folder that cannot be synced (a link,
 * no right to read it) is no failure of the run any more. */
static void sync_parent(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY);

    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* Gives everything the modes of ordinary files, since people send them on, and syncs it. */
static bool settle_tree(const char *dir, mode_t mask, GError **error)
{
    g_autoptr(GPtrArray) names = names_in(dir);
    int failed;

    if (names == NULL)
        return reason_set(error, dir, errno);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(dir, names->pdata[i], NULL);
        if (is_folder(path) && !settle_tree(path, mask, error))
            return false;
        if (!is_folder(path) && (failed = settle_path(path, 0644 & ~mask)) != 0)
            return reason_set(error, path, failed);
    }
    failed = settle_path(dir, 0755 & ~mask);
    return failed == 0 || reason_set(error, dir, failed);
}

static mode_t current_mask(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return mask;
}

/* rename() takes an empty folder's place by itself on most systems; where it does not, the folder
 * goes first. Neither touches a folder into which something has come meanwhile. */
static int rename_folder(const char *from, const char *to)
{
    if (rename(from, to) == 0)
        return 0;
    if (errno != EEXIST && errno != ENOTEMPTY)
        return errno;
    return rmdir(to) == 0 && rename(from, to) == 0 ? 0 : errno;
}

bool stage_commit(struct stage *stage, GError **error)
{
    int failed;

    g_assert(stage->dir != NULL);
    if (interrupt_check(error) || !settle_tree(stage->dir, current_mask(), error))
        return false;
    failed = rename_folder(stage->dir, stage->final_dir);
    if (failed != 0)
        return reason_set(error, stage->final_dir, failed);
    g_clear_pointer(&stage->dir, g_free);
    sync_parent(stage->parent);
    return true;
}

/* Gives a file its final name, where nothing may be yet; 0 or errno. Some file systems (FAT) have
 * no second names: there it is renamed, and what came in the last instant would be replaced. */
static int name_file(const char *path, const char *final)
{
    if (link(path, final) == 0)
        return unlink(path) == 0 ? 0 : errno;
    if (errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP)
        return errno;
    return rename(path, final) == 0 ? 0 : errno;
}

bool stage_commit_file(struct stage *stage, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(stage->dir, name, NULL);
    int failed;

    if (interrupt_check(error))
        return false;
    failed = settle_path(path, 0644 & ~current_mask());
    if (failed != 0)
        return reason_set(error, path, failed);
    failed = name_file(path, stage->final_dir);
    if (failed != 0)
        return reason_set(error, stage->final_dir, failed);
    sync_parent(stage->parent);
    return true;
}

void stage_free(struct stage *stage)
{
    if (stage == NULL)
        return;
    if (stage->dir != NULL)
        remove_tree(stage->dir);
    if (stage->lock >= 0)
        close(stage->lock);
    g_free(stage->dir);
    g_free(stage->parent);
    g_free(stage->final_dir);
    g_free(stage);
}
