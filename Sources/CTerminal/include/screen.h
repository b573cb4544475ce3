#ifndef CTERMINAL_SCREEN_H
#define CTERMINAL_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// One ncurses screen whose output goes to a memory file instead of the terminal.
typedef struct ct_screen ct_screen;

/// A character and its combining marks, zero where there are none.
typedef struct {
    uint32_t scalar;
    uint32_t first_mark;
    uint32_t second_mark;
} ct_glyph;

/// What colours the terminal has.
typedef struct {
    int colors;
    int pairs;
    bool has_default_colors;
    bool is_direct;
} ct_palette;

/// Bytes that stay valid until the next call with the same screen.
typedef struct {
    const uint8_t *start;
    size_t count;
} ct_bytes;

/// Attributes of a run, to be combined.
enum { CT_BOLD = 1, CT_DIM = 2, CT_ITALIC = 4, CT_UNDERLINE = 8, CT_REVERSE = 16 };

/// Opens a screen for a terminal type and size; NULL where the type is unknown or cannot place the cursor.
ct_screen *ct_screen_open(const char *type, int columns, int rows);

/// Ends ncurses and frees the screen.
void ct_screen_close(ct_screen *screen);

/// Switches colours on and says which there are; all zero for a terminal without.
ct_palette ct_screen_start_colors(ct_screen *screen);

/// Whether the terminal chooses an entry N of its palette by `ESC [ 38;5;N m` and `ESC [ 48;5;N m`.
bool ct_screen_indexes_colors(ct_screen *screen);

/// Copies a string capability without its padding; returns its length, 0 where it is missing or too long.
size_t ct_screen_capability(ct_screen *screen, const char *name, char *bytes, size_t size);

/// Gives a pair its two colours, -1 being the terminal's own.
bool ct_screen_define_pair(ct_screen *screen, int pair, int foreground, int background);

/// Changes ncurses' idea of the size and blanks everything.
void ct_screen_resize(ct_screen *screen, int columns, int rows);

/// Blanks everything.
void ct_screen_erase(ct_screen *screen);

/// Puts a run of characters of one style into a row. Nothing wraps.
void ct_screen_put(
    ct_screen *screen, int x, int y, const ct_glyph *glyphs, int count, unsigned attributes, int pair);

/// The next update repaints every cell, whatever ncurses believes is there.
void ct_screen_repaint(ct_screen *screen);

/// Shows the cursor at a place, or hides it where `x` is negative.
void ct_screen_place_cursor(ct_screen *screen, int x, int y);

/// The bytes that bring the terminal from the last update to what has been put since.
ct_bytes ct_screen_update(ct_screen *screen);

/// Makes the next update redraw the whole screen: another program had the terminal.
void ct_screen_left(ct_screen *screen);

#endif
