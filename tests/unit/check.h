/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check.h - what every unit test includes: cmocka and the headers it wants before it. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
