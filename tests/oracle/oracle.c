/* SPDX-License-Identifier: GPL-3.0-or-later */
/* oracle prepare SET DIR           an oracle set as the program takes it
 * oracle compare SET FOLDER ...    the evaluator's files of analyses held against their sets */
#include <stdio.h>
#include <string.h>

#include "oracle/oracle.h"
#include "stats/outcome.h"

static int fail(const GError *error)
{
    fprintf(stderr, "%s\n", error->message);
    return 2;
}

static int compare(int n, char **words)
{
    struct tally *tally = tally_new();
    g_autoptr(GError) error = NULL;
    int status = 0;

    for (int i = 0; i + 1 < n && status == 0; i += 2)
        if (!oracle_compare(tally, words[i], words[i + 1], &error))
            status = fail(error);
    if (status == 0)
        status = tally_print(tally) ? 0 : 1;
    tally_free(tally);
    return status;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;

    stats_start();
    if (argc == 4 && strcmp(argv[1], "prepare") == 0)
        return oracle_prepare(argv[2], argv[3], &error) ? 0 : fail(error);
    if (argc >= 4 && argc % 2 == 0 && strcmp(argv[1], "compare") == 0)
        return compare(argc - 2, argv + 2);
    fprintf(stderr, "oracle prepare SET DIR | compare SET FOLDER [SET FOLDER ...]\n");
    return 2;
}
