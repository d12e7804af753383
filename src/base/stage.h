/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/stage.h - an output folder that appears whole or not at all.
 *
 * Everything of a run is written into a hidden folder beside the final one (`.DIR.tabavar-XXXXXX`,
 * mode 0700), then synced and renamed into place by stage_commit(). Whatever ends the run before
 * that (an error, a signal, a full disk, SIGKILL) leaves nothing under the final name. An
 * unfinished stage is removed by stage_free(). After SIGKILL or a power cut nobody is left to do
 * so: the hidden folder stays until the next stage_new() for the same final name, which removes
 * every folder of exactly that name pattern that belongs to this user and that no living run has
 * locked. Stages for other names, and on file systems without locks, are never touched.
 *
 *     own(stage) stage = stage_new(dir, &error);
 *     g_autofree char *path = stage_file(stage, "send/counties/01-urmia.xlsx", &error);
 *     ... write path ...
 *     return stage_commit(stage, &error);
 */
#ifndef BASE_STAGE_H
#define BASE_STAGE_H

#include <glib.h>
#include <stdbool.h>

#include "base/diagnostics.h"
#include "base/own.h"

struct stage;

/* Refuses (G_FILE_ERROR_EXIST) a final folder that exists and is not empty, (G_FILE_ERROR_NOTDIR) a
 * file in its place, and a parent that cannot be written. NULL with error set. */
struct stage *stage_new(const char *final_dir, GError **error);

/* How many unfinished folders of killed runs stage_new() has removed. */
guint stage_n_removed(const struct stage *stage);

/* The final name, as the user gave it but for slashes at its end and links. */
const char *stage_final(const struct stage *stage);

/* Adds a failure of a run for that final name: MESSAGE_CANNOT_WRITE or the message made for its
 * reason, with the hidden folder's name in its words put back into the one the user knows. */
void stage_add_error(struct diagnostics *diagnostics, const char *final_dir, const GError *error);

/* The path to write `name` at; folders in name are made. name is relative, `/`-separated, without
 * `..` (asserted: names come from the program, never from data). Caller frees; NULL with error,
 * also where a signal has come (base/interrupt.h). */
char *stage_file(struct stage *stage, const char *name, GError **error);

/* Syncs every file and folder, renames the stage to its final name, syncs the parent. Files are
 * then 0644 and folders 0755 as far as the umask allows: offices send them on. False with error
 * leaves the final name as it was; the stage goes with stage_free(). */
bool stage_commit(struct stage *stage, GError **error);

/* For an output that is one file: syncs `name` of the stage and gives it the final path, where
 * no folder may be. The rest of the stage goes with stage_free. */
bool stage_commit_file(struct stage *stage, const char *name, GError **error);

/* Removes an uncommitted stage from the disk. */
void stage_free(struct stage *stage);
OWN_DEFINE(stage, stage_free)

#endif
