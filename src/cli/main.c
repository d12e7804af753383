/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/verb.h"
#include "stats/outcome.h"

int main(int argc, char **argv)
{
    stats_start();
    return verb_main(argc, argv);
}
