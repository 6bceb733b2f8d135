package dev.keepsake.store.embedded;

import java.sql.SQLException;

/**
 * What is done inside one transaction. It may be run a second time when the first transaction was lost as a whole, so it
 * must leave no trace outside the session.
 */
@FunctionalInterface
interface Work<T> {

    T in(Session session) throws SQLException;
}
