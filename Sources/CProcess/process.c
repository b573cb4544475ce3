#define _GNU_SOURCE
#include "include/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/file.h>
#include <unistd.h>

int cp_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno; }

int cp_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno; }

static int prepare_stream(posix_spawn_file_actions_t *actions, int descriptor, int stream) {
    if (descriptor >= 0) return posix_spawn_file_actions_adddup2(actions, descriptor, stream);
    int mode = stream == STDIN_FILENO ? O_RDONLY : O_WRONLY;
    return posix_spawn_file_actions_addopen(actions, stream, "/dev/null", mode, 0);
}

static int prepare_files(posix_spawn_file_actions_t *actions, int input, int output, int errors) {
    int error = prepare_stream(actions, input, STDIN_FILENO);
    if (error == 0) error = prepare_stream(actions, output, STDOUT_FILENO);
    if (error == 0) error = prepare_stream(actions, errors, STDERR_FILENO);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    // A descriptor without O_CLOEXEC must not keep a terminal, the cache or its lock open in another program.
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
    if (error == 0) {
        error = posix_spawnattr_setflags(
            attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    }
    return error;
}

int cp_spawn(pid_t *child, char *const arguments[], char *const environment[], int input, int output, int errors) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int error = posix_spawn_file_actions_init(&actions);
    if (error != 0) return error;
    error = posix_spawnattr_init(&attributes);
    if (error == 0) {
        error = prepare_files(&actions, input, output, errors);
        if (error == 0) error = prepare_attributes(&attributes);
        if (error == 0) error = posix_spawnp(child, arguments[0], &actions, &attributes, arguments, environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return error;
}
