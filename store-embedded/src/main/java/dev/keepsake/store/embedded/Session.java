package dev.keepsake.store.embedded;

import dev.keepsake.error.KeepsakeException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection and the statements prepared on it. For one thread at a time. Values reach SQLite as parameters only:
 * texts, numbers, flags, moments, days, bytes, and the names of constants.
 */
final class Session implements AutoCloseable {

    /** More than there are fixed statements; what filters compose beyond that is prepared again. */
    private static final int STATEMENTS_KEPT = 200;

    private static final @Nullable Object[] NO_VALUES = {};

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Runs a statement that answers nothing, such as {@code BEGIN}. */
    void execute(String sql) throws SQLException {
        with(sql, NO_VALUES, PreparedStatement::execute);
    }

    /** Rolls back because of {@code reason}, which keeps what may go wrong in doing so. */
    void rollBack(Throwable reason) {
        try {
            execute("ROLLBACK");
        } catch (SQLException nothingToRollBack) {
            reason.addSuppressed(nothingToRollBack);
        }
    }

    /** Runs a script of several statements. */
    void script(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Sets a pragma and returns what SQLite answers, or an empty text when it answers nothing. */
    String pragma(String name, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            boolean answers = statement.execute("PRAGMA " + name + " = " + value);
            if (!answers) {
                return "";
            }
            try (ResultSet results = statement.getResultSet()) {
                return results.next() ? results.getString(1) : "";
            }
        }
    }

    /** How many rows were changed. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        return with(sql, values, PreparedStatement::executeUpdate);
    }

    void each(String sql, Row.Visitor visitor, @Nullable Object... values) throws SQLException {
        with(sql, values, statement -> {
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (row.next()) {
                    visitor.visit(row);
                }
                return sql;
            }
        });
    }

    <T> List<T> all(String sql, Row.Reader<T> reader, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        each(sql, row -> found.add(reader.read(row)), values);
        return found;
    }

    <T> Optional<T> first(String sql, Row.Reader<T> reader, @Nullable Object... values) throws SQLException {
        return with(sql, values, statement -> {
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        });
    }

    /** The one number that the statement answers; 0 when it answers no row. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, Row::number, values).orElse(0L);
    }

    /** The number that the last insert into a numbered table was given. */
    long lastNumber() throws SQLException {
        return number("SELECT last_insert_rowid()");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private <T> T with(String sql, @Nullable Object[] values, Use<T> use) throws SQLException {
        PreparedStatement statement = prepared(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return use.of(statement);
        } catch (SQLException failure) {
            // The driver finalises a statement behind our back when it fails badly, on a full disk for one.
            statements.remove(sql);
            statement.close();
            throw failure;
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        if (statements.size() >= STATEMENTS_KEPT) {
            var oldest = statements.entrySet().iterator();
            oldest.next().getValue().close();
            oldest.remove();
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, storable(text));
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Double number -> statement.setDouble(index, number);
            case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case Instant moment -> statement.setBytes(index, Moments.bytes(moment));
            case LocalDate day -> statement.setLong(index, day.toEpochDay());
            case Enum<?> constant -> statement.setString(index, constant.name());
            default -> statement.setString(index, storable(value.toString()));
        }
    }

    /**
     * UTF-8 has no form for half a surrogate pair; it would be stored as a question mark, and two different owners could
     * become one.
     */
    static String storable(String text) {
        if (!Texts.isWellFormed(text)) {
            throw KeepsakeException.invalid("A text of " + text.length() + " characters has half of a surrogate pair in"
                    + " it (a broken emoji, most likely) and cannot be stored; replace or remove that character");
        }
        return text;
    }

    /** What is done with a statement once its values are bound. */
    @FunctionalInterface
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
