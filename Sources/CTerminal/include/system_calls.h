#ifndef CTERMINAL_SYSTEM_CALLS_H
#define CTERMINAL_SYSTEM_CALLS_H

/// A non-blocking event counter, closed on exec; -1 with errno set on failure.
int ct_eventfd(void);

/// A pipe whose ends do not block and are closed on exec; returns 0, or -1 with errno set.
int ct_pipe(int ends[2]);

/// Opens the terminal behind a descriptor once more, non-blocking, so that the flag does not reach the shell, which
/// shares the original's description. Returns -1 with errno set where the terminal may not be opened.
int ct_reopen_terminal(int descriptor);

/// The window's columns and rows; returns whether the terminal reported them.
int ct_window_size(int descriptor, int *columns, int *rows);

#endif
