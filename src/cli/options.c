/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include <stddef.h>
#include <string.h>

struct option {
    unsigned bit;
    char letter;
    const char *name;
    const char *argument; /* NULL: a switch */
    size_t offset;        /* of the char * or bool in struct options */
    const char *help[N_LANGUAGES];
};

static const struct option OPTIONS[] = {
    {OPTION_OUTPUT,
     'o',
     "output",
     "DIR",
     offsetof(struct options, output),
     {"پوشهٔ خروجی؛ باید نباشد یا خالی باشد", "folder to write; must not exist or be empty"}},
    {OPTION_OUTPUT_FILE,
     'o',
     "output",
     "FILE",
     offsetof(struct options, output),
     {"پروندهٔ خروجی؛ نباید از پیش باشد", "file to write; must not be there already"}},
    {OPTION_INSTRUMENT,
     'i',
     "instrument",
     "ID|DIR",
     offsetof(struct options, instrument),
     {"پرسشنامه: شناسه یا پوشهٔ آن", "the questionnaire: its id or folder"}},
    {OPTION_PLACES,
     'p',
     "places",
     "FILE",
     offsetof(struct options, places),
     {"فهرست جاها (places.csv)", "the places file (places.csv)"}},
    {OPTION_DECISIONS,
     'd',
     "decisions",
     "FILE",
     offsetof(struct options, decisions),
     {"تصمیم‌ها دربارهٔ خانه‌ها و سطرها (decisions.csv)",
      "decisions about cells and rows (decisions.csv)"}},
    {OPTION_PLAN,
     0,
     "neighbourhoods",
     "N",
     offsetof(struct options, plan[PLAN_NEIGHBOURHOODS]),
     {"شمار محله‌ها (۲۵)", "neighbourhoods (25)"}},
    {OPTION_PLAN,
     0,
     "people",
     "N",
     offsetof(struct options, plan[PLAN_PEOPLE]),
     {"افراد هر محله در پیش‌آزمون (۲۵)",
      "people of each before the training (25)"}},
    {OPTION_PLAN,
     0,
     "loss",
     "SHARE",
     offsetof(struct options, plan[PLAN_LOSS]),
     {"سهم ریزش تا پس‌آزمون (۰٫۱۵)",
      "share lost before the post-test (0.15)"}},
    {OPTION_PLAN,
     0,
     "icc",
     "SHARE",
     offsetof(struct options, plan[PLAN_ICC]),
     {"شباهت هم‌محله‌ای‌ها، ICC تغییر (۰٫۰۵)",
      "likeness of neighbours, ICC of the change (0.05)"}},
    {OPTION_PLAN,
     0,
     "correlation",
     "R",
     offsetof(struct options, plan[PLAN_CORRELATION]),
     {"همبستگی پیش و پس (۰٫۶)", "correlation of pre and post (0.6)"}},
    {OPTION_PLAN,
     0,
     "sd",
     "POINTS",
     offsetof(struct options, plan[PLAN_SD]),
     {"انحراف معیار نمره (۲۰)", "standard deviation of a score (20)"}},
    {OPTION_PLAN,
     0,
     "power",
     "SHARE",
     offsetof(struct options, plan[PLAN_POWER]),
     {"احتمالی که تغییر باید با آن پیدا شود (۰٫۸)",
      "chance with which the change is to be found (0.8)"}},
    {OPTION_LANGUAGE,
     'l',
     "language",
     "fa|en",
     offsetof(struct options, language_text),
     {"زبان کارپوشه‌ها و پیام‌ها", "language of workbooks and messages"}},
    {OPTION_MIN_GROUP,
     0,
     "min-group",
     "N",
     offsetof(struct options, min_group),
     {"کوچک‌ترین گروهی که نشان داده می‌شود (دست‌کم ۵)",
      "smallest group that is shown (at least 5)"}},
    {OPTION_ENCODING,
     0,
     "encoding",
     "NAME",
     offsetof(struct options, encoding),
     {"کدگذاری پرونده‌های پاسخ: utf-8، utf-16le، utf-16be یا "
      "windows-1256",
      "encoding of the answer files: utf-8, utf-16le, utf-16be, windows-1256"}},
    {OPTION_TEXT,
     0,
     "text",
     NULL,
     offsetof(struct options, text),
     {"کارپوشه‌ها به‌صورت متن ساده نیز نوشته شود",
      "write the workbooks as plain text too, beside them"}},
    {OPTION_QUIET,
     'q',
     "quiet",
     NULL,
     offsetof(struct options, quiet),
     {"تنها خطاها و خروجی خواسته‌شده",
      "nothing but errors and what was asked for"}},
    {OPTION_HELP, 'h', "help", NULL, offsetof(struct options, help), {"همین راهنما", "this help"}},
};

void options_init(struct options *options)
{
    *options = (struct options){.words = g_ptr_array_new_with_free_func(g_free)};
}

static void set_value(struct options *options, const struct option *option, const char *value)
{
    char **slot = (char **)(void *)((char *)options + option->offset);

    g_free(*slot);
    *slot = g_strdup(value);
}

void options_clear(struct options *options)
{
    for (gsize i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
        if (OPTIONS[i].argument != NULL)
            set_value(options, &OPTIONS[i], NULL);
    g_ptr_array_unref(options->words);
}

static const struct option *find(const char *word, size_t length, unsigned allowed)
{
    for (gsize i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
        if ((OPTIONS[i].bit & allowed) != 0 && strlen(OPTIONS[i].name) == length &&
            strncmp(OPTIONS[i].name, word, length) == 0)
            return &OPTIONS[i];
    return NULL;
}

static const struct option *find_letter(char letter, unsigned allowed)
{
    for (gsize i = 0; i < G_N_ELEMENTS(OPTIONS); i++)
        if ((OPTIONS[i].bit & allowed) != 0 && OPTIONS[i].letter == letter)
            return &OPTIONS[i];
    return NULL;
}

struct said { /* one word of the command line that is an option */
    const struct option *option;
    const char *value; /* within the word itself, or NULL */
};

static struct said understand(const char *word, unsigned allowed)
{
    struct said said = {NULL, NULL};
    const char *equals;

    if (word[1] != '-') {
        said.option = find_letter(word[1], allowed);
        said.value = word[2] == '\0' ? NULL : word + 2;
        return said;
    }
    equals = strchr(word, '=');
    said.option =
        find(word + 2, equals == NULL ? strlen(word + 2) : (size_t)(equals - word - 2), allowed);
    said.value = equals == NULL ? NULL : equals + 1;
    return said;
}

/* Takes the option at argv[*i] with its value; moves *i to its last word. */
static bool take(struct options *options, int argc, char **argv, int *i, unsigned allowed,
                 struct diagnostics *diagnostics)
{
    const char *word = argv[*i];
    struct said said = understand(word, allowed);

    if (said.option == NULL || (said.option->argument == NULL && said.value != NULL)) {
        diagnostics_add(diagnostics, MESSAGE_UNKNOWN_OPTION, NULL, word, NULL);
        return false;
    }
    if (said.option->argument == NULL) {
        *((bool *)(void *)((char *)options + said.option->offset)) = true;
        return true;
    }
    if (said.value == NULL && *i + 1 < argc)
        said.value = argv[++*i];
    if (said.value == NULL || *said.value == '\0') {
        diagnostics_add(diagnostics, MESSAGE_MISSING_ARGUMENT, NULL, word, said.option->argument,
                        NULL);
        return false;
    }
    set_value(options, said.option, said.value);
    return true;
}

static bool settle_language(struct options *options, struct diagnostics *diagnostics)
{
    if (options->language_text == NULL)
        return true;
    options->has_language = language_from_tag(&options->language, options->language_text);
    if (!options->has_language)
        diagnostics_add(diagnostics, MESSAGE_BAD_OPTION_VALUE, NULL, "--language",
                        options->language_text, "fa, en", NULL);
    return options->has_language;
}

bool options_parse(struct options *options, int argc, char **argv, unsigned allowed,
                   struct diagnostics *diagnostics)
{
    bool only_words = false;
    bool known = true;

    for (int i = 0; i < argc; i++) {
        if (!only_words && strcmp(argv[i], "--") == 0)
            only_words = true;
        else if (only_words || argv[i][0] != '-' || argv[i][1] == '\0')
            g_ptr_array_add(options->words, g_strdup(argv[i]));
        else /* the rest is read all the same: it may say in which language to complain */
            known = take(options, argc, argv, &i, allowed, diagnostics) && known;
    }
    return settle_language(options, diagnostics) && known;
}

char *options_help(unsigned allowed, enum language language)
{
    GString *help = g_string_new(NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(OPTIONS); i++) {
        const struct option *option = &OPTIONS[i];
        g_autofree char *left = NULL;
        if ((option->bit & allowed) == 0)
            continue;
        left = g_strdup_printf("%c%c%s --%s%s%s", option->letter ? '-' : ' ',
                               option->letter ? option->letter : ' ', option->letter ? "," : " ",
                               option->name, option->argument ? " " : "",
                               option->argument ? option->argument : "");
        g_string_append_printf(help, "  %-26s %s\n", left, option->help[language]);
    }
    return g_string_free(help, FALSE);
}
