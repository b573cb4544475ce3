#define _GNU_SOURCE
#include "include/locale_width.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/// The name of the locale that the environment chooses, in the order of setlocale; NULL where it chooses none.
static const char *chosen_locale(void) {
    const char *variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (int index = 0; index < 3; index++) {
        const char *value = getenv(variables[index]);
        if (value != NULL && *value != '\0') return value;
    }
    return NULL;
}

bool ct_locale_use_environment(void) {
    // The C locale is not a choice when nothing is set (cron, containers, bare ssh): terminals speak UTF-8 today.
    const char *chosen = chosen_locale();
    if (chosen == NULL || setlocale(LC_CTYPE, "") == NULL) {
        // A locale that is named but not installed fails; the name then still says whether UTF-8 is meant.
        bool is_utf8 = chosen == NULL || strcasestr(chosen, "UTF-8") != NULL || strcasestr(chosen, "UTF8") != NULL;
        setlocale(LC_CTYPE, is_utf8 ? "C.UTF-8" : "C");
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int ct_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
