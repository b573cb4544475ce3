#ifndef CHIPTOP_CHILD_H
#define CHIPTOP_CHILD_H

/// Runs a program with the terminal that this one has, with no signal blocked or handled, and waits for its end.
///
/// Returns its status as waitpid tells it, or -1 where it could not be started.
int ct_child_run(char *const arguments[]);

#endif
