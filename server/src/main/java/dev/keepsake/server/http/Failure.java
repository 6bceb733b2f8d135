package dev.keepsake.server.http;

import java.util.Map;

/**
 * Something went wrong, before a dialect has put it into its words.
 *
 * @param status the HTTP status
 * @param code a word for programs
 * @param message a sentence for people; holds nobody's text
 * @param requestId by which the log can be searched
 * @param headers that go with it
 */
public record Failure(int status, String code, String message, String requestId, Map<String, String> headers) {

    /** How a dialect shows a failure. */
    @FunctionalInterface
    public interface Writer {
        /** The object that becomes the JSON body. */
        Object body(Failure failure);
    }
}
