/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/workers.h - jobs in forked children, so that a library's crash cannot pass for success.
 *
 * libxlsxwriter crashes, or answers success for a damaged file, when an allocation or a write
 * fails inside it. Each worker is a forked child with its stderr captured: a job has succeeded
 * only if its function returned true, the child ended with status 0 and nothing was printed on
 * stderr. Children are killed and reaped when the parent is told to stop (base/interrupt.h).
 */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Does job i of the user's list; runs in a child process: what it changes in memory is lost, only
 * files remain. On failure sets error (its text reaches the parent). */
typedef bool (*workers_job)(guint i, gpointer user, GError **error);

/* Runs jobs 0..n_jobs-1 over n_workers children (0: one per processor; never more than jobs): a
 * child that is free takes the next one, so the longest should come first. Returns false with the
 * first failure in error, of the job's own domain and code; other children are stopped. No child
 * outlives the call, nor the process: one that is killed outright takes its children with it. Jobs
 * begun are told to console_step(), for a caller who has begun a step. */
bool workers_run(guint n_jobs, guint n_workers, workers_job job, gpointer user, GError **error);

/* Processors available to this process, at least 1. */
guint workers_n_processors(void);

/* A read-write stream in memory, for libraries that insist on temporary files. NULL on failure. */
FILE *workers_memory_file(void);

#endif
