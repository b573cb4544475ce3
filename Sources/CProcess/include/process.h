#pragma once

#include <sys/types.h>

// What Swift's Glibc module leaves out: it is made without _GNU_SOURCE.

// A pipe whose ends no other program that is started meanwhile inherits; 0 or an error number.
int cp_pipe(int ends[2]);

// Starts a program that is looked for in PATH, in a session of its own, so that no password prompt writes over a
// terminal: its standard streams are the descriptors given, /dev/null for those below zero; no other descriptor, default
// signal handlers and an empty signal mask. 0 or an error number.
int cp_spawn(pid_t *child, char *const arguments[], char *const environment[], int input, int output, int errors);

// Locks a file for this process alone without waiting; 0, or EWOULDBLOCK where another holds it, or an error number.
int cp_lock(int descriptor);
