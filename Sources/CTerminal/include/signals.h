#ifndef CTERMINAL_SIGNALS_H
#define CTERMINAL_SIGNALS_H

#include <stdbool.h>

// Declared, not included: Swift would take the type for one of this module's.
struct pollfd;

/// Blocks the loop's signals in the calling thread, and so in every thread it starts later; ignores SIGPIPE.
void ct_signals_block(void);

/// Installs handlers that write the signal's number, one byte, to a descriptor, and nothing more. What the parent
/// had set to be ignored stays ignored.
void ct_signals_install(int descriptor);

/// Gives the signals back the actions they had before `ct_signals_install`.
void ct_signals_uninstall(void);

/// poll(2) with the loop's signals let through only while it waits.
int ct_signals_poll(struct pollfd *descriptors, unsigned long count, int milliseconds);

/// Stops the process (or its whole process group) with SIGTSTP's default action and returns when it goes on.
void ct_signals_stop(bool group);

/// Ends the process by a signal's default action, so that the parent sees which signal it was.
_Noreturn void ct_signals_die(int signal);

#endif
