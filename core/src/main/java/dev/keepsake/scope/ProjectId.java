package dev.keepsake.scope;

import dev.keepsake.error.KeepsakeException;

/**
 * The tenant. Every store operation happens inside exactly one project, and nothing of another is reachable from it.
 *
 * @param value 1 to 200 characters, not blank; compared exactly
 */
public record ProjectId(String value) implements Comparable<ProjectId> {

    /** The project of a library user who never names one. */
    public static final ProjectId DEFAULT = new ProjectId("default");

    /**
     * The project in which it is tried out whether memories can be written, found and deleted. No key opens it, and everything in it
     * may be removed at any time.
     */
    public static final ProjectId CANARY = new ProjectId("keepsake canary");

    private static final int MAX_LENGTH = 200;

    public ProjectId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw KeepsakeException.invalid(
                    "A project id has 1 to " + MAX_LENGTH + " characters and is not blank; got " + value.length());
        }
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
