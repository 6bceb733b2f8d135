package dev.keepsake.cli.command;

import dev.keepsake.error.ErrorCategory;

/** How a command ended, for a script that has to decide what to do next. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "failed, or a check found something"),
    USAGE(2, "the command or its options cannot be meant"),
    NOT_FOUND(3, "what was named does not exist"),
    UNAVAILABLE(4, "the data, a model or the server cannot be reached now"),
    CONFIGURATION(5, "the configuration cannot be used, or does not fit the data or the machine"),
    CONFLICT(6, "contradicts an earlier request");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public static ExitCode of(ErrorCategory category) {
        return switch (category) {
            case INVALID_REQUEST -> USAGE;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case CONFIGURATION -> CONFIGURATION;
            case STORAGE_UNAVAILABLE, MODEL_UNAVAILABLE, DEADLINE_EXCEEDED -> UNAVAILABLE;
            case INTERNAL -> FAILED;
        };
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }
}
