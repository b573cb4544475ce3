#define _GNU_SOURCE
#include "include/command_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int ca_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

static int prepare_files(posix_spawn_file_actions_t *actions, int input) {
    int error = posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
    for (int output = STDOUT_FILENO; output <= STDERR_FILENO && error == 0; output++) {
        error = posix_spawn_file_actions_addopen(actions, output, "/dev/null", O_WRONLY, 0);
    }
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    // A library's descriptor without O_CLOEXEC must not keep a terminal or a database open in somebody's daemon.
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
#endif
    return error;
}

static int prepare_attributes(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    if (error == 0) error = posix_spawnattr_setsigdefault(attributes, &all);
    // A session has no terminal: a password prompt fails instead of writing over the dashboard.
    if (error == 0) {
        error = posix_spawnattr_setflags(
            attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    }
    return error;
}

int ca_spawn(pid_t *child, char *const arguments[], char *const environment[], int input) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) return error;
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
        error = prepare_files(&actions, input);
        if (error == 0) error = prepare_attributes(&attributes);
        if (error == 0) error = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}
