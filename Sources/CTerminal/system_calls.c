#define _GNU_SOURCE
#include "include/system_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

int ct_eventfd(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

int ct_pipe(int ends[2]) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC); }

static int opened_same(int descriptor, const char *path) {
    struct stat wanted, found;
    int opened = open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (opened < 0) return -1;
    if (isatty(opened) && fstat(descriptor, &wanted) == 0 && fstat(opened, &found) == 0 &&
        wanted.st_rdev == found.st_rdev) {
        return opened;
    }
    close(opened);
    errno = ENODEV;
    return -1;
}

int ct_reopen_terminal(int descriptor) {
    char path[32];
    // Not ttyname: its path may not exist inside a container, the link under /proc always leads there.
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    int opened = opened_same(descriptor, path);
    if (opened >= 0) return opened;
    // After su the device belongs to another user, but the controlling terminal may always be opened. Its device
    // number is that of /dev/tty itself, so the session decides whether it is the same terminal.
    opened = open("/dev/tty", O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (opened < 0) return -1;
    if (tcgetsid(opened) >= 0 && tcgetsid(opened) == tcgetsid(descriptor)) return opened;
    close(opened);
    errno = ENODEV;
    return -1;
}

int ct_window_size(int descriptor, int *columns, int *rows) {
    struct winsize window = {0};
    if (ioctl(descriptor, TIOCGWINSZ, &window) != 0) return 0;
    *columns = window.ws_col;
    *rows = window.ws_row;
    return 1;
}
