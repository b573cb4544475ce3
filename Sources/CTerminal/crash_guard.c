#define _GNU_SOURCE
#include "include/crash_guard.h"

#include <errno.h>
#include <fcntl.h>
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

/// Swift's own handler, which comes next, writes a backtrace and then waits for a key for half a minute, with the
/// program still there. Without a keyboard it ends at once.
static void take_keyboard_away(void) {
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0) dup2(nothing, STDIN_FILENO);
}

static void call(const struct sigaction *action, int signal, siginfo_t *info, void *context) {
    if (action->sa_flags & SA_SIGINFO) {
        action->sa_sigaction(signal, info, context);
    } else if (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN) {
        action->sa_handler(signal);
    }
}

static void crashed(int signal, siginfo_t *info, void *context) {
    restore();
    take_keyboard_away();
    for (int index = 0; index < guarded_count; index++) {
        if (guarded[index] == signal) call(&before[index], signal, info, context);
    }
    // Not left to the fault to happen again: a signal that was sent, or a breakpoint, would not.
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigaction(signal, &plain, NULL);
    raise(signal);
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
