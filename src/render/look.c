/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/look.h"

#include "render/number.h"

enum { READING_LTR = 1, READING_RTL = 2, N_NUMBER_KINDS = NUMBER_EXACT + 1 };

struct look {
    lxw_workbook *workbook;
    const struct report *report;
    GHashTable *formats; /* key -> lxw_format, owned by the workbook */
    GPtrArray *codes;    /* number formats; a key names one by its index + 1 */
    guint kinds[N_NUMBER_KINDS];
    bool rtl;
};

static const struct role_look { /* colours 0: none */
    int ink, fill;
    bool centre, wrap;
} roles[N_ROLES] = {
    [ROLE_TITLE] = {COLOUR_WHITE, COLOUR_TEAL_DARK, false, true},
    [ROLE_SUBTITLE] = {COLOUR_SUBTITLE, COLOUR_TEAL_DARK, false, true},
    [ROLE_CARD_LABEL] = {COLOUR_MUTED, COLOUR_PALE, true, true},
    [ROLE_CARD_VALUE] = {COLOUR_TEAL_DARK, COLOUR_PALE, true, false},
    [ROLE_CARD_WORDS] = {COLOUR_TEAL_DARK, COLOUR_PALE, true, true},
    [ROLE_CARD_NOTE] = {COLOUR_MUTED, COLOUR_PALE, true, true},
    [ROLE_HEADING] = {COLOUR_TEAL_DARK, 0, false, true},
    [ROLE_TABLE_HEAD] = {COLOUR_WHITE, COLOUR_TEAL_DARK, false, true},
    [ROLE_TABLE_CELL] = {COLOUR_INK, 0, false, true},
    [ROLE_NOTE] = {COLOUR_MUTED, 0, false, true},
    [ROLE_SENTENCE] = {COLOUR_INK, 0, false, true},
    [ROLE_BANNER] = {COLOUR_AMBER_INK, COLOUR_AMBER, false, true},
};

static const struct tone_look {
    int ink, fill;
    bool bold;
} tones[] = {
    [TONE_PLAIN] = {0, 0, false},
    [TONE_MUTED] = {COLOUR_MUTED, 0, false},
    [TONE_GAIN] = {COLOUR_GAIN, 0, true},
    [TONE_LOSS] = {COLOUR_WARM, 0, true},
    [TONE_STRONG] = {0, 0, true},
    [TONE_WARNING] = {COLOUR_AMBER_INK, COLOUR_AMBER, false},
    [TONE_GOOD] = {COLOUR_GAIN, COLOUR_GOOD, false},
    [TONE_FAULT] = {COLOUR_FAULT_INK, COLOUR_FAULT, false},
};

struct look *look_new(lxw_workbook *workbook, const struct report *report)
{
    struct look *look = g_new0(struct look, 1);

    look->workbook = workbook;
    look->report = report;
    look->formats = g_hash_table_new(g_direct_hash, g_direct_equal);
    look->codes = g_ptr_array_new_with_free_func(g_free);
    look->rtl = report->language == LANGUAGE_FA;
    return look;
}

void look_free(struct look *look)
{
    g_hash_table_unref(look->formats);
    g_ptr_array_unref(look->codes);
    g_free(look);
}

/* ---- number formats ---- */

static guint code_id(struct look *look, const char *code)
{
    for (guint i = 0; i < look->codes->len; i++) {
        if (g_str_equal(g_ptr_array_index(look->codes, i), code))
            return i + 1;
    }
    g_ptr_array_add(look->codes, g_strdup(code));
    return look->codes->len;
}

static guint number_id(struct look *look, const struct cell *cell)
{
    g_autofree char *code = NULL;
    guint id;

    if (cell->kind == CELL_BAR)
        return code_id(look, ";;;");
    if (cell->number != NUMBER_EXACT && look->kinds[cell->number] > 0)
        return look->kinds[cell->number];
    code = number_format(cell->value, cell->number, look->report->persian_digits);
    id = code_id(look, code);
    look->kinds[cell->number] = id;
    return id;
}

static bool is_number(const struct placed *placed)
{
    return placed->cell != NULL &&
           (placed->cell->kind == CELL_NUMBER || placed->cell->kind == CELL_BAR);
}

/* ---- formats ---- */

static lxw_format *format_new(struct look *look, const struct typeface *face)
{
    lxw_format *format = workbook_add_format(look->workbook);

    if (format == NULL)
        return NULL;
    format_set_font_name(format, look->report->font);
    format_set_font_size(format, face->points);
    format_set_font_color(format, COLOUR_INK);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (face->bold)
        format_set_bold(format);
    return format;
}

static void set_direction(const struct look *look, lxw_format *format, const struct placed *placed)
{
    bool number = is_number(placed);
    bool centre = number || roles[placed->role].centre || placed->align == ALIGN_CENTRE;

    if (centre)
        format_set_align(format, LXW_ALIGN_CENTER);
    else
        format_set_align(format, look->rtl ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    if (!centre && placed->role != ROLE_HEADING && placed->role != ROLE_NOTE)
        format_set_indent(format, 1);
    if (look->rtl) /* a sign stays left of its number */
        format_set_reading_order(format, number ? READING_LTR : READING_RTL);
    if (!number && roles[placed->role].wrap)
        format_set_text_wrap(format);
}

static void set_fill(lxw_format *format, int colour)
{
    if (colour == 0)
        return;
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, (lxw_color_t)colour);
}

/* White sides make the gaps between cards. */
static void set_card(lxw_format *format, enum role role)
{
    format_set_left(format, LXW_BORDER_THICK);
    format_set_right(format, LXW_BORDER_THICK);
    format_set_left_color(format, COLOUR_WHITE);
    format_set_right_color(format, COLOUR_WHITE);
    if (role == ROLE_CARD_LABEL) {
        format_set_top(format, LXW_BORDER_THICK);
        format_set_top_color(format, COLOUR_TEAL);
    }
}

static void set_table_row(lxw_format *format, const struct placed *placed)
{
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, COLOUR_LINE);
    if (placed->zebra)
        set_fill(format, COLOUR_ZEBRA);
    if (placed->row_tone == ROW_PLAIN)
        return;
    format_set_bold(format);
    set_fill(format, COLOUR_PALE);
    if (placed->row_tone == ROW_GROUP) {
        format_set_font_color(format, COLOUR_TEAL_DARK);
    } else {
        format_set_top(format, LXW_BORDER_THIN);
        format_set_top_color(format, COLOUR_TEAL_DARK);
    }
}

static void set_tone(lxw_format *format, const struct cell *cell)
{
    const struct tone_look *tone = &tones[cell->tone];

    if (cell->kind == CELL_REASON) {
        format_set_font_size(format, 8.5);
        format_set_font_color(format, COLOUR_MUTED);
    }
    if (tone->ink != 0)
        format_set_font_color(format, (lxw_color_t)tone->ink);
    if (tone->bold)
        format_set_bold(format);
    set_fill(format, tone->fill);
}

static lxw_format *make(struct look *look, const struct placed *placed, guint code)
{
    const struct role_look *role = &roles[placed->role];
    lxw_format *format = format_new(look, role_typeface(placed->role));

    if (format == NULL)
        return NULL;
    format_set_font_color(format, (lxw_color_t)role->ink);
    set_fill(format, role->fill);
    set_direction(look, format, placed);
    if (placed->role >= ROLE_CARD_LABEL && placed->role <= ROLE_CARD_NOTE)
        set_card(format, placed->role);
    if (placed->role == ROLE_TABLE_CELL)
        set_table_row(format, placed);
    if (placed->cell != NULL)
        set_tone(format, placed->cell);
    if (code > 0)
        format_set_num_format(format, g_ptr_array_index(look->codes, code - 1));
    return format;
}

static guint key_of(const struct placed *placed, guint code)
{
    guint tone = placed->cell != NULL ? (guint)placed->cell->tone : 0;
    guint reason = placed->cell != NULL && placed->cell->kind == CELL_REASON;

    return 1 + ((guint)placed->role | (guint)placed->align << 4 | (guint)placed->row_tone << 5 |
                (guint)placed->zebra << 7 | tone << 8 | reason << 11 | code << 12);
}

lxw_format *look_format(struct look *look, const struct placed *placed)
{
    guint code = is_number(placed) ? number_id(look, placed->cell) : 0;
    gpointer key = GUINT_TO_POINTER(key_of(placed, code));
    lxw_format *format = g_hash_table_lookup(look->formats, key);

    if (format == NULL) {
        format = make(look, placed, code);
        if (format != NULL)
            g_hash_table_insert(look->formats, key, format);
    }
    return format;
}

lxw_format *look_base(struct look *look)
{
    lxw_format *format = g_hash_table_lookup(look->formats, NULL);

    if (format == NULL) {
        format = format_new(look, role_typeface(ROLE_TABLE_CELL));
        if (format != NULL)
            g_hash_table_insert(look->formats, NULL, format);
    }
    return format;
}
