package dev.keepsake.store.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The SQLite file: one connection that writes, a few that read. */
final class Database implements AutoCloseable {

    private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final GroupCommit writer;
    private final ReadPool readers;
    private final Session writing;
    private final Path file;

    private Database(Path file, Session writing, List<Session> reading) {
        this.file = file;
        this.writing = writing;
        this.readers = new ReadPool(file, reading);
        this.writer = new GroupCommit(file, writing);
    }

    /** Opens the file, makes it when it is not there, and brings its tables up to date. */
    static Database open(Path file) {
        List<Session> opened = new ArrayList<>();
        try {
            Session writing = connect(file, SQLiteOpenMode.READWRITE, SQLiteOpenMode.CREATE);
            opened.add(writing);
            prepareForWriting(writing);
            new Schema(file).bringUpToDate(writing);
            for (int i = 0; i < READERS; i++) {
                opened.add(connect(file, SQLiteOpenMode.READONLY));
            }
            return new Database(file, writing, opened.subList(1, opened.size()));
        } catch (SQLException failure) {
            closeAll(opened, failure);
            throw StorageFailure.of(file, failure);
        } catch (RuntimeException refusal) {
            closeAll(opened, refusal);
            throw refusal;
        }
    }

    /** Runs {@code work} on one snapshot. */
    <T> T read(Work<T> work) {
        return readers.read(work);
    }

    /** Runs {@code work} in a transaction and returns when it is on the disk. */
    <T> T write(Work<T> work) {
        return writer.write(work);
    }

    /** Whether the last write failed by the fault of the file or its disk. */
    boolean lastWriteFailed() {
        return writer.lastFailed();
    }

    @Override
    public void close() {
        try {
            writer.close();
        } finally {
            try {
                readers.close();
            } finally {
                closeWriting();
            }
        }
    }

    private void closeWriting() {
        try {
            writing.close();
        } catch (SQLException failure) {
            throw StorageFailure.of(file, failure);
        }
    }

    private static Session connect(Path file, SQLiteOpenMode... modes) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.READWRITE);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        for (SQLiteOpenMode mode : modes) {
            config.setOpenMode(mode);
        }
        config.setBusyTimeout(10_000);
        // As a URI, because the driver takes a question mark in a plain path for the beginning of settings.
        URI uri = file.toAbsolutePath().toUri();
        Session session = new Session(config.createConnection("jdbc:sqlite:" + uri));
        session.pragma("cache_size", "-16000");
        // Sorting spills into memory: no copy of anybody's text in a directory for temporary files.
        session.pragma("temp_store", "MEMORY");
        return session;
    }

    private static void prepareForWriting(Session session) throws SQLException {
        String journal = session.pragma("journal_mode", "WAL");
        if (!journal.equalsIgnoreCase("wal")) {
            throw new SQLException("the file system does not support a write-ahead log; journal mode is " + journal);
        }
        // Acknowledged means on the disk: each commit waits for fsync.
        session.pragma("synchronous", "FULL");
        session.pragma("foreign_keys", "ON");
        // What is deleted is overwritten with zeroes, not just forgotten.
        session.pragma("secure_delete", "ON");
        session.pragma("journal_size_limit", "67108864");
    }

    private static void closeAll(List<Session> sessions, Throwable reason) {
        for (Session session : sessions) {
            try {
                session.close();
            } catch (SQLException alsoFailed) {
                reason.addSuppressed(alsoFailed);
            }
        }
    }
}
