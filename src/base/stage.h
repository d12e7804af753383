/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/stage.h - an output folder that appears whole or not at all.
 *
 * Everything of a run is written into a hidden folder beside the final one (`.DIR.tabavar-XXXXXX`,
 * mode 0700), then synced and renamed into place by stage_commit(). Whatever ends the run before
 * that (an error, a signal, a full disk, SIGKILL) leaves nothing under the final name; an
 * unfinished stage is removed by stage_free(), and stale ones of dead runs by the next stage_new().
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

#include "base/own.h"

struct stage;

/* Refuses (G_FILE_ERROR_EXIST) a final folder that exists and is not empty, (G_FILE_ERROR_NOTDIR) a
 * file in its place, and a parent that cannot be written. NULL with error set. */
struct stage *stage_new(const char *final_dir, GError **error);

/* The path to write `name` at; folders in name are made. name is relative, `/`-separated, without
 * `..` (asserted: names come from the program, never from data). Caller frees; NULL with error. */
char *stage_file(struct stage *stage, const char *name, GError **error);

/* Syncs every file and folder, renames the stage to its final name, syncs the parent. */
bool stage_commit(struct stage *stage, GError **error);

/* For an output that is one file: syncs `name` of the stage and renames it to the final path, where
 * no folder may be. The rest of the stage goes with stage_free. */
bool stage_commit_file(struct stage *stage, const char *name, GError **error);

/* Removes an uncommitted stage from the disk. */
void stage_free(struct stage *stage);
OWN_DEFINE(stage, stage_free)

#endif
