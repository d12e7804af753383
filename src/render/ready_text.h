/* SPDX-License-Identifier: GPL-3.0-or-later */
/* render/ready_text.h - a text as a cell takes it. */
#ifndef RENDER_READY_TEXT_H
#define RENDER_READY_TEXT_H

#include "base/language.h"

/* Valid UTF-8, characters XML cannot hold shown as U+FFFD, at most 32767 UTF-16 units (cut on a
 * letter), direction marks where a right-to-left reader needs them. Caller frees. */
char *ready_text(const char *source, enum language language);

#endif
