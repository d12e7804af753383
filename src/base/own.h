/* SPDX-License-Identifier: GPL-3.0-or-later */
/* base/own.h - our structs freed at the end of their scope, as g_autoptr does for GLib's types.
 *
 *     OWN_DEFINE(table, table_free)              in the header of struct table
 *     own(table) places = table_load(...);       freed on every way out of the block
 *     return own_pass(places);                   hands it to the caller
 *
 * g_autoptr itself needs a typedef for each type; here a struct stays a struct.
 */
#ifndef BASE_OWN_H
#define BASE_OWN_H

#include <glib.h>

#define OWN_DEFINE(type, free_function)                                                            \
    static inline void type##_own_free(struct type **owned)                                        \
    {                                                                                              \
        if (*owned != NULL)                                                                        \
            free_function(*owned);                                                                 \
    }

#define own(type) __attribute__((cleanup(type##_own_free))) struct type *

/* Takes the pointer out of its owner: the value, and NULL stays behind. */
#define own_pass(pointer) g_steal_pointer(&(pointer))

#endif
