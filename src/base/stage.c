/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/stage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_NAME ".lock"

struct stage {
    char *final_dir, *parent, *dir; /* dir: the hidden folder; NULL once it is gone */
    char *lock_path;
    int lock; /* held while the stage lives, so that others can tell a dead run's stage */
};

static bool fail(GError **error, int number, const char *path)
{
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(number), "%s: %s", path,
                g_strerror(number));
    return false;
}

static bool is_dot(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* Removes a folder and everything in it; symbolic links are removed, not followed. */
static void remove_tree(const char *path)
{
    GDir *dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        if (g_file_test(child, G_FILE_TEST_IS_DIR) && !g_file_test(child, G_FILE_TEST_IS_SYMLINK))
            remove_tree(child);
        else
            unlink(child);
    }
    if (dir != NULL)
        g_dir_close(dir);
    rmdir(path);
}

static bool is_empty(const char *path)
{
    DIR *dir = opendir(path);
    const struct dirent *entry;
    bool empty = true;

    if (dir == NULL)
        return false;
    while (empty && (entry = readdir(dir)) != NULL)
        empty = is_dot(entry->d_name);
    closedir(dir);
    return empty;
}

static bool check_final(const char *final_dir, GError **error)
{
    struct stat status;

    if (lstat(final_dir, &status) != 0)
        return errno == ENOENT || fail(error, errno, final_dir);
    if (!S_ISDIR(status.st_mode))
        return fail(error, ENOTDIR, final_dir);
    if (!is_empty(final_dir))
        return fail(error, EEXIST, final_dir);
    return true;
}

static char *stage_prefix(const char *final_dir)
{
    g_autofree char *base = g_path_get_basename(final_dir);

    return g_strdup_printf(".%s.tabavar-", base);
}

/* A stage whose lock nobody holds belongs to a run that was killed. */
static void remove_if_stale(const char *dir)
{
    g_autofree char *lock_path = g_build_filename(dir, LOCK_NAME, NULL);
    int lock = open(lock_path, O_RDWR | O_CLOEXEC);
    bool is_free = lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0;

    if (is_free)
        remove_tree(dir);
    if (lock >= 0)
        close(lock);
}

static void remove_stale(const char *parent, const char *prefix)
{
    GDir *dir = g_dir_open(parent, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
        if (g_str_has_prefix(name, prefix)) {
            g_autofree char *path = g_build_filename(parent, name, NULL);
            remove_if_stale(path);
        }
    if (dir != NULL)
        g_dir_close(dir);
}

static bool make_stage(struct stage *stage, GError **error)
{
    g_autofree char *prefix = stage_prefix(stage->final_dir);
    g_autofree char *name = g_strconcat(prefix, "XXXXXX", NULL);
    g_autofree char *template = g_build_filename(stage->parent, name, NULL);

    remove_stale(stage->parent, prefix);
    if (mkdtemp(template) == NULL)
        return fail(error, errno, stage->final_dir);
    stage->dir = g_steal_pointer(&template);
    stage->lock_path = g_build_filename(stage->dir, LOCK_NAME, NULL);
    stage->lock = open(stage->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (stage->lock < 0 || flock(stage->lock, LOCK_EX | LOCK_NB) != 0)
        return fail(error, errno, stage->final_dir);
    return true;
}

struct stage *stage_new(const char *final_dir, GError **error)
{
    own(stage) stage = g_new0(struct stage, 1);
    size_t length = strlen(final_dir);

    stage->lock = -1;
    while (length > 1 && final_dir[length - 1] == '/')
        length--;
    stage->final_dir = g_strndup(final_dir, length);
    stage->parent = g_path_get_dirname(stage->final_dir);
    if (!check_final(stage->final_dir, error) || !make_stage(stage, error))
        return NULL;
    return own_pass(stage);
}

char *stage_file(struct stage *stage, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(stage->dir, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);

    g_assert(name[0] != '/' && strstr(name, "..") == NULL);
    if (g_mkdir_with_parents(folder, 0755) != 0) {
        fail(error, errno, folder);
        return NULL;
    }
    return g_steal_pointer(&path);
}

static bool sync_path(const char *path, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int number = 0;

    if (fd < 0)
        return fail(error, errno, path);
    /* Some file systems cannot sync a folder and say EINVAL. */
    if (fsync(fd) != 0 && errno != EINVAL)
        number = errno;
    close(fd);
    return number == 0 || fail(error, number, path);
}

static bool sync_tree(const char *path, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, error);
    const char *name;

    if (dir == NULL)
        return false;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        bool is_dir = g_file_test(child, G_FILE_TEST_IS_DIR);
        if (!(is_dir ? sync_tree(child, error) : sync_path(child, error)))
            return false;
    }
    return sync_path(path, error);
}

/* What mkdtemp made private gets the mode any new folder would have. */
static bool open_to_readers(const char *dir, GError **error)
{
    mode_t mask = umask(0);

    umask(mask);
    return chmod(dir, 0777 & ~mask) == 0 || fail(error, errno, dir);
}

bool stage_commit(struct stage *stage, GError **error)
{
    unlink(stage->lock_path);
    if (!sync_tree(stage->dir, error) || !open_to_readers(stage->dir, error))
        return false;
    if (rmdir(stage->final_dir) != 0 && errno != ENOENT)
        return fail(error, errno == ENOTEMPTY ? EEXIST : errno, stage->final_dir);
    if (rename(stage->dir, stage->final_dir) != 0)
        return fail(error, errno, stage->final_dir);
    g_clear_pointer(&stage->dir, g_free);
    return sync_path(stage->parent, error);
}

bool stage_commit_file(struct stage *stage, const char *name, GError **error)
{
    g_autofree char *path = g_build_filename(stage->dir, name, NULL);

    if (!sync_path(path, error))
        return false;
    if (rename(path, stage->final_dir) != 0)
        return fail(error, errno, stage->final_dir);
    return sync_path(stage->parent, error);
}

void stage_free(struct stage *stage)
{
    if (stage->dir != NULL)
        remove_tree(stage->dir);
    if (stage->lock >= 0)
        close(stage->lock);
    g_free(stage->lock_path);
    g_free(stage->dir);
    g_free(stage->parent);
    g_free(stage->final_dir);
    g_free(stage);
}
