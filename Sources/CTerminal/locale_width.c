#define _GNU_SOURCE
#include "include/locale_width.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static bool names_a_locale(const char *variable) {
    const char *value = getenv(variable);
    return value != NULL && *value != '\0';
}

bool ct_locale_use_environment(void) {
    // Nobody chose the C locale when nothing is set (cron, containers, bare ssh): terminals speak UTF-8 today.
    bool chosen = names_a_locale("LC_ALL") || names_a_locale("LC_CTYPE") || names_a_locale("LANG");
    // A locale that is named but not installed fails; the name then still says whether UTF-8 is meant.
    if (!chosen || setlocale(LC_CTYPE, "") == NULL) setlocale(LC_CTYPE, "C.UTF-8");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int ct_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
