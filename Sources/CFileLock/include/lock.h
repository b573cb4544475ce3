#pragma once

// Locks a file for this process alone without waiting; 0, or EWOULDBLOCK where another holds it, or an error number.
// Swift's Glibc module leaves flock out.
int cfl_lock(int descriptor);
