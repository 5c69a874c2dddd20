"""The workspace file: the only address of sqlite3 and sqlite_utils. Rows never leave this folder as rows."""
