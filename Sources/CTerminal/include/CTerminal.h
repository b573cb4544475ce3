#ifndef CTERMINAL_H
#define CTERMINAL_H

// What the Terminal target needs from C: ncurses behind plain structs and functions, the signal handlers, the guard
// that restores the terminal when the process crashes, and calls that Swift's Glibc module leaves out.

#include "child.h"
#include "crash_guard.h"
#include "locale_width.h"
#include "screen.h"
#include "signals.h"
#include "system_calls.h"

#endif
