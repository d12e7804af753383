/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit/check.h"

#include "report/scale_order.h"

enum { MOST = 16 };

/* i: an index over the scales that follow it as p; m: a main scale; o: any other; x: exposure. The
 * first scale has number 0. */
struct form {
    struct instrument instrument;
    struct scale scales[MOST];
    guint parts[MOST];
};

static void form_init(struct form *form, const char *kinds)
{
    guint n = 0;
    struct scale *index = NULL;

    *form = (struct form){.instrument = {.scales = form->scales}};
    for (; kinds[n] != '\0'; n++) {
        struct scale *scale = &form->scales[n];

        scale->kind = kinds[n] == 'i'   ? SCALE_INDEX
                      : kinds[n] == 'x' ? SCALE_EXPOSURE
                                        : SCALE_ATTITUDE;
        scale->primary = kinds[n] == 'i' || kinds[n] == 'm';
        form->parts[n] = n;
        if (kinds[n] == 'i') {
            index = scale;
            index->parts = &form->parts[n + 1];
        } else if (kinds[n] == 'p') {
            index->n_parts++;
        }
    }
    form->instrument.n_scales = n;
}

static void assert_order(const GArray *order, const char *numbers)
{
    g_auto(GStrv) wanted = g_strsplit(numbers, " ", -1);

    assert_int_equal(order->len, g_strv_length(wanted));
    for (guint i = 0; i < order->len; i++)
        assert_int_equal(g_array_index(order, struct ordered_scale, i).scale,
                         g_ascii_strtoull(wanted[i], NULL, 10));
}

static void main_scales_lead_with_their_parts(void **state)
{
    struct form form;
    g_autoptr(GArray) order = NULL;

    (void)state;
    form_init(&form, "oxippm");
    order = scale_order(&form.instrument);
    assert_order(order, "2 3 4 5 0");
    assert_true(g_array_index(order, struct ordered_scale, 0).is_main);
    assert_true(g_array_index(order, struct ordered_scale, 1).is_part);
    assert_false(g_array_index(order, struct ordered_scale, 1).is_main);
    assert_false(g_array_index(order, struct ordered_scale, 4).is_part);
}

/* A page has room for eight: then an index stands for its parts, then only main scales are left. */
static void an_overview_is_what_a_page_has_room_for(void **state)
{
    static const struct {
        const char *kinds, *numbers;
    } cases[] = {
        {"ippmoooo", "0 1 2 3 4 5 6 7"},
        {"ippippooo", "0 3 6 7 8"},
        {"ipppooooooooo", "0"},
        {"mmmmmmmmmo", "0 1 2 3 4 5 6 7 8"},
    };

    (void)state;
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct form form;
        g_autoptr(GArray) few = NULL;

        form_init(&form, cases[i].kinds);
        few = scale_order_overview(&form.instrument);
        assert_order(few, cases[i].numbers);
    }
}

static void without_a_main_scale_the_first_counts_as_one(void **state)
{
    struct form form;
    g_autoptr(GArray) order = NULL;
    g_autoptr(GArray) main_scales = NULL;

    (void)state;
    form_init(&form, "xoo");
    order = scale_order(&form.instrument);
    main_scales = scale_order_main(&form.instrument);
    assert_order(order, "1 2");
    assert_int_equal(main_scales->len, 1);
    assert_int_equal(g_array_index(main_scales, guint, 0), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(main_scales_lead_with_their_parts),
        cmocka_unit_test(an_overview_is_what_a_page_has_room_for),
        cmocka_unit_test(without_a_main_scale_the_first_counts_as_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
