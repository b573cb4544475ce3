#define _GNU_SOURCE
#include "include/signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const int handled[] = {SIGWINCH, SIGHUP,  SIGTERM, SIGINT,  SIGQUIT,
                              SIGUSR1,  SIGUSR2, SIGALRM, SIGTSTP, SIGCONT};
enum { handled_count = sizeof handled / sizeof *handled };

// A handler has no other way to know where to write and what to put back.
static volatile sig_atomic_t wake_descriptor = -1;
static struct sigaction before[handled_count];

static sigset_t handled_set(void) {
    sigset_t set;
    sigemptyset(&set);
    for (int index = 0; index < handled_count; index++) sigaddset(&set, handled[index]);
    return set;
}

static void note(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    ssize_t ignored = write(wake_descriptor, &byte, 1);
    (void)ignored;
    errno = saved;
}

static void catch(int signal) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

void ct_signals_block(void) {
    sigset_t set = handled_set();
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
}

void ct_signals_install(int descriptor) {
    wake_descriptor = descriptor;
    for (int index = 0; index < handled_count; index++) {
        sigaction(handled[index], NULL, &before[index]);
        if (before[index].sa_handler != SIG_IGN) catch(handled[index]);
    }
}

void ct_signals_uninstall(void) {
    for (int index = 0; index < handled_count; index++) sigaction(handled[index], &before[index], NULL);
    wake_descriptor = -1;
}

int ct_signals_poll(struct pollfd *descriptors, unsigned long count, int milliseconds) {
    sigset_t mask, set = handled_set();
    pthread_sigmask(SIG_SETMASK, NULL, &mask);
    for (int index = 0; index < handled_count; index++) {
        if (sigismember(&set, handled[index])) sigdelset(&mask, handled[index]);
    }
    struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
    return ppoll(descriptors, count, milliseconds < 0 ? NULL : &limit, &mask);
}

void ct_signals_stop(bool group) {
    sigset_t stop, resumed;
    struct timespec now = {0, 0};
    struct sigaction ours, plain = {.sa_handler = SIG_DFL};
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigemptyset(&resumed);
    sigaddset(&resumed, SIGCONT);
    sigaction(SIGTSTP, &plain, &ours);
    kill(group ? 0 : getpid(), SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
    // The process stops here.
    pthread_sigmask(SIG_BLOCK, &stop, NULL);
    sigaction(SIGTSTP, &ours, NULL);
    // The caller redraws anyway: a pending SIGCONT would only make it redraw twice.
    sigtimedwait(&resumed, NULL, &now);
}

_Noreturn void ct_signals_die(int signal) {
    sigset_t set;
    struct sigaction plain = {.sa_handler = SIG_DFL};
    sigemptyset(&set);
    sigaddset(&set, signal);
    sigaction(signal, &plain, NULL);
    raise(signal);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    _exit(128 + signal);
}
