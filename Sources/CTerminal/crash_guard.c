#define _GNU_SOURCE
#include "include/crash_guard.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int guarded[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGSYS};
enum { guarded_count = sizeof guarded / sizeof *guarded, room = 1024, stack_size = 65536 };

// Statics because a signal handler has nothing else: everything is worked out before the crash.
static volatile sig_atomic_t armed;
static int terminal;
static struct termios restored;
static char restore_bytes[room];
static size_t restore_count;
static struct sigaction before[guarded_count];
static bool installed;
static char alternate_stack[stack_size];

static void restore(void) {
    if (!armed) return;
    armed = 0;
    if (write(terminal, restore_bytes, restore_count) < 0 && errno == EAGAIN) {
        // Stalled output: what waits is of no use any more, the restore bytes are.
        tcflush(terminal, TCOFLUSH);
        ssize_t ignored = write(terminal, restore_bytes, restore_count);
        (void)ignored;
    }
    tcsetattr(terminal, TCSANOW, &restored);
}

static void crashed(int signal, siginfo_t *info, void *context) {
    (void)context;
    restore();
    for (int index = 0; index < guarded_count; index++) {
        if (guarded[index] == signal) sigaction(signal, &before[index], NULL);
    }
    // A fault happens again when its instruction is run again; what was sent, and a breakpoint, do not.
    if (info->si_code <= 0 || signal == SIGTRAP) raise(signal);
}

static void install(void) {
    stack_t stack = {.ss_sp = alternate_stack, .ss_size = stack_size};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = crashed, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < guarded_count; index++) sigaction(guarded[index], &action, &before[index]);
    installed = true;
}

void ct_crash_guard_arm(int descriptor, const struct termios *settings, const void *bytes, size_t count) {
    armed = 0;
    terminal = descriptor;
    restored = *settings;
    restore_count = count <= room ? count : 0;
    memcpy(restore_bytes, bytes, restore_count);
    if (!installed) install();
    armed = 1;
}

void ct_crash_guard_disarm(void) { armed = 0; }
