/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell of any bytes as an answer of every question of tests/dialects/questionnaire: the same from
 * memory, between blanks and in Persian digits; what is refused for two meanings has two. Run from
 * the top of the tree. */
#include "fuzz/fuzz.h"

#include <stdbool.h>
#include <string.h>

#include "survey/answer.h"
#include "survey/cell_fault.h"
#include "survey/wave.h"

static struct instrument *form;
static GPtrArray *coders; /* struct answer_coder */

static void load(void)
{
    own(diagnostics) diagnostics = diagnostics_new();

    form = instrument_load("tests/dialects/questionnaire", diagnostics);
    g_assert(form != NULL);
    coders = g_ptr_array_new();
    for (guint i = 0; i < form->n_items; i++) {
        struct decimal min, max;
        item_range(&min, &max, form, i);
        g_ptr_array_add(coders, answer_coder_new(form->items[i], min, max));
    }
}

struct outcome {
    bool is_answer, has_doubt;
    struct answer answer;
};

static struct outcome read_cell(struct answer_coder *coder, const char *text)
{
    struct outcome outcome;
    const char *const *doubt;

    outcome.is_answer = answer_read(&outcome.answer, coder, text, strlen(text));
    if (!answer_coder_is_decimal(coder))
        outcome.answer.decimal = (struct decimal){0, 0}; /* says nothing then */
    doubt = outcome.is_answer ? NULL : answer_coder_doubt(coder);
    outcome.has_doubt = doubt != NULL;
    g_assert(doubt == NULL || (doubt[1] != NULL && strcmp(doubt[0], doubt[1]) != 0));
    g_assert(outcome.is_answer || outcome.answer.code == ANSWER_BLANK);
    return outcome;
}

static void expect_same(struct outcome a, struct outcome b)
{
    g_assert(a.is_answer == b.is_answer && a.has_doubt == b.has_doubt);
    g_assert(a.answer.code == b.answer.code);
    g_assert(!a.is_answer || decimal_compare(a.answer.decimal, b.answer.decimal) == 0);
}

static char *in_persian_digits(const char *text)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text++)
        if (g_ascii_isdigit(*text))
            g_string_append_unichar(out, (gunichar)(0x06F0 + (*text - '0')));
        else
            g_string_append_c(out, *text);
    return g_string_free(out, FALSE);
}

/* A slash is a decimal mark beside Persian digits only, so such cells differ by design. */
static void check_cell(struct answer_coder *coder, const char *text)
{
    g_autofree char *spaced = g_strconcat(" ", text, "\t ", NULL);
    g_autofree char *persian = in_persian_digits(text);
    struct outcome outcome = read_cell(coder, text);

    expect_same(outcome, read_cell(coder, text));
    expect_same(outcome, read_cell(coder, spaced));
    if (strchr(text, '/') == NULL)
        expect_same(outcome, read_cell(coder, persian));
    if (!outcome.is_answer)
        (void)cell_fault_of(text, coder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    g_autofree char *raw = g_strndup((const char *)bytes, n);
    g_autofree char *text = g_utf8_make_valid(raw, -1);

    if (form == NULL)
        load();
    for (guint i = 0; i < coders->len; i++)
        check_cell(g_ptr_array_index(coders, i), text);
    return 0;
}
