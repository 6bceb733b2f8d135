package dev.keepsake.error;

/**
 * A failure as it may be written into a log: types and places, and the messages of our own exceptions alone. The message of a
 * foreign one may quote what somebody said.
 *
 * @param failure what failed
 */
public record FailureTrace(Throwable failure) {

    /** A chain of causes may lead back into itself. */
    private static final int DEEPEST = 20;

    /** Made when it is written and not before, so that a line that nobody wants costs nothing. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            lines.append(depth == 0 ? "" : "\n  because of ")
                    .append(cause.getClass().getName());
            if (cause instanceof KeepsakeException known) {
                lines.append(": ").append(known.getMessage());
            }
            for (StackTraceElement place : cause.getStackTrace()) {
                lines.append("\n    at ").append(place);
            }
            depth++;
        }
        return lines.toString();
    }
}
