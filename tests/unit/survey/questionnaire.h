/* SPDX-License-Identifier: GPL-3.0-or-later */
/* questionnaire.h - a small questionnaire with every role, in the scratch folder of a test. */
#ifndef TESTS_SURVEY_QUESTIONNAIRE_H
#define TESTS_SURVEY_QUESTIONNAIRE_H

#include "instrument/instrument.h"
#include "unit/survey/scratch.h"

/* Items: a1 a2 a3 (agree), k1 (tf), n1 (integer 0..40), w (decimal 0..200). */
static const char *const QUESTIONNAIRE[][2] = {
    {"survey.csv",
     "type,name,label::فارسی (fa),label::English (en),role,aliases\n"
     "start,start,,,,\n"
     "select_one consent,consent,رضایت می‌دهید؟,Do you agree?,consent,\n"
     "text,card,شمارهٔ کارت,Card number,id,code\n"
     "text,town,شهرستان,County,county,\n"
     "text,place,محله,Neighbourhood,neighbourhood,\n"
     "select_one sex,sex,جنس,Sex,sex,\n"
     "integer,born,سال تولد,Year of birth,birth_year,\n"
     "date,day,تاریخ,Date,date,\n"
     "integer,group,گروه,Group,arm,\n"
     "select_one wave,round,نوبت,Round,wave,\n"
     "select_one agree,a1,به آینده امیدوارم.,I have hope.,,q1;Q01\n"
     "select_one agree,a2,به همسایه‌ها اعتماد دارم.,I trust neighbours.,,\n"
     "select_one agree,a3,کاری از من برنمی‌آید.,I can do nothing.,,\n"
     "select_one tf,k1,شمارهٔ اورژانس ۱۱۵ است.,The number is 115.,,\n"
     "integer,n1,چند جلسه آمدید؟,How many meetings?,,\n"
     "decimal,w,وزن,Weight,,\n"},
    {"choices.csv",
     "list_name,name,label::فارسی (fa),label::English (en),missing,aliases\n"
     "consent,1,بله,Yes,,\nconsent,0,خیر,No,,\n"
     "wave,1,پیش از دوره,Before,,\nwave,2,پس از دوره,After,,\nwave,3,پیگیری,Follow-up,,\n"
     "sex,1,زن,Woman,,\nsex,2,مرد,Man,,\nsex,99,نمی‌گویم,Not said,declined,\n"
     "agree,1,کاملاً مخالفم,Strongly disagree,,\nagree,2,مخالفم,Disagree,,\n"
     "agree,3,بینابین,In between,,\nagree,4,موافقم,Agree,,\n"
     "agree,5,کاملاً موافقم,Strongly agree,,خیلی موافقم\n"
     "agree,98,نمی‌دانم,I don't know,dont_know,\n"
     "agree,-9,نمی‌خواهم بگویم,I prefer not to say,declined,\n"
     "tf,1,درست,True,,صحیح\ntf,0,نادرست,False,,غلط\n"
     "tf,98,نمی‌دانم,I don't know,dont_know,\n"},
    {"settings.csv", "form_id,version,form_title\nsmall,7,Small\n"},
    {"keys.csv", "scale,item,reverse,correct,min,max\n"
                 "A,a1,,,,\nA,a2,,,,\nA,a3,yes,,,\nK,k1,,1,,\nN,n1,,,0,40\nW,w,,,0,200\n"},
    {"scales.csv", "scale,label,kind,method,min_items,prorate,dont_know,direction,primary\n"
                   "A,A,attitude,mean,2,yes,missing,higher,yes\n"
                   "K,K,knowledge,sum,1,no,wrong,higher,no\n"
                   "N,N,attitude,mean,1,no,missing,higher,no\n"
                   "W,W,attitude,mean,1,no,missing,higher,no\n"},
};

/* The folder of the questionnaire; caller frees. */
static inline char *questionnaire_write(void **state)
{
    char *folder = g_build_filename(*state, "quest", NULL);

    g_mkdir(folder, 0700);
    for (gsize i = 0; i < G_N_ELEMENTS(QUESTIONNAIRE); i++) {
        g_autofree char *path = g_build_filename(folder, QUESTIONNAIRE[i][0], NULL);
        assert_true(file_write(path, QUESTIONNAIRE[i][1], strlen(QUESTIONNAIRE[i][1]), NULL));
    }
    return folder;
}

static inline struct instrument *questionnaire_load(void **state)
{
    g_autofree char *folder = questionnaire_write(state);
    own(diagnostics) diagnostics = diagnostics_new();
    struct instrument *instrument = instrument_load(folder, diagnostics);

    no_diagnostics(diagnostics);
    assert_non_null(instrument);
    return instrument;
}

#endif
