/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memfd_create */
#include "base/workers.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/console.h"
#include "base/interrupt.h"
#include "base/reason.h"
#include "base/visible.h"

#define SAID_BYTES   4096u /* kept of what one child says */
#define POLL_MS      100   /* a signal that comes between test and poll waits this long */
#define EXIT_REFUSED 1

#define ENDED_EARLY "a worker ended before its work was done"
#define COMPLAINED  "a library complained so while it worked"

/* One child. `report` carries the error of its job, `talk` is its stderr. */
struct worker {
    pid_t pid; /* 0: not started, or reaped */
    int report, talk;
    GString *reported, *talked;
};

struct crew {
    struct worker *workers;
    guint n;
    guint n_jobs;
    workers_job job;
    gpointer user;
    gint *next; /* the first job nobody has taken, in memory all children share */
};

guint workers_n_processors(void)
{
    return MAX(1, g_get_num_processors());
}

/* ---- in the child ---- */

static void write_all(int fd, const char *bytes, gsize length)
{
    while (length > 0) {
        gssize n = write(fd, bytes, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes += n;
        length -= (gsize)n;
    }
}

/* Domain, code and text, so that a full disk is still a full disk in the parent. */
static void report_error(int fd, const GError *error)
{
    g_autofree char *text = NULL;

    if (error == NULL)
        text = g_strdup("\n0\n" ENDED_EARLY);
    else
        text = g_strdup_printf("%s\n%d\n%s", g_quark_to_string(error->domain), error->code,
                               error->message);
    write_all(fd, text, strlen(text));
}

/* A parent that is killed outright reaps nobody: its children go with it, so that no orphan writes
 * into a stage or holds its lock. */
static void die_with(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent) /* it died before that was said */
        _exit(EXIT_REFUSED);
}

static G_GNUC_NORETURN void work(const struct crew *crew, int report, int talk)
{
    int status = 0;

    dup2(talk, STDERR_FILENO);
    while (status == 0) {
        g_autoptr(GError) error = NULL;
        guint i = (guint)g_atomic_int_add(crew->next, 1);
        if (i >= crew->n_jobs)
            break;
        if (interrupt_check(&error) || !crew->job(i, crew->user, &error)) {
            report_error(report, error);
            status = EXIT_REFUSED;
        }
    }
    fflush(stderr);
    _exit(status); /* buffers and handlers are the parent's to close */
}

/* ---- in the parent ---- */

static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void close_ends(int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

/* An errno, or 0. */
static int start(struct crew *crew, guint i)
{
    struct worker *worker = &crew->workers[i];
    int report[2];
    int talk[2];
    pid_t parent = getpid();
    int failed;

    if (!make_pipe(report))
        return errno;
    if (!make_pipe(talk)) {
        failed = errno;
        close_ends(report);
        return failed;
    }
    worker->pid = fork();
    if (worker->pid == 0) {
        die_with(parent);
        work(crew, report[1], talk[1]);
    }
    failed = worker->pid < 0 ? errno : 0;
    close(report[1]);
    close(talk[1]);
    worker->pid = MAX(worker->pid, 0);
    worker->report = report[0];
    worker->talk = talk[0];
    return failed;
}

static void kill_all(const struct crew *crew)
{
    for (guint i = 0; i < crew->n; i++)
        if (crew->workers[i].pid > 0)
            kill(crew->workers[i].pid, SIGKILL);
}

/* Takes what there is to read; closes the end where nothing more will come. */
static void hear(int *fd, GString *into)
{
    char bytes[1024];
    gssize n = read(*fd, bytes, sizeof bytes);

    if (n < 0 && errno == EINTR)
        return;
    if (n <= 0) {
        close(*fd);
        *fd = -1;
    } else if (into->len < SAID_BYTES) {
        g_string_append_len(into, bytes, n);
    }
}

/* Waits until somebody says something or ends; false when all have ended. */
static bool hear_all(struct crew *crew, struct pollfd *ends)
{
    bool open = false;

    for (gsize i = 0; i < crew->n; i++) {
        ends[2 * i] = (struct pollfd){.fd = crew->workers[i].report, .events = POLLIN};
        ends[2 * i + 1] = (struct pollfd){.fd = crew->workers[i].talk, .events = POLLIN};
        open = open || crew->workers[i].report >= 0 || crew->workers[i].talk >= 0;
    }
    if (!open || poll(ends, (nfds_t)crew->n * 2, POLL_MS) <= 0)
        return open;
    for (gsize i = 0; i < crew->n; i++) {
        struct worker *worker = &crew->workers[i];
        if (ends[2 * i].revents != 0)
            hear(&worker->report, worker->reported);
        if (ends[2 * i + 1].revents != 0)
            hear(&worker->talk, worker->talked);
    }
    return true;
}

/* A report that was cut off, or of a job without a GError, still is a failure. */
static bool set_reported(const struct worker *worker, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(worker->reported->str, "\n", 3);
    bool is_whole = g_strv_length(parts) == 3;

    if (is_whole && *parts[0] != '\0')
        g_set_error_literal(error, g_quark_from_string(parts[0]),
                            (gint)g_ascii_strtoll(parts[1], NULL, 10), parts[2]);
    else
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                            is_whole ? parts[2] : ENDED_EARLY);
    return false;
}

static bool set_talked(const struct worker *worker, GError **error)
{
    g_autofree char *text = visible_word(g_strchomp(worker->talked->str), 400);

    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: " COMPLAINED, text);
    return false;
}

/* True where the child did all it was asked, in silence. */
static bool has_succeeded(const struct worker *worker, int status, GError **error)
{
    if (worker->reported->len > 0)
        return set_reported(worker, error);
    if (worker->talked->len > 0)
        return set_talked(worker, error);
    if (WIFSIGNALED(status)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "signal %d: " ENDED_EARLY,
                    WTERMSIG(status));
        return false;
    }
    if (WEXITSTATUS(status) != 0)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "status %d: " ENDED_EARLY,
                    WEXITSTATUS(status));
    return WEXITSTATUS(status) == 0;
}

static int reap(struct worker *worker)
{
    int status = 0;

    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    worker->pid = 0;
    return status;
}

/* Reaps those whose pipes have ended. The first failure is kept, and ends the others. */
static void reap_ended(struct crew *crew, GError **error)
{
    for (guint i = 0; i < crew->n; i++) {
        struct worker *worker = &crew->workers[i];
        bool ended = worker->pid > 0 && worker->report < 0 && worker->talk < 0;
        if (!ended)
            continue;
        if (*error != NULL) {
            reap(worker);
        } else if (!has_succeeded(worker, reap(worker), error)) {
            kill_all(crew);
        }
    }
}

/* Starts all, listens to all, reaps all: no child outlives this function. */
static void run(struct crew *crew, GError **error)
{
    g_autofree struct pollfd *ends = g_new0(struct pollfd, (gsize)crew->n * 2);
    bool open = true;

    for (guint i = 0; i < crew->n && *error == NULL; i++) {
        int failed = start(crew, i);
        if (failed != 0) {
            reason_set(error, "fork", failed);
            kill_all(crew);
        }
    }
    while (open) {
        open = hear_all(crew, ends);
        console_step(MIN((guint)g_atomic_int_get(crew->next), crew->n_jobs));
        if (*error == NULL && interrupt_check(error))
            kill_all(crew);
        reap_ended(crew, error);
    }
}

static void crew_init(struct crew *crew, guint n)
{
    crew->n = n;
    crew->workers = g_new0(struct worker, n);
    for (guint i = 0; i < n; i++)
        crew->workers[i] = (struct worker){
            .report = -1, .talk = -1, .reported = g_string_new(NULL), .talked = g_string_new(NULL)};
}

static void crew_clear(struct crew *crew)
{
    for (guint i = 0; i < crew->n; i++) {
        g_string_free(crew->workers[i].reported, TRUE);
        g_string_free(crew->workers[i].talked, TRUE);
    }
    g_free(crew->workers);
}

bool workers_run(guint n_jobs, guint n_workers, workers_job job, gpointer user, GError **error)
{
    struct crew crew = {.n_jobs = n_jobs, .job = job, .user = user};
    GError *failure = NULL;

    if (n_jobs == 0)
        return true;
    fflush(NULL); /* or every child would print what is still buffered here */
    crew.next =
        mmap(NULL, sizeof *crew.next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (crew.next == MAP_FAILED) {
        reason_set(error, "mmap", errno);
        return false;
    }
    crew_init(&crew, MIN(n_jobs, n_workers == 0 ? workers_n_processors() : n_workers));
    run(&crew, &failure);
    crew_clear(&crew);
    munmap(crew.next, sizeof *crew.next);
    if (failure != NULL)
        g_propagate_error(error, failure);
    return failure == NULL;
}

static int memory_file(void)
{
#ifdef MFD_CLOEXEC
    return memfd_create("tabavar", MFD_CLOEXEC);
#else
    return -1;
#endif
}

FILE *workers_memory_file(void)
{
    int fd = memory_file();
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w+b");

    if (file == NULL && fd >= 0)
        close(fd);
    return file != NULL ? file : tmpfile();
}
