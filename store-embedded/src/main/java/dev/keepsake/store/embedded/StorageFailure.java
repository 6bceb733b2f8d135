package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite complains of, in our words. Its own messages name tables and columns, never values. */
final class StorageFailure {

    private static final int PRIMARY_CODE = 0xff;

    private StorageFailure() {}

    static KeepsakeException of(Path file, SQLException cause) {
        return switch (primary(cause)) {
            case SQLITE_CONSTRAINT ->
                new KeepsakeException(
                        ErrorCategory.CONFLICT,
                        "The write contradicts what is stored in " + file + " (" + cause.getMessage()
                                + "); nothing of it was written",
                        cause);
            case SQLITE_FULL ->
                unavailable(
                        "The disk has no room for " + file
                                + "; nothing of this write was kept. Free some space and repeat",
                        cause);
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                unavailable(file + " is damaged or is not a Keepsake store; restore it from a backup", cause);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH ->
                unavailable(
                        file + " cannot be opened for writing; check the permissions of the file and its directory",
                        cause);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                unavailable(file + " is locked by another program; close that program and repeat", cause);
            case SQLITE_ERROR, SQLITE_MISUSE, SQLITE_RANGE, SQLITE_MISMATCH ->
                new KeepsakeException(ErrorCategory.INTERNAL, "A statement does not fit the tables of " + file, cause);
            default -> unavailable(file + " cannot be read or written (" + cause.getMessage() + ")", cause);
        };
    }

    static KeepsakeException unavailable(String message, Throwable cause) {
        return new KeepsakeException(ErrorCategory.STORAGE_UNAVAILABLE, message, cause);
    }

    static KeepsakeException closed(Path file) {
        return new KeepsakeException(
                ErrorCategory.STORAGE_UNAVAILABLE, "The store " + file + " is closed; open it again");
    }

    /** Whether the disk itself failed, so that nobody knows what it holds. */
    static boolean isOfTheDisk(SQLException cause) {
        return primary(cause) == SQLiteErrorCode.SQLITE_IOERR;
    }

    private static SQLiteErrorCode primary(SQLException cause) {
        return cause instanceof SQLiteException sqlite
                ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }
}
