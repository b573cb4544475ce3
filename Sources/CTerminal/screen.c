#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "include/screen.h"

#include <curses.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct ct_screen {
    SCREEN *curses;
    FILE *output;
    uint8_t *bytes;
    size_t capacity;
    cchar_t *row;
    int row_capacity;
    int cursor_shown;
    bool entering;
};

static FILE *memory_file(void) {
    int descriptor = memfd_create("frame", MFD_CLOEXEC);
    if (descriptor < 0) return NULL;
    FILE *file = fdopen(descriptor, "w+");
    if (file == NULL) close(descriptor);
    return file;
}

static bool can_place_cursor(void) {
    const char *capability = tigetstr("cup");
    return capability != NULL && capability != (char *)-1;
}

static void configure(void) {
    // Input is read elsewhere; a look at it in the middle of an update would only cost time.
    typeahead(-1);
    nonl();
    for (int index = 0; index < 3; index++) {
        WINDOW *window = index == 0 ? stdscr : index == 1 ? newscr : curscr;
        scrollok(window, FALSE);
        idlok(window, FALSE);
        idcok(window, FALSE);
    }
}

ct_screen *ct_screen_open(const char *type, int columns, int rows) {
    ct_screen *screen = calloc(1, sizeof *screen);
    if (screen == NULL) return NULL;
    screen->cursor_shown = -1;
    screen->output = memory_file();
    // Exported LINES and COLUMNS are of the shell that exported them; the caller knows the real size.
    use_env(FALSE);
    // Without this, types that name no size, as the Linux console's, would be refused.
    use_tioctl(TRUE);
    if (screen->output != NULL) screen->curses = newterm(type, screen->output, stdin);
    if (screen->curses != NULL && can_place_cursor()) {
        configure();
        resize_term(rows, columns);
        // What ncurses has said so far is for the size that terminfo names, scroll region included: it has to say
        // it again with the first update.
        ct_screen_left(screen);
        return screen;
    }
    ct_screen_close(screen);
    return NULL;
}

void ct_screen_close(ct_screen *screen) {
    if (screen->curses != NULL) {
        endwin();
        delscreen(screen->curses);
    }
    if (screen->output != NULL) fclose(screen->output);
    free(screen->bytes);
    free(screen->row);
    free(screen);
}

ct_palette ct_screen_start_colors(ct_screen *screen) {
    (void)screen;
    ct_palette palette = {0, 0, false, false};
    if (!has_colors() || start_color() == ERR) return palette;
    palette.colors = COLORS;
    palette.pairs = COLOR_PAIRS;
    palette.has_default_colors = use_default_colors() == OK;
    palette.is_direct = COLORS >= 0x1000000;
    return palette;
}

static bool chooses_entry(const char *capability, const char *expected) {
    const char *value = tigetstr(capability);
    if (value == NULL || value == (char *)-1) return false;
    const char *sequence = tparm(value, 200);
    return sequence != NULL && strcmp(sequence, expected) == 0;
}

bool ct_screen_indexes_colors(ct_screen *screen) {
    (void)screen;
    return chooses_entry("setaf", "\033[38;5;200m") && chooses_entry("setab", "\033[48;5;200m");
}

size_t ct_screen_capability(ct_screen *screen, const char *name, char *bytes, size_t size) {
    (void)screen;
    const char *value = tigetstr(name);
    if (value == NULL || value == (char *)-1) return 0;
    size_t count = 0;
    while (*value != '\0') {
        if (value[0] == '$' && value[1] == '<') {
            const char *end = strchr(value, '>');
            if (end != NULL) {
                value = end + 1;
                continue;
            }
        }
        if (count == size) return 0;
        bytes[count++] = *value++;
    }
    return count;
}

bool ct_screen_define_pair(ct_screen *screen, int pair, int foreground, int background) {
    (void)screen;
    return init_extended_pair(pair, foreground, background) == OK;
}

void ct_screen_resize(ct_screen *screen, int columns, int rows) {
    // Not resizeterm: that queues a key that is never read.
    resize_term(rows, columns);
    ct_screen_erase(screen);
}

void ct_screen_erase(ct_screen *screen) {
    (void)screen;
    werase(stdscr);
}

static attr_t curses_attributes(unsigned attributes) {
    return ((attributes & CT_BOLD) ? A_BOLD : 0) | ((attributes & CT_DIM) ? A_DIM : 0) |
           ((attributes & CT_ITALIC) ? A_ITALIC : 0) | ((attributes & CT_UNDERLINE) ? A_UNDERLINE : 0) |
           ((attributes & CT_REVERSE) ? A_REVERSE : 0);
}

static bool row_has_room(ct_screen *screen, int count) {
    if (count <= screen->row_capacity) return true;
    cchar_t *grown = realloc(screen->row, (size_t)count * sizeof *grown);
    if (grown == NULL) return false;
    screen->row = grown;
    screen->row_capacity = count;
    return true;
}

void ct_screen_put(
    ct_screen *screen, int x, int y, const ct_glyph *glyphs, int count, unsigned attributes, int pair) {
    if (count <= 0 || !row_has_room(screen, count)) return;
    cchar_t style;
    // The pair goes through the last argument: the other one holds only 16 bits.
    setcchar(&style, L" ", curses_attributes(attributes), 0, &pair);
    for (int index = 0; index < count; index++) {
        cchar_t *cell = &screen->row[index];
        *cell = style;
        cell->chars[0] = (wchar_t)glyphs[index].scalar;
        cell->chars[1] = (wchar_t)glyphs[index].first_mark;
        cell->chars[2] = (wchar_t)glyphs[index].second_mark;
    }
    mvwadd_wchnstr(stdscr, y, x, screen->row, count);
}

void ct_screen_repaint(ct_screen *screen) {
    (void)screen;
    clearok(curscr, TRUE);
}

void ct_screen_place_cursor(ct_screen *screen, int x, int y) {
    int shown = x >= 0;
    if (shown != screen->cursor_shown) {
        curs_set(shown);
        screen->cursor_shown = shown;
    }
    leaveok(stdscr, !shown);
    if (shown) wmove(stdscr, y, x);
}

static size_t collect(ct_screen *screen) {
    int descriptor = fileno(screen->output);
    off_t written = lseek(descriptor, 0, SEEK_CUR);
    size_t count = written > 0 ? (size_t)written : 0;
    if (count > screen->capacity) {
        uint8_t *grown = realloc(screen->bytes, count);
        if (grown == NULL) return 0;
        screen->bytes = grown;
        screen->capacity = count;
    }
    size_t taken = 0;
    while (taken < count) {
        ssize_t got = pread(descriptor, screen->bytes + taken, count - taken, (off_t)taken);
        if (got <= 0) break;
        taken += (size_t)got;
    }
    lseek(descriptor, 0, SEEK_SET);
    return taken;
}

/// Colours are never redefined here, but on entering the screen ncurses resets the palette all the same, and with it
/// what users have chosen for their terminal.
static size_t without_palette_reset(uint8_t *bytes, size_t count) {
    const char *reset = tigetstr("oc");
    if (reset == NULL || reset == (char *)-1 || *reset == '\0') return count;
    size_t length = strlen(reset);
    uint8_t *found = memmem(bytes, count, reset, length);
    if (found == NULL) return count;
    size_t rest = count - (size_t)(found - bytes) - length;
    memmove(found, found + length, rest);
    return count - length;
}

ct_bytes ct_screen_update(ct_screen *screen) {
    wnoutrefresh(stdscr);
    doupdate();
    size_t count = collect(screen);
    if (screen->entering) count = without_palette_reset(screen->bytes, count);
    screen->entering = false;
    return (ct_bytes){screen->bytes, count};
}

void ct_screen_left(ct_screen *screen) {
    endwin();
    // The restore bytes have been written already; what ncurses says at the end comes too late.
    lseek(fileno(screen->output), 0, SEEK_SET);
    screen->cursor_shown = -1;
    screen->entering = true;
}
