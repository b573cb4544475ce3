#ifndef CTERMINAL_H
#define CTERMINAL_H

/// Columns of a wide character as the C library counts them; -1 where it cannot be printed.
/// The locale must have been set.
int ct_wcwidth(unsigned int scalar);

#endif
