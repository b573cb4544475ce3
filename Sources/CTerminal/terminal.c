#define _GNU_SOURCE
#include "CTerminal.h"
#include <wchar.h>

int ct_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }
