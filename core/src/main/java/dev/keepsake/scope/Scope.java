package dev.keepsake.scope;

import dev.keepsake.error.KeepsakeException;
import org.jspecify.annotations.Nullable;

/**
 * Who a memory belongs to: any combination of user, agent, app and run. On a memory at least one is set; as a condition
 * ({@link #covers}) an absent field means "any".
 *
 * @param user the person, or null
 * @param agent the agent, or null
 * @param app the application, or null
 * @param run the conversation or task run, or null
 */
public record Scope(
        @Nullable String user,
        @Nullable String agent,
        @Nullable String app,
        @Nullable String run) {

    /** No owner named; legal as a condition, never on a memory. */
    public static final Scope ANY = new Scope(null, null, null, null);

    /** The longest id accepted, in UTF-16 units. */
    public static final int MAX_ID_LENGTH = 4096;

    public Scope {
        requireId(ScopeField.USER, user);
        requireId(ScopeField.AGENT, agent);
        requireId(ScopeField.APP, app);
        requireId(ScopeField.RUN, run);
    }

    public static Scope ofUser(String user) {
        return ANY.withUser(user);
    }

    public static Scope ofAgent(String agent) {
        return ANY.withAgent(agent);
    }

    public Scope withUser(@Nullable String id) {
        return new Scope(id, agent, app, run);
    }

    public Scope withAgent(@Nullable String id) {
        return new Scope(user, id, app, run);
    }

    public Scope withApp(@Nullable String id) {
        return new Scope(user, agent, id, run);
    }

    public Scope withRun(@Nullable String id) {
        return new Scope(user, agent, app, id);
    }

    /** This scope with one field replaced; null clears it. */
    public Scope with(ScopeField field, @Nullable String id) {
        return switch (field) {
            case USER -> withUser(id);
            case AGENT -> withAgent(id);
            case APP -> withApp(id);
            case RUN -> withRun(id);
        };
    }

    /** The id of one field, or null when it is not set. */
    public @Nullable String id(ScopeField field) {
        return switch (field) {
            case USER -> user;
            case AGENT -> agent;
            case APP -> app;
            case RUN -> run;
        };
    }

    /** Whether no owner is named. */
    public boolean isAny() {
        return equals(ANY);
    }

    /** Whether {@code other} has every id that this scope names. {@link #ANY} covers everything. */
    public boolean covers(Scope other) {
        for (ScopeField field : ScopeField.values()) {
            String wanted = id(field);
            if (wanted != null && !wanted.equals(other.id(field))) {
                return false;
            }
        }
        return true;
    }

    /**
     * One string for exactly this scope, usable as a key: no two scopes share one. Fields come in a fixed order with
     * their length before them, so that no character of an id can imitate a separator.
     */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        for (ScopeField field : ScopeField.values()) {
            String id = id(field);
            if (id != null) {
                text.append(field.key())
                        .append(':')
                        .append(id.length())
                        .append(':')
                        .append(id)
                        .append(';');
            }
        }
        return text.toString();
    }

    /** This scope, if it names an owner at all; memories and searches need one. */
    public Scope requireOwner() {
        if (isAny()) {
            throw KeepsakeException.invalid("At least one of user, agent, app or run must be given; got none");
        }
        return this;
    }

    private static void requireId(ScopeField field, @Nullable String id) {
        if (id == null) {
            return;
        }
        if (id.isBlank()) {
            throw KeepsakeException.invalid("The " + field.key() + " id is blank; leave it out or give at least one"
                    + " character that is not white space");
        }
        if (id.codePoints().anyMatch(Scope::isHalfOfAPair)) {
            throw KeepsakeException.invalid(
                    "The " + field.key() + " id holds half of a surrogate pair, which no store can"
                            + " tell from other such halves; send well-formed Unicode");
        }
        if (id.length() > MAX_ID_LENGTH) {
            throw KeepsakeException.invalid("The " + field.key() + " id has " + id.length() + " characters; at most "
                    + MAX_ID_LENGTH + " are accepted");
        }
    }

    private static boolean isHalfOfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
