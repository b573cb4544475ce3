#ifndef CTERMINAL_LOCALE_WIDTH_H
#define CTERMINAL_LOCALE_WIDTH_H

#include <stdbool.h>
#include <stdint.h>

/// Takes the character set from the environment, and UTF-8 where the environment names none.
/// Returns whether text is UTF-8 now.
bool ct_locale_use_environment(void);

/// Columns of a wide character as the C library counts them; -1 where it cannot be printed.
/// The locale must have been set.
int ct_wcwidth(uint32_t scalar);

#endif
