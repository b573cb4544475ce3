#ifndef CTRIGGERSWITCH_H
#define CTRIGGERSWITCH_H

#include <sqlite3.h>

/// Lets a connection run triggers or not (SQLITE_DBCONFIG_ENABLE_TRIGGER): a variadic function, which Swift cannot
/// call. Returns a result code of SQLite.
int ct_enable_triggers(sqlite3 *connection, int enabled);

#endif
