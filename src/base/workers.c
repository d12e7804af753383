/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create */
#include "base/workers.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interrupt.h"

/* What a child says before it ends: on its own pipe the error of its job, on stderr anything a
 * library prints. Either means that the job has failed. */
struct worker {
    pid_t pid;
    int pipe_end;
    GString *said;
};

struct pool {
    guint n_jobs, n_workers;
    workers_job job;
    gpointer user;
    struct worker *workers;
};

guint workers_n_processors(void)
{
    return MAX(1, g_get_num_processors());
}

static void say(int fd, const char *text)
{
    size_t length = strlen(text);

    while (length > 0) {
        ssize_t n = write(fd, text, length);
        if (n < 0 && errno != EINTR)
            return;
        if (n > 0) {
            text += n;
            length -= (size_t)n;
        }
    }
}

/* The error's kind travels in front of its text, so that a full disk stays a full disk. */
static void say_error(int fd, const GError *error)
{
    g_autofree char *text =
        g_strdup_printf("%s\n%d\n%s", error == NULL ? "" : g_quark_to_string(error->domain),
                        error == NULL ? 0 : error->code,
                        error == NULL ? "the job failed without a reason" : error->message);

    say(fd, text);
}

static G_GNUC_NORETURN void run_child(const struct pool *pool, guint i_worker, int fd)
{
    dup2(fd, STDERR_FILENO);
    for (guint i = i_worker; i < pool->n_jobs; i += pool->n_workers) {
        g_autoptr(GError) error = NULL;
        if (interrupt_check(&error) || !pool->job(i, pool->user, &error)) {
            say_error(fd, error);
            _exit(1);
        }
    }
    _exit(0);
}

static bool start(const struct pool *pool, guint i, GError **error)
{
    struct worker *worker = &pool->workers[i];
    int ends[2];

    if (pipe(ends) != 0) {
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "pipe: %s",
                    g_strerror(errno));
        return false;
    }
    worker->pid = fork();
    if (worker->pid == 0) {
        close(ends[0]);
        run_child(pool, i, ends[1]);
    }
    close(ends[1]);
    worker->pipe_end = ends[0];
    if (worker->pid > 0)
        return true;
    g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "fork: %s",
                g_strerror(errno));
    return false;
}

static void stop_all(const struct pool *pool)
{
    for (guint i = 0; i < pool->n_workers; i++)
        if (pool->workers[i].pid > 0)
            kill(pool->workers[i].pid, SIGKILL);
}

/* Reads what a worker has to say; false at the end of its pipe. */
static bool listen_to(struct worker *worker)
{
    char buffer[4096];
    ssize_t n = read(worker->pipe_end, buffer, sizeof buffer);

    if (n > 0)
        g_string_append_len(worker->said, buffer, n);
    if (n > 0 || (n < 0 && errno == EINTR))
        return true;
    close(worker->pipe_end);
    worker->pipe_end = -1;
    return false;
}

/* Listens until every pipe has ended. The first word of failure, or a signal, stops all the others.
 */
static void listen_all(const struct pool *pool)
{
    g_autofree struct pollfd *ends = g_new0(struct pollfd, pool->n_workers);
    guint n_open = 0;

    for (guint i = 0; i < pool->n_workers; i++) {
        ends[i] = (struct pollfd){.fd = pool->workers[i].pipe_end, .events = POLLIN};
        n_open += ends[i].fd >= 0;
    }
    while (n_open > 0) {
        if (poll(ends, pool->n_workers, 200) < 0 && errno != EINTR)
            break;
        if (interrupt_asked())
            stop_all(pool);
        for (guint i = 0; i < pool->n_workers; i++)
            if (ends[i].fd >= 0 && ends[i].revents != 0) {
                gsize before = pool->workers[i].said->len;
                if (!listen_to(&pool->workers[i])) {
                    ends[i].fd = -1;
                    n_open--;
                } else if (before == 0 && pool->workers[i].said->len > 0) {
                    /* It has failed; what it still says is read, the others need not go on. */
                    for (guint j = 0; j < pool->n_workers; j++)
                        if (j != i && pool->workers[j].pid > 0)
                            kill(pool->workers[j].pid, SIGKILL);
                }
            }
    }
}

static void take_error(const struct worker *worker, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(worker->said->str, "\n", 3);

    if (g_strv_length(parts) == 3 && g_str_equal(parts[0], g_quark_to_string(G_FILE_ERROR)))
        g_set_error_literal(error, G_FILE_ERROR, (int)g_ascii_strtoll(parts[1], NULL, 10),
                            parts[2]);
    else
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s",
                    g_strv_length(parts) == 3 && g_ascii_isdigit(parts[1][0]) ? parts[2]
                                                                              : worker->said->str);
}

/* Those who said why they failed come before those who ended without a word. */
static bool reap_all(const struct pool *pool, GError **error)
{
    bool failed = false, silent = false;

    for (guint i = 0; i < pool->n_workers; i++) {
        struct worker *worker = &pool->workers[i];
        int status = 0;
        if (worker->pid <= 0)
            continue;
        while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
            ;
        if (worker->said->len > 0 && !failed) {
            take_error(worker, error);
            failed = true;
        }
        silent = silent || !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    }
    if (!failed && interrupt_check(error))
        return false;
    if (!failed && silent)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "a worker ended before its work");
    return !failed && !silent;
}

bool workers_run(guint n_jobs, guint n_workers, workers_job job, gpointer user, GError **error)
{
    struct pool pool = {.n_jobs = n_jobs, .job = job, .user = user};
    GError *start_error = NULL;
    bool done;

    pool.n_workers = MIN(n_jobs, n_workers == 0 ? workers_n_processors() : n_workers);
    pool.workers = g_new0(struct worker, pool.n_workers + 1);
    fflush(NULL); /* or each child would print what the parent has buffered */
    for (guint i = 0; i < pool.n_workers; i++) {
        pool.workers[i].pipe_end = -1;
        pool.workers[i].said = g_string_new(NULL);
    }
    for (guint i = 0; i < pool.n_workers && start_error == NULL; i++)
        (void)start(&pool, i, &start_error);
    if (start_error != NULL)
        stop_all(&pool);
    listen_all(&pool);
    done = reap_all(&pool, start_error == NULL ? error : NULL) && start_error == NULL;
    if (start_error != NULL)
        g_propagate_error(error, start_error);
    for (guint i = 0; i < pool.n_workers; i++)
        g_string_free(pool.workers[i].said, TRUE);
    g_free(pool.workers);
    return done;
}

FILE *workers_memory_file(void)
{
    int fd = memfd_create("tabavar", MFD_CLOEXEC);

    return fd < 0 ? tmpfile() : fdopen(fd, "w+b");
}
