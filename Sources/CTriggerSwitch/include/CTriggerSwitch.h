#ifndef CTRIGGERSWITCH_H
#define CTRIGGERSWITCH_H

// Declared, not included: SQLite's header belongs to one module alone.
struct sqlite3;

/// Lets a connection run triggers or not (SQLITE_DBCONFIG_ENABLE_TRIGGER): a variadic function, which Swift cannot
/// call. Returns a result code of SQLite.
int ct_enable_triggers(struct sqlite3 *connection, int enabled);

#endif
