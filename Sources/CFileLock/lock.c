#include "include/lock.h"

#include <errno.h>
#include <sys/file.h>

int cfl_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno; }
