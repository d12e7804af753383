/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/message.h"

#include <glib.h>

struct row {
    const char *code;
    enum severity severity;
    const char *template[N_LANGUAGES], *explanation[N_LANGUAGES];
};

static const struct row ROWS[N_MESSAGES] = {
#define MESSAGE(id, code, severity, en, fa, explain_en, explain_fa)                                \
    [MESSAGE_##id] = {code, severity, {fa, en}, {explain_fa, explain_en}},
#include "base/messages/all.def"
#undef MESSAGE
};

const char *message_code(enum message message)
{
    return ROWS[message].code;
}

enum severity message_severity(enum message message)
{
    return ROWS[message].severity;
}

const char *message_template(enum message message, enum language language)
{
    return ROWS[message].template[language];
}

const char *message_explanation(enum message message, enum language language)
{
    return ROWS[message].explanation[language];
}

bool message_find(enum message *out, const char *code)
{
    for (int i = 0; i < N_MESSAGES; i++)
        if (g_ascii_strcasecmp(ROWS[i].code, code) == 0) {
            *out = (enum message)i;
            return true;
        }
    return false;
}
