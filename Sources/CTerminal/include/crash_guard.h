#ifndef CTERMINAL_CRASH_GUARD_H
#define CTERMINAL_CRASH_GUARD_H

#include <stddef.h>

// Declared, not included: Swift would take the type for one of this module's.
struct termios;

/// From now on a crash writes these bytes to the terminal and gives it these settings before the process ends.
/// The bytes are copied; more than the guard has room for (1,024) are not taken.
void ct_crash_guard_arm(int descriptor, const struct termios *settings, const void *bytes, size_t count);

/// A crash leaves the terminal alone again; the handlers stay.
void ct_crash_guard_disarm(void);

#endif
