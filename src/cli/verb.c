/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/verb.h"

#include <string.h>

#include "base/console.h"
#include "base/interrupt.h"
#include "base/limits.h"
#include "cli/help.h"

#define INPUTS                                                                                     \
    (OPTION_INSTRUMENT | OPTION_PLACES | OPTION_DECISIONS | OPTION_ENCODING | OPTION_LANGUAGE |    \
     OPTION_MIN_GROUP | OPTION_QUIET | OPTION_HELP)
#define TALK (OPTION_LANGUAGE | OPTION_QUIET | OPTION_HELP)

const struct verb VERBS[] = {
    {"analyse",
     "analyze",
     "PROGRAMME.ini | PRE.csv [POST.csv] -i INSTRUMENT",
     INPUTS | OPTION_OUTPUT | OPTION_TEXT,
     1,
     2,
     {"همهٔ کار: بررسی، جورکردن، نمره، آمار و کارپوشه‌ها",
      "everything: check, match, score, statistics, workbooks"},
     "  tabavar analyse programme.ini -o report\n"
     "  tabavar analyse pre.csv post.csv -i tabavar-p -p places.csv -o report\n"
     "  tabavar analyse pre.csv -i tabavar-p -o baseline\n",
     verb_analyse},
    {"check",
     NULL,
     "PROGRAMME.ini | PRE.csv [POST.csv] -i INSTRUMENT [-o REVIEW.xlsx]",
     INPUTS | OPTION_OUTPUT_FILE,
     1,
     2,
     {"تنها بررسی داده؛ با ‎-o پرسش‌های باز و تصمیم‌ها "
      "در "
      "یک "
      "کارپوشه",
      "check the data only; with -o open questions and decisions as a workbook"},
     "  tabavar check programme.ini\n"
     "  tabavar check programme.ini -o review.xlsx\n"
     "  tabavar check programme.ini -d decisions.csv\n"
     "  tabavar check pre.csv post.csv -i tabavar-p\n",
     verb_check},
    {"score",
     NULL,
     "PROGRAMME.ini | PRE.csv [POST.csv] -i INSTRUMENT [-o FILE.csv|FILE.sav]",
     INPUTS | OPTION_OUTPUT_FILE,
     1,
     2,
     {"نمرهٔ یکایک افراد، با شماره به جای شناسه: CSV یا SPSS",
      "the scores of each person, under a number instead of the id: CSV or SPSS"},
     "  tabavar score programme.ini > scores.csv\n"
     "  tabavar score pre.csv post.csv -i tabavar-p -o scores.csv\n"
     "  tabavar score programme.ini -o scores.sav\n",
     verb_score},
    {"instrument",
     NULL,
     "list | show ID | lint DIR",
     TALK,
     1,
     2,
     {"فهرست، نمایش و وارسی پرسشنامه‌ها",
      "list, show and check questionnaires"},
     "  tabavar instrument list\n"
     "  tabavar instrument show tabavar-p --language en\n"
     "  tabavar instrument lint my-questionnaire\n",
     verb_instrument},
    {"simulate",
     NULL,
     "PROGRAMME.ini -o DIR",
     OPTION_OUTPUT | TALK,
     1,
     1,
     {"برنامه‌ای ساختگی با اثر دانسته",
      "an invented programme with a known effect"},
     "  tabavar simulate programme.ini -o invented\n",
     verb_simulate},
    {"plan",
     NULL,
     "[-o FILE.xlsx]",
     OPTION_PLAN | OPTION_OUTPUT_FILE | TALK,
     0,
     0,
     {"پیش از داده: این شمار محله و نفر چه تغییری را نشان "
      "می‌دهد؟",
      "before any data: what change can so many people show?"},
     "  tabavar plan\n"
     "  tabavar plan --neighbourhoods 12 --people 20 --icc 0.1\n"
     "  tabavar plan --loss 0.25 --power 0.9 -o plan.xlsx\n",
     verb_plan},
    {"explain",
     NULL,
     "CODE | STATISTIC | all | statistics",
     TALK,
     1,
     1,
     {"علت و چارهٔ هر پیام؛ معنای هر آماره",
      "cause and cure of any message; what a statistic means"},
     "  tabavar explain E401\n"
     "  tabavar explain g_av --language fa\n"
     "  tabavar explain statistics\n",
     verb_explain},
};
const guint N_VERBS = G_N_ELEMENTS(VERBS);

static const struct verb *find_verb(const char *name)
{
    for (guint i = 0; i < N_VERBS; i++)
        if (strcmp(VERBS[i].name, name) == 0 ||
            (VERBS[i].alias != NULL && strcmp(VERBS[i].alias, name) == 0))
            return &VERBS[i];
    return NULL;
}

/* E7xx, and files that cannot be read. */
static bool is_input_output(enum message message)
{
    return message == MESSAGE_CANNOT_READ ||
           (message_code(message)[1] == '7' && message_severity(message) == SEVERITY_ERROR);
}

enum exit_status verb_status_of(const struct diagnostics *diagnostics)
{
    enum exit_status status = EXIT_DONE;

    for (guint i = 0; i < diagnostics_n(diagnostics); i++) {
        enum message message = diagnostics_nth(diagnostics, i)->message;
        if (is_input_output(message))
            return EXIT_INPUT_OUTPUT;
        if (message_code(message)[1] == '9' && message_severity(message) == SEVERITY_ERROR)
            return EXIT_USAGE;
        if (message_severity(message) == SEVERITY_ERROR)
            status = EXIT_DATA;
    }
    return status;
}

static enum exit_status say_diagnostics(const struct command *command, enum exit_status status)
{
    g_autofree char *text = NULL;

    if (diagnostics_n(command->diagnostics) == 0)
        return status;
    text = diagnostics_text(command->diagnostics, command->language, LIMIT_SAME_MESSAGE);
    if (status == EXIT_DONE)
        status = verb_status_of(command->diagnostics);
    if (status == EXIT_DONE)
        console_note(text);
    else
        console_say(text);
    return status;
}

static bool words_fit(const struct verb *verb, struct command *command)
{
    guint n = command->options.words->len;

    if (n < verb->min_words)
        diagnostics_add(command->diagnostics, MESSAGE_MISSING_ARGUMENT, NULL, verb->name,
                        verb->usage, NULL);
    else if (n > verb->max_words)
        diagnostics_add(command->diagnostics, MESSAGE_TOO_MANY_ARGUMENTS, NULL,
                        command->options.words->pdata[verb->max_words], NULL);
    return n >= verb->min_words && n <= verb->max_words;
}

static enum exit_status run_verb(const struct verb *verb, int argc, char **argv)
{
    own(diagnostics) diagnostics = diagnostics_new();
    struct command command = {.diagnostics = diagnostics, .language = language_of_terminal()};
    enum exit_status status = EXIT_USAGE;
    bool understood;

    options_init(&command.options);
    understood = options_parse(&command.options, argc, argv, verb->options, diagnostics);
    if (command.options.has_language)
        command.language = command.options.language;
    if (understood) {
        console_set_quiet(command.options.quiet);
        if (command.options.help) {
            help_print_verb(verb, command.language);
            status = EXIT_DONE;
        } else if (words_fit(verb, &command)) {
            status = verb->run(&command);
        }
    }
    status = say_diagnostics(&command, status);
    options_clear(&command.options);
    return status;
}

static enum exit_status unknown_verb(const char *name)
{
    own(diagnostics) diagnostics = diagnostics_new();
    g_autofree char *text = NULL;

    diagnostics_add(diagnostics, MESSAGE_UNKNOWN_VERB, NULL, name, help_nearest_verb(name), NULL);
    text = diagnostics_text(diagnostics, language_of_terminal(), 0);
    console_say(text);
    return EXIT_USAGE;
}

static enum exit_status dispatch(int argc, char **argv)
{
    const char *first = argc > 1 ? argv[1] : "--help";
    const struct verb *verb = find_verb(first);

    if (verb != NULL)
        return run_verb(verb, argc - 2, argv + 2);
    if (strcmp(first, "--version") == 0 || strcmp(first, "version") == 0) {
        help_print_version();
        return EXIT_DONE;
    }
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
        verb = argc > 2 ? find_verb(argv[2]) : NULL;
        if (verb != NULL)
            help_print_verb(verb, language_of_terminal());
        else
            help_print(language_of_terminal());
        return argc > 1 ? EXIT_DONE : EXIT_USAGE;
    }
    return unknown_verb(first);
}

int verb_main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    enum exit_status status;

    interrupt_install();
    status = dispatch(argc, argv);
    if (!console_finish(&error)) {
        own(diagnostics) diagnostics = diagnostics_new();
        g_autofree char *text = NULL;
        diagnostics_add(diagnostics, MESSAGE_STDOUT_LOST, NULL, error->message, NULL);
        text = diagnostics_text(diagnostics, language_of_terminal(), 0);
        console_say(text);
        status = EXIT_INPUT_OUTPUT;
    }
    interrupt_reraise();
    return (int)status;
}
