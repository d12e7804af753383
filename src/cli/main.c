/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/verb.h"
#include "stats/outcome.h"

int main(int argc, char **argv)
{
    /* No local time in any file; and libraries that ask for it would look it up at every call. */
    g_setenv("TZ", "UTC0", TRUE);
    stats_start();
    return verb_main(argc, argv);
}
