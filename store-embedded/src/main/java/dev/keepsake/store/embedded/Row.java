package dev.keepsake.store.embedded;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read column after column in the order of the select. */
final class Row {

    private final ResultSet results;
    private int column;

    Row(ResultSet results) {
        this.results = results;
    }

    /** Goes to the next row, if there is one, and to its first column. */
    boolean next() throws SQLException {
        column = 0;
        return results.next();
    }

    String text() throws SQLException {
        return results.getString(++column);
    }

    @Nullable
    String optionalText() throws SQLException {
        return results.getString(++column);
    }

    long number() throws SQLException {
        return results.getLong(++column);
    }

    int small() throws SQLException {
        return results.getInt(++column);
    }

    boolean flag() throws SQLException {
        return results.getInt(++column) != 0;
    }

    byte[] bytes() throws SQLException {
        return results.getBytes(++column);
    }

    byte @Nullable [] optionalBytes() throws SQLException {
        return results.getBytes(++column);
    }

    double real() throws SQLException {
        return results.getDouble(++column);
    }

    UUID uuid() throws SQLException {
        return UUID.fromString(text());
    }

    <E extends Enum<E>> E constant(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text());
    }

    Instant moment() throws SQLException {
        return Moments.read(bytes());
    }

    @Nullable
    Instant optionalMoment() throws SQLException {
        byte @Nullable [] bytes = results.getBytes(++column);
        return bytes == null ? null : Moments.read(bytes);
    }

    @Nullable
    LocalDate optionalDay() throws SQLException {
        long day = results.getLong(++column);
        return results.wasNull() ? null : LocalDate.ofEpochDay(day);
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    /** Looks at one row. */
    @FunctionalInterface
    interface Visitor {
        void visit(Row row) throws SQLException;
    }
}
