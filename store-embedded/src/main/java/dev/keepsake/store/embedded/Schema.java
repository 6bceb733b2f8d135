package dev.keepsake.store.embedded;

import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, as numbered scripts that are run once each, in order, in one transaction. A script that has been released is
 * never changed; a new one is added to the end of the list.
 */
final class Schema {

    private static final List<String> SCRIPTS = List.of(
            "001-first.sql",
            "002-slots.sql",
            "003-features.sql",
            "004-natures.sql",
            "005-reversals.sql",
            "006-operations.sql",
            "007-slots-of-the-past.sql",
            "008-jobs.sql",
            "009-second-vectors.sql",
            "010-expenses.sql",
            "011-set-aside.sql",
            "012-memory-counts.sql");

    /** "KEEP" in ASCII, in the header of every file of ours. */
    private static final int APPLICATION_ID = 0x4b454550;

    private final Path file;

    Schema(Path file) {
        this.file = file;
    }

    void bringUpToDate(Session session) throws SQLException {
        session.execute("BEGIN IMMEDIATE");
        try {
            int version = version(session);
            for (String script : SCRIPTS.subList(version, SCRIPTS.size())) {
                session.script(text(script));
            }
            if (version < SCRIPTS.size()) {
                session.pragma("application_id", Integer.toString(APPLICATION_ID));
                Meta.put(session, Meta.SCHEMA, Integer.toString(SCRIPTS.size()));
            }
            session.execute("COMMIT");
        } catch (SQLException | RuntimeException failure) {
            session.rollBack(failure);
            throw failure;
        }
    }

    private int version(Session session) throws SQLException {
        if (session.number("SELECT count(*) FROM sqlite_schema") == 0) {
            return 0;
        }
        if (session.number("PRAGMA application_id") != APPLICATION_ID) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    file + " is an SQLite file of another program; give Keepsake a directory of its own");
        }
        int version = Integer.parseInt(Meta.get(session, Meta.SCHEMA).orElse("0"));
        if (version > SCRIPTS.size()) {
            throw new KeepsakeException(
                    ErrorCategory.CONFIGURATION,
                    file + " was written by a newer Keepsake: its tables have version " + version + ", this one knows "
                            + SCRIPTS.size() + "; use the newer program");
        }
        return version;
    }

    private static String text(String script) {
        try (InputStream stream = Schema.class.getResourceAsStream("schema/" + script)) {
            if (stream == null) {
                throw new IllegalStateException("The script " + script + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the script " + script + " from the jar", unreadable);
        }
    }
}
